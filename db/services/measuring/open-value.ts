/** A value opened (指标展开): its parts, the entries behind it with their cells, who lacks data, and how it went. */
import type { MeasureQuestion, OpenedValue } from "#contract/indicators";
import { explainFormula } from "#domain/indicators/explain-formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { createBehindReader } from "#services/measuring/behind";
import { measureIndicator, indicatorOptions } from "#services/measuring/indicator-values";
import { listLacking } from "#services/measuring/lacking";
import { openScope } from "#services/measuring/measure";
import { readTrend } from "#services/measuring/trend";
import { readParts } from "#services/measuring/value-parts";
import { type KnownIndicator, openWorld } from "#services/measuring/world";
import type { ReadableDb } from "#store/connection";

/** Which indicator, and which of the entries behind it. */
export interface OpenRequest {
  readonly known: KnownIndicator;
  readonly offset: number;
  readonly limit: number;
}

/** Opens the value of an indicator. */
export function openValue(db: ReadableDb, question: MeasureQuestion, request: OpenRequest): OpenedValue {
  const { known } = request;
  const value = measureIndicator(db, question, known);
  const formula = parseFormula(known.definition.formula);
  const lacking = { total: 0, rows: [] };
  const nothing = { ...lacking, unit: "", words: "" };
  if (!formula.ok || value.status === "wrong") {
    return {
      value,
      words: formula.ok ? explainFormula(formula.value) : "",
      parts: [],
      behind: nothing,
      lacking,
      trend: [],
    };
  }
  const opened = openScope(openWorld(db), question, { options: indicatorOptions(known), formula: formula.value });
  if (!opened.ok)
    return { value, words: explainFormula(formula.value), parts: [], behind: nothing, lacking, trend: [] };
  const scope = opened.value;
  return {
    value,
    words: explainFormula(formula.value),
    parts: readParts(formula.value, scope),
    behind: createBehindReader(db).read(formula.value, {
      scope,
      offset: request.offset,
      limit: request.limit,
      unit: known.definition.unit,
    }),
    lacking: listLacking(db, formula.value, { scope, offset: request.offset, limit: request.limit }),
    trend: readTrend(db, question, known),
  };
}
