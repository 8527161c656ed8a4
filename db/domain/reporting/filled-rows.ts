import { type AlignedList, alignLists } from "#domain/reporting/align-copy";
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";
import type { CellContent } from "#domain/workbook/grid";

/** What was written in a cell; of a formula its result. */
export type FilledContent = Exclude<CellContent, { kind: "formula" }>;

/** A record of a list as it was handed in before (已报行). */
export interface FilledRow {
  /** Place of its list in the reading. */
  readonly list: number;
  /** First row of it in the copy. */
  readonly row: number;
  /** Contents by the place of the column in `FormList.columns`; blank ones are missing. */
  readonly contents: Readonly<Record<number, FilledContent>>;
}

/** The lists of a copy (已报表的列表). */
export interface FilledLists {
  readonly rows: readonly FilledRow[];
  readonly aligned: readonly (AlignedList | null)[];
}

/** Reads the records of the lists of a filled copy (读已报表), however many rows it has, wherever its columns stand. */
export function readFilledRows(reading: FormReading, filled: FormWorkbook): FilledLists {
  const aligned = alignLists(reading, filled);
  const rows = reading.lists.flatMap((area, list) => {
    const found = aligned[list] ?? null;
    if (found === null) return [];
    const starts = startsBelow(reading, aligned, { list, found });
    return rowsOfList(area, found, starts).flatMap((row) => readRecord(area, list, { found, row }) ?? []);
  });
  return { rows, aligned };
}

/** First rows of what stands below on the same sheet: other tables and other groups. */
function startsBelow(
  reading: FormReading,
  aligned: readonly (AlignedList | null)[],
  { list, found }: { readonly list: number; readonly found: AlignedList },
): number {
  const own = startOf(reading.lists[list], found);
  const others = reading.lists.flatMap((area, number) => {
    const other = aligned[number];
    if (number === list || other?.map !== found.map) return [];
    const isBlock = area.headerRows[0] === reading.lists[list]?.headerRows[0];
    const start = isBlock ? startOf(area, other) : area.headerRows[0] + other.shift;
    return start > own ? [start] : [];
  });
  return Math.min(found.map.rowCount + 1, ...others);
}

/** First record row; of a group's block the row where the group's text stands in the copy. */
function startOf(area: FormList | undefined, found: AlignedList): number {
  if (area === undefined) return 1;
  const usual = area.firstRow + found.shift;
  if (area.group === undefined) return usual;
  const [, letters = "", number = ""] = /^([A-Z]+)(\d+)$/u.exec(area.group.cell) ?? [];
  const wanted = foldText(area.group.text);
  for (let row = area.headerRows[1] + found.shift + 1; letters !== "" && row <= found.map.rowCount; row += 1) {
    for (let column = 1; column <= Math.min(4, found.map.columnCount); column += 1) {
      const text = found.map.isMaster(row, column) ? foldText(found.map.text(row, column)) : "";
      if (text === wanted || (text.length < 40 && text.includes(wanted))) return row + area.firstRow - Number(number);
    }
  }
  return usual;
}

const END = /^(?:合计|总计|共计|总和|本页合计|注[:：]|说明[:：]|备注[:：]|填表说明)/u;
const SIGNED = /^(?:单位|部门|统计|机构)?(?:负责人|填表人|审核人|制表人|经办人|填报人)[:：]/u;
/** So many blank rows end a list. */
const MOST_BLANK = 40;

function rowsOfList(area: FormList, found: AlignedList, end: number): readonly number[] {
  if (area.printed !== undefined) return printedRows(area, found);
  const { map } = found;
  const rows: number[] = [];
  const columns = [...found.columns.values()];
  let blank = 0;
  let row = startOf(area, found);
  while (row < end && blank < MOST_BLANK) {
    const what = rowKind(map, row, columns);
    if (what === "end" || (what === "subtotal" && area.group !== undefined)) break;
    if (what === "record") rows.push(row);
    blank = what === "blank" ? blank + 1 : 0;
    // A subtotal takes one row of its own even where records take several.
    row += what === "subtotal" ? 1 : (area.recordRows ?? 1);
  }
  return rows;
}

function rowKind(map: SheetMap, row: number, columns: readonly number[]): "end" | "subtotal" | "blank" | "record" {
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const words = [first, first + 1, first + 2].map((column) => foldText(map.text(row, column)));
  if (words.some((text) => END.test(text) || SIGNED.test(text))) return "end";
  const whole = map.area(row, first);
  if (whole.firstColumn <= first && whole.lastColumn >= last && last > first && words[0] !== "") return "end";
  if (words.some((text) => text.length < 12 && text.includes("小计"))) return "subtotal";
  return columns.every((column) => map.isBlank(row, column)) ? "blank" : "record";
}

/** Printed rows stand where their text does. */
function printedRows(area: FormList, found: AlignedList): readonly number[] {
  const { map, shift } = found;
  const at = area.columns.findIndex(({ column }) => column === area.printed?.column);
  const column = found.columns.get(at) ?? area.printed?.column ?? 1;
  const stands = new Map<string, number>();
  for (let row = area.headerRows[1] + shift + 1; row <= map.rowCount; row += 1) {
    const text = foldText(map.text(row, column));
    if (text !== "" && !stands.has(text)) stands.set(text, row);
  }
  return (area.printed?.rows ?? []).flatMap(({ text }) => stands.get(foldText(text)) ?? []);
}

function readRecord(
  area: FormList,
  list: number,
  { found, row }: { readonly found: AlignedList; readonly row: number },
): FilledRow | null {
  const contents: Record<number, FilledContent> = {};
  for (const [at, column] of found.columns) {
    const content = plainContent(found.map.content(row + (area.columns[at]?.line ?? 0), column));
    if (content !== null) contents[at] = content;
  }
  const written = Object.keys(contents).filter((at) => area.columns[Number(at)]?.kind === "input");
  return written.length === 0 ? null : { list, row, contents };
}

/** A cell's content without its formula; null when blank. */
export function plainContent(content: CellContent | undefined): FilledContent | null {
  if (content === undefined || (typeof content === "string" && content.trim() === "")) return null;
  return typeof content === "object" && content.kind === "formula" ? content.value : content;
}
