/** Filled cells that hang on an entry (受影响的已报单元格): found through the indexes of the export record, newest export first. */
import type { FiledCell } from "#domain/reporting/filed-cell";
import type { CellRule } from "#domain/reporting/pack-cells";
import type { ReadableDb } from "../connection.ts";
import { readRules, type Row, unpackRow } from "./exports-read.ts";

/** A filled cell with the export it stands in. `how`: the cell tells the entry's own value, it was computed from it, or it was computed from more entries than are kept. */
export interface DependentCell {
  readonly exportId: number;
  readonly form: string;
  readonly file: string;
  readonly at: string;
  readonly cell: FiledCell;
  readonly how: "own" | "part" | "perhaps";
}

interface Found extends Row {
  readonly exportId: number;
  readonly form: string;
  readonly file: string;
  readonly at: string;
}

const HEAD = `r.export_id AS exportId, f.form, f.file, f.exported_at AS at, r.entry_id AS entryId, r.entry_name AS entryName, e.kind, r.cells`;
const JOINS = `JOIN form_export f ON f.id = r.export_id LEFT JOIN enterprise e ON e.id = r.entry_id`;

/** Every filled cell that shows the entry or was computed from it. */
export function* listDependentCells(db: ReadableDb, entryId: number): Generator<DependentCell> {
  const rules = new Map<number, readonly CellRule[]>();
  const cellsOf = (row: Found): readonly FiledCell[] => {
    const known = rules.get(row.exportId) ?? readRules(db, row.exportId);
    rules.set(row.exportId, known);
    return unpackRow(row, known);
  };
  const own = db.prepare<[number], Found>(
    `SELECT ${HEAD} FROM export_row r ${JOINS} WHERE r.entry_id = ? ORDER BY r.export_id DESC, r.sheet, r.row`,
  );
  for (const row of own.iterate(entryId)) {
    for (const cell of cellsOf(row)) yield { ...headOf(row), cell, how: "own" };
  }
  const parts = db.prepare<[number], Found>(
    `SELECT ${HEAD} FROM export_part p
       JOIN export_row r ON r.export_id = p.export_id AND r.sheet = p.sheet AND r.row = p.row AND r.place = p.place
       ${JOINS} WHERE p.entry_id = ? ORDER BY r.export_id DESC, r.sheet, r.row`,
  );
  for (const row of parts.iterate(entryId)) {
    for (const cell of cellsOf(row)) {
      if (row.entryId !== entryId && cell.parts.some(({ entry }) => entry?.id === entryId)) {
        yield { ...headOf(row), cell, how: "part" };
      }
    }
  }
  for (const row of parts.iterate(MORE_THAN_KEPT)) {
    for (const cell of cellsOf(row)) {
      const isKept = cell.enterprise?.id === entryId || cell.parts.some(({ entry }) => entry?.id === entryId);
      if (!isKept && cell.partsTotal > cell.parts.length) yield { ...headOf(row), cell, how: "perhaps" };
    }
  }
}

/** Stands among the parts for entries that are not kept. */
const MORE_THAN_KEPT = 0;

/** Cells of exports from before version 40, which kept one line per cell. */
export function listOldDependentCells(
  db: ReadableDb,
  entryId: number,
): readonly (Pick<DependentCell, "exportId" | "form" | "file" | "at"> & {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  readonly field: string | null;
  readonly period: string | null;
})[] {
  return db
    .prepare<[number], ReturnType<typeof listOldDependentCells>[number]>(
      `SELECT c.export_id AS exportId, f.form, f.file, f.exported_at AS at, c.sheet, c.cell, c.text, c.field, c.period
         FROM export_cell c JOIN form_export f ON f.id = c.export_id WHERE c.enterprise_id = ? ORDER BY c.export_id DESC`,
    )
    .all(entryId);
}

/** The newest confirmed binding of every form, as JSON text (各表最新的取数对应). */
export function listNewestBindings(
  db: ReadableDb,
): readonly { readonly form: string; readonly year: string | null; readonly binding: string }[] {
  return db
    .prepare<[], { form: string; year: string | null; binding: string }>(
      `SELECT v.form, v.year, v.binding FROM form_binding_version v
        WHERE v.version = (SELECT max(n.version) FROM form_binding_version n WHERE n.fingerprint = v.fingerprint)
        ORDER BY v.confirmed_at DESC`,
    )
    .all();
}

function headOf({ exportId, form, file, at }: Found) {
  return { exportId, form, file, at };
}
