import type { TableCorrection } from "#contract/importing";
import { correctTable } from "#domain/importing/correct-table";
import { parsePeriod } from "#domain/shared/period";
import { catalogueIndex } from "#services/catalogue";
import type { OpenedImport, OpenedSheet, OpenedTable } from "#services/importing/opened-import";

/** Applies a person's correction of one table (应用人工更正). */
export function correctOpened(opened: OpenedImport, correction: Omit<TableCorrection, "readingId">): OpenedImport {
  const sheets = opened.sheets.map((sheet) =>
    sheet.name === correction.sheet ? { ...sheet, tables: correctTables(sheet, correction) } : sheet,
  );
  return { ...opened, sheets };
}

function correctTables(
  sheet: OpenedSheet,
  { table: number, period, skip, ...corrections }: Omit<TableCorrection, "readingId">,
): readonly OpenedTable[] {
  return sheet.tables.map((taken) => {
    if (taken.table.index !== number) return taken;
    const said = period === undefined || period === null ? null : parsePeriod(period);
    return {
      table: correctTable(sheet.grid, taken.table, { corrections, index: catalogueIndex }),
      period: period === undefined ? taken.period : said?.ok ? said.value : null,
      skipped: skip ?? taken.skipped,
    };
  });
}
