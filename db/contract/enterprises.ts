import { z } from "zod";
import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";
import type { Field } from "#domain/catalogue/field";
import type { EditError } from "#contract/errors";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { command, query } from "#contract/define";

/** A row of the roster grid (名册行); values by column key, absent when nothing is stored. */
export interface RosterRow {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Column keys whose value carries a warning, with the sentence. */
  readonly warnings: Readonly<Record<string, string>>;
}

/** A condition of the roster (筛选). Among the values of `oneOf` the empty text means blank. Text `contains`; numbers and dates as text in stored units. `doubt` asks for enterprises whose code stands as one of `values` (the kinds of `book/status`'s doubts); its key is `creditCode`. */
export interface RosterFilter {
  readonly key: string;
  readonly test: "contains" | "equals" | "atLeast" | "atMost" | "blank" | "filled" | "oneOf" | "doubt";
  readonly text: string;
  readonly values: readonly string[];
}

/** What the grid asks for (名册查询). */
export interface RosterRequest {
  /** Kind of the register (台账类别); absent: enterprises. */
  readonly kind?: string | undefined;
  /** Only who counted on that day, `YYYY-MM-DD` (截至某日); absent or null: everybody kept. */
  readonly asOf?: string | null | undefined;
  /** Name, credit code or pinyin initials; empty for all. */
  readonly search: string;
  readonly filters: readonly RosterFilter[];
  readonly sort: readonly { readonly key: string; readonly descending: boolean }[];
  readonly columns: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** Which enterprises, in which order (名册条件): a roster request without its window and columns. */
export type RosterQuestion = Pick<RosterRequest, "kind" | "asOf" | "search" | "filters" | "sort">;

/** Where an enterprise stands in a roster (前后企业); null at the ends. */
export interface RosterPlace {
  readonly previous: number | null;
  readonly next: number | null;
  /** From 1. */
  readonly position: number;
  readonly total: number;
}

/** A window of the roster (名册窗口). */
export interface RosterWindow {
  readonly total: number;
  readonly rows: readonly RosterRow[];
}

/** Everything known of one enterprise (企业详情). */
export interface EnterpriseDetail {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly formerNames: readonly {
    readonly name: string;
    readonly until: string | null;
    readonly source: Provenance;
  }[];
  readonly qualifications: readonly {
    readonly kind: string;
    readonly number: string | null;
    readonly issued: string | null;
    readonly validUntil: string | null;
    /** Taken away before its time (撤销); absent or null: not. */
    readonly revoked?: string | null;
    readonly source: Provenance;
  }[];
  readonly attributes: readonly { readonly field: string; readonly value: FieldValue; readonly source: Provenance }[];
  readonly observations: readonly {
    readonly field: string;
    readonly period: string;
    readonly value: FieldValue;
    readonly source: Provenance;
  }[];
  /** What became of it (更名、合并、分立、迁入、迁出、注销), newest first; `id`: the record. */
  readonly events?: readonly {
    readonly id: number;
    readonly type: string;
    readonly date: string | null;
    readonly other: string | null;
    readonly note: string | null;
    readonly source: Provenance;
  }[];
  readonly journal: readonly JournalLine[];
}

/** One line of the journal (变更记录). Values as stored; null is blank. */
export interface JournalLine {
  readonly id: number;
  readonly at: string;
  /** 谁：经手人, or the import. */
  readonly by: string;
  readonly batchId: number | null;
  readonly enterpriseId: number | null;
  readonly enterprise: string;
  readonly field: string | null;
  readonly period: string | null;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
}

/** One typed-in cell (修改一格). `text` is what the person typed, in the shown unit; empty clears. */
export interface CellEdit {
  readonly enterpriseId: number;
  readonly field: string;
  readonly period: string | null;
  readonly text: string;
}

/** What an edit did (修改结果): per cell the stored value, or why it was refused. */
export interface EditOutcome {
  readonly changed: number;
  readonly cells: readonly (
    | { readonly ok: true; readonly value: FieldValue | null; readonly warning: string | null }
    | { readonly ok: false; readonly error: EditError }
  )[];
}

const cellEdit = z.object({
  enterpriseId: z.number().int(),
  field: z.string(),
  period: z.string().nullable(),
  text: z.string().max(4000),
});
const question = z.object({
  kind: z.string().max(100).optional(),
  asOf: z.iso.date().nullable().optional(),
  search: z.string().max(200),
  filters: z.array(
    z.object({
      key: z.string(),
      test: z.enum(["contains", "equals", "atLeast", "atMost", "blank", "filled", "oneOf", "doubt"]),
      text: z.string(),
      values: z.array(z.string()),
    }),
  ),
  sort: z.array(z.object({ key: z.string(), descending: z.boolean() })),
});
const request = question.extend({
  columns: z.array(z.string()).max(200),
  offset: z.number().int().min(0),
  limit: z.number().int().min(0).max(1000),
});
const id = z.object({ id: z.number().int() });

/** The roster of enterprises (企业名册) and the history of its changes. */
export const enterprisesContract = {
  /** The fields of a kind in the order of its columns (absent: enterprises), and the periods for which observations are stored. `filled`: attributes some entry has; only told of other kinds than enterprises. */
  "enterprises/columns": query<
    { kind?: string | undefined } | null,
    {
      readonly fields: readonly Field[];
      readonly periods: readonly string[];
      readonly filled?: readonly string[];
    },
    EnvironmentError
  >(z.object({ kind: z.string().max(100).optional() }).nullable()),
  "enterprises/list": query<RosterRequest, RosterWindow, EnvironmentError>(request),
  /** Distinct values of a column with counts, most frequent first (取值清单). */
  "enterprises/value-list": query<
    { kind?: string | undefined; key: string; search: string },
    readonly { readonly value: string; readonly count: number }[],
    EnvironmentError
  >(z.object({ kind: z.string().max(100).optional(), key: z.string(), search: z.string() })),
  "enterprises/detail": query<{ id: number }, EnterpriseDetail, EditError | EnvironmentError>(id),
  /** Where an enterprise stands in a roster question; in the whole roster when the question leaves it out. */
  "enterprises/place": query<RosterQuestion & { id: number }, RosterPlace, EditError | EnvironmentError>(
    question.extend({ id: z.number().int() }),
  ),
  /** Writes all rows of a roster question as a plain table, in shown units (导出名册). */
  "enterprises/export": command<
    RosterQuestion & { columns: readonly string[]; token: string },
    { readonly file: string; readonly rows: number },
    EnvironmentError
  >(question.extend({ columns: z.array(z.string()).max(200), token: z.string() })),
  "enterprises/edit-cells": command<{ edits: readonly CellEdit[] }, EditOutcome, EditError | EnvironmentError>(
    z.object({ edits: z.array(cellEdit).min(1).max(20000) }),
  ),
  /** Adds an entry of a kind (absent: an enterprise). `values`: what else is typed in with it, by field id, in shown units. */
  "enterprises/create": command<
    {
      kind?: string | undefined;
      name: string;
      creditCode: string;
      values?: Readonly<Record<string, string>> | undefined;
    },
    { readonly id: number },
    EditError | EnvironmentError
  >(
    z.object({
      kind: z.string().max(100).optional(),
      name: z.string().max(200),
      creditCode: z.string().max(40),
      values: z.record(z.string().max(100), z.string().max(4000)).optional(),
    }),
  ),
  /** Takes back the last edit by hand (撤销); answers what it was, in Chinese. */
  "enterprises/undo": command<null, { readonly sentence: string }, EditError | EnvironmentError>(z.null()),
  "enterprises/redo": command<null, { readonly sentence: string }, EditError | EnvironmentError>(z.null()),
} as const;
