/** How many rows a record of a list takes (每条占几行). */
import { columnsOf, type Span } from "#domain/reporting/find-body";
import type { SheetMap } from "#domain/reporting/sheet-map";

/** Most rows a record of an official form takes. */
const MOST_ROWS = 6;

/** Rows each record takes: cells merged downwards over the same number of rows throughout, or a serial number on every second row below as many headings. */
export function countRecordRows(
  map: SheetMap,
  { span, records, headings }: { readonly span: Span; readonly records: readonly number[]; readonly headings: number },
): number {
  for (let height = 2; height <= MOST_ROWS && height <= records.length; height += 1) {
    if (records.length % height !== 0 || !areTogether(records, height)) continue;
    const columns = columnsOf(span);
    const merged = columns.filter((column) => isMergedThroughout(map, { column, records, height }));
    const isSplit = columns.some((column) =>
      records.every((row) => map.area(row, column).firstRow === row && map.area(row, column).lastRow === row),
    );
    if (
      merged.length > 0 &&
      isSplit &&
      merged.some((column) => isRecordCell(map, { column, records, height, columns }))
    )
      return height;
    if (
      merged.length === 0 &&
      headings >= height &&
      columns.some((column) => isNumbered(map, { column, records, height }))
    )
      return height;
  }
  return 1;
}

/** Each record's rows follow one another. */
function areTogether(records: readonly number[], height: number): boolean {
  return records.every((row, i) => i % height === 0 || records[i - 1] === row - 1);
}

interface Look {
  readonly column: number;
  readonly records: readonly number[];
  readonly height: number;
}

function isMergedThroughout(map: SheetMap, { column, records, height }: Look): boolean {
  return records.every((row, i) => {
    const area = map.area(row, column);
    return area.firstRow === records[i - (i % height)] && area.lastRow === area.firstRow + height - 1;
  });
}

/** A merged cell that is one record's: blank, numbered, or beside lines that say the same in every record (本年、上年). */
function isRecordCell(map: SheetMap, look: Look & { readonly columns: readonly number[] }): boolean {
  const heads = look.records.filter((_, i) => i % look.height === 0);
  if (heads.every((row) => !/\p{L}/u.test(map.text(row, look.column)))) return true;
  return look.columns.some((column) => lineLabels(map, { ...look, column }) !== null);
}

/** Texts printed alike on the lines of every record (本年、上年); null when the column has none. */
export function lineLabels(map: SheetMap, { column, records, height }: Look): readonly string[] | null {
  const labels = records.slice(0, height).map((row) => map.text(row, column).trim());
  if (labels.some((text) => !/\p{L}/u.test(text)) || new Set(labels).size < height) return null;
  const same = records.every((row, i) => map.text(row, column).trim() === labels[i % height]);
  return same ? labels : null;
}

/** 1, blank, 2, blank: a serial number where each record begins. */
function isNumbered(map: SheetMap, { column, records, height }: Look): boolean {
  const start = map.content(records[0] ?? 0, column);
  if (typeof start !== "number" || records.length < height * 2) return false;
  return records.every((row, i) =>
    i % height === 0 ? map.content(row, column) === start + i / height : map.isBlank(row, column),
  );
}
