import { z } from "zod";
import type { FilledArea } from "#domain/reporting/filled-areas";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { command, query } from "#contract/define";
import type { CellTrace, FillFailure, OpenForm } from "#contract/reporting";

/** A filled form opened again (打开已报表): by its sidecar or by the book's own record of the export. */
export interface OpenFilled {
  /** Also answers `frame`, `cells` (filled: true) and `trace-open`. */
  readonly formId: string;
  readonly file: string;
  readonly sheets: OpenForm["sheets"];
  /** What the book knows of the export; null when the file came from another book or only the sidecar is there. */
  readonly exportId: number | null;
  readonly filledAt: string;
  readonly period: string | null;
  /** Cells whose content is not what was exported any more. */
  readonly changes: readonly HandEdit[];
  readonly unchanged: number;
  /** Where the export filled cells, as they stand now. */
  readonly areas: readonly FilledArea[];
}

/** A cell somebody changed after the export (手工改动). */
export interface HandEdit {
  readonly sheet: string;
  /** Where it stands now; `exportedCell` where it was exported, another one where rows were put in or taken out. */
  readonly cell: string;
  readonly exportedCell: string;
  readonly label: string;
  readonly exported: string;
  readonly now: string;
  /** What would change in the book if it is taken: 云岫科技的营业收入（2025年）: 1,200 → 1,250 万元. Null: it cannot be taken, `why` says so. */
  readonly effect: string | null;
  readonly why: string | null;
  /** The book has changed since the export too. */
  readonly conflict: boolean;
  /** Decided before: taken into the book, or refused; `why` tells when and for what reason. Null: still open. */
  readonly settled: "taken" | "refused" | null;
}

/** What hangs on a value of the book (影响): cells of exports, bindings and indicators that use it. */
export interface Impact {
  readonly filed: readonly {
    readonly exportId: number;
    readonly form: string;
    readonly file: string;
    readonly at: string;
    readonly sheet: string;
    readonly cell: string;
    readonly text: string;
  }[];
  readonly filedTotal: number;
  readonly bound: readonly {
    readonly form: string;
    readonly year: string | null;
    readonly places: readonly string[];
  }[];
  readonly indicators: readonly { readonly pack: string | null; readonly code: string; readonly name: string }[];
}

/** Forms after they were filled: where each number came from, what hangs on it, and what somebody changed since (已报表). */
export const reportingFiledContract = {
  /** Where a cell of a preview, or of a filled form opened again, comes from. Several gaps of one cell give several. */
  "reporting/trace-open": query<{ formId: string; sheet: string; cell: string }, readonly CellTrace[], FillFailure>(
    z.object({ formId: z.string(), sheet: z.string(), cell: z.string() }),
  ),
  "reporting/open-filled": command<{ jobId: string; token: string }, OpenFilled, FillFailure>(
    z.object({ jobId: z.string(), token: z.string() }),
  ),
  /** Takes hand edits into the book, or refuses them; each with a reason. */
  "reporting/absorb": command<
    {
      formId: string;
      decisions: readonly {
        readonly sheet: string;
        readonly cell: string;
        readonly take: boolean;
        readonly reason: string;
      }[];
    },
    {
      readonly taken: number;
      readonly refused: number;
      readonly failed: readonly { readonly sheet: string; readonly cell: string; readonly why: string }[];
    },
    FillFailure
  >(
    z.object({
      formId: z.string(),
      decisions: z
        .array(
          z.object({
            sheet: z.string(),
            cell: z.string(),
            take: z.boolean(),
            reason: z.string().trim().min(1).max(500),
          }),
        )
        .min(1),
    }),
  ),
  "reporting/impact": query<{ entryId: number; field: string | null; period: string | null }, Impact, EnvironmentError>(
    z.object({ entryId: z.number().int(), field: z.string().nullable(), period: z.string().nullable() }),
  ),
  /** 取数底稿: one workbook with every reported cell, its value, calculation and sources. */
  "reporting/working-paper": command<
    { jobId: string; exportId: number; token: string },
    { readonly file: string; readonly cells: number },
    FillFailure
  >(z.object({ jobId: z.string(), exportId: z.number().int(), token: z.string() })),
} as const;
