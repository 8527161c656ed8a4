import { z } from "zod";
import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";
import type { EditError } from "#contract/errors";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { command, query } from "#contract/define";

/** Two records that may be one enterprise (疑似重复), with the reason in words. */
export interface LikelyDuplicate {
  readonly a: { readonly id: number; readonly name: string; readonly creditCode: string | null };
  readonly b: { readonly id: number; readonly name: string; readonly creditCode: string | null };
  /** 0–1. */
  readonly score: number;
  readonly reason: string;
}

/** One value of two records side by side (逐项对照); null where nothing is stored. */
export interface ComparedValue {
  readonly field: string;
  readonly period: string | null;
  readonly kept: { readonly value: FieldValue; readonly source: Provenance } | null;
  readonly dropped: { readonly value: FieldValue; readonly source: Provenance } | null;
  readonly same: boolean;
}

/** "Not the same" as remembered (已确认不是同一家). */
export interface NotSame {
  readonly id: number;
  readonly enterpriseId: number;
  readonly enterprise: string;
  readonly other: string;
  readonly code: string | null;
  readonly at: string;
  readonly by: string;
}

/** A record that went into another and can be taken out again (已并入的记录). */
export interface MergedRecord {
  readonly enterpriseId: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly at: string;
  readonly by: string;
}

const id = z.number().int();
const pair = { keepId: id, dropId: id };

/** Who is who inside the book (合并重复企业). */
export const mergingContract = {
  /** Pairs that may be one enterprise, likeliest first; those a person called different are left out. */
  "merging/candidates": query<
    { offset: number; limit: number },
    { readonly total: number; readonly pairs: readonly LikelyDuplicate[] },
    EnvironmentError
  >(z.object({ offset: z.number().int().min(0), limit: z.number().int().max(500) })),
  "merging/compare": query<
    { keepId: number; dropId: number },
    { readonly values: readonly ComparedValue[] },
    EditError | EnvironmentError
  >(z.object(pair)),
  /** Merges two records. `fromDropped`: values (`field@period`) to take from the dropped record; blanks of the kept one are filled anyway. */
  "merging/merge": command<
    { keepId: number; dropId: number; fromDropped: readonly string[] },
    { readonly values: number; readonly sentence: string },
    EditError | EnvironmentError
  >(z.object({ ...pair, fromDropped: z.array(z.string().max(200)).max(4000) })),
  /** Records that went into an enterprise, newest first, for its history (并入过的记录). */
  "merging/merged": query<{ enterpriseId: number }, readonly MergedRecord[], EnvironmentError>(
    z.object({ enterpriseId: id }),
  ),
  /** Takes the merge of a merged record back, whatever was done since; what was changed since stays, and the sentence says so (撤销合并). */
  "merging/undo": command<{ enterpriseId: number }, { readonly sentence: string }, EditError | EnvironmentError>(
    z.object({ enterpriseId: id }),
  ),
  /** Remembers that two records, or a record and a row of a file, are different enterprises. */
  "merging/not-same": command<
    { enterpriseId: number; otherId: number | null; name: string; creditCode: string | null },
    null,
    EditError | EnvironmentError
  >(
    z.object({
      enterpriseId: id,
      otherId: id.nullable(),
      name: z.string().max(200),
      creditCode: z.string().max(40).nullable(),
    }),
  ),
  "merging/not-same-list": query<null, readonly NotSame[], EnvironmentError>(z.null()),
  "merging/forget-not-same": command<{ id: number }, null, EnvironmentError>(z.object({ id })),
} as const;
