/** A value opened (指标展开): its parts, the entries behind it with their cells, who lacks data, and how it went. */
import type { Contribution, MeasureQuestion, OpenedValue, ValuePart } from "#contract/indicators";
import { explainFormula } from "#domain/indicators/explain-formula";
import type { Formula } from "#domain/indicators/formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { convertMeasure } from "#domain/indicators/unit-algebra";
import {
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  decimalFromNumber,
  roundDecimal,
  sumDecimals,
} from "#domain/shared/decimal";
import { type Contributions, inUnit, takeApart } from "#services/measuring/contributions";
import { evaluate } from "#services/measuring/evaluate";
import { measureIndicator, indicatorOptions } from "#services/measuring/indicator-values";
import { createGrounds } from "#services/measuring/counted-grounds";
import { chosenOf, listLacking } from "#services/measuring/lacking";
import { shownUnitOf } from "#services/measuring/shown-unit";
import { openScope } from "#services/measuring/measure";
import { baseScope, newRemarks, periodEarlier, type Scope, yearEarlier } from "#services/measuring/scope";
import { readTrend } from "#services/measuring/trend";
import { type KnownIndicator, openWorld } from "#services/measuring/world";
import type { ReadableDb } from "#store/connection";
import { createFigureSources } from "#store/measuring/figure-sources";

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
    behind: readBehind(db, formula.value, { scope, request, unit: known.definition.unit }),
    lacking: listLacking(db, formula.value, { scope, offset: request.offset, limit: request.limit }),
    trend: readTrend(db, question, known),
  };
}

function inShownUnit(
  { value, unit }: { readonly value: Decimal | null; readonly unit: string },
  formula: Formula,
  scope: Scope,
): { readonly value: Decimal | null; readonly unit: string } {
  const shown = shownUnitOf(formula, scope);
  const converted = value === null || shown === null ? null : convertMeasure(value, unit, shown);
  return converted === null || shown === null ? { value, unit } : { value: converted, unit: shown };
}

interface PartPlan {
  readonly label: string;
  readonly formula: Formula;
  readonly scope: Scope;
}

function readParts(formula: Formula, scope: Scope): readonly ValuePart[] {
  return planParts(formula, scope).map(({ label, formula: part, scope: at }) => {
    const { value, unit } = inShownUnit(evaluate(part, at, newRemarks()), part, at);
    const when = at.period === null ? `${at.day.day}` : at.period.label;
    return { label, value, unit, words: `${explainFormula(part)}（${when}）` };
  });
}

function planParts(formula: Formula, scope: Scope): readonly PartPlan[] {
  const part = (label: string, inner: Formula, at: Scope | null = scope): readonly PartPlan[] =>
    at === null ? [] : [{ label, formula: inner, scope: at }];
  switch (formula.type) {
    case "ratio":
      return [...part("分子", formula.over), ...part("分母", formula.under)];
    case "coverage":
      return [
        ...part("达到的", { ...formula, as: "count" }),
        ...part("全部", { type: "count", set: formula.set, by: null, at: formula.at }),
      ];
    case "growth": {
      const earlier = formula.against === "year" ? yearEarlier(scope).scope : periodEarlier(scope);
      return [
        ...part("本期", formula.of),
        ...part(formula.against === "year" ? "上年同期" : "上一期", formula.of, earlier),
      ];
    }
    case "since":
      return [
        ...part("现值", formula.of),
        ...part(`基年（${formula.base}年）`, formula.of, baseScope(scope, formula.base).scope),
      ];
    case "arithmetic": {
      const [a, b] = { "+": ["加数", "加数"], "-": ["被减数", "减数"], "×": ["乘数", "乘数"], "÷": ["被除数", "除数"] }[
        formula.operator
      ];
      return [...part(a ?? "", formula.left), ...part(b ?? "", formula.right)];
    }
    case "weighted":
      return formula.terms.flatMap(({ of, weight }, at) => part(`第${at + 1}项（权重 ${explainFormula(weight)}）`, of));
    case "first": {
      const taken = chosenOf(formula.choices, scope);
      const inner = planParts(taken, scope);
      return [
        ...formula.choices.flatMap((choice, at) => part(`第${at + 1}种${choice === taken ? "（采用）" : ""}`, choice)),
        ...(inner.length > 1 ? inner : []),
      ];
    }
    default:
      return part("合计", formula);
  }
}

/** The part whose entries are listed: a ratio's numerator, a growth's present value, the choice that was taken. */
function mainFormula(formula: Formula, scope: Scope): Formula {
  switch (formula.type) {
    case "ratio":
      return mainFormula(formula.over, scope);
    case "growth":
    case "since":
      return mainFormula(formula.of, scope);
    case "first":
      return mainFormula(chosenOf(formula.choices, scope), scope);
    case "coverage":
      return { ...formula, as: "count" };
    case "count":
      return { ...formula, by: null };
    case "weighted":
      return formula.terms[0] === undefined ? formula : mainFormula(formula.terms[0].of, scope);
    default:
      return formula;
  }
}

function readBehind(
  db: ReadableDb,
  formula: Formula,
  { scope, request, unit }: { readonly scope: Scope; readonly request: OpenRequest; readonly unit: string },
): OpenedValue["behind"] {
  const main = mainFormula(formula, scope);
  const own = takeApart(main, scope);
  const words = explainFormula(main);
  if (own === null) return { total: 0, rows: [], unit: "", words };
  const shown = shownUnitOf(main, scope);
  const whole: Contributions = inUnit(own, unit) ?? (shown === null ? null : inUnit(own, shown)) ?? own;
  const { facts } = scope.day;
  const ordered = [...whole.parts].sort(([a, x], [b, y]) => compareDecimals(y, x) || facts.idAt(a) - facts.idAt(b));
  const total = whole.counted ? null : sumDecimals(whole.parts.values());
  const sources = createFigureSources(db, facts.snapshot);
  const standingOf = standings(whole, scope);
  const groundOf = whole.counted ? createGrounds(db, main, scope) : null;
  const rows = ordered.slice(request.offset, request.offset + request.limit).map(([place, amount]): Contribution => {
    const id = facts.idAt(place);
    const ground = groundOf?.(place) ?? null;
    return {
      id,
      kind: facts.kindAt(place),
      name: facts.nameAt(place),
      amount: whole.counted ? null : amount,
      share: total === null ? null : shareOf(amount, total),
      source: whole.figure === null ? (ground?.source ?? null) : sources(id, whole.figure),
      note: ground?.note ?? standingOf(place),
    };
  });
  return { total: ordered.length, rows, unit: whole.counted ? "" : whole.unit, words };
}

function shareOf(amount: Decimal, total: Decimal): string | null {
  if (total === "0" || total.startsWith("-")) return null;
  return roundDecimal(multiplyDecimals(divideDecimals(amount, total, 8), decimalFromNumber(100)), 2);
}

/** 快报数、修订数 among the figures. */
function standings({ figure }: Contributions, { day }: Scope): (place: number) => string | null {
  const found = figure?.period == null ? null : day.facts.standings(figure.field, figure.period);
  return (place) => {
    const standing = found?.[place] ?? 0;
    if (standing === 0) return null;
    return standing === 1 ? "快报数" : "修订数";
  };
}
