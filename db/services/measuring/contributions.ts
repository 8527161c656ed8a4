/** What each entry adds to a value (各条目的贡献): exact, for formulas that are sums over entries. */
import type { Formula } from "#domain/indicators/formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { addUnits, convertMeasure } from "#domain/indicators/unit-algebra";
import {
  addDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
} from "#domain/shared/decimal";
import { measureCoverage, readSummed, tellMembers } from "#services/measuring/evaluate-sets";
import { findNamed, measureOwn } from "#services/measuring/evaluate-named";
import { createPathReader } from "#services/measuring/path-reader";
import { newRemarks, type Scope } from "#services/measuring/scope";
import { findIndicator } from "#services/measuring/world";

/** A figure that went in: where its cell is found. */
export interface FigurePlace {
  readonly field: string;
  /** Null: an attribute. */
  readonly period: string | null;
}

/** A value taken apart. The parts and the constant add up to it. */
export interface Contributions {
  /** By place in the scope's facts. */
  readonly parts: ReadonlyMap<number, Decimal>;
  readonly constant: Decimal;
  readonly unit: string;
  /** True: every part is a mere count of one. */
  readonly counted: boolean;
  /** The only figure that went in; null when there are several or none. */
  readonly figure: FigurePlace | null;
}

const ZERO = decimalFromNumber(0);
const ONE = decimalFromNumber(1);
const NO_PARTS: ReadonlyMap<number, Decimal> = new Map();

/** Takes a formula apart by entries; null when it is no plain sum (比率、增幅、剔重 …) or has no value. */
export function takeApart(formula: Formula, scope: Scope): Contributions | null {
  switch (formula.type) {
    case "number":
      return { parts: NO_PARTS, constant: formula.value, unit: formula.unit, counted: false, figure: null };
    case "negative": {
      const inner = takeApart(formula.of, scope);
      return inner === null ? null : mapParts(inner, inner.unit, negateDecimal);
    }
    case "arithmetic":
      return takeArithmetic(formula, scope);
    case "count":
      return formula.by === null ? takeCount(formula, scope) : null;
    case "sum":
      return takeSum(formula, scope);
    case "own":
      return takeOwn(formula, scope);
    case "coverage":
      return formula.as === "count" ? takeCoverage(formula, scope) : null;
    case "named":
      return takeNamed(formula, scope);
    case "first":
      return formula.choices.reduce<Contributions | null>((found, choice) => found ?? takeChoice(choice, scope), null);
    default:
      return null;
  }
}

/** The sum of a set nobody is in counts as no data among choices. */
function takeChoice(choice: Formula, scope: Scope): Contributions | null {
  const taken = takeApart(choice, scope);
  return choice.type === "sum" && taken?.parts.size === 0 ? null : taken;
}

function takeCount({ set }: Extract<Formula, { type: "count" }>, scope: Scope): Contributions | null {
  const members = tellMembers(set, scope, newRemarks());
  return members === null ? null : countOnes(members.places, members.kind.classifier);
}

function takeCoverage(formula: Extract<Formula, { type: "coverage" }>, scope: Scope): Contributions | null {
  const found = measureCoverage(formula, scope, newRemarks());
  return found === null ? null : countOnes(found.yes, found.unit);
}

function countOnes(places: Int32Array, unit: string): Contributions {
  const parts = new Map([...places].map((place) => [place, ONE]));
  return { parts, constant: ZERO, unit, counted: true, figure: null };
}

function takeSum({ set, field: path }: Extract<Formula, { type: "sum" }>, scope: Scope): Contributions | null {
  const members = tellMembers(set, scope, newRemarks());
  if (members === null) return null;
  const summed = readSummed(members.kind.id, path, scope);
  if (summed === null) return null;
  const parts = new Map<number, Decimal>();
  for (const place of members.places) {
    const value = summed.column?.at(place) ?? null;
    if (value !== null) parts.set(place, value);
  }
  if (parts.size === 0 && members.places.length > 0) return null;
  const { field, unit } = summed;
  const period = field.kind === "observation" ? (scope.period?.parts.at(-1) ?? null) : null;
  const isSingle = path.steps.length === 1 && (scope.period === null || scope.period.parts.length === 1);
  return { parts, constant: ZERO, unit, counted: false, figure: isSingle ? { field: field.id, period } : null };
}

