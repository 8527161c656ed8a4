/** Cells of remembered exports (读导出记录): one cell, all of them, and which export a file may be. Exports from before version 40 are read from their own table. */
import { and, desc, eq, type SQL } from "drizzle-orm";
import { decodeCellRule, readRecord, unpackCell } from "#domain/reporting/decode-filed";
import type { FilledCell } from "#domain/reporting/fill-request";
import type { FiledCell, FiledEntry } from "#domain/reporting/filed-cell";
import type { CellRule } from "#domain/reporting/pack-cells";
import type { FilingAbout } from "#domain/reporting/provenance-sidecar";
import { decodeAbout } from "#domain/reporting/decode-about";
import { parseCellAddress } from "#domain/workbook/cell-address";
import type { ReadableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { exportCell, exportRule, formExport } from "../schema/reporting.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";
import { createProvenanceReader, type Origin } from "./provenance.ts";

/** A remembered export (导出记录). */
export interface ReadExport {
  readonly exportId: number;
  readonly about: FilingAbout;
  readonly filledCells: number;
  /** Several gaps of one cell give several. */
  readonly find: (sheet: string, cell: string) => readonly FiledCell[];
  readonly cells: () => Iterable<FiledCell>;
}

/** Opens one of them; null when there is none by that id. */
export function openExport(db: ReadableDb, exportId: number): ReadExport | null {
  const head = orm(db).select().from(formExport).where(eq(formExport.id, exportId)).get();
  if (head === undefined) return null;
  const about = decodeAbout({
    ...readRecord(head.about === null ? null : JSON.parse(head.about)),
    form: { file: head.form, sha256: head.formSha256 ?? "" },
    output: { file: head.file, sha256: head.outputSha256 ?? "" },
    period: head.period,
    filledAt: head.exportedAt,
    filledBy: head.exportedBy,
  });
  if (about === null) throw new Error(`export ${exportId} is broken`);
  const source = head.about === null ? oldCells(db, exportId) : rowCells(db, exportId);
  return { exportId, about, filledCells: head.filledCells, ...source };
}

/** Exports that a file may be: first the one with the same bytes, then those written under the same name, newest first. */
export function findExports(
  db: ReadableDb,
  { file, sha256 }: { readonly file: string; readonly sha256: string },
): { readonly same: number | null; readonly named: readonly number[] } {
  const found = (where: SQL) =>
    orm(db).select({ id: formExport.id }).from(formExport).where(where).orderBy(desc(formExport.id)).all();
  const [same] = found(eq(formExport.outputSha256, sha256));
  return { same: same?.id ?? null, named: found(eq(formExport.file, file)).map(({ id }) => id) };
}

/** Where the content of a filled cell came from (取数来源), as it stood when the form was filled. */
export type CellOrigin = Pick<
  FiledCell,
  "sheet" | "cell" | "text" | "rule" | "enterprise" | "field" | "period" | "source"
> & { readonly stored: string | null; readonly computed: FilledCell["computed"] };

/** Origin of one filled cell of an export (取数来源); null when that cell was not filled. */
export function traceCell(
  db: ReadableDb,
  { exportId, sheet, cell }: { readonly exportId: number; readonly sheet: string; readonly cell: string },
): CellOrigin | null {
  const [found] = openExport(db, exportId)?.find(sheet, cell) ?? [];
  return found === undefined ? null : originOf(found);
}

/** The same of a cell at hand. */
export function originOf(filed: FiledCell): CellOrigin {
  const { sheet, cell, text, rule, enterprise: entry, field, period, source, stored } = filed;
  const { words, parts, partsTotal, notes } = filed;
  return {
    sheet,
    cell,
    text,
    rule,
    enterprise: entry,
    field,
    period,
    source,
    stored: stored === null ? null : String(stored),
    computed: words === null ? null : { words, parts, partsTotal, notes },
  };
}

type Cells = Pick<ReadExport, "find" | "cells">;

function rowCells(db: ReadableDb, exportId: number): Cells {
  const rules = readRules(db, exportId);
  const query = db.prepare<[number], Row>(
    `SELECT r.entry_id AS entryId, r.entry_name AS entryName, e.kind, r.cells FROM export_row r
       LEFT JOIN enterprise e ON e.id = r.entry_id WHERE r.export_id = ? ORDER BY r.sheet, r.row, r.place`,
  );
  const ofRow = db.prepare<[number, string, number], Row>(
    `SELECT r.entry_id AS entryId, r.entry_name AS entryName, e.kind, r.cells FROM export_row r
       LEFT JOIN enterprise e ON e.id = r.entry_id WHERE r.export_id = ? AND r.sheet = ? AND r.row = ? ORDER BY r.place`,
  );
  return {
    find: (sheet, cell) => {
      const row = parseCellAddress(cell)?.row ?? 0;
      return ofRow.all(exportId, sheet, row).flatMap((one) => unpackRow(one, rules).filter((is) => is.cell === cell));
    },
    *cells() {
      for (const row of query.iterate(exportId)) yield* unpackRow(row, rules);
    },
  };
}

/** One line of the record. */
export interface Row {
  readonly entryId: number | null;
  readonly entryName: string | null;
  readonly kind: string | null;
  readonly cells: string;
}

/** The cells of one line. */
export function unpackRow({ entryId, entryName, kind, cells }: Row, rules: readonly CellRule[]): readonly FiledCell[] {
  const entry: FiledEntry | null =
    entryId === null ? null : { id: entryId, kind: kind ?? "enterprise", name: entryName ?? "" };
  const packed: unknown = JSON.parse(cells);
  if (!Array.isArray(packed)) throw new Error("a row of an export is broken");
  return packed.flatMap((cell: unknown) => unpackCell(cell, { rules, entryOf: () => entry }) ?? []);
}

/** What the cells of an export share. */
export function readRules(db: ReadableDb, exportId: number): readonly CellRule[] {
  const rows = orm(db)
    .select({ rule: exportRule.rule })
    .from(exportRule)
    .where(eq(exportRule.exportId, exportId))
    .orderBy(exportRule.number)
    .all();
  return rows.flatMap(({ rule }) => decodeCellRule(JSON.parse(rule)) ?? []);
}

function oldCells(db: ReadableDb, exportId: number): Cells {
  const { sheet, cell, text, rule, field, period, stored } = exportCell;
  const query = () =>
    orm(db)
      .select({
        shown: { sheet, cell, text, rule, field, period, stored },
        entry: { id: enterprise.id, kind: enterprise.kind, name: enterprise.name },
        origin: {
          source_row: exportCell.sourceRow,
          source_column: exportCell.sourceColumn,
          edit_line: exportCell.editLine,
        },
      })
      .from(exportCell)
      .leftJoin(enterprise, eq(enterprise.id, exportCell.enterpriseId));
  const asFiled = (row: ReturnType<ReturnType<typeof query>["all"]>[number]): FiledCell => ({
    ...NOT_TOLD,
    ...row.shown,
    enterprise: row.entry,
    source: oldSource(db, row.shown, row.origin),
  });
  return {
    find: (onSheet, address) =>
      query()
        .where(and(eq(exportCell.exportId, exportId), eq(sheet, onSheet), eq(cell, address)))
        .all()
        .map(asFiled),
    cells: () => query().where(eq(exportCell.exportId, exportId)).all().map(asFiled),
  };
}

/** What records from before version 40 do not tell. */
const NOT_TOLD = {
  label: "",
  content: null,
  fieldLabel: null,
  unit: null,
  formula: null,
  words: null,
  notes: [],
  parts: [],
  partsTotal: 0,
};

function oldSource(
  db: ReadableDb,
  { field, period }: { readonly field: string | null; readonly period: string | null },
  origin: Origin,
): FiledCell["source"] {
  if (origin.source_row === null && origin.edit_line === null) return null;
  const fieldId = field === null ? undefined : findFieldNumber(db, field);
  const periodId = findPeriodNumber(db, period);
  const place = fieldId === undefined || periodId === undefined ? null : { fieldId, periodId };
  return createProvenanceReader(db)(origin, place);
}
