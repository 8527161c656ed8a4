/** Conditions of an accreditation (认定条件), as data of a year. */

/** A rule set (规则集): one document's conditions for one kind of subject. */
export interface RuleSet {
  /** `incubator-2018-general`. */
  readonly id: string;
  readonly title: string;
  /** Id of the document in the pack. */
  readonly document: string;
  /** First and last year it is valid for; null: open. */
  readonly effective: { readonly from: number | null; readonly until: number | null };
  /** Kind of the subject, and a condition it must meet to fall under the rules ("" for none), in the formula language. */
  readonly kind: string;
  readonly appliesTo: string;
  readonly conditions: readonly RuleCondition[];
  /** Where thresholds are lowered (地区放宽): a condition on the subject and the factor. */
  readonly coefficients: readonly {
    readonly id: string;
    readonly label: string;
    readonly when: string;
    readonly factor: string;
    /** Ids of the conditions it applies to. */
    readonly conditions: readonly string[];
    readonly source: string;
    readonly unconfirmed: string | null;
  }[];
  /** What of the document could not be read; printed below every report. */
  readonly unconfirmed: string | null;
}

/** One condition (条件). Either a `formula` with a threshold, or `anyOf` — one of several suffices — or a matter a person must look at (`manual`). */
export interface RuleCondition {
  readonly id: string;
  /** Number within the document: 一(二), 第六条第3项. */
  readonly place: string;
  readonly label: string;
  /** A formula on the subject itself: `本身.场地面积`, `比率(本身.在孵企业使用面积 + 本身.公共服务面积, 本身.场地面积)`. */
  readonly formula: string | null;
  readonly test: "ge" | "gt" | "le" | "is" | null;
  readonly threshold: string | null;
  readonly unit: string;
  readonly anyOf: readonly RuleCondition[];
  readonly manual: boolean;
  readonly unconfirmed: string | null;
}
