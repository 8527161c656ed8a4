import type { Field } from "#domain/catalogue/field";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { type ImportFile, wantedTables } from "./import-state";

/** Something only a person can answer before anything is planned (待回答的问题). */
export interface OpenQuestion {
  readonly kind: "period" | "unit";
  readonly sheet: string;
  readonly table: number;
  readonly title: string | null;
  /** Headers of the columns concerned. */
  readonly columns: readonly string[];
}

/** Every open question of a file, table by table. */
export function openQuestions(file: ImportFile, fields: ReadonlyMap<string, Field>): readonly OpenQuestion[] {
  return wantedTables(file).flatMap(({ sheet, table }) => {
    const about = { sheet: sheet.name, table: table.index, title: table.title };
    const timed = undatedColumns(table, fields);
    const unitless = unitlessColumns(table, fields);
    return [
      ...(table.period === null && timed.length > 0 ? [{ kind: "period" as const, ...about, columns: timed }] : []),
      ...(unitless.length > 0 ? [{ kind: "unit" as const, ...about, columns: unitless }] : []),
    ];
  });
}

/** Whether numbers of a field mean nothing without a unit: counts say themselves what they are, money and areas do not. */
export function needsUnit(field: Field | undefined): boolean {
  return field !== undefined && field.type === "decimal" && field.dimension !== null;
}

function unitlessColumns(table: RecognisedTable, fields: ReadonlyMap<string, Field>): readonly string[] {
  return table.columns
    .filter((column) => column.unit === null && column.fields.some((id) => needsUnit(fields.get(id))))
    .map((column) => column.headerPath.join(" / "));
}

// A column that says its own period (上年营业收入) needs none of the table's.
function undatedColumns(table: RecognisedTable, fields: ReadonlyMap<string, Field>): readonly string[] {
  return table.columns
    .filter((column) => (column.period ?? null) === null)
    .filter((column) => column.fields.some((id) => fields.get(id)?.kind === "observation"))
    .map((column) => column.headerPath.join(" / "));
}
