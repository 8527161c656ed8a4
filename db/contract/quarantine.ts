import { z } from "zod";
import type { PlanSummary } from "#contract/importing";
import type { ImportError } from "#contract/errors";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import { command, query } from "#contract/define";

/** A row that an import set apart (隔离区的行): undecided, impossible or refused. Nothing of it is lost. */
export interface QuarantinedRow {
  readonly id: number;
  readonly batchId: number;
  readonly workbook: string;
  readonly importedAt: string;
  readonly sheet: string;
  readonly row: number;
  readonly kind: "decision" | "rejected" | "refused";
  readonly name: string;
  readonly creditCode: string | null;
  readonly reason: string;
  /** Its cells as they were written, by field. */
  readonly cells: readonly { readonly field: string; readonly cell: string; readonly raw: string }[];
  readonly settled: "imported" | "dropped" | null;
}

/** A period that must not change silently (已上报、已冻结的期间). */
export interface FrozenPeriod {
  readonly period: string;
  readonly kind: "filed" | "frozen";
  readonly note: string;
  readonly at: string;
  readonly by: string;
}

const page = { offset: z.number().int().min(0), limit: z.number().int().max(500) };
const ids = z.array(z.number().int()).min(1).max(20_000);

/** Rows set apart by imports (隔离区), and periods that are filed or frozen. */
export const quarantineContract = {
  "quarantine/list": query<
    { batchId: number | null; settled: boolean; search: string; offset: number; limit: number },
    { readonly total: number; readonly rows: readonly QuarantinedRow[] },
    EnvironmentError
  >(z.object({ batchId: z.number().int().nullable(), settled: z.boolean(), search: z.string().max(200), ...page })),
  /** Plans quarantined rows anew against the book as it is now; the plan is shown and applied like any other. */
  "quarantine/plan": command<
    { jobId: string; ids: readonly number[] },
    PlanSummary,
    ImportError | EnvironmentError | Cancelled
  >(z.object({ jobId: z.string(), ids })),
  /** Says that rows need not be imported; they stay in the list as dropped. */
  "quarantine/drop": command<{ ids: readonly number[] }, { readonly dropped: number }, EnvironmentError>(
    z.object({ ids }),
  ),
  "periods/frozen": query<null, readonly FrozenPeriod[], EnvironmentError>(z.null()),
  "periods/freeze": command<
    { period: string; kind: "filed" | "frozen"; note: string },
    readonly FrozenPeriod[],
    EnvironmentError
  >(z.object({ period: z.string().max(40), kind: z.enum(["filed", "frozen"]), note: z.string().max(200) })),
  "periods/release": command<{ period: string }, readonly FrozenPeriod[], EnvironmentError>(
    z.object({ period: z.string().max(40) }),
  ),
} as const;
