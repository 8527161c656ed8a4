import type { FieldValue } from "#domain/importing/typed-row";

/** A value as it lies in the book (存储值) with its origin: either a source cell or the journal line of a hand edit. */
export interface StoredValue {
  readonly value: FieldValue;
  readonly sourceRow: number | null;
  readonly sourceColumn: number | null;
  readonly editLine: number | null;
}

/** Place of a value: numbers of field and period (0: attribute) and the enterprise. */
export interface ValueKey {
  readonly fieldId: number;
  readonly periodId: number;
  readonly enterpriseId: number;
}

/** A value at its place. */
export interface PlacedValue extends ValueKey {
  readonly stored: StoredValue;
}

/** Columns in which both value tables keep a value. `kind`: 0 text (also decimals and dates), 1 integer, 2 boolean as `true`/`false`. */
export interface ValueColumns {
  readonly value: string;
  readonly kind: number;
  readonly source_row: number | null;
  readonly source_column: number | null;
  readonly edit_line: number | null;
}

/** The text a value is stored as; equals what filters compare with. */
export function encodeValue(value: FieldValue): string {
  return String(value);
}

/** The stored kind of a value, so that reading needs no catalogue. */
export function valueKind(value: FieldValue): number {
  if (typeof value === "string") return 0;
  return typeof value === "number" ? 1 : 2;
}

/** Back from text and kind. */
export function decodeValue(text: string, kind: number): FieldValue {
  if (kind === 1) return Number(text);
  return kind === 2 ? text === "true" : text;
}

/** A row of a value table as a StoredValue. */
export function decodeColumns(row: ValueColumns): StoredValue {
  return {
    value: decodeValue(row.value, row.kind),
    sourceRow: row.source_row,
    sourceColumn: row.source_column,
    editLine: row.edit_line,
  };
}

/** Same value of the same origin. */
export function isSameStored(a: StoredValue | null, b: StoredValue | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.value === b.value && a.sourceRow === b.sourceRow && a.sourceColumn === b.sourceColumn && a.editLine === b.editLine
  );
}
