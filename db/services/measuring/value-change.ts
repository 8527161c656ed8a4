/** Why an indicator changed between two days (变化分解). */
import type { MeasureQuestion, ValueChange } from "#contract/indicators";
import { type ChangedEntry, type ChangeReason, decomposeChange } from "#domain/indicators/decompose-change";
import type { Formula } from "#domain/indicators/formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { basicUnit, convertMeasure } from "#domain/indicators/unit-algebra";
import {
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
} from "#domain/shared/decimal";
import { type Contributions, inUnit, takeApart } from "#services/measuring/contributions";
import { measureIndicator, indicatorOptions } from "#services/measuring/indicator-values";
import { openScope } from "#services/measuring/measure";
import { createMoves } from "#services/measuring/moves";
import type { Scope } from "#services/measuring/scope";
import { readFigurePeriod } from "#services/measuring/figure-periods";
import { type KnownIndicator, openWorld } from "#services/measuring/world";
import type { ReadableDb } from "#store/connection";

const LABELS: Readonly<Record<ChangeReason, string>> = {
  new: "新增（新成立、新认定或新达到条件）",
  left: "退出（注销、撤销、到期或不再符合条件）",
  movedIn: "迁入",
  movedOut: "迁出",
  renamed: "更名后延续的",
  restated: "数据修订",
  grown: "增长的",
  shrunk: "下降的",
  rest: "不能归到某一家的部分（换算尾数等）",
};

const ZERO = decimalFromNumber(0);

/** The change of an indicator from the day `before` to the day of the question. */
export function explainChange(
  db: ReadableDb,
  question: MeasureQuestion,
  { known, before: day }: { readonly known: KnownIndicator; readonly before: string },
): ValueChange {
  const { definition } = known;
  const earlier = earlierQuestion(db, question, day);
  const [old, now] = [measureIndicator(db, earlier, known), measureIndicator(db, question, known)];
  const unit = definition.unit;
  const notes = [...new Set([...old.notes, ...now.notes])];
  const frame = { unit, before: old.value, after: now.value };
  const [a, b] = [asDecimal(old.value), asDecimal(now.value)];
  if (a === null || b === null) {
    const reason =
      a === null ? `${day}：${old.reason ?? "没有数据。"}` : `${question.asOf}：${now.reason ?? "没有数据。"}`;
    return { ...frame, difference: null, parts: [], notes: [reason, ...notes] };
  }
  const difference = subtractDecimals(b, a);
  const formula = parseFormula(definition.formula);
  const entries = formula.ok ? findChanges(db, formula.value, { question, earlier, known }) : null;
  const lacking =
    [...old.missing, ...now.missing].length > 0
      ? ["前后有缺数的条目，缺的没有计入，变化里可能有一部分来自填报不全。"]
      : [];
  if (entries === null) notes.unshift("这个指标的算法（增幅、剔重、加权等）不能拆到每一家，差额整体列出。");
  return {
    ...frame,
    difference,
    parts: decomposeChange(difference, entries ?? [], LABELS),
    notes: [...lacking, ...notes],
  };
}

function asDecimal(value: string | null): Decimal | null {
  const number = value === null ? null : parseDecimal(value);
  return number?.ok === true ? number.value : null;
}

/** The same question on the earlier day: figures of the same kind of period, of the frozen year when that day has one. */
function earlierQuestion(db: ReadableDb, question: MeasureQuestion, before: string): MeasureQuestion {
  const world = openWorld(db);
  const year = Number(before.slice(0, 4));
  const frozen = world.frozen.get(year);
  const snapshot = frozen?.day === before ? frozen.id : null;
  if (question.period === null) return { ...question, asOf: before, snapshot };
  const shifted = `${year}${question.period.slice(4)}`;
  const period = readFigurePeriod(shifted, world.conventions) === null ? question.period : shifted;
  return { ...question, asOf: before, snapshot, period };
}

interface Pair {
  readonly old: Scope;
  readonly now: Scope;
}

function findChanges(
  db: ReadableDb,
  formula: Formula,
  {
    question,
    earlier,
    known,
  }: { readonly question: MeasureQuestion; readonly earlier: MeasureQuestion; readonly known: KnownIndicator },
): readonly ChangedEntry[] | null {
  const world = openWorld(db);
  const options = indicatorOptions(known);
  const old = openScope(world, earlier, { options, formula });
  const now = openScope(world, question, { options, formula });
  if (!old.ok || !now.ok) return null;
  const pair = { old: old.value, now: now.value };
  const shares =
    formula.type === "ratio"
      ? ratioShares(formula, pair, known.definition.unit)
      : plainShares(formula, pair, known.definition.unit);
  return shares === null ? null : nameChanges(shares, pair);
}

