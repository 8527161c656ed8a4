/** Values of an enterprise that follow from its figures of several years (多年数推得的值). */
import type { Evidence, OwnValue } from "#domain/criteria/quantity";
import { addDecimals, compareDecimals, type Decimal, decimalFromNumber } from "#domain/shared/decimal";
import { lacking, type LookedAt } from "#services/criteria/known-facts";

/** A figure of one period. */
export interface SeriesFigure {
  readonly period: string;
  readonly value: Decimal;
  readonly evidence: Evidence;
}

/** What was raised altogether, at least (累计投资额): years nobody registered may add to it. */
export function sumOfVentures(series: readonly SeriesFigure[], at: LookedAt): OwnValue {
  const years = wholeYears(series, at);
  if (years.length === 0) return lacking("缺“累计获得天使或风险投资额”，也没有各年的“获得投融资额”");
  const low = years.reduce((sum, { value }) => addDecimals(sum, value), decimalFromNumber(0));
  const known = years.map(({ period }) => period).toSorted();
  return {
    value: { type: "amount", low, high: null, unit: "元" },
    evidence: years.map(({ evidence }) => evidence),
    lacks: [`获得投融资额只有${known.join("、")}年的，其余年份没有登记`],
  };
}

/** The best two years running (连续两年之和). */
export function bestTwoYears(series: readonly SeriesFigure[], at: LookedAt): OwnValue {
  const years = wholeYears(series, at);
  const pairs = years.flatMap((one) => {
    const before = years.find(({ period }) => Number(period) === Number(one.period) - 1);
    if (before === undefined) return [];
    return [{ sum: addDecimals(one.value, before.value), evidence: [before.evidence, one.evidence] }];
  });
  const best = pairs.toSorted((a, b) => compareDecimals(b.sum, a.sum))[0];
  if (best !== undefined) {
    return { value: { type: "amount", low: best.sum, high: best.sum, unit: "元" }, evidence: best.evidence, lacks: [] };
  }
  const [largest] = years.toSorted((a, b) => compareDecimals(b.value, a.value));
  if (largest === undefined) return lacking("缺各年的“营业收入”");
  return {
    value: { type: "amount", low: largest.value, high: null, unit: "元" },
    evidence: years.map(({ evidence }) => evidence),
    lacks: ["没有连续两年的“营业收入”"],
  };
}

function wholeYears(series: readonly SeriesFigure[], { asOf }: LookedAt): readonly SeriesFigure[] {
  return series.filter(({ period }) => period.length === 4 && `${period}-12-31` <= asOf);
}
