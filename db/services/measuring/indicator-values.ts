/** Values of defined indicators (指标值). */
import type { IndicatorValue, MeasureQuestion } from "#contract/indicators";
import { createMeasurer, type MeasureOptions } from "#services/measuring/measure";
import type { KnownIndicator } from "#services/measuring/world";
import type { ReadableDb } from "#store/connection";

/** How an indicator's formula is to be measured. */
export function indicatorOptions({ pack, definition }: KnownIndicator): MeasureOptions {
  const unit = definition.unit.trim();
  return { pack, stock: definition.time === "point", ...(unit === "" ? {} : { unit }) };
}

/** The value of an indicator, with what is missing and worth noting. */
export function measureIndicator(db: ReadableDb, question: MeasureQuestion, known: KnownIndicator): IndicatorValue {
  const { definition, pack } = known;
  const measured = createMeasurer(db, question).value(definition.formula, indicatorOptions(known));
  const { value, text, period, status, reason, missing, standing, notes } = measured;
  return {
    pack,
    definition,
    value,
    text,
    period,
    status,
    reason,
    missing,
    standing,
    notes: [...notes, ...effectNotes(known, question)],
  };
}

function effectNotes({ definition }: KnownIndicator, { asOf }: MeasureQuestion): readonly string[] {
  const { from, until } = definition.effective;
  const year = Number(asOf.slice(0, 4));
  if ((from === null || from <= year) && (until === null || year <= until)) return [];
  const span = from === null ? `${until}年及以前` : until === null ? `${from}年起` : `${from}—${until}年`;
  return [`这项指标的适用年度是${span}，${year}年的值只供参考。`];
}
