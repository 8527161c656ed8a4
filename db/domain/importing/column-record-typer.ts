import type { CellIssue } from "#domain/importing/cell-issue";
import { asTurnedRows } from "#domain/importing/column-tables";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { createRecordTyper } from "#domain/importing/record-typer";
import type { RowTyper } from "#domain/importing/row-typer";
import { turnRows } from "#domain/importing/turn-grid";
import type { TypedCell, TypedRow } from "#domain/importing/typed-row";
import { HIDDEN_ROW, type TypingContext } from "#domain/importing/typing-context";
import { cellAddress } from "#domain/workbook/cell-address";
import type { SheetRow } from "#domain/workbook/grid";

/** Compiles the typer of a transposed table (建按列解析器): its rows are collected, turned, and answered column by column at the end. Records carry the number of their column, cells and issues their real place. */
export function createColumnRecordTyper(table: RecognisedTable, context: TypingContext): RowTyper {
  const collected: SheetRow[] = [];
  return {
    push: (row) => {
      if (row.index >= table.firstColumn && row.index <= table.lastColumn) collected.push(row);
      return null;
    },
    finish: () => {
      const typer = createRecordTyper(asTurnedRows(table), context);
      const typed = turnRows(collected, table.hiddenRows ?? []).map((row) => typer.push(row));
      return [...typed, typer.finish()].filter((row) => row !== null).map(turnRecord);
    },
  };
}

function turnRecord(record: TypedRow): TypedRow {
  return { ...record, cells: record.cells.map(turnCell), issues: record.issues.map(turnIssue) };
}

function turnCell(cell: TypedCell): TypedCell {
  return { ...cell, row: cell.column, column: cell.row };
}

function turnIssue(issue: CellIssue): CellIssue {
  return {
    ...issue,
    row: issue.column,
    column: issue.row,
    cell: cellAddress(issue.column, issue.row),
    reason:
      issue.kind === HIDDEN_ROW || issue.kind === "name-broken-over-rows"
        ? issue.reason.replace(/第 (\d+) 行/u, "第 $1 列")
        : issue.reason,
  };
}
