import { type PlannedKind, plannedEnterprise } from "#domain/importing/planned-kind";
import type { FieldValue, TypedCell, TypedRow } from "#domain/importing/typed-row";
import { composeName } from "#domain/register/compose-name";
import { foldName } from "#domain/shared/chinese-text";

/** Whom a typed row is about (行的身份): name and code as read, and the key names are compared by. */
export interface RowIdentity {
  readonly row: number;
  readonly name: string | null;
  readonly code: string | null;
  readonly nameKey: string;
  readonly nameCell: TypedCell | null;
  readonly codeCell: TypedCell | null;
  /** What besides the name tells two entries of the kind apart (载体类型), by field; null where the row does not say. Absent: nothing does. */
  readonly marks?: Readonly<Record<string, FieldValue | null>>;
}

/** Reads the identity of a row (取行身份). Entries of a kind without names of its own are called by what they say: 某公司 · 高新技术企业 · 2023-11-01. */
export function identify(row: TypedRow, kind: PlannedKind = plannedEnterprise): RowIdentity {
  const nameCell = cellOf(row, kind.nameField);
  const codeCell = kind.codeField === null ? null : cellOf(row, kind.codeField);
  const composed = composeName(kind, (field) => shownText(cellOf(row, field)));
  const name = composed ?? (kind.nameFrom === null ? textOf(nameCell) : null);
  const identity = {
    row: row.row,
    name,
    code: textOf(codeCell),
    nameKey: name === null ? "" : foldName(name),
    nameCell: kind.nameFrom === null ? nameCell : cellOf(row, kind.nameFrom[0] ?? kind.nameField),
    codeCell,
  };
  const telling = kind.nameFrom ?? kind.identity;
  if (telling.length === 0) return identity;
  return { ...identity, marks: Object.fromEntries(telling.map((id) => [id, cellOf(row, id)?.value ?? null])) };
}

function cellOf(row: TypedRow, field: string): TypedCell | null {
  for (const cell of row.cells) if (cell.field === field) return cell;
  return null;
}

function textOf(cell: TypedCell | null): string | null {
  return typeof cell?.value === "string" && cell.value !== "" ? cell.value : null;
}

function shownText(cell: TypedCell | null): string | undefined {
  const value = cell?.value ?? null;
  return value === null ? undefined : String(value);
}
