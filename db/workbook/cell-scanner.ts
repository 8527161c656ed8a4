import type { CellContent, FormulaCell } from "#domain/workbook/grid";
import {
  BOOLEAN,
  DATE,
  endsCell,
  ERROR,
  INLINE,
  kindOf,
  LONGEST_PLAIN,
  NUMBER,
  readSmall,
  SHARED,
} from "./cell-bytes.ts";
import { isoToDateCell } from "./date-serial.ts";
import type { NumberReader } from "./number-reader.ts";
import { decodeText, readRichText, type SharedStrings } from "./shared-strings.ts";
import {
  EQUALS,
  endsName,
  findLess,
  GREATER,
  isSpace,
  LESS,
  QUOTE,
  readDigits,
  SLASH,
  skipTag,
  valueEnd,
  valueStart,
} from "./sheet-bytes.ts";

/** Columns of a sheet: A to XFD. */
export const MOST_COLUMNS = 16_384;

/** Reads cells out of the bytes of sheet XML. After `read` the members tell what was there. */
export class CellScanner {
  /** 1-based; 0 when the cell does not say. */
  column = 0;
  style = 0;
  /** Row digits of the reference, needed only when the row element has no number. */
  rowInReference = 0;
  content: CellContent | undefined = undefined;

  private readonly strings: SharedStrings;
  private readonly numbers: NumberReader;
  private readonly tag: number;
  private kind = NUMBER;
  private bytes: Buffer = Buffer.alloc(0);
  private limit = 0;
  private valueFrom = -1;
  private valueTo = -1;
  private valueIsPlain = true;
  private formula: string | null | undefined = undefined;
  private inline: string | undefined = undefined;

  /** `tag` is the distance from `<` to a local element name: 1, or more when the sheet uses a prefix. */
  constructor(strings: SharedStrings, numbers: NumberReader, tag: number) {
    this.strings = strings;
    this.numbers = numbers;
    this.tag = tag;
  }

  /** Reads the cell whose name `c` stands at `nameAt`; answers the place behind it, or -1 when it is not complete. */
  read(bytes: Buffer, nameAt: number, limit: number): number {
    this.bytes = bytes;
    this.limit = limit;
    this.column = 0;
    this.rowInReference = 0;
    this.style = 0;
    this.kind = NUMBER;
    this.content = undefined;
    const at = this.readAttributes(nameAt + 1);
    if (at < 0) return -1;
    if (bytes[at] === SLASH) return at + 2;
    const plain = this.readPlain(at + 1);
    return plain > 0 ? plain : this.readBody(at + 1);
  }

  /** Answers the place of the `>` or of the `/` before it. */
  private readAttributes(from: number): number {
    const { bytes, limit } = this;
    let i = from;
    while (i < limit) {
      const c = bytes[i];
      if (c === GREATER) return i;
      if (c === SLASH) return i + 1 < limit ? i : -1;
      if (isSpace(c)) i += 1;
      else i = bytes[i + 1] === EQUALS && bytes[i + 2] === QUOTE ? this.readShort(c, i + 3) : this.readAttribute(i);
      if (i < 0) return -1;
    }
    return -1;
  }

  /** Attribute of one letter as every writer spells it; answers the place behind it. */
  private readShort(name: number | undefined, start: number): number {
    const end = valueEnd(this.bytes, start, this.limit);
    if (end < 0) return -1;
    this.takeAttribute(name, start, end);
    return end + 1;
  }

  /** Answers the place behind the attribute at `at`, however it is spelled. */
  private readAttribute(at: number): number {
    const { bytes, limit } = this;
    let nameEnd = at + 1;
    while (nameEnd < limit && bytes[nameEnd] !== EQUALS && !endsName(bytes[nameEnd])) nameEnd += 1;
    const start = valueStart(bytes, nameEnd);
    if (start < 0) return nameEnd >= limit - 1 ? -1 : nameEnd;
    const end = valueEnd(bytes, start, limit);
    if (end < 0) return -1;
    if (nameEnd === at + 1) this.takeAttribute(bytes[at], start, end);
    return end + 1;
  }

  private takeAttribute(name: number | undefined, start: number, end: number): void {
    if (name === 0x72) this.takeReference(start, end);
    else if (name === 0x73) this.style = readSmall(this.bytes, start, end);
    else if (name === 0x74) this.kind = kindOf(this.bytes, start, end);
  }

  private takeReference(start: number, end: number): void {
    const { bytes } = this;
    let column = 0;
    let i = start;
    for (; i < end; i += 1) {
      const c = (bytes[i] ?? 0) & 0xdf;
      if (c < 0x41 || c > 0x5a) break;
      column = column * 26 + c - 0x40;
    }
    this.column = column;
    this.rowInReference = readSmall(bytes, i, end);
  }

  /** The shape of nearly every cell: `<v>digits</v></c>`, a number or the number of a shared string. Answers the place behind it; 0 for any other shape. */
  private readPlain(at: number): number {
    const { bytes, kind } = this;
    if (kind > SHARED || at + LONGEST_PLAIN > this.limit) return 0;
    if (bytes[at] !== LESS || bytes[at + 1] !== 0x76 || bytes[at + 2] !== GREATER) return 0;
    const end = findLess(bytes, at + 3, at + LONGEST_PLAIN - 8);
    if (end < 0 || !endsCell(bytes, end)) return 0;
    const value = readDigits(bytes, at + 3, end);
    if (Number.isNaN(value)) return 0;
    this.content = kind === SHARED ? this.sharedText(value) : this.interpret(value);
    return end + 8;
  }

