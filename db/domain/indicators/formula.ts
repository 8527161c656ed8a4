/** What a formula (公式) is made of. `at` is the place in the text, from 0. */
import type { Decimal } from "#domain/shared/decimal";

/** A formula that answers a number (公式). */
export type Formula =
  | { readonly type: "number"; readonly value: Decimal; readonly unit: string; readonly at: number }
  | {
      readonly type: "arithmetic";
      readonly operator: "+" | "-" | "×" | "÷";
      readonly left: Formula;
      readonly right: Formula;
      readonly at: number;
    }
  | { readonly type: "negative"; readonly of: Formula; readonly at: number }
  /** 本身.字段: a value of the subject of a rule set. */
  | { readonly type: "own"; readonly path: FieldPath; readonly at: number }
  /** 计数; with `by` 计数不重. */
  | { readonly type: "count"; readonly set: EntrySet; readonly by: FieldPath | null; readonly at: number }
  | { readonly type: "sum"; readonly set: EntrySet; readonly field: FieldPath; readonly at: number }
  /** 比率; `unit` "" is %. */
  | {
      readonly type: "ratio";
      readonly over: Formula;
      readonly under: Formula;
      readonly unit: string;
      readonly at: number;
    }
  /** 同比 (`year`) and 环比 (`previous`), in %; with `amount` 同比增量, what was gained, exact. */
  | {
      readonly type: "growth";
      readonly against: "year" | "previous";
      readonly of: Formula;
      readonly amount?: true;
      readonly at: number;
    }
  /** 年均增长 (`cagr`, %), 增量 (`increment`) and 倍数 (`times`) against a base year. */
  | {
      readonly type: "since";
      readonly way: "cagr" | "increment" | "times";
      readonly of: Formula;
      readonly base: number;
      readonly at: number;
    }
  /** 覆盖 (`share`, %) and 覆盖数 (`count`). */
  | {
      readonly type: "coverage";
      readonly as: "share" | "count";
      readonly set: EntrySet;
      readonly condition: Condition;
      readonly at: number;
    }
  | {
      readonly type: "weighted";
      readonly terms: readonly { readonly weight: Formula; readonly of: Formula }[];
      readonly at: number;
    }
  | { readonly type: "named"; readonly what: NamedValue; readonly name: string; readonly at: number }
  /** 首选: the first that has data. */
  | { readonly type: "first"; readonly choices: readonly Formula[]; readonly at: number };

/** 里程碑、参照、填报、指标. */
export type NamedValue = "milestone" | "reference" | "report" | "indicator";

/** Entries of a kind, a view or a list that meet a condition (集合). */
export interface EntrySet {
  /** Label or id of the kind, label of a view; `本身` for the entry the formula is asked for. */
  readonly list: string;
  readonly where: Condition | null;
  readonly at: number;
}

/** A field, or one reached over links (路径): 所属高新区.高新区级别. */
export interface FieldPath {
  readonly steps: readonly string[];
  readonly at: number;
}

/** How a value is compared (比较符). */
export type Comparison = "=" | "≠" | ">" | "≥" | "<" | "≤";

/** A condition on an entry (条件). */
export type Condition =
  | { readonly type: "and" | "or"; readonly parts: readonly Condition[]; readonly at: number }
  | { readonly type: "not"; readonly of: Condition; readonly at: number }
  | {
      readonly type: "compare";
      readonly path: FieldPath;
      readonly operator: Comparison;
      readonly value: ConditionValue;
      readonly at: number;
    }
  | { readonly type: "among"; readonly path: FieldPath; readonly values: readonly string[]; readonly at: number }
  | { readonly type: "contains"; readonly path: FieldPath; readonly text: string; readonly at: number }
  | { readonly type: "filled"; readonly path: FieldPath; readonly filled: boolean; readonly at: number }
  /** 具备. */
  | { readonly type: "holds"; readonly qualification: string; readonly level: string | null; readonly at: number }
  /** 在(集合). */
  | { readonly type: "in"; readonly set: EntrySet; readonly at: number }
  /** 被(集合.链接字段). */
  | { readonly type: "namedBy"; readonly set: EntrySet; readonly link: FieldPath; readonly at: number }
  /** 新增(年, 年). */
  | { readonly type: "since"; readonly from: number; readonly until: number; readonly at: number };

/** What a field is compared with (值). Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type ConditionValue =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "number"; readonly value: Decimal; readonly unit: string }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "date"; readonly date: string };

/** A formula is not right (公式有误). `at`: place in the text, from 0; `sentence`: what is wrong and what would do, in Chinese. */
export interface FormulaFault {
  readonly type: "FormulaWrong";
  readonly at: number;
  readonly sentence: string;
}
