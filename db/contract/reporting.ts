import { z } from "zod";
import type { FormDrift } from "#domain/reporting/drift";
import type { Writing } from "#domain/reporting/writing";
import type { Binding, EmptyWord, FormList, FormReading, ListSelection } from "#domain/reporting/form-binding";
import type { FilledCell } from "#domain/reporting/fill-request";
import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { Provenance } from "#domain/shared/provenance";
import type { ShownCell, SheetFrame } from "#domain/workbook/sheet-look";
import type { FormError } from "#domain/reporting/form-error";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { boundSource, listSelection, writing } from "#contract/bound-source";
import { command, query } from "#contract/define";

/** A form opened for filling (打开的报表). */
export interface OpenForm {
  readonly formId: string;
  readonly file: string;
  readonly title: string;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly reading: FormReading;
  /** Report period proposed from title and store, e.g. `2025`. */
  readonly period: string | null;
  /** Bindings confirmed for the same form before were used. */
  readonly remembered: boolean;
  /** How it differs from the like form whose binding was carried over; absent when none was. */
  readonly drift?: FormDrift;
}

/** A person's change of one proposal (更正取数对应). `target` is a cell address, or a column letter with the list's number; `line` is the record's row, from 0, where records take several; `prefix` tells several gaps of one cell apart, absent: all of them. A cell that the form was not seen to ask for is added; `source` null there takes it away again. */
export type BindingChange =
  | {
      readonly formId: string;
      readonly target: {
        readonly kind: "column";
        readonly list: number;
        readonly letter: string;
        readonly line?: number | undefined;
      };
      readonly source: Binding["source"];
      readonly empty?: EmptyWord | null | undefined;
      readonly addsUp?: boolean | undefined;
      readonly writing?: Writing | null | undefined;
    }
  | {
      readonly formId: string;
      readonly target: {
        readonly kind: "cell";
        readonly sheet: string;
        readonly cell: string;
        readonly prefix?: string | undefined;
      };
      readonly source: Binding["source"];
      readonly empty?: EmptyWord | null | undefined;
      readonly addsUp?: boolean | undefined;
      readonly writing?: Writing | null | undefined;
    }
  | {
      readonly formId: string;
      readonly target: { readonly kind: "list"; readonly list: number };
      readonly selection: ListSelection;
      readonly rest?: FormList["rest"] | undefined;
    };

/** What filling would write (填报预览). */
export interface FillPreview {
  readonly period: string | null;
  readonly lists: readonly {
    readonly list: number;
    readonly sheet: string;
    readonly rows: number;
    readonly rowsInserted: number;
  }[];
  readonly filledCells: number;
  /** Values that did not fit (不在下拉范围内 …) or are missing, with the cell they would stand in. */
  readonly problems: readonly {
    readonly sheet: string;
    readonly cell: string;
    readonly severity: "error" | "warning";
    readonly reason: string;
  }[];
}

/** A form written (已导出). */
export interface FilledForm {
  readonly exportId: number;
  readonly file: string;
  readonly provenanceFile: string;
  readonly parts: PartsProof;
  readonly filledCells: number;
  readonly at: string;
  readonly check: ReadBack;
}

/** What an independent reader found in the written file (导出复核): values, merges, types and print set-up compared. */
export interface ReadBack {
  /** Cells compared. */
  readonly compared: number;
  /** Doubts, each with its place; empty: everything as planned. */
  readonly findings: readonly { readonly sheet: string; readonly cell: string; readonly what: string }[];
}

/** Where the number in a filled cell came from (取数来源). */
export interface CellTrace {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  readonly rule: string;
  readonly enterprise: { readonly id: number; readonly name: string } | null;
  readonly field: string | null;
  readonly period: string | null;
  readonly stored: string | null;
  readonly source: Provenance | null;
  /** Formula in words and what it is made of; null for values taken as they are. */
  readonly computed: FilledCell["computed"];
}

