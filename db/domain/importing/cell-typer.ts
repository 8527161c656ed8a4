import type { Field } from "#domain/catalogue/field";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import type { FieldValue } from "#domain/importing/typed-row";
import type { CellContent } from "#domain/workbook/grid";

/** What is wrong or unusual about a cell (单元格发现); the row typer adds where it stands. */
export interface Finding {
  readonly kind: string;
  readonly severity: "error" | "warning";
  /** One Chinese sentence. */
  readonly reason: string;
  readonly suggestion?: string | null;
}

/** What a cell says (解析结果): its value, null when it has none, and what was found. */
export interface Reading {
  readonly value: FieldValue | null;
  readonly finding: Finding | null;
  /** Further findings on the same cell; rare. */
  readonly more?: readonly Finding[];
  /** What else the cell certainly says, of another field: 曾用名 behind a name. Taken where the table has no column of its own for it. */
  readonly also?: { readonly field: string; readonly value: FieldValue };
}

/** Reads the cells of one column (单元格解析器). `content` is not blank; `raw` is its text. */
export type CellTyper = (content: CellContent, raw: string) => Reading;

/** What a typer is made for. `delimited`: text files hold every number as text, which is nothing to report. */
export interface TyperContext {
  readonly field: Field;
  readonly column: ColumnMapping;
  readonly delimited: boolean;
}

/** A value with nothing to say about it. */
export const plain = (value: FieldValue | null): Reading => ({ value, finding: null });

/** A value that was understood, with a word about how it was written. */
export const noted = (value: FieldValue | null, kind: string, reason: string, suggestion?: string | null): Reading => ({
  value,
  finding: { kind, severity: "warning", reason, suggestion: suggestion ?? null },
});

/** No value: the cell could not be read for certain. */
export const refused = (kind: string, reason: string, suggestion?: string | null): Reading => ({
  value: null,
  finding: { kind, severity: "error", reason, suggestion: suggestion ?? null },
});

/** Remembers readings of equal texts (重复文字只解析一次), within bounds. */
export function remembering(read: (raw: string) => Reading): (raw: string) => Reading {
  const known = new Map<string, Reading>();
  return (raw) => {
    const found = known.get(raw);
    if (found !== undefined) return found;
    const reading = read(raw);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(raw, reading);
    return reading;
  };
}

const MOST_REMEMBERED = 4096;
