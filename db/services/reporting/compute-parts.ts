/** What a computed value is made of (取数构成): the entries behind it, and for quotients and growth the two sides first. */
import type { Formula } from "#domain/indicators/formula";
import type { ComputedValue, TracePart } from "#domain/reporting/fill-request";
import { type BehindReader, createBehindReader } from "#services/measuring/behind";
import { type Contributions, inUnit, takeApart } from "#services/measuring/contributions";
import type { Scope } from "#services/measuring/scope";
import { planParts, readPart } from "#services/measuring/value-parts";
import { unwrapIndicator } from "#services/reporting/formula-reach";
import type { ReadableDb } from "#store/connection";

/** Reads the parts of computed values; made once for many. */
export interface PartsReader {
  /** Amounts in `unit` where that fits. */
  readonly read: (formula: Formula, scope: Scope, unit: string) => Parts;
}

interface Parts {
  readonly parts: ComputedValue["parts"];
  readonly total: number;
}

/** So many parts go with a cell; all are counted. */
const MOST_PARTS = 200;
/** A growth of a quotient of sums: deeper ones are told by their words. */
const DEEPEST = 3;

/** Makes the reader. */
export function createPartsReader(db: ReadableDb): PartsReader {
  const behind = createBehindReader(db);
  return {
    read: (formula, scope, unit) => {
      const { parts, total } = readParts({ formula, scope, unit, before: "", depth: 0 }, behind);
      return { parts: parts.slice(0, MOST_PARTS), total };
    },
  };
}

interface Question {
  readonly formula: Formula;
  readonly scope: Scope;
  readonly unit: string;
  /** Which side of the value it is (分子：). */
  readonly before: string;
  readonly depth: number;
}

function readParts(question: Question, behind: BehindReader): Parts {
  const inner = unwrapIndicator(question.formula, question.scope);
  if (inner !== null) {
    const { known, formula } = inner;
    const scope = { ...question.scope, pack: known.pack, stock: known.definition.time === "point" };
    return readParts({ ...question, formula, scope }, behind);
  }
  const whole = takeApart(question.formula, question.scope);
  return whole === null ? readSides(question, behind) : readEntries(question, whole, behind);
}

function readEntries({ formula, scope, unit, before }: Question, whole: Contributions, behind: BehindReader): Parts {
  const found = behind.read(formula, { scope, unit, offset: 0, limit: MOST_PARTS });
  const parts = found.rows.map(
    ({ id, kind, name, amount, source }): TracePart => ({
      label: `${before}${name}`,
      entry: { id, kind },
      value: amount ?? "1",
      unit: amount === null ? unit : found.unit,
      source,
    }),
  );
  const constant = inUnit(whole, unit)?.constant ?? "0";
  if (constant === "0") return { parts, total: found.total };
  const fixed: TracePart = { label: `${before}固定的数`, entry: null, value: constant, unit, source: null };
  return { parts: [fixed, ...parts], total: found.total + 1 };
}

/** 分子、分母, 本期、上年同期: each side with its value, then with its own entries. */
function readSides({ formula, scope, before, depth }: Question, behind: BehindReader): Parts {
  const plans = planParts(formula, scope);
  if (depth >= DEEPEST || (plans.length === 1 && plans[0]?.formula === formula)) return { parts: [], total: 0 };
  const parts: TracePart[] = [];
  let total = 0;
  for (const plan of plans) {
    const { value, unit, words } = readPart(plan);
    parts.push({ label: `${before}${plan.label}：${words}`, entry: null, value, unit, source: null });
    const own = readParts({ ...plan, unit, before: `${before}${plan.label}：`, depth: depth + 1 }, behind);
    parts.push(...own.parts);
    total += own.total + 1;
  }
  return { parts, total };
}
