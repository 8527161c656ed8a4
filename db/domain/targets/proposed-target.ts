/** A target found in a text (目标建议). */
import type { TargetOperator } from "#domain/targets/target";

/** A proposal with the place it was read from. A person accepts, changes or drops it. */
export interface ProposedTarget {
  /** The sentence or clause as it stands in the text. */
  readonly sentence: string;
  /** Place of the sentence in the read text, and of the words that carry the value. */
  readonly at: { readonly from: number; readonly to: number };
  readonly marks: readonly { readonly from: number; readonly to: number }[];
  readonly indicator: string;
  readonly operator: TargetOperator;
  /** A number as decimal text, a range `1–2`, or the words of the text (全国平均水平, 逐年递增, 一批). */
  readonly value: string;
  readonly unit: string;
  /** `down`: the number is the most there may be, or a fall of the level (不超过、降至…以下、减少). */
  readonly direction: "up" | "down";
  readonly baseYear: number | null;
  readonly targetYear: number | null;
  /** In the document's words: 每个省级高新区; 全省. */
  readonly scope: string;
  /** 0–1. */
  readonly confidence: number;
  /** What is doubtful about it, in Chinese. */
  readonly doubts: readonly string[];
}
