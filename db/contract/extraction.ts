import { z } from "zod";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { MeasureError, PackError } from "#contract/errors";
import { command, query } from "#contract/define";

/** A policy text with the targets found in it (目标提取). */
export interface ExtractedText {
  readonly title: string;
  /** The text as read, in simplified characters, with broken words joined; `at` of the proposals counts in it. */
  readonly text: string;
  readonly proposals: readonly ProposedTarget[];
}

/** Targets proposed from a text (目标提取); a person accepts. */
export const extractionContract = {
  "extraction/from-text": query<{ text: string }, ExtractedText, MeasureError | EnvironmentError>(
    z.object({ text: z.string().max(2_000_000) }),
  ),
  /** A .txt, .docx, .html or .pdf-as-text file. */
  "extraction/from-file": command<{ token: string }, ExtractedText, MeasureError | WorkbookError | EnvironmentError>(
    z.object({ token: z.string() }),
  ),
  /** Keeps accepted proposals as targets of the zone's own pack, under a document of that title and number. */
  "extraction/accept": command<
    {
      title: string;
      number: string;
      accepted: readonly (ProposedTarget & { readonly formula: string | null })[];
    },
    { readonly targets: number },
    PackError | MeasureError | EnvironmentError
  >(
    z.object({
      title: z.string().min(1).max(200),
      number: z.string().max(100),
      accepted: z
        .array(
          z.custom<ProposedTarget & { readonly formula: string | null }>(
            (value) => typeof value === "object" && value !== null,
          ),
        )
        .max(500),
    }),
  ),
} as const;
