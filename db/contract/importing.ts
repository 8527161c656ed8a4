import { z } from "zod";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { DecisionCause, PlanChoices, PlanCounts, RowPlan } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { RecipeFit } from "#domain/importing/recipe";
import type { Standing } from "#domain/importing/standing";
import type { Orientation, RecognisedTable } from "#domain/importing/recognised-table";
import type { ShownCell, SheetFrame } from "#domain/workbook/sheet-look";
import type { SheetVisibility } from "#domain/workbook/grid";
import type { ImportError } from "#contract/errors";
import type { AbsentEnterprise, UndoReceipt } from "#contract/import-results";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { command, query } from "#contract/define";
import {
  decisionCause,
  planChoices,
  rowKinds,
  rowRange,
  tableCorrection,
  tableOrientation,
} from "#contract/importing-input";

/** A workbook opened for import (已读入的文件). */
export interface ImportReading {
  readonly readingId: string;
  readonly file: string;
  /** xlsx, xls, csv …, as the content says. */
  readonly format: string;
  readonly sheets: readonly ReadSheet[];
  /** The same bytes were imported before. */
  readonly importedBefore: { readonly batchId: number; readonly at: string } | null;
  /** Who sent it (报送单位), as a person said, as the file says, or as its recipe knows. */
  readonly sender: string | null;
  /** The recipe that was applied to it (已套用的导入方案). */
  readonly recipe: RecipeFit | null;
  /** How final its figures are (快报、核定、修订): a person's word, or what its name and titles say. */
  readonly standing: Standing;
  /** It is a file we sent back, corrected (改好的退回表): only the listed cells are taken. */
  readonly returned: { readonly workbook: string; readonly cells: number } | null;
}

/** A sheet of it, with the tables found. */
export interface ReadSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly tables: readonly ReadTable[];
  /** 1-based numbers of hidden columns. */
  readonly hiddenColumns: readonly number[];
}

/** A table of it. Tables of hidden sheets are shown but left out (`skipped`) until a person takes them. */
export type ReadTable = RecognisedTable & { readonly skipped: boolean };

/** A person's correction of one table (人工更正); absent members keep the proposal. */
export interface TableCorrection {
  readonly readingId: string;
  readonly sheet: string;
  readonly table: number;
  /** Kind of the register the table lists (台账类别), as a person says. */
  readonly subject?: string | undefined;
  readonly orientation?: Orientation | undefined;
  readonly headerRows?: readonly [number, number] | undefined;
  readonly firstDataRow?: number | undefined;
  readonly lastDataRow?: number | undefined;
  readonly unit?: string | null | undefined;
  readonly period?: string | null | undefined;
  /** By column letter; an empty list says "not a field". */
  readonly columns?: Readonly<Record<string, ColumnCorrection>> | undefined;
  /** Leave the table out. */
  readonly skip?: boolean | undefined;
}

/** A person's word on one column; absent members keep the proposal. */
export interface ColumnCorrection {
  readonly fields: readonly string[];
  readonly unit: string | null;
  readonly period?: string | null | undefined;
  readonly blank?: "keep" | "clear" | undefined;
  readonly valueMap?: Readonly<Record<string, string>> | null | undefined;
}

/** How much of a field a plan changes (按字段的变更数). */
export interface FieldTally {
  readonly sheet: string;
  readonly table: number;
  readonly field: string;
  readonly period: string | null;
  /** Values where nothing was stored, values that change, values that go. */
  readonly filled: number;
  readonly changed: number;
  readonly cleared: number;
}

/** A plan over all tables of a reading (导入预案). */
export interface PlanSummary {
  readonly planId: string;
  readonly counts: PlanCounts;
  readonly fields: readonly FieldTally[];
  /** Rows waiting for a decision, by cause. */
  readonly causes: Readonly<Partial<Record<DecisionCause, number>>>;
  /** Problems by kind, most frequent first; `sentence` is the first one's. */
  readonly issueKinds: readonly {
    readonly kind: string;
    readonly severity: "error" | "warning";
    readonly count: number;
    readonly sentence: string;
  }[];
  /** Enterprises of the book that the file does not name (本次未出现). Nothing happens to them. */
  readonly absent: number;
  /** Changes held back because their period is filed or frozen. */
  readonly held: readonly { readonly period: string; readonly kind: "filed" | "frozen"; readonly changes: number }[];
  readonly errors: number;
  readonly warnings: number;
  readonly values: number;
  /** Sums up the stored values it would replace: another digest of the same file says that the book has changed under it. Absent: not known. */
  readonly replaces?: string;
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
  readonly kind: "file" | "quarantine" | "return";
  readonly sender: string | null;
  readonly period: string | null;
  /** How final its figures are (数据性质). */
  readonly standing: Standing;
  /** Rows of it that still lie in quarantine (隔离区). */
  readonly quarantined: number;
}

