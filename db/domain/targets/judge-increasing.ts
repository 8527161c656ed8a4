/** Judging 逐年递增 and 稳步增长: each year by itself against the one before (同比 > 0). */
import { compareDecimals, type Decimal, subtractDecimals } from "#domain/shared/decimal";
import { showAmount } from "#domain/targets/amount-words";
import { type Judgement, type JudgeContext, type TargetFacts, withoutData } from "#domain/targets/judgement";

/** Judges the latest year against the one before it; how earlier years went is told. A year without a value breaks the row and is told. */
export function judgeIncreasing({ indicator }: JudgeContext, { series, now }: TargetFacts): Judgement {
  const known = series.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const latest = known.at(-1);
  if (latest === undefined) return withoutData(now.reason ?? "没有数据。", now.text ?? "没有数据");
  const shown = showAmount(latest.value, indicator.unit);
  if (known.length < 2) {
    return { ...withoutData(`只有 ${latest.year} 年的数，至少要两年才能看出是否递增。`, shown), actual: latest.value };
  }
  const steps = known.slice(1).map((step, at) => ({ step, before: known[at] ?? step }));
  const falls = steps.filter(({ step, before }) => compareDecimals(step.value, before.value) <= 0);
  const holes = steps.filter(({ step, before }) => step.year - before.year > 1);
  const told = `${known.map(({ year, value }) => `${year} 年 ${showAmount(value, indicator.unit)}`).join("、")}`;
  const missing =
    holes.length === 0
      ? ""
      : `其中${holes.map(({ step, before }) => `${before.year}—${step.year} 年之间`).join("、")}缺数，没有逐年核对。`;
  const last = steps.at(-1);
  const worst = falls.find(({ step }) => step.year === last?.step.year);
  const earlier = falls.filter((fall) => fall !== worst).map(({ step }) => `${step.year} 年`);
  const before = earlier.length === 0 ? "" : `此前${earlier.join("、")}没有比前一年多。`;
  const common = { actual: latest.value, actualText: shown, progress: null, forecast: null };
  if (worst === undefined) {
    const isWhole = last !== undefined && last.step.year - last.before.year === 1;
    return {
      ...common,
      status: isWhole ? "met" : "near",
      light: isWhole ? "green" : "amber",
      reason: `${latest.year} 年比前一个有数的年份多：${told}。${before}${missing}`,
      gap: isWhole ? "" : "上一年缺数",
      gapValue: isWhole ? "0" : null,
    };
  }
  const fallen = subtractDecimals(worst.before.value, worst.step.value);
  return {
    ...common,
    status: "missed",
    light: "red",
    reason: `${worst.step.year} 年没有比前一年多：${told}。${before}${missing}`,
    gap: fallWords({ fallen, unit: indicator.unit, year: worst.step.year, before: worst.before.year }),
    gapValue: fallen !== "0" ? fallen : null,
  };
}

function fallWords({
  fallen,
  unit,
  year,
  before,
}: {
  readonly fallen: Decimal;
  readonly unit: string;
  readonly year: number;
  readonly before: number;
}): string {
  return fallen === "0" ? `${year} 年与 ${before} 年持平` : `${year} 年比 ${before} 年少 ${showAmount(fallen, unit)}`;
}
