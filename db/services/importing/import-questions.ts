import type { ImportError } from "#contract/errors";
import type { OpenedImport } from "#services/importing/opened-import";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";

/** What a person must say before a file can be planned (先要回答的问题): a table with indicators needs a period, numbers need a unit. Null when nothing is missing. */
export function findMissingAnswer(opened: OpenedImport): ImportError | null {
  const tables = opened.sheets.flatMap((sheet) => sheet.tables.map((taken) => ({ sheet, taken })));
  if (tables.every(({ taken }) => taken.skipped)) return { type: "NoTableFound", file: opened.file };
  for (const { sheet, taken } of tables) {
    if (taken.skipped) continue;
    const { columns } = taken.table;
    const observed = columns.some(({ fields }) =>
      fields.some((id) => opened.index.byId.get(id)?.kind === "observation"),
    );
    if (observed && taken.period === null) return { type: "PeriodMissing", sheet: sheet.name };
    const unitless = columns.filter(
      ({ fields, unit }) => unit === null && fields.some((id) => needsUnit(id, opened.index)),
    );
    if (unitless.length > 0) {
      return { type: "UnitMissing", sheet: sheet.name, columns: unitless.map(({ letter }) => letter) };
    }
  }
  return null;
}

/** Counts say themselves what they are; money and areas do not. */
function needsUnit(id: string, index: CatalogueIndex): boolean {
  const field = index.byId.get(id);
  return field?.type === "decimal" && field.dimension !== null;
}