/** What each entry, by id, adds before and after; null side: it was not among them. */
interface Share {
  readonly old: Decimal | null;
  readonly now: Decimal | null;
  readonly amount: Decimal;
}

function plainShares(formula: Formula, { old, now }: Pair, unit: string): ReadonlyMap<number, Share> | null {
  const [a, b] = [takeApart(formula, old), takeApart(formula, now)];
  const [x, y] = [a === null ? null : inUnit(a, unit), b === null ? null : inUnit(b, unit)];
  if (x === null || y === null) return null;
  return joinShares(x, y, { old, now });
}

function joinShares(a: Contributions, b: Contributions, { old, now }: Pair): Map<number, Share> {
  const shares = new Map<number, Share>();
  for (const [place, value] of a.parts) {
    shares.set(old.day.facts.idAt(place), { old: value, now: null, amount: subtractDecimals(ZERO, value) });
  }
  for (const [place, value] of b.parts) {
    const id = now.day.facts.idAt(place);
    const before = shares.get(id)?.old ?? null;
    shares.set(id, { old: before, now: value, amount: subtractDecimals(value, before ?? ZERO) });
  }
  return shares;
}

/** Decimals of an entry's share in the change of a ratio; what rounding leaves over is the rest. */
const SHARE_DECIMALS = 12;

/**
 * A ratio A÷B went from R to R′. R′ − R = Σ (Δaᵢ − R·Δbᵢ) ÷ B′, because A − R·B = 0: so each entry's share is exact but for rounding.
 */
function ratioShares(
  formula: Extract<Formula, { type: "ratio" }>,
  pair: Pair,
  unit: string,
): ReadonlyMap<number, Share> | null {
  const sides = [formula.over, formula.under].map((side) => {
    const [a, b] = [takeApart(side, pair.old), takeApart(side, pair.now)];
    if (a === null || b === null) return null;
    const [x, y] = [inUnit(a, basicUnit(a.unit)), inUnit(b, basicUnit(b.unit))];
    return x === null || y === null ? null : { old: x, now: y, shares: joinShares(x, y, pair) };
  });
  const [over, under] = sides;
  if (over == null || under == null) return null;
  const [a0, b0, b1] = [total(over.old), total(under.old), total(under.now)];
  if (b0 === "0" || b1 === "0") return null;
  const ratio = divideDecimals(a0, b0, SHARE_DECIMALS * 2);
  const wanted = basicUnit(unit) === "" ? unit || "%" : unit;
  const shares = new Map<number, Share>();
  for (const id of new Set([...over.shares.keys(), ...under.shares.keys()])) {
    const [top, bottom] = [over.shares.get(id), under.shares.get(id)];
    const amount = divideDecimals(
      subtractDecimals(top?.amount ?? ZERO, multiplyDecimals(ratio, bottom?.amount ?? ZERO)),
      b1,
      SHARE_DECIMALS * 2,
    );
    const from = wanted === "%" || basicUnit(wanted) === "" ? "" : basicUnit(wanted);
    const converted = convertMeasure(amount, from, wanted) ?? amount;
    shares.set(id, {
      old: top?.old ?? bottom?.old ?? null,
      now: top?.now ?? bottom?.now ?? null,
      amount: roundDecimal(converted, SHARE_DECIMALS),
    });
  }
  return shares;
}

function total({ parts, constant }: Contributions): Decimal {
  let sum = constant;
  for (const value of parts.values()) sum = subtractDecimals(sum, subtractDecimals(ZERO, value));
  return sum;
}

function nameChanges(shares: ReadonlyMap<number, Share>, { old, now }: Pair): readonly ChangedEntry[] {
  const moves = createMoves({ old: old.day, now: now.day });
  const samePeriod = old.period !== null && old.period.text === now.period?.text;
  return [...shares].flatMap(([id, { old: before, now: after, amount }]): ChangedEntry[] => {
    if (amount === "0") return [];
    const place = now.day.facts.placeOf(id);
    const name = place >= 0 ? now.day.facts.nameAt(place) : old.day.facts.nameAt(old.day.facts.placeOf(id));
    return [{ id, name, amount, reason: moves.reasonOf(id, { before, after, amount, samePeriod }) }];
  });
}
