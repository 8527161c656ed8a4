import type { TableCorrection } from "#contract/importing";
import { correctTable } from "#domain/importing/correct-table";
import { parsePeriod } from "#domain/shared/period";
import { readCatalogueIndex } from "#services/catalogue";
import type { OpenedImport, OpenedSheet, OpenedTable } from "#services/importing/opened-import";
import type { ReadableDb } from "#store/connection";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";

/** Applies a person's correction of one table (应用人工更正), with the fields the book has by now. */
export function correctOpened(
  db: ReadableDb,
  opened: OpenedImport,
  correction: Omit<TableCorrection, "readingId">,
): OpenedImport {
  const index = readCatalogueIndex(db);
  const sheets = opened.sheets.map((sheet) =>
    sheet.name === correction.sheet ? { ...sheet, tables: correctTables(sheet, correction, index) } : sheet,
  );
  return { ...opened, index, sheets };
}

function correctTables(
  sheet: OpenedSheet,
  { table: number, period, skip, ...corrections }: Omit<TableCorrection, "readingId">,
  index: CatalogueIndex,
): readonly OpenedTable[] {
  return sheet.tables.map((taken) => {
    if (taken.table.index !== number) return taken;
    const said = period === undefined || period === null ? null : parsePeriod(period);
    return {
      table: correctTable(sheet.grid, taken.table, { corrections, index }),
      period: period === undefined ? taken.period : said?.ok ? said.value : null,
      skipped: skip ?? taken.skipped,
    };
  });
}
