/** Filled forms as the book remembers them (导出记录): saving one, and the list of all. Reading their cells is in exports-read.ts. */
import { desc, eq, max } from "drizzle-orm";
import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { FiledCell } from "#domain/reporting/filed-cell";
import { createCellPacker, type PackedCell } from "#domain/reporting/pack-cells";
import type { FilingAbout } from "#domain/reporting/provenance-sidecar";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { readRevision, runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { formBindingVersion, formExport } from "../schema/reporting.ts";
import { createBulkInsert } from "../values/value-store.ts";

/** A filled form with its cells (导出). Cells of a row that are about the same entry should come one after the other. */
export interface ExportToSave {
  readonly about: FilingAbout;
  readonly fingerprint: string;
  readonly parts: PartsProof;
  readonly cells: Iterable<FiledCell>;
  readonly filledCells: number;
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

/** Remembers a filled form, every cell with value and origin of the moment it was filled: later edits do not change what the proof says. */
export function saveExport(
  db: WritableDb,
  { about, fingerprint, parts, cells, filledCells }: ExportToSave,
): Result<{ readonly exportId: number }, EnvironmentError> {
  return runCommand<{ readonly exportId: number }, never>(db, () => {
    const { form, output, period, filledAt, filledBy, ...rest } = about;
    const head = { form: form.file, formSha256: form.sha256, file: output.file, outputSha256: output.sha256 };
    const saved = orm(db)
      .insert(formExport)
      .values({
        ...head,
        fingerprint,
        period,
        exportedAt: filledAt,
        exportedBy: filledBy,
        filledCells,
        parts: JSON.stringify(parts),
        about: JSON.stringify(rest),
      })
      .returning({ exportId: formExport.id })
      .get();
    saveCells(db, saved.exportId, cells);
    return ok(saved);
  });
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

/** With what a form is filled just now: the revision of the book, and the newest version of the form's binding; null when none is remembered. */
export function readFillingState(
  db: ReadableDb,
  fingerprint: string,
): { readonly revision: number; readonly bindingVersion: number | null } {
  const newest = orm(db)
    .select({ version: max(formBindingVersion.version) })
    .from(formBindingVersion)
    .where(eq(formBindingVersion.fingerprint, fingerprint))
    .get();
  return { revision: readRevision(db), bindingVersion: newest?.version ?? null };
}

/** Rows kept before they are written. */
const BATCH = 500;

interface OpenRow {
  readonly sheet: string;
  readonly row: number;
  readonly entry: FiledCell["enterprise"];
  readonly cells: PackedCell[];
  readonly parts: Set<number>;
}

/** One line per row of the sheet and entry: side by side double columns have two. */
function saveCells(db: WritableDb, exportId: number, cells: Iterable<FiledCell>): void {
  const packer = createCellPacker();
  const rows = createBulkInsert(db, "export_row (export_id, sheet, row, place, entry_id, entry_name, cells)", 7);
  const parts = createBulkInsert(db, "export_part (entry_id, export_id, sheet, row, place)", 5);
  const places = new Map<string, number>();
  let open: OpenRow | null = null;
  let waiting = 0;
  const flush = (): void => {
    rows.flush();
    parts.flush();
    waiting = 0;
  };
  const close = (done: OpenRow): void => {
    const key = `${done.row} ${done.sheet}`;
    const place = places.get(key) ?? 0;
    places.set(key, place + 1);
    const { sheet, row, entry } = done;
    rows.add(exportId, sheet, row, place, entry?.id ?? null, entry?.name ?? null, JSON.stringify(done.cells));
    for (const part of done.parts) parts.add(part, exportId, sheet, row, place);
    waiting += 1;
    if (waiting >= BATCH) flush();
  };
  for (const cell of cells) {
    const row = parseCellAddress(cell.cell)?.row ?? 0;
    if (open === null || open.row !== row || open.sheet !== cell.sheet || open.entry?.id !== cell.enterprise?.id) {
      if (open !== null) close(open);
      open = { sheet: cell.sheet, row, entry: cell.enterprise, cells: [], parts: new Set() };
    }
    open.cells.push(packer.pack(cell));
    for (const id of entriesBehind(cell)) open.parts.add(id);
  }
  if (open !== null) close(open);
  flush();
  const rules = createBulkInsert(db, "export_rule (export_id, number, rule)", 3);
  for (const [number, rule] of packer.rules.entries()) rules.add(exportId, number, JSON.stringify(rule));
  rules.flush();
}

/** Entries a computed cell was made of; 0 stands for those that are not kept. */
function entriesBehind({ parts, partsTotal, words }: FiledCell): readonly number[] {
  if (words === null) return [];
  const known = parts.flatMap(({ entry }) => entry?.id ?? []);
  return partsTotal > parts.length ? [...known, 0] : known;
}
