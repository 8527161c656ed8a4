import { createColumnRecordTyper } from "#domain/importing/column-record-typer";
import { createFormTyper } from "#domain/importing/form-typer";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { createRecordTyper } from "#domain/importing/record-typer";
import type { TypedRow } from "#domain/importing/typed-row";
import type { TypingContext } from "#domain/importing/typing-context";
import type { SheetRow } from "#domain/workbook/grid";

/** Types the records of one table as the rows of its sheet stream by in order (逐行解析). A record in a row is answered when the next one begins, because its name may go on in the row below; `finish` answers what is left: the last row, all columns of a transposed table, the one record of a form. Rows outside the table and rows that are no records answer nothing. */
export interface RowTyper {
  readonly push: (row: SheetRow) => TypedRow | null;
  readonly finish: () => readonly TypedRow[];
}

/** Compiles the typer of a table (建行解析器). */
export function createRowTyper(table: RecognisedTable, context: TypingContext): RowTyper {
  if (table.orientation === "columns") return createColumnRecordTyper(table, context);
  if (table.orientation === "form") return createFormTyper(table, context);
  const { push, finish } = createRecordTyper(table, context);
  return {
    push,
    finish: () => {
      const last = finish();
      return last === null ? [] : [last];
    },
  };
}
