import { cellText } from "#domain/importing/cell-text";
import { valueUnderLabel } from "#domain/importing/labelled-text";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { createRecordTyping } from "#domain/importing/record-typer";
import type { RowTyper } from "#domain/importing/row-typer";
import type { TypedRow } from "#domain/importing/typed-row";
import type { TypingContext } from "#domain/importing/typing-context";
import { parseUnit } from "#domain/indicators/unit";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellContent, SheetRow } from "#domain/workbook/grid";

/** Compiles the typer of a form (建一企一表解析器): its value cells are collected as one record, number 1; cells and issues carry their real place. */
export function createFormTyper(table: RecognisedTable, context: TypingContext): RowTyper {
  const rows = new Map<number, SheetRow>();
  const wanted = new Set(table.columns.map(({ cell }) => cell?.row));
  return {
    push: (row) => {
      if (wanted.has(row.index)) rows.set(row.index, row);
      return null;
    },
    finish: () => {
      const columns = table.columns.map((column, at) => ({ ...column, column: at + 1 }));
      const line: RecognisedTable = {
        ...table,
        orientation: "rows",
        columns,
        fillDown: [],
        lastColumn: columns.length,
      };
      const contents = table.columns.map((column) => contentOf(column, rows));
      const cells = table.columns.map((column, at) => readable(contents[at], column));
      const typed = createRecordTyping(line, context)({ index: 1, hidden: false, cells }, null);
      return [atRealPlaces(typed, table, contents)];
    },
  };
}

function contentOf({ cell }: ColumnMapping, rows: ReadonlyMap<number, SheetRow>): CellContent | undefined {
  return cell === undefined ? undefined : rows.get(cell.row)?.cells[cell.column - 1];
}

/** Writing lines, the word for the seal, a unit without a figure and an empty date are how a form looks, not what it says. */
function readable(content: CellContent | undefined, { headerPath }: ColumnMapping): CellContent | undefined {
  if (typeof content !== "string") return content;
  const own = valueUnderLabel(content, headerPath.at(-1) ?? "") ?? content;
  const text = own
    .replace(/[_＿]{2,}/gu, " ")
    .replace(/[(（]\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|章)\s*[)）]/gu, "")
    .trim();
  if (parseUnit(text) !== null) return undefined;
  return /^[\s年月日/\-.]*$/u.test(text) && !/^[-/.]+$/u.test(text) ? undefined : text;
}

function atRealPlaces(
  typed: TypedRow,
  table: RecognisedTable,
  contents: readonly (CellContent | undefined)[],
): TypedRow {
  const placeOf = (column: number) => table.columns[column - 1]?.cell ?? { row: 1, column };
  return {
    ...typed,
    cells: typed.cells.map((cell) => ({ ...cell, ...placeOf(cell.column), raw: cellText(contents[cell.column - 1]) })),
    issues: typed.issues.map((issue) => {
      const place = placeOf(issue.column);
      return {
        ...issue,
        ...place,
        cell: cellAddress(place.row, place.column),
        raw: cellText(contents[issue.column - 1]),
      };
    }),
    raw: contents.map(cellText),
  };
}
