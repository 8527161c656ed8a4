import type { ImportReading, ReadSheet } from "#contract/importing";
import type { OpenedImport, OpenedSheet } from "#services/importing/opened-import";
import type { ReadableDb } from "#store/connection";
import { findBatchByHash } from "#store/queries/batches";

/** A reading as the window draws it (已读入的文件). */
export function describeReading(db: ReadableDb, readingId: string, opened: OpenedImport): ImportReading {
  const before = findBatchByHash(db, opened.workbook.hash);
  return {
    readingId,
    file: opened.file,
    format: opened.workbook.format,
    sheets: opened.sheets.map(describeSheet),
    importedBefore: before === null ? null : { batchId: before.batchId, at: before.appliedAt },
    sender: opened.sender,
    recipe: opened.recipe,
    standing: opened.standing,
    returned:
      opened.returned === null ? null : { workbook: opened.returned.workbook, cells: opened.returned.cells.length },
  };
}

/** Tables as the window draws them; the period is the one that will be used. */
export function describeSheet(sheet: OpenedSheet): ReadSheet {
  const { name, visibility, grid, tables } = sheet;
  return {
    name,
    visibility,
    rowCount: grid.rowCount,
    columnCount: grid.columnCount,
    hiddenColumns: grid.hiddenColumns,
    tables: tables.map(({ table, period, skipped }) => ({ ...table, period, skipped })),
  };
}
