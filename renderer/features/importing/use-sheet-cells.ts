import { useQuery } from "../../api/use-query";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { ShownCell } from "#domain/workbook/sheet-look";
import type { ReadTable } from "#contract/importing";
import { mappingPlace, tableRange } from "./table-place";

// Lines looked at for samples and codes: enough to meet every code of a column, few enough to be at once there.
const sampleLines = 120;

/** Shown cells at the head of a table, for samples of its columns; of a form all of them. Null while they are being read. */
export function useTableCells(readingId: string, sheet: string, table: ReadTable | null): readonly ShownCell[] | null {
  const range = table === null ? null : tableRange(table);
  const last =
    table?.orientation === "rows"
      ? Math.min(range?.lastRow ?? 1, table.firstDataRow + sampleLines)
      : (range?.lastRow ?? 1);
  const firstRow = table?.orientation === "rows" ? table.firstDataRow : (range?.firstRow ?? 1);
  const cells = useQuery(
    "importing/cells",
    { readingId, sheet, firstRow, lastRow: Math.max(firstRow, Math.min(last, firstRow + 499)) },
    { enabled: table !== null, keepPrevious: false },
  );
  return cells.value ?? (table !== null && cells.loading ? null : noCells);
}

const noCells: readonly ShownCell[] = [];

/** What is written in each column, by its letter: distinct texts in their order, blanks left out. */
export function columnSamples(
  table: RecognisedTable,
  cells: readonly ShownCell[],
): ReadonlyMap<string, readonly string[]> {
  const text = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.text.trim()]));
  const idle = new Set([...table.nonDataRows.map((line) => line.row), ...table.codeRows]);
  const last = Math.min(table.lastDataRow, table.firstDataRow + sampleLines);
  return new Map(
    table.columns.map((column) => {
      const seen = new Set<string>();
      const from = table.orientation === "form" ? 1 : table.firstDataRow;
      const to = table.orientation === "form" ? 1 : last;
      for (let line = from; line <= to; line += 1) {
        if (table.orientation !== "form" && idle.has(line)) continue;
        const place = mappingPlace(table, column, line);
        const written = text.get(`${place.row} ${place.column}`) ?? "";
        if (written !== "") seen.add(written);
      }
      return [column.letter, [...seen]];
    }),
  );
}