  /** A text the table does not have is told as an error on its cell, never as a blank. */
  private sharedText(index: number): CellContent | undefined {
    const text = this.strings.get(index);
    return text === null ? LOST_TEXT : text || undefined;
  }

  private interpret(value: number): CellContent {
    return this.numbers.isPlain(this.style) ? value : this.numbers.read(value, this.style);
  }

  private readBody(from: number): number {
    const { bytes, limit, tag } = this;
    this.formula = undefined;
    this.inline = undefined;
    this.valueFrom = -1;
    let i = from;
    for (;;) {
      i = findLess(bytes, i, limit);
      if (i < 0 || i + tag + 4 > limit) return -1;
      if (bytes[i + 1] !== SLASH) i = this.readChild(i, i + tag);
      else if (bytes[i + tag + 1] === 0x63 && endsName(bytes[i + tag + 2])) break;
      else i = skipTag(bytes, i, limit);
      if (i < 0) return -1;
    }
    const end = skipTag(bytes, i, limit);
    if (end >= 0) this.finish();
    return end;
  }

  /** Reads `v`, `f` or `is` and passes over anything else; answers the place behind it. */
  private readChild(at: number, nameAt: number): number {
    const { bytes } = this;
    const name = bytes[nameAt];
    if (endsName(bytes[nameAt + 1])) {
      if (name === 0x76) return this.readValue(at);
      if (name === 0x66) return this.readFormula(at);
    }
    if (name === 0x69 && bytes[nameAt + 1] === 0x73 && endsName(bytes[nameAt + 2])) return this.readInline(at);
    return skipTag(bytes, at, this.limit);
  }

  private readValue(at: number): number {
    const { bytes, limit } = this;
    const start = skipTag(bytes, at, limit);
    if (start < 0) return -1;
    if (bytes[start - 2] === SLASH) return start;
    const end = this.textEnd(start);
    if (end < 0) return -1;
    this.valueFrom = start;
    this.valueTo = end;
    return end;
  }

  /** End of the text that starts at `start`: the first `<` that closes its element. Sets whether the text is free of CDATA and comments. */
  private textEnd(start: number): number {
    const { bytes, limit } = this;
    let end = findLess(bytes, start, limit);
    this.valueIsPlain = bytes[end + 1] === SLASH;
    while (end >= 0 && bytes[end + 1] !== SLASH) {
      if (end + 1 >= limit) return -1;
      const next = skipTag(bytes, end, limit);
      end = next < 0 ? -1 : findLess(bytes, next, limit);
    }
    return end;
  }

  private readFormula(at: number): number {
    const { bytes, limit } = this;
    const start = skipTag(bytes, at, limit);
    if (start < 0) return -1;
    this.formula = null;
    if (bytes[start - 2] === SLASH) return start;
    const end = this.textEnd(start);
    if (end > start) this.formula = this.text(start, end);
    return end;
  }

  private readInline(at: number): number {
    const { bytes, limit, tag } = this;
    const start = skipTag(bytes, at, limit);
    if (start < 0 || bytes[start - 2] === SLASH) return start;
    for (let i = start; ; i += 1) {
      i = findLess(bytes, i, limit);
      if (i < 0) return -1;
      if (bytes[i + 1] === SLASH && bytes[i + tag + 1] === 0x69 && bytes[i + tag + 2] === 0x73) {
        this.inline = readRichText(bytes.toString("utf8", start, i));
        return skipTag(bytes, i, limit);
      }
    }
  }

  private text(start: number, end: number): string {
    const raw = this.bytes.toString("utf8", start, end);
    return this.valueIsPlain ? decodeText(raw) : readRichText(`<t>${raw}</t>`);
  }

  private finish(): void {
    const value = this.kind === INLINE ? (this.inline === "" ? undefined : this.inline) : this.readStored();
    if (this.formula === undefined) {
      this.content = value === "" ? undefined : value;
      return;
    }
    const cached = value === undefined ? null : typeof value === "object" ? cachedDetail(value) : value;
    this.content = { kind: "formula", formula: this.formula, value: cached };
  }

  private readStored(): CellContent | undefined {
    const { bytes, valueFrom, valueTo, kind } = this;
    if (valueFrom < 0) return this.inline;
    if (kind === SHARED) {
      const index = this.valueIsPlain ? readSmall(bytes, valueFrom, valueTo) : Number(this.text(valueFrom, valueTo));
      return this.sharedText(index);
    }
    if (kind === NUMBER) return this.readNumber(valueFrom, valueTo);
    const text = this.text(valueFrom, valueTo);
    if (kind === BOOLEAN) return text.trim() === "1" || text.trim() === "true";
    if (kind === ERROR) return { kind: "error", text: text.trim() };
    if (kind === DATE) return isoToDateCell(text) ?? text;
    return text;
  }

  private readNumber(from: number, to: number): CellContent | undefined {
    let value = this.valueIsPlain ? readDigits(this.bytes, from, to) : Number.NaN;
    if (Number.isNaN(value)) {
      const text = this.text(from, to).trim();
      value = text === "" ? Number.NaN : Number(text);
      if (!Number.isFinite(value)) return text === "" ? undefined : text;
    }
    return this.interpret(value);
  }
}

const LOST_TEXT: CellContent = { kind: "error", text: "#文字缺失!" };

/** A formula keeps a date or an error; for a formatted number its plain value is kept. */
function cachedDetail(detail: Exclude<CellContent, string | number | boolean>): FormulaCell["value"] {
  if (detail.kind === "number") return detail.value;
  return detail.kind === "formula" ? detail.value : detail;
}
