import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { Provenance } from "#domain/shared/provenance";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { fieldNumber, findFieldNumber, findPeriodNumber, periodNumber } from "../values/interning.ts";
import { encodeValue } from "../values/stored-value.ts";
import { createBulkInsert, createValueReader } from "../values/value-store.ts";
import { createProvenanceReader, type Origin } from "./provenance.ts";

/** A filled cell with the rule that filled it (已填单元格). `field` null: a setting, a sequence number or the like. */
export interface ExportedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  /** The rule in Chinese words. */
  readonly rule: string;
  readonly enterpriseId: number | null;
  readonly field: string | null;
  readonly period: string | null;
}

/** A filled form (导出). */
export interface ExportToSave {
  readonly form: string;
  readonly fingerprint: string;
  readonly file: string;
  readonly period: string | null;
  readonly at: string;
  readonly by: string;
  readonly parts: PartsProof;
  readonly cells: readonly ExportedCell[];
}

/** An export in the list of exports (导出记录). */
export interface StoredExport {
  readonly exportId: number;
  readonly at: string;
  readonly form: string;
  readonly file: string;
  readonly period: string | null;
  readonly filledCells: number;
}

/** Where the content of a filled cell came from (取数来源), as it stood when the form was filled. */
export interface StoredTrace {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  readonly rule: string;
  readonly enterprise: { readonly id: number; readonly name: string } | null;
  readonly field: string | null;
  readonly period: string | null;
  readonly stored: string | null;
  readonly source: Provenance | null;
}

/** Remembers a filled form. Stored value and origin of each cell are copied from the book as it stands now, so that later edits do not change what the proof says. */
export function saveExport(
  db: WritableDb,
  form: ExportToSave,
): Result<{ readonly exportId: number }, EnvironmentError> {
  return runCommand<{ readonly exportId: number }, never>(db, () => {
    const { form: name, fingerprint, file, period, at, by, parts, cells } = form;
    const inserted = db
      .prepare(
        `INSERT INTO form_export (form, fingerprint, file, period, exported_at, exported_by, filled_cells, parts)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(name, fingerprint, file, period, at, by, cells.length, JSON.stringify(parts));
    const exportId = Number(inserted.lastInsertRowid);
    saveCells(db, exportId, cells);
    return ok({ exportId });
  });
}

function saveCells(db: WritableDb, exportId: number, cells: readonly ExportedCell[]): void {
  const read = createValueReader(db);
  const insert = createBulkInsert(
    db,
    `export_cell (export_id, sheet, cell, text, rule, enterprise_id, field, period, stored, source_row, source_column, edit_line)`,
    12,
  );
  for (const { sheet, cell, text, rule, enterpriseId, field, period } of cells) {
    const stored =
      enterpriseId === null || field === null
        ? null
        : read({ fieldId: fieldNumber(db, field), periodId: periodNumber(db, period), enterpriseId });
    const value = stored === null ? null : encodeValue(stored.value);
    const origin = [stored?.sourceRow ?? null, stored?.sourceColumn ?? null, stored?.editLine ?? null];
    insert.add(exportId, sheet, cell, text, rule, enterpriseId, field, period, value, ...origin);
  }
  insert.flush();
}

/** All exports, newest first. */
export function listExports(db: ReadableDb): readonly StoredExport[] {
  return db
    .prepare<[], StoredExport>(
      `SELECT id AS exportId, exported_at AS at, form, file, period, filled_cells AS filledCells FROM form_export ORDER BY id DESC`,
    )
    .all();
}

/** Origin of one filled cell; null when that cell was not filled. */
export function traceCell(
  db: ReadableDb,
  { exportId, sheet, cell }: { readonly exportId: number; readonly sheet: string; readonly cell: string },
): StoredTrace | null {
  const found = db
    .prepare<[number, string, string], TraceRow>(
      `SELECT c.sheet, c.cell, c.text, c.rule, c.field, c.period, c.stored, c.source_row, c.source_column, c.edit_line,
              e.id, e.name FROM export_cell c LEFT JOIN enterprise e ON e.id = c.enterprise_id
        WHERE c.export_id = ? AND c.sheet = ? AND c.cell = ?`,
    )
    .get(exportId, sheet, cell);
  if (found === undefined) return null;
  const { id, name, source_row, source_column, edit_line, ...shown } = found;
  return {
    ...shown,
    enterprise: id === null || name === null ? null : { id, name },
    source: traceSource(db, found),
  };
}

interface TraceRow extends Origin {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  readonly rule: string;
  readonly field: string | null;
  readonly period: string | null;
  readonly stored: string | null;
  readonly id: number | null;
  readonly name: string | null;
}

function traceSource(db: ReadableDb, row: TraceRow): Provenance | null {
  if (row.source_row === null && row.edit_line === null) return null;
  const fieldId = row.field === null ? undefined : findFieldNumber(db, row.field);
  const periodId = findPeriodNumber(db, row.period);
  const place = fieldId === undefined || periodId === undefined ? null : { fieldId, periodId };
  return createProvenanceReader(db)(row, place);
}
