/** Proposes formulas for what a form asks that no field answers (公式取数建议): counts, sums, shares and indicators about the zone, or about the entry a row names. */
import { matchHeader } from "#domain/importing/match-header";
import { parseUnit, readTableUnits, unitDimension } from "#domain/indicators/unit";
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import { answerFor, type AnswerTools, isOpen, printedUnit, withPeriod } from "#domain/reporting/answer-question";
import type { Binding, FormColumn, FormList, FormReading } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import { isNotFact, isTotalWord, readBand, readHeadingWords } from "#domain/reporting/formula-words";
import type { HeadingQuestion, ProposalBasis } from "#domain/reporting/heading-question";
import { proposeCells } from "#domain/reporting/propose-cells";
import { readRegisterWords } from "#domain/reporting/register-words";
import { readTimedTexts, type TimedTexts } from "#domain/reporting/question-period";
import { readFormYears } from "#domain/reporting/form-years";
import type { KindDefinition } from "#domain/register/kind";

/** Adds proposals where a reading has none (补充取数建议). What is bound already, and what was left for handwriting, stays. */
export function proposeComputed(reading: FormReading, basis: ProposalBasis): FormReading {
  const tools = openTools(basis, reading);
  const lists = reading.lists.map((list) => proposeList(list, tools));
  const isOfEntry = reading.cells.some(({ binding }) => isIdentity(binding, basis));
  return { ...reading, lists, cells: isOfEntry ? reading.cells : proposeCells(reading.cells, tools) };
}

function openTools(basis: ProposalBasis, reading: FormReading): AnswerTools {
  const headings = [
    ...reading.lists.flatMap(({ columns }) => columns.flatMap(({ headerPath }) => headerPath)),
    ...reading.cells.map(({ label }) => label),
  ];
  const years = readFormYears(basis.titles, headings);
  const { kinds, index, indicators } = basis;
  const units = new Map(indicators.map(({ pack, definition }) => [`${pack}/${definition.code}`, definition.unit]));
  const vocabulary = {
    kinds,
    fields: index.byId,
    indicatorUnit: (code: string) => units.get(code) ?? null,
    subject: null,
  };
  return {
    basis,
    words: readRegisterWords(kinds, index.byId),
    vocabulary,
    years,
    tableUnits: statedUnits(basis, reading),
  };
}

function statedUnits({ titles }: ProposalBasis, { lists, cells }: FormReading): readonly string[] {
  const sheets = new Set([...lists, ...cells].map(({ sheet }) => sheet));
  if (sheets.size !== 1) return [];
  const units = [...new Set(titles.flatMap(readTableUnits))];
  return units.filter((unit) => units.every((other) => other === unit || unitDimension(other) !== unitDimension(unit)));
}

function isIdentity({ source, confidence }: Binding, { index }: ProposalBasis): boolean {
  return source?.kind === "field" && confidence >= 0.6 && index.byId.get(source.field)?.kind === "identity";
}

function proposeList(list: FormList, tools: AnswerTools): FormList {
  const kind = tools.basis.kinds.find(({ id }) => id === (list.printed?.kind ?? list.kind));
  if (kind === undefined) return list;
  const columns: FormColumn[] = [];
  for (const column of list.columns) {
    const asks = column.kind === "input" && column.allowed.length === 0 && !isNotFact(column.headerPath);
    const binding = asks ? proposeColumn(column, { list, kind, before: columns.at(-1) ?? null }, tools) : null;
    columns.push(binding === null ? column : { ...column, binding });
  }
  return { ...list, columns };
}

interface ColumnPlace {
  readonly list: FormList;
  readonly kind: KindDefinition;
  readonly before: FormColumn | null;
}

/** Null: the column stays as it is. */
function proposeColumn(column: FormColumn, { list, kind, before }: ColumnPlace, tools: AnswerTools): Binding | null {
  const open = isOpen(column.binding);
  if (!open && !isOwnNumber(column.binding, kind, tools)) return null;
  const timed = readTimedTexts(column.headerPath, tools.years);
  if (timed === null) return null;
  if (timed.texts.every((text) => isTotalWord(readHeadingWords(text).core)))
    return open ? growthOf(before, timed) : null;
  const question: HeadingQuestion = {
    texts: inFull(column, list, { texts: timed.texts, tools }),
    unit: column.unit ?? printedUnit(column.headerPath),
    amongLevels: isAmongLevels(column, list.columns),
    subject: kind,
    growth: timed.period === "growth",
    timed: timed.period !== null,
    tabled: false,
    beside: [],
    aboutZone: false,
  };
  // Under a band the entry's own number is that of all its enterprises, not of those in the band.
  const isBanded = question.texts.slice(0, -1).some((text) => readBand(text) !== null);
  const own = isBanded
    ? null
    : !open
      ? column.binding
      : kind.id === "enterprise"
        ? null
        : ownField(question, kind, tools);
  const binding = own === null ? answerFor(question, tools) : withCounted(own, question, tools);
  if (binding === null && isBanded && !open) return unbound("表头分了档，这一列只要其中一档的数，请人工填写");
  return binding === null || (!open && binding === own) ? null : withPeriod(binding, timed);
}

