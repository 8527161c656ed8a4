import { z } from "zod";
import { command } from "#contract/define";
import type { FillFailure, ReadBack } from "#contract/reporting";

/** One workbook, or one sheet, for each entry (一企一表). `pattern`: {序号}, {名称}, {信用代码}, {时期}, {表名}. */
export interface FillEach {
  readonly jobId: string;
  readonly formId: string;
  readonly period: string | null;
  /** Entries in order; null: every one the form's selection takes. */
  readonly subjects: readonly number[] | null;
  readonly as: "zip" | "sheets";
  readonly pattern: string;
  readonly token: string;
}

/** What became of each (一企一表结果). */
export interface FilledEach {
  readonly file: string;
  readonly written: number;
  readonly failed: readonly { readonly name: string; readonly reason: string }[];
  readonly problems: readonly { readonly name: string; readonly count: number; readonly first: string }[];
  /** What an independent reader found in all that was written; doubts name whose form it is. */
  readonly check: ReadBack;
}

/** One form for each of many entries (一企一表). */
export const reportingEachContract = {
  "reporting/fill-each": command<FillEach, FilledEach, FillFailure>(
    z.object({
      jobId: z.string(),
      formId: z.string(),
      period: z.string().nullable(),
      subjects: z.array(z.number().int()).nullable(),
      as: z.enum(["zip", "sheets"]),
      pattern: z.string().min(1).max(200),
      token: z.string(),
    }),
  ),
} as const;
