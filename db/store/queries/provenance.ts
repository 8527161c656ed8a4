import type { Provenance } from "#domain/shared/provenance";
import { cellAddress } from "#domain/workbook/cell-address";
import type { ReadableDb } from "../connection.ts";
import { decodeChanges } from "../values/journal-change.ts";
import { rawOfCell } from "../values/source-rows.ts";

/** Origin columns as every value-like table has them. */
export interface Origin {
  readonly source_row: number | null;
  readonly source_column: number | null;
  readonly edit_line: number | null;
}

/** What was changed by hand: needed to find the typed text inside a journal line. */
export interface EditedPlace {
  readonly fieldId: number;
  readonly periodId: number;
}

interface SourceCell {
  readonly row: number;
  readonly cells: string;
  readonly sheet: string;
  readonly units: string;
  readonly batchId: number;
  readonly importedAt: string;
  readonly workbook: string;
  readonly workbookHash: string;
}

/** Reads where values came from (来源): workbook, sheet, cell and raw text, or the person and what was typed. */
export function createProvenanceReader(db: ReadableDb): (origin: Origin, place: EditedPlace | null) => Provenance {
  const bySource = db.prepare<[number], SourceCell>(
    `SELECT r.row, r.cells, t.sheet, t.units, b.id AS batchId, b.applied_at AS importedAt,
            coalesce(t.workbook, b.workbook) AS workbook, coalesce(t.workbook_hash, b.workbook_hash) AS workbookHash
       FROM source_row r JOIN source_table t ON t.id = r.table_id JOIN import_batch b ON b.id = t.batch_id WHERE r.id = ?`,
  );
  const byLine = db.prepare<[number], { at: string; by: string; changes: string }>(
    "SELECT e.at, e.by, l.changes FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id WHERE l.id = ?",
  );
  return ({ source_row: sourceRow, source_column: column, edit_line: line }, place) => {
    if (line !== null) {
      const edit = byLine.get(line);
      if (edit === undefined) throw new Error(`no journal line ${line}`);
      const change = decodeChanges(edit.changes, line).find(
        ({ fieldId, periodId }) => place === null || (fieldId === place.fieldId && periodId === place.periodId),
      );
      const raw = change?.typed ?? (change?.after == null ? "" : String(change.after.value));
      return { kind: "person", at: edit.at, person: edit.by, raw };
    }
    const source = sourceRow === null ? undefined : bySource.get(sourceRow);
    if (source === undefined || column === null) throw new Error("a value has no origin");
    const { row, cells, sheet, units, batchId, importedAt, workbook, workbookHash } = source;
    const cell = cellAddress(row, column);
    const unit = unitOfColumn(units, column);
    return {
      kind: "import",
      batchId,
      importedAt,
      workbook,
      workbookHash,
      sheet,
      cell,
      raw: rawOfCell(cells, column),
      unit,
    };
  };
}

function unitOfColumn(units: string, column: number): string | null {
  const stored: unknown = JSON.parse(units);
  if (typeof stored !== "object" || stored === null) return null;
  const unit: unknown = new Map(Object.entries(stored)).get(String(column));
  return typeof unit === "string" ? unit : null;
}