/** A row of a plan with where it stands. */
export type PlanRow = RowPlan & {
  readonly sheet: string;
  readonly table: number;
  /** Cells of the row that carry an error or warning. */
  readonly issues: readonly CellIssue[];
};

type ReadFailure = WorkbookError | ImportError | EnvironmentError | Cancelled;

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
  "importing/correct": command<TableCorrection, ReadSheet, ImportError | WorkbookError>(tableCorrection),
  /** Marks a table where none was found (手工框选一张表). `columns`: first and last column, in the numbering of the orientation. */
  "importing/mark-table": command<
    {
      readingId: string;
      sheet: string;
      orientation: Orientation;
      headerRows: readonly [number, number];
      columns: readonly [number, number] | null;
    },
    ReadSheet,
    ImportError | WorkbookError
  >(
    z.object({
      readingId: z.string(),
      sheet: z.string(),
      orientation: tableOrientation,
      headerRows: rowRange,
      columns: rowRange.nullable(),
    }),
  ),
  /** Says who sent the file; a recipe of that sender is applied when it fits. */
  "importing/name-sender": command<{ readingId: string; sender: string | null }, ImportReading, ImportError>(
    z.object({ readingId: z.string(), sender: z.string().max(200).nullable() }),
  ),
  /** Says how final the figures of the file are (快报、核定、修订). */
  "importing/set-standing": command<{ readingId: string; standing: Standing }, ImportReading, ImportError>(
    z.object({ readingId: z.string(), standing: z.enum(["preliminary", "confirmed", "corrected"]) }),
  ),
  /** Applies another recipe, or none. */
  "importing/use-recipe": command<{ readingId: string; recipeId: number | null }, ImportReading, ImportError>(
    z.object({ readingId: z.string(), recipeId: z.number().int().nullable() }),
  ),
  "importing/plan": command<{ jobId: string; readingId: string }, PlanSummary, ReadFailure>(
    z.object({ jobId: z.string(), readingId: z.string() }),
  ),
  /** Rows of a plan. `fields`: only rows that change one of these (`field@period`); `causes`: only decisions of these causes; `search`: in the name or code. */
  "importing/plan-rows": query<
    {
      planId: string;
      kinds: readonly RowPlan["kind"][];
      causes?: readonly DecisionCause[] | undefined;
      fields?: readonly string[] | undefined;
      search?: string | undefined;
      offset: number;
      limit: number;
    },
    { readonly total: number; readonly rows: readonly PlanRow[] },
    ImportError
  >(
    z.object({
      planId: z.string(),
      kinds: z.array(rowKinds),
      causes: z.array(decisionCause).optional(),
      fields: z.array(z.string().max(200)).max(500).optional(),
      search: z.string().max(200).optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().max(500),
    }),
  ),
  "importing/plan-issues": query<
    {
      planId: string;
      severity: "error" | "warning" | null;
      kind?: string | undefined;
      offset: number;
      limit: number;
    },
    { readonly total: number; readonly issues: readonly CellIssue[] },
    ImportError
  >(
    z.object({
      planId: z.string(),
      severity: z.enum(["error", "warning"]).nullable(),
      kind: z.string().max(100).optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().max(500),
    }),
  ),
  /** Enterprises the file does not name (本次未出现的企业); nothing is done to them. */
  "importing/plan-absent": query<
    { planId: string; search: string; offset: number; limit: number },
    { readonly total: number; readonly rows: readonly AbsentEnterprise[] },
    ImportError
  >(
    z.object({
      planId: z.string(),
      search: z.string().max(200),
      offset: z.number().int().min(0),
      limit: z.number().int().max(500),
    }),
  ),
  /** Writes the plan in one transaction; rows undecided, refused or impossible go to quarantine. */
  "importing/apply": command<{ jobId: string; planId: string } & PlanChoices, ImportReceipt, ReadFailure>(
    z.object({ jobId: z.string(), planId: z.string(), ...planChoices }),
  ),
  /** Writes the sender's own file again with a comment in each faulty cell and a list of them (退回表), to a save target. */
  "importing/return-file": command<
    { jobId: string; planId: string; token: string },
    { readonly file: string; readonly cells: number },
    ReadFailure
  >(z.object({ jobId: z.string(), planId: z.string(), token: z.string() })),
  "importing/batches": query<null, readonly ImportBatch[], EnvironmentError>(z.null()),
  "importing/undo": command<{ batchId: number }, UndoReceipt, ImportError | EnvironmentError>(
    z.object({ batchId: z.number().int() }),
  ),
  /** Does an undone import again (重做导入); values somebody has set since stay. */
  "importing/redo": command<{ batchId: number }, UndoReceipt, ImportError | EnvironmentError>(
    z.object({ batchId: z.number().int() }),
  ),
  "importing/close": command<{ readingId: string }, null>(z.object({ readingId: z.string() })),
} as const;
