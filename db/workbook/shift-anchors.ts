import type { RowShift } from "./row-shift.ts";
import { listElements } from "./xml-text.ts";

/** Moves pictures, charts and controls that hang below inserted rows (图形位置). Anchors count rows from 0. A two-cell anchor that spans the inserted rows stretches, unless it moves only (`editAs="oneCell"`). */
export function shiftAnchors(xml: string, shift: RowShift): string {
  if (!/anchor/iu.test(xml)) return xml;
  let text = xml;
  for (const name of ["twoCellAnchor", "oneCellAnchor", "anchor"]) {
    const parts: string[] = [];
    let at = 0;
    for (const element of listElements(text, name)) {
      parts.push(
        text.slice(at, element.start),
        shiftAnchor(text.slice(element.start, element.end), element.tag, shift),
      );
      at = element.end;
    }
    parts.push(text.slice(at));
    text = parts.join("");
  }
  return text;
}

function shiftAnchor(anchor: string, tag: string, shift: RowShift): string {
  if (/editAs\s*=\s*["']absolute["']/u.test(tag)) return anchor;
  const moveOnly = /editAs\s*=\s*["']oneCell["']/u.test(tag);
  const from = /<((?:[\w.-]+:)?)from\b[\s\S]*?<\/(?:[\w.-]+:)?from>/u.exec(anchor);
  if (from === null) return anchor;
  const startRow = readRow(from[0]);
  const delta = shift.row(startRow + 1) - (startRow + 1);
  return anchor
    .replace(from[0], (text) => writeRow(text, startRow + delta))
    .replace(/<((?:[\w.-]+:)?)to\b[\s\S]*?<\/(?:[\w.-]+:)?to>/u, (text) => {
      const endRow = readRow(text);
      return writeRow(text, moveOnly ? endRow + delta : shift.end(endRow + 1) - 1);
    });
}

const ROW_ELEMENT = /(<(?:[\w.-]+:)?row>)\s*(\d+)\s*(<\/)/u;

function readRow(text: string): number {
  return Number(ROW_ELEMENT.exec(text)?.[2] ?? 0);
}

function writeRow(text: string, row: number): string {
  return text.replace(ROW_ELEMENT, (_, open: string, __, close: string) => `${open}${row}${close}`);
}

/** Moves the boxes of comments that hang below inserted rows (批注框，VML): `x:Row` and the row numbers of `x:Anchor`, both from 0. */
export function shiftVml(xml: string, shift: RowShift): string {
  return xml.replace(/<((?:[\w.-]+:)?)ClientData\b[\s\S]*?<\/\1ClientData>/gu, (data) => {
    const row = /(<(?:[\w.-]+:)?Row>)\s*(\d+)\s*(<\/)/u.exec(data);
    const anchor = /(<(?:[\w.-]+:)?Anchor>)([^<]*)(<\/)/u.exec(data);
    const numbers = (anchor?.[2] ?? "").split(",").map((part) => Number(part.trim()));
    const home = row === null ? (numbers[2] ?? 0) : Number(row[2]);
    const delta = shift.row(home + 1) - (home + 1);
    if (delta === 0) return data;
    const text = row === null ? data : data.replace(row[0], `${row[1]}${home + delta}${row[3]}`);
    if (anchor === null || numbers.length !== 8) return text;
    const moved = numbers.map((value, i) => (i === 2 || i === 6 ? value + delta : value));
    return text.replace(anchor[0], `${anchor[1]}${moved.join(", ")}${anchor[3]}`);
  });
}
