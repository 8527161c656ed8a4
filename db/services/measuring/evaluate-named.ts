/** Values under a name of their own: 里程碑、参照、填报、指标, and fields of the subject (本身). */
import type { FieldPath, Formula } from "#domain/indicators/formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { convertMeasure, UNKNOWN_UNIT } from "#domain/indicators/unit-algebra";
import { foldName } from "#domain/shared/chinese-text";
import { decimalFromNumber, parseDecimal } from "#domain/shared/decimal";
import { lastDayOf } from "#domain/register/day-of";
import { createPathReader } from "#services/measuring/path-reader";
import { addMissing, figuresOf, nothing, type Partial, type Remarks, type Scope } from "#services/measuring/scope";
import { findIndicator } from "#services/measuring/world";

type Named = Extract<Formula, { type: "named" }>;

interface NamedContext {
  readonly remarks: Remarks;
  readonly evaluate: (formula: Formula, scope: Scope, remarks: Remarks) => Partial;
}

/** The value of 里程碑、参照、填报 or 指标. */
export function measureNamed({ what, name }: Named, scope: Scope, context: NamedContext): Partial {
  if (what === "milestone") return measureMilestone(name, scope, context.remarks);
  if (what === "indicator") return measureIndicator(name, scope, context);
  return measureFigure(what, name, scope, context.remarks);
}

/** Places of entries of a kind by name. */
export function findNamed(kind: string, name: string, { day }: Pick<Scope, "day">): readonly number[] {
  const folded = foldName(name);
  return [...day.facts.ofKind(kind)].filter((place) => foldName(day.facts.nameAt(place)) === folded);
}

/** 1 done, 0 not; the text is its state on the day. */
function measureMilestone(name: string, scope: Scope, remarks: Remarks): Partial {
  const { facts, day } = scope.day;
  const [place] = findNamed("milestone", name, scope);
  if (place === undefined) return nothing(remarks, `里程碑“${name}”还没有登记进展。`);
  const state = facts.attribute("milestoneState")[place];
  const done = facts.attribute("milestoneDone")[place];
  if (state === undefined && done === undefined) return nothing(remarks, `里程碑“${name}”没有填状态。`);
  const isMarked = state === "完成" || state === "销号";
  const isDone = done === undefined ? isMarked : lastDayOf(done) <= day;
  if (isMarked && done === undefined) remarks.notes.add(`里程碑“${name}”没有填完成日期，按已完成计。`);
  const text = isDone ? (isMarked ? (state ?? "完成") : "完成") : isMarked ? "推进" : (state ?? "推进");
  return { value: decimalFromNumber(isDone ? 1 : 0), unit: "", text };
}

const FIGURES = {
  reference: { field: "referenceValue", word: "参照值" },
  report: { field: "reportedValue", word: "填报指标" },
} as const;

function measureFigure(what: "reference" | "report", name: string, scope: Scope, remarks: Remarks): Partial {
  const { field, word } = FIGURES[what];
  const { facts } = scope.day;
  const [place] = findNamed(what, name, scope);
  const unit = what === "reference" ? "%" : UNKNOWN_UNIT;
  if (place === undefined) return nothing(remarks, `${word}“${name}”还没有填报。`, unit);
  if (scope.period === null) return nothing(remarks, `${word}“${name}”没有完整年度的数据，请选定期间。`, unit);
  const value = figuresOf(scope, field)?.at(place) ?? null;
  const text = what === "report" ? readWords(place, scope) : null;
  if (value === null && text === null) {
    addMissing(remarks, { sentence: `${word}“${name}”（${scope.period.label}）：没有填。`, missing: 1, of: 1 });
    return nothing(remarks, `${word}“${name}”没有${scope.period.label}的数。`, unit);
  }
  const stated = what === "report" ? facts.attribute("reportUnit")[place] : undefined;
  const standing = scope.period.parts.map((part) => facts.standings(field, part)?.[place] ?? 0);
  remarks.standing.preliminary += standing.filter((one) => one === 1).length;
  remarks.standing.corrected += standing.filter((one) => one === 2).length;
  return { value, unit: stated ?? unit, text };
}

function readWords(place: number, { day, period }: Scope): string | null {
  const last = period?.parts.at(-1);
  return last === undefined ? null : (day.facts.words("reportedText", last).get(place) ?? null);
}

function measureIndicator(code: string, scope: Scope, { remarks, evaluate }: NamedContext): Partial {
  const { world } = scope;
  const known = findIndicator(world.indicators, code, scope.pack);
  if (known === null) return nothing(remarks, `没有代码是“${code}”的指标。`);
  const { pack, definition } = known;
  const key = `${pack}/${definition.code}`;
  if (scope.within.includes(key)) return nothing(remarks, `指标“${definition.name}”的公式绕回了自己。`);
  const formula = parseFormula(definition.formula);
  if (!formula.ok) return nothing(remarks, `指标“${definition.name}”的公式有误：${formula.error.sentence}`);
  const stock = definition.time === "point";
  const inner = evaluate(formula.value, { ...scope, pack, stock, within: [...scope.within, key] }, remarks);
  if (inner.value === null) return { ...inner, unit: definition.unit };
  const value = convertMeasure(inner.value, inner.unit, definition.unit);
  if (value === null) return nothing(remarks, `指标“${definition.name}”的公式得出的单位和“${definition.unit}”对不上。`);
  return { value, unit: definition.unit, text: inner.text };
}

/** A field of the subject: numbers as they are, 是/否 as 1 and 0, all else as text. */
export function measureOwn(path: FieldPath, scope: Scope, remarks: Remarks): Partial {
  const { day, subject } = scope;
  const label = path.steps.join("的");
  if (subject === null) return nothing(remarks, `“本身.${label}”要在某一个对象上才有值。`);
  const reader = createPathReader(day, day.facts.kindAt(subject), path, (field) => figuresOf(scope, field));
  if (reader === null) return nothing(remarks, `这个对象没有“${label}”这个字段。`);
  const { field } = reader;
  const unit = field.storedUnit ?? "";
  const period = field.kind === "observation" ? `（${scope.period?.label ?? "没有选定期间"}）` : "";
  const [text] = reader.read(subject).texts;
  if (text === undefined) {
    addMissing(remarks, { sentence: `${field.label}${period}：没有填。`, missing: 1, of: 1 });
    return nothing(remarks, `“${field.label}”${period}没有填。`, unit);
  }
  if (field.type === "boolean") {
    return { value: decimalFromNumber(text === "true" ? 1 : 0), unit: "", text: text === "true" ? "是" : "否" };
  }
  const number = field.type === "integer" || field.type === "decimal" ? parseDecimal(text) : null;
  return number?.ok === true ? { value: number.value, unit, text: null } : { value: null, unit: "", text };
}
