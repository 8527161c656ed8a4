import { readTableUnit } from "#domain/indicators/unit";
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormSheet, FormWorkbook } from "#domain/reporting/form-workbook";
import { foldText } from "#domain/shared/chinese-text";
import type { CellContent, SheetRow } from "#domain/workbook/grid";

/** Takes what was filled in out of a copy handed in before (还原成空白表), so that its places can be recognised like those of a blank. What the blank at hand prints too stays; so do headings, formulas, running numbers and codes. */
export function emptyCopy(copy: FormWorkbook, blank: FormWorkbook, reading: FormReading): FormWorkbook {
  const printed = new Set(blank.sheets.flatMap((sheet) => textsOf(sheet)));
  const gapped = blank.sheets.flatMap((sheet) => gappedTexts(sheet));
  return { ...copy, sheets: copy.sheets.map((sheet) => emptySheet(sheet, { printed, gapped, reading, blank })) };
}

/** A printed text with room to write in, and what it looks like with the room used (填报日期：　年　月　日). */
interface GappedText {
  readonly text: string;
  readonly filled: RegExp;
}

const GAP = /[\s\u3000_＿]{2,}|(?<=[：:])$/u;

function gappedTexts({ grid }: FormSheet): GappedText[] {
  return grid.rows.flatMap(({ cells }) =>
    cells.flatMap((content) => {
      if (typeof content !== "string" || !GAP.test(content)) return [];
      const pieces = content.split(new RegExp(GAP, "gu"));
      if (pieces.join("").replace(/[\s\d：:]/gu, "").length < LEAST_PRINT) return [];
      const open = /[：:]$/u.test(content) ? [...pieces, ""] : pieces;
      const words = open.map((piece) => piece.trim().replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
      return [{ text: content, filled: new RegExp(`^\\s*${words.join("[\\s\\S]*")}\\s*$`, "u") }];
    }),
  );
}

/** Printed characters that tell a text apart. */
const LEAST_PRINT = 3;

function textsOf({ grid }: FormSheet): string[] {
  return grid.rows.flatMap(({ cells }) =>
    cells.flatMap((content) => (typeof content === "string" ? foldText(content) : [])),
  );
}

interface Known {
  readonly printed: ReadonlySet<string>;
  readonly gapped: readonly GappedText[];
  readonly reading: FormReading;
  readonly blank: FormWorkbook;
}

function emptySheet(sheet: FormSheet, known: Known): FormSheet {
  const headed = headerRows(sheet, known);
  const rows = sheet.grid.rows.map((row): SheetRow => {
    const header = headed.findLast(({ last }) => last < row.index);
    const isHeader = headed.some(({ first, last }) => first <= row.index && row.index <= last);
    if (isHeader) return row;
    return {
      ...row,
      cells: row.cells.map((content, i) => emptied(content, { row, column: i + 1, header, ...known })),
    };
  });
  return { ...sheet, grid: { ...sheet.grid, rows } };
}

interface HeaderBlock {
  readonly first: number;
  readonly last: number;
}

/** Rows of the copy that carry most of a list's lowest headings, placed as on the blank. */
function headerRows(sheet: FormSheet, { reading, blank }: Known): readonly HeaderBlock[] {
  const blocks = reading.lists.flatMap((list): HeaderBlock[] => {
    const wanted = new Set(list.columns.map(({ headerPath }) => foldText(headerPath.at(-1) ?? "")));
    const best = bestHeadedRow(sheet, wanted);
    if (best.hits < 2 || best.hits < wanted.size * 0.3) return [];
    const [first, last] = list.headerRows;
    const own = blank.sheets.find(({ name }) => name === list.sheet);
    const printedAt = own === undefined ? last : bestHeadedRow(own, wanted).row;
    const before = printedAt >= first && printedAt <= last ? printedAt - first : last - first;
    return [{ first: Math.max(1, best.row - before), last: best.row - before + (last - first) }];
  });
  return blocks.toSorted((one, two) => one.first - two.first);
}

function bestHeadedRow(
  { grid }: FormSheet,
  wanted: ReadonlySet<string>,
): { readonly row: number; readonly hits: number } {
  let best = { row: 0, hits: 0 };
  for (const { index, cells } of grid.rows) {
    const texts = new Set(cells.flatMap((content) => (typeof content === "string" ? foldText(content) : [])));
    const hits = [...wanted].filter((word) => word !== "" && texts.has(word)).length;
    if (hits > best.hits) best = { row: index, hits };
  }
  return best;
}

interface Place {
  readonly row: SheetRow;
  readonly column: number;
  readonly header: HeaderBlock | undefined;
  readonly printed: ReadonlySet<string>;
  readonly gapped: readonly GappedText[];
}

function emptied(content: CellContent | undefined, place: Place): CellContent | undefined {
  if (content === undefined || (typeof content === "object" && content.kind === "formula")) return content;
  if (typeof content !== "string") return isRunningNumber(content, place) ? content : undefined;
  if (place.printed.has(foldText(content)) || isTotal(content) || readTableUnit(content) !== null) return content;
  if (/^[A-Za-z]{2,5}_?\d[\w.]*$/u.test(content.trim())) return place.header === undefined ? content : undefined;
  const asPrinted = place.gapped.find(({ filled }) => filled.test(content));
  if (asPrinted !== undefined) return asPrinted.text;
  const label = /^([^：:]{2,20}[：:])\s*\S/u.exec(content)?.[1];
  if (label !== undefined) return [...place.printed].some((text) => text.startsWith(foldText(label))) ? label : content;
  if (place.header !== undefined) return /^(?:注|说明|备注|填表说明)/u.test(content.trim()) ? content : undefined;
  return isAnswer(place) ? undefined : content;
}

function isTotal(text: string): boolean {
  return /^(?:合计|总计|共计|小计|本页小计)/u.test(foldText(text));
}

function isRunningNumber(content: CellContent, { row, column }: Place): boolean {
  return (
    typeof content === "number" && Number.isInteger(content) && content < 1000 && column === 1 && row.cells.length > 2
  );
}

/** Right of a text that the blank prints too: what was written beside a label. */
function isAnswer({ row, column, printed }: Place): boolean {
  for (let at = column - 2; at >= 0; at -= 1) {
    const before = row.cells[at];
    if (before === undefined || before === "") continue;
    return typeof before === "string" && printed.has(foldText(before));
  }
  return false;
}
