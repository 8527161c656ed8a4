import { z } from "zod";
import type { ImportError } from "#contract/errors";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { command, query } from "#contract/define";
import { type GridColumns, gridColumnsSchema } from "#contract/grid-columns";

/** What the top bar and the home page show of the open book (账本概况). */
export interface BookStatus {
  readonly zoneName: string;
  readonly enterprises: number;
  readonly periods: readonly string[];
  readonly imports: number;
  readonly exports: number;
  readonly lastImport: { readonly batchId: number; readonly at: string; readonly workbook: string } | null;
  readonly lastExport: { readonly at: string; readonly form: string } | null;
  /** Values that stand with a warning: credit codes with a failing check digit, enterprises without a code … */
  readonly doubts: readonly { readonly kind: string; readonly sentence: string; readonly count: number }[];
  readonly revision: number;
}

/** Settings of the book that forms print (账本设置). Empty text: not filled in yet. */
export interface BookSettings {
  readonly zoneName: string;
  readonly reportingUnit: string;
  readonly unitHead: string;
  readonly statisticsHead: string;
  readonly preparedBy: string;
  readonly phone: string;
  /** Name written into the journal for changes by hand. */
  readonly person: string;
  readonly gridDensity: "compact" | "normal" | "roomy";
  /** Columns of the roster grid; saved by a method of their own. */
  readonly gridColumns: GridColumns;
}

/** The settings a person fills in on one page (设置页的内容). */
export type FilledSettings = Omit<BookSettings, "gridColumns">;

const line = z.string().max(200);

/** The open account book (账本). */
export const bookContract = {
  "book/status": query<null, BookStatus, EnvironmentError>(z.null()),
  "book/settings": query<null, BookSettings, EnvironmentError>(z.null()),
  "book/save-settings": command<FilledSettings, BookSettings, EnvironmentError>(
    z.object({
      zoneName: line,
      reportingUnit: line,
      unitHead: line,
      statisticsHead: line,
      preparedBy: line,
      phone: line,
      person: line,
      gridDensity: z.enum(["compact", "normal", "roomy"]),
    }),
  ),
  /** Keeps how the columns of the roster are laid out. */
  "book/save-columns": command<GridColumns, GridColumns, EnvironmentError>(gridColumnsSchema),
  /** Imports the shipped example rosters (用演示数据看看). */
  "book/load-examples": command<
    { jobId: string },
    { readonly enterprises: number },
    EnvironmentError | WorkbookError | ImportError | Cancelled
  >(z.object({ jobId: z.string() })),
  /** Where the book lies and how large it is. */
  "book/place": query<
    null,
    { readonly name: string; readonly folder: string; readonly bytes: number },
    EnvironmentError
  >(z.null()),
} as const;