const source = boundSource.nullable();
const selection = listSelection;
const printing = {
  empty: z.enum(["0", "—", "/", "无"]).nullable().optional(),
  addsUp: z.boolean().optional(),
  writing: writing.nullable().optional(),
};
const bindingChange = z.union([
  z.object({
    formId: z.string(),
    target: z.object({
      kind: z.literal("column"),
      list: z.number().int(),
      letter: z.string(),
      line: z.number().int().min(0).optional(),
    }),
    source,
    ...printing,
  }),
  z.object({
    formId: z.string(),
    target: z.object({
      kind: z.literal("cell"),
      sheet: z.string(),
      cell: z.string(),
      prefix: z.string().optional(),
    }),
    source,
    ...printing,
  }),
  z.object({
    formId: z.string(),
    target: z.object({ kind: z.literal("list"), list: z.number().int() }),
    selection,
    rest: z.enum(["blank", "hide", "remove"]).optional(),
  }),
]);
const filling = { formId: z.string(), period: z.string().nullable(), subjectId: z.number().int().nullable() };
interface Filling {
  formId: string;
  period: string | null /** The enterprise of a one-enterprise form. */;
  subjectId: number | null;
}
/** Why a form cannot be read, filled or written (报表出错). */
export type FillFailure = FormError | WorkbookError | EnvironmentError | Cancelled;

/** Filling the province's workbook (报表填报). */
export const reportingContract = {
  "reporting/open": command<{ jobId: string; token: string }, OpenForm, FillFailure>(
    z.object({ jobId: z.string(), token: z.string() }),
  ),
  "reporting/frame": query<{ formId: string; sheet: string; filled: boolean }, SheetFrame, FillFailure>(
    z.object({ formId: z.string(), sheet: z.string(), filled: z.boolean() }),
  ),
  "reporting/cells": query<
    { formId: string; sheet: string; filled: boolean; firstRow: number; lastRow: number },
    readonly ShownCell[],
    FillFailure
  >(
    z.object({
      formId: z.string(),
      sheet: z.string(),
      filled: z.boolean(),
      firstRow: z.number().int().min(1),
      lastRow: z.number().int().min(1),
    }),
  ),
  "reporting/bind": command<BindingChange, FormReading, FillFailure>(bindingChange),
  /** Takes the last change of the reading back, or makes it again (撤销、重做对应); null when there is none. */
  "reporting/step": command<{ formId: string; direction: "back" | "forth" }, FormReading | null, FormError>(
    z.object({ formId: z.string(), direction: z.enum(["back", "forth"]) }),
  ),
  /** Corrects the proposals by a copy handed in before (按上年已报表校正); what a person chose by hand stays. */
  "reporting/learn": command<{ jobId: string; formId: string; token: string }, FormReading, FillFailure>(
    z.object({ jobId: z.string(), formId: z.string(), token: z.string() }),
  ),
  /** Computes the filled form in memory; afterwards `frame` and `cells` with `filled: true` show it. */
  "reporting/preview": command<Filling & { jobId: string }, FillPreview, FillFailure>(
    z.object({ ...filling, jobId: z.string() }),
  ),
  /** Writes the filled form to a save target, with its provenance beside it. */
  "reporting/export": command<Filling & { jobId: string; token: string }, FilledForm, FillFailure>(
    z.object({ ...filling, jobId: z.string(), token: z.string() }),
  ),
  "reporting/trace": query<{ exportId: number; sheet: string; cell: string }, CellTrace | null, FormError>(
    z.object({ exportId: z.number().int(), sheet: z.string(), cell: z.string() }),
  ),
  "reporting/exports": query<
    null,
    readonly {
      readonly exportId: number;
      readonly at: string;
      readonly form: string;
      readonly period: string | null;
      readonly filledCells: number;
    }[],
    EnvironmentError
  >(z.null()),
  "reporting/close": command<{ formId: string }, null>(z.object({ formId: z.string() })),
} as const;
