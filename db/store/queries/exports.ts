import { and, desc, eq } from "drizzle-orm";
import type { FilledCell } from "#domain/reporting/fill-request";
import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { Provenance } from "#domain/shared/provenance";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { exportCell, formExport } from "../schema/reporting.ts";
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
  readonly computed: FilledCell["computed"];
}

/** Remembers a filled form. Stored value and origin of each cell are copied from the book as it stands now, so that later edits do not change what the proof says. */
export function saveExport(
  db: WritableDb,
  form: ExportToSave,
): Result<{ readonly exportId: number }, EnvironmentError> {
  return runCommand<{ readonly exportId: number }, never>(db, () => {
    const { at, by, parts, cells, ...head } = form;
    const saved = orm(db)
      .insert(formExport)
      .values({ ...head, exportedAt: at, exportedBy: by, filledCells: cells.length, parts: JSON.stringify(parts) })
      .returning({ exportId: formExport.id })
      .get();
    saveCells(db, saved.exportId, cells);
    return ok(saved);
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
  const { id: exportId, exportedAt: at, form, file, period, filledCells } = formExport;
  return orm(db)
    .select({ exportId, at, form, file, period, filledCells })
    .from(formExport)
    .orderBy(desc(formExport.id))
    .all();
}

/** Origin of one filled cell; null when that cell was not filled. */
export function traceCell(
  db: ReadableDb,
  { exportId, sheet, cell }: { readonly exportId: number; readonly sheet: string; readonly cell: string },
): StoredTrace | null {
  const { text, rule, field, period, stored, sourceRow, sourceColumn, editLine } = exportCell;
  const found = orm(db)
    .select({
      shown: { sheet: exportCell.sheet, cell: exportCell.cell, text, rule, field, period, stored },
      enterprise: { id: enterprise.id, name: enterprise.name },
      origin: { source_row: sourceRow, source_column: sourceColumn, edit_line: editLine },
    })
    .from(exportCell)
    .leftJoin(enterprise, eq(enterprise.id, exportCell.enterpriseId))
    .where(and(eq(exportCell.exportId, exportId), eq(exportCell.sheet, sheet), eq(exportCell.cell, cell)))
    .get();
  if (found === undefined) return null;
  return {
    ...found.shown,
    enterprise: found.enterprise,
    source: traceSource(db, found.shown, found.origin),
    computed: null,
  };
}

function traceSource(
  db: ReadableDb,
  { field, period }: { readonly field: string | null; readonly period: string | null },
  origin: Origin,
): Provenance | null {
  if (origin.source_row === null && origin.edit_line === null) return null;
  const fieldId = field === null ? undefined : findFieldNumber(db, field);
  const periodId = findPeriodNumber(db, period);
  const place = fieldId === undefined || periodId === undefined ? null : { fieldId, periodId };
  return createProvenanceReader(db)(origin, place);
}
