import type { UnitId } from "#domain/indicators/unit";
import {
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from "#domain/shared/decimal";
import { groupThousands } from "./format-value";

/** One figure of a trend with the words of its period. */
export interface TrendFigure {
  readonly label: string;
  readonly value: Decimal;
}

/** What became of a figure in words: 2024年 1,234.5 → 2025年 1,300.2 万元，增长 5.3%. Computed exactly; a share of nothing or of a loss is not told as a percentage. */
export function trendSentence(before: TrendFigure, after: TrendFigure, unit: UnitId | null): string {
  const [from, to] = [groupThousands(before.value), groupThousands(after.value)];
  const named = unit === null || unit === "%" ? (unit ?? "") : ` ${unit}`;
  return `${before.label} ${from} → ${after.label} ${to}${named}，${changeWords(before.value, after.value, unit)}`;
}

function changeWords(before: Decimal, after: Decimal, unit: UnitId | null): string {
  const order = compareDecimals(after, before);
  if (order === 0) return "持平";
  const rises = order > 0;
  const difference = rises ? subtractDecimals(after, before) : subtractDecimals(before, after);
  const zero = decimal("0");
  if (unit === "%" || compareDecimals(before, zero) <= 0 || compareDecimals(after, zero) < 0) {
    const named = unit === "%" ? "个百分点" : (unit ?? "");
    return `${rises ? "增加" : "减少"} ${groupThousands(difference)}${named === "" ? "" : ` ${named}`}`;
  }
  const share = divideDecimals(multiplyDecimals(difference, decimal("100")), before, 1);
  if (compareDecimals(share, zero) === 0) return "基本持平";
  return `${rises ? "增长" : "下降"} ${groupThousands(share)}%`;
}

function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new RangeError(text);
  return parsed.value;
}
