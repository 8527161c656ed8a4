import type { Binding, BoundSource, FormColumn } from "#domain/reporting/form-binding";
import type { Candidate } from "#domain/reporting/learn-evidence";
import { likeness, placeKey } from "#domain/reporting/place-words";
import { unitDimension, type UnitId } from "#domain/indicators/unit";

/** Whether a binding was held against a filled copy (已对照): its reason tells how many rows agree. */
export function isLearntBinding({ reason }: Binding): boolean {
  return reason.startsWith(AGREES) || reason.startsWith(DIFFERS);
}

const AGREES = "与已报表中";
const DIFFERS = "已报表中只有";

/** What a column looks like to a judge: its words, its unit, what was proposed. `copyUnit`: unit the copy stated there; undefined when its column was not found. `tableUnit`: unit that the blank states for the whole table. */
export interface JudgedColumn {
  readonly column: FormColumn;
  readonly tableUnit: UnitId | null;
  readonly copyUnit: UnitId | null | undefined;
}

/** Fewer compared rows than this prove nothing. */
const LEAST_ROWS = 5;
/** Bits that make coincidence unlikely among the hundreds of things a column could be. */
const LEAST_BITS = 16;
/** Fewer rows than LEAST_ROWS convince only with this much. */
const FEW_ROWS = 3;
const FEW_BITS = 40;

/** Decides what a column is filled with by what its old contents agree with (按上年已报表校正). Null: the contents say nothing. */
export function judgeColumn(judged: JudgedColumn, candidates: readonly Candidate[]): Binding | null {
  const { binding } = judged.column;
  const { source } = binding;
  const own = candidates.filter((one) => isSameAsked(one.source, source));
  const best = bestOf(candidates, judged);
  if (source === null) return best === null || !isStrong(best) ? null : judgeNew(best, candidates, judged);
  const ownBest = bestOf(own, judged);
  if (ownBest === null)
    return best !== null && isStrong(best) && binding.confidence < 0.7 ? judgeNew(best, candidates, judged) : null;
  return judgeProposed(ownBest, { best, candidates, judged });
}

/** Agreement enough to rely on without any words. */
export function isStrong(candidate: Candidate): boolean {
  const { agreeing, compared, beyondChance, bits, coverage } = candidate;
  const share = agreeing / compared;
  if (compared < LEAST_ROWS) return compared >= FEW_ROWS && share === 1 && bits >= FEW_BITS && coverage >= 0.6;
  return share >= 0.85 && beyondChance >= 0.75 && bits >= LEAST_BITS && coverage >= 0.3;
}

function shareOf({ agreeing, compared }: Candidate): number {
  return agreeing / compared;
}

/** The same field or formula, whatever its unit and period. */
function isSameAsked(one: BoundSource, two: BoundSource | null): boolean {
  if (one.kind === "field") return two?.kind === "field" && one.field === two.field;
  return one.kind === "formula" && two?.kind === "formula" && one.formula === two.formula;
}

/** Agreement first; then what was proposed, the unit printed, and the likeness of the words. */
function bestOf(candidates: readonly Candidate[], judged: JudgedColumn): Candidate | null {
  const { column } = judged;
  const { source } = column.binding;
  const stated = judged.copyUnit ?? column.unit;
  const rank = (one: Candidate) => {
    const unit = unitOf(one.source);
    const fit =
      (isSameAsked(one.source, source) ? 0.03 : 0) +
      (JSON.stringify(one.source) === JSON.stringify(source) ? 0.01 : 0) +
      (unit !== null && unit === stated ? 0.02 : 0) +
      likenessTo(one, column) * 0.02;
    // Two of two is less than sixty of sixty-two.
    const share = (one.agreeing + 1) / (one.compared + 2);
    return (isStrong(one) ? 1 : 0) + share + fit + one.coverage * 0.05 + Math.min(one.bits, 400) * 1e-5;
  };
  return candidates.toSorted((one, two) => rank(two) - rank(one))[0] ?? null;
}

function unitOf(source: BoundSource): UnitId | null {
  return source.kind === "field" || source.kind === "formula" ? source.unit : null;
}

function likenessTo(candidate: Candidate, column: FormColumn): number {
  const key = placeKey(column.headerPath, null);
  const names = [candidate.label, ...(candidate.field?.synonyms ?? [])];
  return Math.max(0, ...names.map((name) => likeness(placeKey([name], null), key)));
}

function judgeNew(best: Candidate, candidates: readonly Candidate[], judged: JudgedColumn): Binding {
  const rivals = rivalsOf(best, candidates);
  const told = `${AGREES} ${best.agreeing}/${best.compared} 行一致`;
  const unit = settleUnit(best.source, judged);
  const share = shareOf(best);
  if (rivals.length === 0) {
    const confidence = Math.min(0.95, share * 0.97, best.compared < LEAST_ROWS ? 0.75 : 1);
    return settled(unit, { confidence, reason: `${told}，是“${best.label}”` });
  }
  const names = [best, ...rivals].map(({ label }) => `“${label}”`);
  const nearest = likenessTo(best, judged.column);
  const clear = nearest >= 0.5 && rivals.every((rival) => likenessTo(rival, judged.column) < nearest - 0.2);
  const reason = clear
    ? `${told}；${names.join("和")}都对得上，表头写的是“${best.label}”`
    : `${told}；${names.join("和")}都对得上，分不清是哪一个，请确认`;
  return settled(unit, { confidence: clear ? 0.8 : 0.6, reason });
}

/** Other fields that explain the contents about as well. */
function rivalsOf(best: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>([best.label]);
  const slack = Math.max(1, best.compared * 0.03);
  return candidates.filter((one) => {
    const missed = one.compared - one.agreeing;
    const isNear =
      missed <= best.compared - best.agreeing + slack && one.compared >= best.compared * 0.7 && isStrong(one);
    if (!isNear || seen.has(one.label) || isSameAsked(one.source, best.source)) return false;
    seen.add(one.label);
    return true;
  });
}

