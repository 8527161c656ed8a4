import type { CellContent, DateCell, FormattedNumberCell } from "#domain/workbook/grid";
import { SSF } from "xlsx";
import type { CellFormats } from "./cell-styles.ts";
import { serialToIso } from "./date-serial.ts";
import { renderableFormat } from "./number-format.ts";

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

type Meaning = number | DateCell | FormattedNumberCell;

/** A number reader for the formats of one workbook. */
export function createNumberReader(formats: CellFormats, date1904: boolean): NumberReader {
  const plain = Uint8Array.from({ length: formats.count }, (_, style) => (formats.kind(style) === "plain" ? 1 : 0));
  const remembered: (Meaning | undefined)[][] = [];
  const codes = new Map<number, string>();
  const show = (value: number, style: number): string => {
    const code = codes.get(style) ?? renderableFormat(formats.code(style));
    codes.set(style, code);
    return showNumber(value, code, date1904);
  };
  const interpret = (value: number, style: number): Meaning => {
    const kind = formats.kind(style);
    if (kind === "plain") return value;
    const text = show(value, style).trim();
    if (kind === "percent") return { kind: "number", value, text, percent: true };
    if (kind === "date") {
      const iso = serialToIso(value, date1904);
      return iso === null ? value : { kind: "date", serial: value, iso, text };
    }
    if (kind === "time") return { kind: "number", value, text, percent: false };
    return /^-?0\d/u.test(text) ? { kind: "number", value, text, percent: false } : value;
  };
  return {
    isPlain: (style) => style >= plain.length || plain[style] === 1,
    read(value, style) {
      if (!(value >= 0 && value < REMEMBERED && Number.isInteger(value))) return interpret(value, style);
      const ofStyle = remembered[style] ?? new Array<Meaning | undefined>(REMEMBERED);
      remembered[style] = ofStyle;
      const cell = ofStyle[value] ?? interpret(value, style);
      ofStyle[value] = cell;
      return cell;
    },
    show,
  };
}

/** The text a sheet shows for any content. */
export function showContent(content: CellContent, style: number, numbers: NumberReader): string {
  if (typeof content === "string") return content;
  if (typeof content === "number") return numbers.show(content, style).trim();
  if (typeof content === "boolean") return content ? "TRUE" : "FALSE";
  if (content.kind === "formula") return content.value === null ? "" : showContent(content.value, style, numbers);
  return content.text;
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
