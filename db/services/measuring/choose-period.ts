/** The period a formula takes when nobody names one (默认期间). */
import { checkFormula } from "#domain/indicators/check-formula";
import type { Formula } from "#domain/indicators/formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { findNamed } from "#services/measuring/evaluate-named";
import { defaultPeriod } from "#services/measuring/figure-periods";
import type { Scope } from "#services/measuring/scope";
import { findIndicator } from "#services/measuring/world";

/** The year the day closes, else the last full year in which any figure of the formula is known; null when there is none, or the formula asks for no figures. */
export function choosePeriod(formula: Formula, scope: Scope): string | null {
  const found = new Set<string>();
  const asks = collect(formula, scope, { found, within: [] });
  return asks ? defaultPeriod(scope.day.day, [...found]) : null;
}

interface Search {
  readonly found: Set<string>;
  readonly within: readonly string[];
}

/** Gathers the periods with data; true when the formula asks for any figures. */
function collect(formula: Formula, scope: Scope, search: Search): boolean {
  const { world, day } = scope;
  const check = checkFormula(formula, {
    ...world.vocabulary,
    indicatorUnit: () => "?",
    subject: scope.subject === null ? null : day.facts.kindAt(scope.subject),
  });
  const figures = check.ok ? check.value.figures : [];
  for (const field of figures) for (const period of day.facts.periods(field)) search.found.add(period);
  let asks = figures.length > 0;
  for (const named of namedOf(formula)) asks = collectNamed(named, scope, search) || asks;
  return asks;
}

function collectNamed(named: Extract<Formula, { type: "named" }>, scope: Scope, search: Search): boolean {
  const { day, world } = scope;
  if (named.what === "milestone") return false;
  if (named.what === "indicator") {
    const known = findIndicator(world.indicators, named.name, scope.pack);
    const key = known === null ? "" : `${known.pack}/${known.definition.code}`;
    const formula = known === null ? null : parseFormula(known.definition.formula);
    if (formula === null || !formula.ok || search.within.includes(key)) return false;
    return collect(
      formula.value,
      { ...scope, pack: known?.pack ?? null },
      { ...search, within: [...search.within, key] },
    );
  }
  const fields = named.what === "reference" ? ["referenceValue"] : ["reportedValue", "reportedText"];
  const [place] = findNamed(named.what, named.name, scope);
  for (const field of fields) {
    for (const period of day.facts.periods(field)) {
      if (place !== undefined && day.facts.words(field, period).has(place)) search.found.add(period);
    }
  }
  return true;
}

function namedOf(formula: Formula): readonly Extract<Formula, { type: "named" }>[] {
  switch (formula.type) {
    case "named":
      return [formula];
    case "arithmetic":
      return [...namedOf(formula.left), ...namedOf(formula.right)];
    case "ratio":
      return [...namedOf(formula.over), ...namedOf(formula.under)];
    case "negative":
    case "growth":
    case "since":
      return namedOf(formula.of);
    case "weighted":
      return formula.terms.flatMap(({ weight, of }) => [...namedOf(weight), ...namedOf(of)]);
    case "first":
      return formula.choices.flatMap(namedOf);
    default:
      return [];
  }
}
