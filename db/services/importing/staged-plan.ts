import type { PlanRow, PlanSummary } from "#contract/importing";
import type { AbsentEnterprise } from "#contract/import-results";
import { type PlannedKind, plannedEnterprise } from "#domain/importing/planned-kind";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { TypedRow } from "#domain/importing/typed-row";
import type { KindFinder } from "#services/importing/planned-kinds";
import type { TableToApply } from "#store/queries/apply-plan";
import type { RowFilter, StagedRow, Staging } from "#store/staging/staging";

/** A table to plan (待作预案的表). `skipped`: its rows are kept and shown, but not planned. */
export interface PlanSource {
  readonly sheet: string;
  readonly table: RecognisedTable;
  readonly period: string | null;
  readonly skipped: boolean;
  /** The workbook of this table where a plan gathers rows of several. Absent: the plan's. */
  readonly workbook?: { readonly name: string; readonly hash: string };
  /** Changes or drops a row before it is planned: of a returned file only some cells are taken. */
  readonly adjust?: (row: TypedRow) => TypedRow | null;
  /** The faulty code a corrected one stands for, of a returned file (更正前的代码). */
  readonly codeBefore?: (code: string) => string | null;
}

/** A plan over all tables of a file (全部预案), on disk; close it when it is no longer needed. */
export interface StagedPlan {
  readonly summary: Omit<PlanSummary, "planId">;
  readonly sources: readonly PlanSource[];
  readonly absent: readonly AbsentEnterprise[];
  /** Revision of the book it was made against. */
  readonly revision: number;
  readonly staging: Staging;
  /** Kinds of the entries its tables list. */
  readonly kindOf: KindFinder;
}

/** Rows of a plan as the window draws them. */
export function pageOfRows(
  { staging, sources }: StagedPlan,
  filter: RowFilter,
): { readonly total: number; readonly rows: readonly PlanRow[] } {
  const { total, rows } = staging.page(filter);
  return { total, rows: rows.flatMap((row) => shownRow(row, sources[row.table])) };
}

/** Rows by key, as far as a plan has them. */
export function rowsByKey(plan: StagedPlan, keys: readonly string[]): readonly PlanRow[] {
  const wanted = new Set(keys);
  const found: PlanRow[] = [];
  if (wanted.size === 0) return found;
  for (const row of allRows(plan)) if (wanted.has(row.key)) found.push(row);
  return found;
}

/** All rows of the planned tables in order, read from the disk some at a time. */
export function* allRows({ staging, sources }: StagedPlan): Iterable<PlanRow> {
  for (const [number, source] of sources.entries()) {
    if (source.skipped) continue;
    for (const rows of staging.chunks(number)) {
      for (const row of rows) yield* shownRow(row, source);
    }
  }
}

/** The plan as writing takes it: table after table, some rows at a time. */
export function* tablesToApply({ staging, sources, kindOf }: StagedPlan): Iterable<TableToApply> {
  for (const [number, source] of sources.entries()) {
    if (source.skipped) continue;
    const table = sourceTable(source, kindOf(source.table.subject));
    for (const rows of staging.chunks(number)) {
      const planned = rows.flatMap(({ plan, typed }) => (plan === null ? [] : [{ plan, typed }]));
      yield {
        table,
        plan: { rows: planned.map(({ plan }) => plan), typedRows: planned.map(({ typed }) => typed) },
      };
    }
  }
}

/** How many rows the planned tables have. */
export function countRows({ summary: { counts } }: StagedPlan): number {
  return counts.add + counts.update + counts.unchanged + counts.decision + counts.rejected;
}

function shownRow({ plan, typed }: StagedRow, source: PlanSource | undefined): readonly PlanRow[] {
  if (plan === null || source === undefined) return [];
  return [{ ...plan, sheet: source.sheet, table: source.table.index, issues: typed.issues }];
}

function sourceTable(
  { sheet, table, period, workbook }: PlanSource,
  { id, nameField, codeField, nameFrom }: PlannedKind,
): TableToApply["table"] {
  const units = table.columns.flatMap(({ column, unit, unitFrom }) =>
    unit === null || unitFrom === "cells" ? [] : [[column, unit]],
  );
  const { index: number, title, subject } = table;
  return {
    sheet,
    number,
    title,
    period,
    units: Object.fromEntries(units),
    ...(subject === undefined ? {} : { subject }),
    ...(id === plannedEnterprise.id ? {} : { kind: { id, nameField, codeField, nameFrom } }),
    ...(workbook === undefined ? {} : { workbook }),
  };
}
