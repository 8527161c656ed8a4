import { builtInFormat, classifyFormat, type NumberFormatKind } from "./number-format.ts";
import { readXml, readXmlInteger } from "./xml-reader.ts";

/** Number formats of a workbook by cell style number. */
export interface CellFormats {
  /** What the style does to numbers; `plain` for unknown numbers. */
  kind(style: number): NumberFormatKind;
  code(style: number): string;
  readonly count: number;
}

/** Excel allows 255 characters. */
const LONGEST_FORMAT = 1000;

/** A workbook without styles: every number stands for itself. */
export const PLAIN_FORMATS: CellFormats = { kind: () => "plain", code: () => "General", count: 0 };

/** Reads the number formats of a style part. */
export function readCellFormats(document: string): CellFormats {
  const custom = new Map<number, string>();
  const used: number[] = [];
  let inCellStyles = false;
  readXml(document, {
    open(name, attributes) {
      if (name === "numFmt") custom.set(readXmlInteger(attributes.numFmtId, 0), attributes.formatCode ?? "General");
      else if (name === "cellXfs") inCellStyles = true;
      else if (name === "xf" && inCellStyles) used.push(readXmlInteger(attributes.numFmtId, 0));
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return createCellFormats(used.map((id) => custom.get(id) ?? builtInFormat(id)));
}

/** Formats from the format code of each style. */
export function createCellFormats(given: readonly string[]): CellFormats {
  const codes = given.map((code) => (code.length > LONGEST_FORMAT ? "General" : code));
  const kinds = codes.map(classifyFormat);
  return {
    kind: (style) => kinds[style] ?? "plain",
    code: (style) => codes[style] ?? "General",
    count: codes.length,
  };
}
