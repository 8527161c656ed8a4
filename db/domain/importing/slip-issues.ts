import type { CellIssue } from "#domain/importing/cell-issue";
import type { SlipContext } from "#domain/importing/check-slips";
import type { TypedCell } from "#domain/importing/typed-row";
import { cellAddress } from "#domain/workbook/cell-address";

/** A number of a row with its cell (带出处的数). */
export interface Figure {
  readonly cell: TypedCell;
  readonly amount: number;
}

/** The numbers of a row by field id (一行的数). */
export type Figures = ReadonlyMap<string, Figure>;

/** A warning on the cell a slip stands in (错位提醒). */
export function issueOn(
  cell: TypedCell,
  { sheet }: SlipContext,
  said: Pick<CellIssue, "kind" | "reason" | "suggestion">,
): CellIssue {
  const { row, column, raw, field } = cell;
  return { sheet, cell: cellAddress(row, column), row, column, severity: "warning", raw, field, ...said };
}

/** The warning that a whole column slipped (整列错位提醒), on its lowest header cell; of a transposed table that lies left of the row, of a form there is only the value. */
export function issueOnHeader(
  cell: TypedCell,
  context: SlipContext,
  said: Pick<CellIssue, "kind" | "reason">,
): CellIssue {
  const { orientation, headerRows, columns } = context.table;
  const [, lowest] = headerRows;
  const place =
    orientation === "rows"
      ? { row: lowest, column: cell.column }
      : orientation === "columns"
        ? { row: cell.row, column: lowest }
        : { row: cell.row, column: cell.column };
  const header = columns.find(({ fields }) => fields.includes(cell.field))?.headerPath.join("") ?? "";
  return issueOn({ ...cell, ...place, raw: header }, context, { ...said, suggestion: null });
}
