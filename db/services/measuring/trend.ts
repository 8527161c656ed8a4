/** How an indicator went (走势): over the periods of one kind that have data, or over year ends where it counts a day. */
import type { MeasureQuestion, OpenedValue } from "#contract/indicators";
import { createMeasurer } from "#services/measuring/measure";
import { indicatorOptions } from "#services/measuring/indicator-values";
import { readFigurePeriod, yearBefore, periodBefore } from "#services/measuring/figure-periods";
import { type KnownIndicator, openWorld } from "#services/measuring/world";
import type { ReadableDb } from "#store/connection";

const MOST_POINTS = 8;

/** Up to eight values, oldest first, each as of the last day of its period; those before any data are left out. */
export function readTrend(db: ReadableDb, question: MeasureQuestion, known: KnownIndicator): OpenedValue["trend"] {
  const { conventions } = openWorld(db);
  const first = createMeasurer(db, question).value(known.definition.formula, indicatorOptions(known)).period;
  let period: string | null = first ?? question.asOf.slice(0, 4);
  const points: { readonly period: string; readonly value: string | null }[] = [];
  while (period !== null && points.length < MOST_POINTS) {
    const read = readFigurePeriod(period, conventions);
    if (read === null) break;
    const isFirst = points.length === 0;
    // The frozen year of the question says nothing of other years.
    const snapshot = isFirst ? question.snapshot : (openWorld(db).frozen.get(read.year)?.id ?? null);
    const asOf = isFirst || read.lastDay > question.asOf ? question.asOf : read.lastDay;
    const usesYear = snapshot === null || isFirst || /^\d{4}$/u.test(period);
    const asked = { ...question, asOf, period, snapshot: usesYear ? snapshot : null };
    const { value } = createMeasurer(db, asked).value(known.definition.formula, indicatorOptions(known));
    points.push({ period, value });
    period = period.includes("..") ? yearBefore(period) : periodBefore(period);
  }
  points.reverse();
  const start = points.findIndex(({ value }) => value !== null);
  return start < 0 ? [] : points.slice(start);
}
