/** What is to be reached (目标): one sentence of a document, as data. */

/** The fourteen ways a document states a target (目标算子). */
export type TargetOperator =
  | "ge" // 达到、不少于、以上
  | "gt" // 过、超过
  | "eq" // 名录式的确定数量
  | "between" // 1—2 个
  | "approx" // 左右
  | "double" // 翻一番
  | "increment_ge" // 新增 n
  | "cagr_ge" // 年均增长 n% 以上
  | "coverage_all" // 全覆盖
  | "ge_ref" // 达到全国平均水平
  | "increasing" // 逐年递增、稳步增长
  | "rank" // 领先全国
  | "milestone" // 建成、完成
  | "qualitative"; // 一批

/** All of them, in the order in which they are offered. */
export const targetOperators: readonly TargetOperator[] = [
  "ge",
  "gt",
  "eq",
  "between",
  "approx",
  "double",
  "increment_ge",
  "cagr_ge",
  "coverage_all",
  "ge_ref",
  "increasing",
  "rank",
  "milestone",
  "qualitative",
];

/** Whom a target binds (适用范围). `all`: the whole province or city together. `each`: every entry of a kind that meets the condition, by itself (每个国家级高新区). */
export type TargetScope =
  | { readonly type: "all"; readonly label: string }
  | {
      readonly type: "each";
      readonly label: string;
      /** Kind id, mostly `zone`. */
      readonly kind: string;
      /** A condition of the formula language on that kind; "" for all. */
      readonly where: string;
      /** Names, where the document names them. */
      readonly names: readonly string[];
    };

/** A doubtful point of the sentence and its possible readings (口径选项). The first is in force until a person chooses. */
export interface TargetReading {
  readonly id: string;
  /** What is doubtful, in a sentence. */
  readonly question: string;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    /** Formula in place of the indicator's; null: the indicator's own. */
    readonly formula: string | null;
    /** Other members of the target this reading changes. */
    readonly changes: {
      readonly operator?: TargetOperator;
      readonly value?: string;
      readonly upper?: string;
      readonly baseYear?: number;
      readonly targetYear?: number;
      /** Another scope: 合计 or 逐区. */
      readonly scope?: TargetScope;
    };
  }[];
}

/** A target (目标). Numbers are decimal texts in `unit`. */
export interface TargetDefinition {
  /** As in its document's extraction, e.g. `HN-10`. */
  readonly id: string;
  /** Code of its indicator in the same pack. */
  readonly indicator: string;
  readonly operator: TargetOperator;
  /** Threshold; lower bound of `between`; of `ge_ref` the margin to the reference value; null where there is none (milestone, increasing, rank, qualitative). */
  readonly value: string | null;
  /** Upper bound of `between`. */
  readonly upper: string | null;
  readonly unit: string;
  /** How the document writes it: ≥11, 二期项目建成, 增长25%以上, 1—2. */
  readonly text: string;
  readonly baseYear: number | null;
  /** Null: the document names none, or the target is for every year. */
  readonly targetYear: number | null;
  /** `year`: at the end of the target year; `every`: in each year; `none`: no date stated. */
  readonly when: "year" | "every" | "none";
  readonly scope: TargetScope;
  /** `ge_ref`: name of the outside value (外部参照值). */
  readonly reference: string | null;
  /** `milestone`: the entries of kind `milestone` that must be done; several stand for several. */
  readonly milestones: readonly string[];
  /** `approx`: share below the value that still counts as near, e.g. 0.8. */
  readonly tolerance: string | null;
  readonly readings: readonly TargetReading[];
  readonly owner: string;
  readonly source: { readonly document: string; readonly sentence: string };
  /** What could not be confirmed (存疑); null when nothing is. */
  readonly doubt: string | null;
  readonly note: string;
  /** Only a warning when missed (一般不低于). */
  readonly soft: boolean;
}

/** What a person sets on a target of a book (目标设置): never written into the pack. */
export interface TargetSetting {
  /** Reading id → option id. */
  readonly readings: Readonly<Record<string, string>>;
  readonly owner: string | null;
  readonly floor: string | null;
  readonly stretch: string | null;
  readonly baseline: string | null;
  /** `linear` from the base year; `years`: values by year. */
  readonly path:
    | { readonly type: "linear" }
    | { readonly type: "years"; readonly values: Readonly<Record<string, string>> }
    | null;
  readonly note: string;
}
