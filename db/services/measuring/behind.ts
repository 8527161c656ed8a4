/** The entries behind a value (明细): what each adds, with its cell. */
import type { Contribution, OpenedValue } from "#contract/indicators";
import { explainFormula } from "#domain/indicators/explain-formula";
import type { Formula } from "#domain/indicators/formula";
import { printFormula } from "#domain/indicators/print-formula";
import {
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  roundDecimal,
  sumDecimals,
} from "#domain/shared/decimal";
import { type Contributions, inUnit, takeApart } from "#services/measuring/contributions";
import { createGrounds, type FigureSources } from "#services/measuring/counted-grounds";
import { chosenOf } from "#services/measuring/lacking";
import type { Scope } from "#services/measuring/scope";
import { shownUnitOf } from "#services/measuring/shown-unit";
import type { ReadableDb } from "#store/connection";
import { createFigureSources } from "#store/measuring/figure-sources";

/** Reads the entries behind formulas; made once for many of them. */
export interface BehindReader {
  /** `unit`: to show the amounts in where it fits. Answers no rows for what is no plain sum over entries. */
  readonly read: (
    formula: Formula,
    at: { readonly scope: Scope; readonly offset: number; readonly limit: number; readonly unit: string },
  ) => OpenedValue["behind"];
}

/** Prepares the reader. */
export function createBehindReader(db: ReadableDb): BehindReader {
  const sources = new Map<number | null, FigureSources>();
  const grounds = new Map<string, ReturnType<typeof createGrounds>>();
  const sourcesOf = (snapshot: number | null): FigureSources => {
    const made = sources.get(snapshot) ?? remember(createFigureSources(db, snapshot));
    sources.set(snapshot, made);
    return made;
  };
  const groundsOf = (formula: Formula, scope: Scope): ReturnType<typeof createGrounds> => {
    const key = `${scope.day.day}|${scope.day.facts.snapshot ?? ""}|${printFormula(formula)}`;
    const known = grounds.get(key);
    if (known !== undefined) return known;
    const made = createGrounds(formula, scope, sourcesOf(scope.day.facts.snapshot));
    grounds.set(key, made);
    return made;
  };
  return { read: (formula, at) => readBehind(formula, at, { sourcesOf, groundsOf }) };
}

/** One entry stands behind many cells of a form. */
function remember(read: FigureSources): FigureSources {
  const known = new Map<string, ReturnType<FigureSources>>();
  return (id, figure) => {
    const key = `${id} ${figure.field} ${figure.period ?? ""}`;
    const ready = known.get(key);
    if (ready !== undefined) return ready;
    const source = read(id, figure);
    known.set(key, source);
    return source;
  };
}

interface Readers {
  readonly sourcesOf: (snapshot: number | null) => FigureSources;
  readonly groundsOf: (formula: Formula, scope: Scope) => ReturnType<typeof createGrounds>;
}

function readBehind(
  formula: Formula,
  { scope, offset, limit, unit }: Parameters<BehindReader["read"]>[1],
  { sourcesOf, groundsOf }: Readers,
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
  const sources = sourcesOf(facts.snapshot);
  const standingOf = standings(whole, scope);
  const groundOf = whole.counted ? groundsOf(main, scope) : null;
  const rows = ordered.slice(offset, offset + limit).map(([place, amount]): Contribution => {
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