/** A number a zone states of itself. */
function isOwnNumber({ source }: Binding, kind: KindDefinition, { basis }: AnswerTools): boolean {
  return kind.id === "zone" && source?.kind === "field" && basis.index.byId.get(source.field)?.kind === "observation";
}

/** What a zone states of itself may be missing where the book could count it: 首选(本身.高新技术企业数, 计数(…)). */
function withCounted(own: Binding, question: HeadingQuestion, tools: AnswerTools): Binding {
  const { source } = own;
  if (question.subject?.id !== "zone" || source?.kind !== "field" || source.period === null) return own;
  const field = tools.basis.index.byId.get(source.field);
  const counted = answerFor(question, tools);
  if (field === undefined || counted?.source?.kind !== "formula") return own;
  return {
    source: { ...counted.source, formula: `首选(本身.${field.label}, ${counted.source.formula})` },
    confidence: Math.min(own.confidence, counted.confidence),
    reason: `先取高新区自己填的“${field.label}”，没有填就由名册算：${counted.reason}`,
  };
}

/** 其中：发明 is a part of the column before it, whose heading then goes without saying. */
function inFull(
  column: FormColumn,
  list: FormList,
  { texts, tools }: { readonly texts: readonly string[]; readonly tools: AnswerTools },
): readonly string[] {
  const [only, ...more] = texts;
  if (only === undefined || more.length > 0 || !readHeadingWords(only).part) return texts;
  const at = list.columns.indexOf(column);
  const whole = list.columns.slice(0, at).findLast(({ headerPath }) => !readHeadingWords(headerPath.at(-1) ?? "").part);
  const before = whole === undefined ? null : readTimedTexts(whole.headerPath, tools.years);
  return before === null ? texts : [...before.texts, only];
}

/** 同比增长 beside a figure is that figure's growth. */
function growthOf(before: FormColumn | null, { period, share }: TimedTexts): Binding | null {
  const source = before?.binding.source ?? null;
  if (period !== "growth" || before === null || source === null) return null;
  if ((source.kind !== "field" && source.kind !== "formula") || source.period !== "report") return null;
  const of = before.headerPath.join("").replace(/\s+/gu, "");
  const confidence = Math.min(0.85, before.binding.confidence) * share;
  return { source: { ...source, unit: "%", period: "growth" }, confidence, reason: `左边一列“${of}”的同比增长` };
}

/** 国家级 | 省级 under one heading. */
function isAmongLevels({ headerPath, letter }: FormColumn, columns: readonly FormColumn[]): boolean {
  const isLevel = (text: string | undefined): boolean => {
    const read = readHeadingWords(text ?? "");
    return read.level !== null && read.core === "";
  };
  if (!isLevel(headerPath.at(-1))) return false;
  const over = headerPath.slice(0, -1).join();
  return columns.some(
    (other) =>
      other.letter !== letter && other.headerPath.slice(0, -1).join() === over && isLevel(other.headerPath.at(-1)),
  );
}

/** What the entry itself states, before anything is counted: 集群工业总产值. */
function ownField({ texts, unit }: HeadingQuestion, kind: KindDefinition, { basis }: AnswerTools): Binding | null {
  const index = basis.index.kinds.get(kind.id) ?? basis.index;
  const match = matchHeader({ path: texts, code: null, subject: kind.id }, index);
  const field = match.fields.length === 1 ? index.byId.get(match.fields[0] ?? "") : undefined;
  if (field === undefined || field.kind === "identity" || !kind.fields.includes(field.id) || match.approximate)
    return null;
  const asked = unit === null ? null : parseUnit(unit);
  if (unit !== null && !areLikeUnits(unit, field.storedUnit ?? "")) return null;
  const source = {
    kind: "field" as const,
    field: field.id,
    unit: field.dimension === null ? null : (asked ?? field.storedUnit),
    period: field.kind === "observation" ? ("report" as const) : null,
  };
  const unsaid = field.dimension === "money" && asked === null;
  return { source, confidence: unsaid ? 0.5 : Math.min(match.confidence, 0.9), reason: match.reason };
}
