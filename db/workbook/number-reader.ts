import type { DateCell, FormattedNumberCell } from "#domain/workbook/grid";
import { SSF } from "xlsx";
import type { CellFormats } from "./cell-styles.ts";
import { compileDatePattern, type DatePattern } from "./date-pattern.ts";
import { serialToIso } from "./date-serial.ts";
import { decimalFromNumber } from "#domain/shared/decimal";
import { renderableFormat, wordsOfFormat } from "./number-format.ts";

/** Turns stored numbers into what they mean under their format. */
export interface NumberReader {
  /** Whether numbers of a style stand for themselves. */
  isPlain(style: number): boolean;
  read(value: number, style: number): number | DateCell | FormattedNumberCell;
  /** The text a sheet shows for a value. */
  show(value: number, style: number): string;
}

/** Serials below this are remembered per style: dates up to 2064, of which rosters repeat the same few thousand. */
const REMEMBERED = 60_000;

/** Styles whose numbers are remembered: some workbooks carry thousands, and each memory takes half a megabyte. */
const REMEMBERED_STYLES = 24;

/** From 1900-03-01 on every reader agrees which day a serial is. */
const FIRST_SURE_SERIAL = 61;

type Meaning = number | DateCell | FormattedNumberCell;

/** A number reader for the formats of one workbook. */
export function createNumberReader(formats: CellFormats, date1904: boolean): NumberReader {
  const plain = Uint8Array.from({ length: formats.count }, (_, style) => (formats.kind(style) === "plain" ? 1 : 0));
  const remembered = new Map<number, (Meaning | undefined)[]>();
  const codes = new Map<number, string>();
  const patterns = new Map<number, DatePattern | null>();
  const show = (value: number, style: number): string => {
    const code = codes.get(style) ?? renderableFormat(formats.code(style));
    codes.set(style, code);
    return showNumber(value, code, date1904);
  };
  const patternOf = (style: number): DatePattern | null => {
    let pattern = patterns.get(style);
    if (pattern === undefined) {
      pattern = compileDatePattern(renderableFormat(formats.code(style)));
      patterns.set(style, pattern);
    }
    return pattern;
  };
  const readDate = (value: number, style: number): Meaning => {
    const iso = serialToIso(value, date1904);
    if (iso === null) return value;
    const sure = value >= FIRST_SURE_SERIAL && Number.isInteger(value);
    const text = (sure ? patternOf(style)?.(iso) : undefined) ?? show(value, style);
    return { kind: "date", serial: value, iso, text: text.trim() };
  };
  const interpret = (value: number, style: number): Meaning => {
    const kind = formats.kind(style);
    if (kind === "plain") return value;
    if (kind === "date") return readDate(value, style);
    if (kind === "worded") return readWorded(value, formats.code(style));
    const text = show(value, style).trim();
    if (kind === "percent") return { kind: "number", value, text, percent: true };
    if (kind === "time") return { kind: "number", value, text, percent: false };
    return /^-?0\d/u.test(text) ? { kind: "number", value, text, percent: false } : value;
  };
  return {
    isPlain: (style) => style >= plain.length || plain[style] === 1,
    read(value, style) {
      if (!(value >= 0 && value < REMEMBERED && Number.isInteger(value))) return interpret(value, style);
      let ofStyle = remembered.get(style);
      if (ofStyle === undefined) {
        if (remembered.size >= REMEMBERED_STYLES) return interpret(value, style);
        ofStyle = new Array<Meaning | undefined>(REMEMBERED);
        remembered.set(style, ofStyle);
      }
      const cell = ofStyle[value] ?? interpret(value, style);
      ofStyle[value] = cell;
      return cell;
    },
    show,
  };
}

/** A number that its format shows with a unit, or in thousands: the text has all its digits, not only those shown. */
function readWorded(value: number, code: string): Meaning {
  const words = wordsOfFormat(code, value);
  if (words === null) return value;
  const text = `${words.before}${moveLeft(decimalFromNumber(value), -words.places)}${words.behind}`;
  return { kind: "number", value, text, percent: false };
}

/** Moves the decimal point of a decimal text to the left, exactly. */
function moveLeft(decimal: string, places: number): string {
  if (places === 0) return decimal;
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(decimal) ?? [];
  const digits = whole.padStart(places + 1, "0");
  const moved = `${digits.slice(0, -places)}.${digits.slice(-places)}${fraction}`.replace(/\.?0+$/u, "");
  return `${sign}${moved}`;
}

/** A renderer that does not know a format must not cost the value: then the plain number is shown. */
function showNumber(value: number, code: string, date1904: boolean): string {
  try {
    const shown: unknown = SSF.format(code, value, { date1904 });
    return typeof shown === "string" ? shown : String(value);
  } catch {
    return String(value);
  }
}
