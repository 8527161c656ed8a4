import type { TypedCell, TypedRow } from "#domain/importing/typed-row";
import { foldName } from "#domain/shared/chinese-text";

/** Whom a typed row is about (行的身份): name and code as read, and the key names are compared by. */
export interface RowIdentity {
  readonly row: number;
  readonly name: string | null;
  readonly code: string | null;
  readonly nameKey: string;
  readonly nameCell: TypedCell | null;
  readonly codeCell: TypedCell | null;
}

/** Reads the identity of a row (取行身份). */
export function identify(row: TypedRow): RowIdentity {
  const nameCell = cellOf(row, "enterpriseName");
  const codeCell = cellOf(row, "creditCode");
  const name = textOf(nameCell);
  return {
    row: row.row,
    name,
    code: textOf(codeCell),
    nameKey: name === null ? "" : foldName(name),
    nameCell,
    codeCell,
  };
}

function cellOf(row: TypedRow, field: string): TypedCell | null {
  for (const cell of row.cells) if (cell.field === field) return cell;
  return null;
}

function textOf(cell: TypedCell | null): string | null {
  return typeof cell?.value === "string" && cell.value !== "" ? cell.value : null;
}