function judgeProposed(
  own: Candidate,
  {
    best,
    candidates,
    judged,
  }: { readonly best: Candidate | null; readonly candidates: readonly Candidate[]; readonly judged: JudgedColumn },
): Binding | null {
  const { binding } = judged.column;
  const share = shareOf(own);
  const told = `${AGREES} ${own.agreeing}/${own.compared} 行一致`;
  if (own.compared < FEW_ROWS || (own.compared < LEAST_ROWS && share < 1)) return null;
  if (share >= 0.85 && (own.compared >= LEAST_ROWS || own.bits >= FEW_BITS)) {
    const timed = withPeriod(own, judged);
    const proof = isStrong(own) ? Math.min(0.99, share) : 0;
    const unit = settleUnit(timed.source, judged);
    const confidence = Math.min(timed.most, Math.max(binding.confidence, proof));
    return settled(unit, { confidence, reason: `${told}${timed.told}` });
  }
  const rival =
    best !== null && !isSameAsked(best.source, binding.source) && isStrong(best) && shareOf(best) >= 0.95 ? best : null;
  if (share >= 0.5 && own.beyondChance >= 0.3) {
    const reason =
      share >= 0.7
        ? told
        : `${DIFFERS} ${own.agreeing}/${own.compared} 行与“${own.label}”一致，其余可能是账本后来更新的，请看一眼`;
    return { ...binding, confidence: Math.min(binding.confidence, share >= 0.7 ? 0.95 : 0.75), reason };
  }
  if (rival !== null && share < 0.5) return judgeNew(rival, candidates, judged);
  const reason = `${DIFFERS} ${own.agreeing}/${own.compared} 行与“${own.label}”一致，请确认`;
  return { ...binding, confidence: Math.min(binding.confidence, 0.5), reason };
}

/** 上年 in the heading is not overruled by contents that fit another year. */
function withPeriod(
  own: Candidate,
  { column }: JudgedColumn,
): { readonly source: BoundSource; readonly most: number; readonly told: string } {
  const { source } = column.binding;
  const same = { source: own.source, most: 1, told: "" };
  if (own.source.kind !== "field" || source?.kind !== "field" || own.source.period === source.period) return same;
  const isPrinted = /上年|去年|同期|基期|本年|当年|本期|增长|增幅|同比/u.test(column.headerPath.join(""));
  return isPrinted ? { source, most: 0.6, told: "，但数像是另一年的，请确认" } : same;
}

/** The unit printed on the blank goes before that of old contents: last year's form may have asked in another one. */
function settleUnit(source: BoundSource, { column, copyUnit, tableUnit }: JudgedColumn): SettledUnit {
  const same = { source, isSure: true, told: "" };
  if ((source.kind !== "field" && source.kind !== "formula") || source.unit === null) return same;
  const fits = tableUnit !== null && unitDimension(tableUnit) === unitDimension(source.unit);
  const stated = column.unit ?? (fits ? tableUnit : null);
  if (stated === null || stated === source.unit) return same;
  if (unitDimension(stated) !== unitDimension(source.unit)) {
    return { source, isSure: false, told: `；表上写的单位是${stated}，和“${source.unit}”不是一种单位，请确认` };
  }
  const asked = { ...source, unit: stated };
  if (copyUnit === source.unit) {
    return { source: asked, isSure: true, told: `；单位由已报表的${source.unit}改为表上写的${stated}` };
  }
  return {
    source: asked,
    isSure: false,
    told: `；表上写的单位是${stated}，已报表里却像是按${source.unit}填的，请确认`,
  };
}

interface SettledUnit {
  readonly source: BoundSource;
  readonly isSure: boolean;
  readonly told: string;
}

function settled(
  { source, isSure, told }: SettledUnit,
  { confidence, reason }: { readonly confidence: number; readonly reason: string },
): Binding {
  const sure = Math.round(confidence * 100) / 100;
  return { source, confidence: isSure ? sure : Math.min(sure, 0.6), reason: `${reason}${told}` };
}

/** Least rows that must say the same before it is taken for a fixed text. */
const LEAST_CONSTANT = 6;

/** A text that stands in every record (固定内容). `records`: rows of the list in all. A field that says the same of all these entries is named beside it: which of the two is meant cannot be told. */
export function judgeConstant(
  texts: readonly string[],
  {
    records,
    column,
    candidates,
  }: { readonly records: number; readonly column: FormColumn; readonly candidates: readonly Candidate[] },
): Binding | null {
  const [text = ""] = texts;
  if (column.binding.source !== null || texts.length < LEAST_CONSTANT || texts.length < records * 0.9) return null;
  if (text === "" || texts.some((one) => one !== text)) return null;
  const source: BoundSource = { kind: "constant", text };
  const told = `${AGREES} ${texts.length}/${records} 行都写着“${text.slice(0, 20)}”`;
  const rivals = candidates.filter((one) => one.compared >= LEAST_ROWS && shareOf(one) >= 0.85);
  if (rivals.length > 0) {
    const names = [...new Set(rivals.map(({ label }) => `“${label}”`))].join("和");
    return { source, confidence: 0.6, reason: `${told}，这些户的${names}也都是这样，分不清要哪一个，请确认` };
  }
  if (/\d/u.test(text)) return { source, confidence: 0.5, reason: `${told}，里面有数字，今年可能不同，请确认` };
  if (/^(?:是|否|有|无|√|×)$/u.test(text)) return { source, confidence: 0.6, reason: `${told}，今年可能不同，请确认` };
  return { source, confidence: 0.75, reason: told };
}
