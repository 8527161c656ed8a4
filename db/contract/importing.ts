import { z } from "zod";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { PlanCounts, RowPlan } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { ShownCell, SheetFrame } from "#domain/workbook/sheet-look";
import type { SheetVisibility } from "#domain/workbook/grid";
import type { ImportError } from "#contract/errors";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { command, query } from "#contract/define";

/** A workbook opened for import (已读入的文件). */
export interface ImportReading {
  readonly readingId: string;
  readonly file: string;
  /** xlsx, xls, csv …, as the content says. */
  readonly format: string;
  readonly sheets: readonly ReadSheet[];
  /** The same bytes were imported before. */
  readonly importedBefore: { readonly batchId: number; readonly at: string } | null;
}

/** A sheet of it, with the tables found. */
export interface ReadSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly tables: readonly ReadTable[];
}

/** A table of it. Tables of hidden sheets are shown but left out (`skipped`) until a person takes them. */
export type ReadTable = RecognisedTable & { readonly skipped: boolean };

/** A person's correction of one table (人工更正); absent members keep the proposal. */
export interface TableCorrection {
  readonly readingId: string;
  readonly sheet: string;
  readonly table: number;
  readonly headerRows?: readonly [number, number] | undefined;
  readonly lastDataRow?: number | undefined;
  readonly unit?: string | null | undefined;
  readonly period?: string | null | undefined;
  /** By column letter; an empty list says "not a field". */
  readonly columns?:
    | Readonly<Record<string, { readonly fields: readonly string[]; readonly unit: string | null }>>
    | undefined;
  /** Leave the table out. */
  readonly skip?: boolean | undefined;
}

/** A plan over all tables of a reading (导入预案). */
export interface PlanSummary {
  readonly planId: string;
  readonly counts: PlanCounts;
  readonly errors: number;
  readonly warnings: number;
  readonly values: number;
  readonly tables: readonly {
    readonly sheet: string;
    readonly table: number;
    readonly period: string | null;
    readonly counts: PlanCounts;
  }[];
}

/** A receipt with its place in the list of imports (导入记录). */
export interface ImportBatch extends ImportReceipt {
  readonly undoneAt: string | null;
  readonly by: string;
}

/** What an undo of a batch did (撤销导入). */
export interface UndoReceipt {
  readonly reverted: number;
  readonly kept: readonly { readonly enterprise: string; readonly reason: string }[];
}

type ReadFailure = WorkbookError | ImportError | EnvironmentError | Cancelled;
const kinds = z.enum(["add", "update", "unchanged", "decision", "rejected"]);
const decision = z.union([
  z.object({ kind: z.literal("same"), enterpriseId: z.number().int() }),
  z.object({ kind: z.literal("separate") }),
  z.object({ kind: z.literal("skip") }),
]);

/** Import (导入): read, look, correct, plan, apply, undo. Input `jobId` names the work for progress and cancelling. */
export const importingContract = {
  "importing/read": command<{ jobId: string; token: string }, ImportReading, ReadFailure>(
    z.object({ jobId: z.string(), token: z.string() }),
  ),
  "importing/frame": query<{ readingId: string; sheet: string }, SheetFrame, ImportError | WorkbookError>(
    z.object({ readingId: z.string(), sheet: z.string() }),
  ),
  "importing/cells": query<
    { readingId: string; sheet: string; firstRow: number; lastRow: number },
    readonly ShownCell[],
    ImportError | WorkbookError
  >(
    z.object({
      readingId: z.string(),
      sheet: z.string(),
      firstRow: z.number().int().min(1),
      lastRow: z.number().int().min(1),
    }),
  ),
  "importing/correct": command<TableCorrection, ReadSheet, ImportError | WorkbookError>(
    z.object({
      readingId: z.string(),
      sheet: z.string(),
      table: z.number().int(),
      headerRows: z.tuple([z.number().int(), z.number().int()]).optional(),
      lastDataRow: z.number().int().optional(),
      unit: z.string().nullable().optional(),
      period: z.string().nullable().optional(),
      columns: z.record(z.string(), z.object({ fields: z.array(z.string()), unit: z.string().nullable() })).optional(),
      skip: z.boolean().optional(),
    }),
  ),
  "importing/plan": command<{ jobId: string; readingId: string }, PlanSummary, ReadFailure>(
    z.object({ jobId: z.string(), readingId: z.string() }),
  ),
  "importing/plan-rows": query<
    { planId: string; kinds: readonly RowPlan["kind"][]; offset: number; limit: number },
    { readonly total: number; readonly rows: readonly (RowPlan & { readonly sheet: string })[] },
    ImportError
  >(
    z.object({
      planId: z.string(),
      kinds: z.array(kinds),
      offset: z.number().int().min(0),
      limit: z.number().int().max(500),
    }),
  ),
  "importing/plan-issues": query<
    { planId: string; severity: "error" | "warning" | null; offset: number; limit: number },
    { readonly total: number; readonly issues: readonly CellIssue[] },
    ImportError
  >(
    z.object({
      planId: z.string(),
      severity: z.enum(["error", "warning"]).nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().max(500),
    }),
  ),
  /** Writes the plan in one transaction; undecided and refused rows stay out. `decisions` by row key, `refused` are row keys to leave out. */
  "importing/apply": command<
    {
      jobId: string;
      planId: string;
      decisions: Readonly<
        Record<string, { kind: "same"; enterpriseId: number } | { kind: "separate" } | { kind: "skip" }>
      >;
      refused: readonly string[];
    },
    ImportReceipt,
    ReadFailure
  >(
    z.object({
      jobId: z.string(),
      planId: z.string(),
      decisions: z.record(z.string(), decision),
      refused: z.array(z.string()),
    }),
  ),
  "importing/batches": query<null, readonly ImportBatch[], EnvironmentError>(z.null()),
  "importing/undo": command<{ batchId: number }, UndoReceipt, ImportError | EnvironmentError>(
    z.object({ batchId: z.number().int() }),
  ),
  "importing/close": command<{ readingId: string }, null>(z.object({ readingId: z.string() })),
} as const;