/** A number of the subject itself is all its own. */
function takeOwn({ path }: Extract<Formula, { type: "own" }>, scope: Scope): Contributions | null {
  const { subject, day, period } = scope;
  const { value, unit } = measureOwn(path, scope, newRemarks());
  const reader = subject === null ? null : createPathReader(day, day.facts.kindAt(subject), path, () => null);
  if (subject === null || value === null || reader === null) return null;
  const isSingle = path.steps.length === 1 && (period === null || period.parts.length === 1);
  const figurePeriod = reader.field.kind === "observation" ? (period?.parts.at(-1) ?? null) : null;
  const figure = isSingle ? { field: reader.field.id, period: figurePeriod } : null;
  return { parts: new Map([[subject, value]]), constant: ZERO, unit, counted: false, figure };
}

function takeArithmetic(
  { operator, left, right }: Extract<Formula, { type: "arithmetic" }>,
  scope: Scope,
): Contributions | null {
  const a = takeApart(left, scope);
  const b = takeApart(right, scope);
  if (a === null || b === null) return null;
  if (operator === "+" || operator === "-") {
    const unit = addUnits(a.unit, b.unit);
    if (unit === null) return null;
    const [x, y] = [inUnit(a, unit), inUnit(b, unit)];
    return x === null || y === null
      ? null
      : addContributions(x, operator === "+" ? y : mapParts(y, unit, negateDecimal));
  }
  const scale = (whole: Contributions, by: Contributions): Contributions | null => {
    const factor = by.parts.size === 0 ? convertMeasure(by.constant, by.unit, "") : null;
    if (factor === null || (operator === "÷" && factor === "0")) return null;
    return mapParts(whole, whole.unit, (value) =>
      operator === "×" ? multiplyDecimals(value, factor) : divideDecimals(value, factor, PART_DECIMALS),
    );
  };
  return scale(a, b) ?? (operator === "×" ? scale(b, a) : null);
}

/** Decimals of parts where a division never ends; what is lost shows in the rest. */
const PART_DECIMALS = 20;

function takeNamed({ what, name }: Extract<Formula, { type: "named" }>, scope: Scope): Contributions | null {
  if (what === "milestone") return null;
  if (what === "indicator") return takeIndicator(name, scope);
  const field = what === "reference" ? "referenceValue" : "reportedValue";
  const period = scope.period?.parts.at(-1) ?? null;
  const [place] = findNamed(what, name, scope);
  if (place === undefined || period === null) return null;
  const value = scope.day.facts.figures(field, period)?.at(place) ?? null;
  const unit = what === "reference" ? "%" : (scope.day.facts.attribute("reportUnit")[place] ?? "?");
  if (value === null) return null;
  return { parts: new Map([[place, value]]), constant: ZERO, unit, counted: false, figure: { field, period } };
}

function takeIndicator(code: string, scope: Scope): Contributions | null {
  const known = findIndicator(scope.world.indicators, code, scope.pack);
  if (known === null || scope.within.includes(code)) return null;
  const formula = parseFormula(known.definition.formula);
  const inner = formula.ok
    ? takeApart(formula.value, { ...scope, pack: known.pack, within: [...scope.within, code] })
    : null;
  return inner === null ? null : inUnit(inner, known.definition.unit);
}

/** The same in another unit; null when it does not fit. */
export function inUnit(whole: Contributions, unit: string): Contributions | null {
  if (whole.unit === unit) return whole;
  if (convertMeasure(ONE, whole.unit, unit) === null) return null;
  return mapParts(whole, unit, (value) => convertMeasure(value, whole.unit, unit) ?? value);
}

function mapParts(whole: Contributions, unit: string, change: (value: Decimal) => Decimal): Contributions {
  const parts = new Map([...whole.parts].map(([place, value]) => [place, change(value)]));
  return { ...whole, parts, constant: change(whole.constant), unit };
}

function addContributions(a: Contributions, b: Contributions): Contributions {
  const parts = new Map(a.parts);
  for (const [place, value] of b.parts) parts.set(place, addDecimals(parts.get(place) ?? ZERO, value));
  const constant = addDecimals(a.constant, b.constant);
  const figure = a.parts.size === 0 ? b.figure : b.parts.size === 0 ? a.figure : null;
  return { parts, constant, unit: a.unit, counted: a.counted && b.counted, figure };
}
