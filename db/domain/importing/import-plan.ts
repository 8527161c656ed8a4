import type { CellIssue } from "#domain/importing/cell-issue";
import type { FieldValue, TypedRow } from "#domain/importing/typed-row";

/** What the store knows of an enterprise, as far as a plan needs it (已有企业). Attribute and identity values by field id; observations by `field@period`. */
export interface KnownEnterprise {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** Finds what the store knows (查已有企业); implemented by the store, in memory for tests. */
export interface EnterpriseLookup {
  byCreditCode(code: string): KnownEnterprise | null;
  /** By folded name, present or former; may be several. */
  byFoldedName(foldedName: string): readonly KnownEnterprise[];
}

/** One value a row would write (拟变更). `before` null: nothing stored yet. */
export interface PlannedChange {
  readonly field: string;
  /** Period of an observation; null for identity and attributes. */
  readonly period: string | null;
  readonly before: FieldValue | null;
  readonly after: FieldValue;
  /** Place the value was read from. */
  readonly row: number;
  readonly column: number;
  readonly raw: string;
}

/** Answer a person may give to a row that needs a decision (待定). `same`: it is that enterprise; `separate`: it is another one, add it; `skip`: leave the row out. */
export type RowDecision =
  | { readonly kind: "same"; readonly enterpriseId: number }
  | { readonly kind: "separate" }
  | { readonly kind: "skip" };

/** What would happen to one row (行预案). `key` is `sheet!row` and stable for the same file. */
export type RowPlan =
  | {
      readonly kind: "add";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly creditCode: string | null;
      readonly changes: readonly PlannedChange[];
    }
  | {
      readonly kind: "update";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly enterpriseId: number;
      readonly changes: readonly PlannedChange[];
      readonly formerName: string | null;
    }
  | {
      readonly kind: "unchanged";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly enterpriseId: number;
    }
  | {
      readonly kind: "decision";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly creditCode: string | null;
      readonly question: string;
      readonly candidates: readonly {
        readonly enterpriseId: number;
        readonly name: string;
        readonly creditCode: string | null;
        readonly reason: string;
      }[];
      readonly changes: readonly PlannedChange[];
    }
  | {
      readonly kind: "rejected";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly reason: string;
    };

/** Row counts of a plan (预案计数). */
export interface PlanCounts {
  readonly add: number;
  readonly update: number;
  readonly unchanged: number;
  readonly decision: number;
  readonly rejected: number;
}

/** A whole plan for one table (导入预案): pure data, nothing written yet. */
export interface ImportPlan {
  readonly sheet: string;
  readonly period: string | null;
  readonly rows: readonly RowPlan[];
  /** The typed rows behind the plan, in the same order, for provenance. */
  readonly typedRows: readonly TypedRow[];
  readonly issues: readonly CellIssue[];
  readonly counts: PlanCounts;
}
