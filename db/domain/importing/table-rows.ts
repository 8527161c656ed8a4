import type { RowClassifier, RowKind } from "#domain/importing/classify-row";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { SheetView } from "#domain/importing/sheet-view";

/** Where the records of a table end and which rows are none (数据行范围). `draft.lastDataRow` is the last row that may belong to it. */
export function endOfData(
  view: SheetView,
  draft: RecognisedTable,
  classify: RowClassifier,
): Pick<RecognisedTable, "lastDataRow" | "nonDataRows"> {
  const kinds: { row: number; kind: RowKind }[] = [];
  let lastDataRow = draft.firstDataRow - 1;
  for (const row of view.grid.rows) {
    if (row.index < draft.firstDataRow || row.index > draft.lastDataRow) continue;
    const kind = classify(row);
    kinds.push({ row: row.index, kind });
    if (kind === "data" || kind === "continuation") lastDataRow = row.index;
  }
  const nonDataRows = draft.codeRows.map((row) => ({ row, kind: "codeRow" as const }));
  const found: { row: number; kind: Exclude<RowKind, "data"> }[] = [];
  let previous = draft.firstDataRow - 1;
  for (const { row, kind } of kinds) {
    if (view.grid.complete && row <= lastDataRow) addBlanks(found, previous, row);
    previous = row;
    if (kind === "data") continue;
    if (kind !== "blank" || row < lastDataRow) found.push({ row, kind: row > lastDataRow ? afterData(kind) : kind });
  }
  return { lastDataRow, nonDataRows: [...nonDataRows, ...trimTail(found, lastDataRow)] };
}

const MOST_BLANKS = 200;

/** Rows absent from the grid are blank. */
function addBlanks(found: { row: number; kind: Exclude<RowKind, "data"> }[], previous: number, row: number): void {
  for (let blank = previous + 1; blank < row && blank <= previous + MOST_BLANKS; blank += 1) {
    found.push({ row: blank, kind: "blank" });
  }
}

/** Below the last record a lone line is a note, not the title of a group. */
function afterData(kind: Exclude<RowKind, "data">): Exclude<RowKind, "data"> {
  return kind === "groupTitle" || kind === "pageHeader" ? "note" : kind;
}

/** Lines that come after a gap below the table are not its own. */
function trimTail<Row extends { readonly row: number; readonly kind: RowKind }>(
  rows: readonly Row[],
  lastDataRow: number,
): readonly Row[] {
  let previous = lastDataRow;
  return rows.filter(({ row, kind }) => {
    if (row <= lastDataRow) return true;
    const isNear = row - previous <= 2 || kind === "total" || kind === "footer" || kind === "pageNumber";
    if (isNear) previous = row;
    return isNear;
  });
}
