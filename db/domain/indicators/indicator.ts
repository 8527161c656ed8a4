/** What is measured (指标): defined as data, in a pack or by the zone itself. */

/** Definition of an indicator (指标定义). */
export interface IndicatorDefinition {
  /** Unique within its pack, e.g. `HN-10`. Packs refer to others as `pack/code`. */
  readonly code: string;
  readonly name: string;
  /** As written for people: 家, %, 件/万人, 万元/人; "" for milestones. */
  readonly unit: string;
  /** Which way is good (指标方向). */
  readonly direction: "up" | "down" | "none";
  /** 口径: what is counted in. */
  readonly note: string;
  /** Where the definition stands: document id of its pack, and the sentence or item. */
  readonly source: { readonly document: string; readonly place: string };
  /** First and last year it is valid for; null: open. */
  readonly effective: { readonly from: number | null; readonly until: number | null };
  /** In the formula language (公式), see `parse-formula.ts`. */
  readonly formula: string;
  /** Group under which lists show it. */
  readonly group: string;
  /** What could not be confirmed about it (待核实); null when all of it is. */
  readonly unconfirmed: string | null;
  /** Decimals to show. */
  readonly decimals: number;
  /** `point`: a stock at a day (存量); `flow`: happens in a period (当期); `cumulative`: since January (累计). Values of different kinds never mix. */
  readonly time: "point" | "flow" | "cumulative";
}
