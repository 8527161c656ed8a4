/** Finds what a heading or label of a form asks for (字段、单位、时期). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field, FieldSubject } from "#domain/catalogue/field";
import { type HeaderMatch, isUnitFor, matchHeader } from "#domain/importing/match-header";
import { hasUnreadMultiple, splitUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import type { Binding, BoundSource } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import { type FormNotes, NO_NOTES, noteUnit } from "#domain/reporting/form-notes";
import { type FormYears, relatePeriod, type ToldPeriod } from "#domain/reporting/form-years";
import type { KnownValues } from "#domain/reporting/match-values";
import { readTwoFacts } from "#domain/reporting/match-two";
import { readWriting } from "#domain/reporting/match-writing";
import { foldText } from "#domain/shared/chinese-text";

/** What a form says about all its numbers (表的单位、年份), and whom it is about. */
export interface ColumnContext {
  readonly index: CatalogueIndex;
  readonly tableUnit: UnitId | null;
  readonly subject: FieldSubject | null;
  readonly years: FormYears;
  /** All units stated over the table (单位：家、亿元、万人): those beside `tableUnit` hold for numbers of their own measure. */
  readonly stated?: readonly UnitId[];
  readonly notes?: FormNotes;
  /** Values the book has, by field. */
  readonly known?: KnownValues;
}

/** What a heading asks for. */
export interface Asked {
  readonly headerPath: readonly string[];
  readonly code: string | null;
  readonly whole: readonly string[] | undefined;
}

/** Finds field, unit and period for a heading or label. Units: heading, then the form's, then the field's own. */
export function matchColumn(asked: Asked, context: ColumnContext): { binding: Binding; unit: UnitId | null } {
  const { index } = context;
  const match = matchPath(asked, withoutYearWords(asked.headerPath), context);
  if (match.fields.length === 0) {
    const joined = matchJoined(asked, context);
    if (joined !== null) return joined;
  }
  const field = index.byId.get(match.fields[0] ?? "");
  const stated =
    match.unit ?? asked.headerPath.map((text) => splitUnit(text).unit).findLast((unit) => unit !== null) ?? null;
  const two = readTwoFacts({ heading: asked.headerPath.at(-1) ?? "", match, index, subject: context.subject });
  if (two !== null) return { binding: bindTwo(two), unit: null };
  if (field === undefined)
    return { binding: unbound(match.reason.replace("，不导入这一列", "，请人工填写")), unit: stated };
  if (field.kind === "identity" && isCounted(asked, stated))
    return matchCounted(asked, context) ?? { binding: unbound("表头要的是户数，不是名称"), unit: stated };
  const misfit = misfitOf(asked.headerPath, field, match);
  if (misfit !== null) return { binding: unbound(misfit), unit: stated };
  const told = periodOf(asked.headerPath, { field, match, context });
  if (told.period === null && field.kind === "observation") return { binding: unbound(told.reason), unit: stated };
  const unit = field.dimension === null ? null : (match.unit ?? statedUnit(asked.headerPath, field, context));
  const binding = bindField({ field, match, unit, told }, context);
  const writing = readWriting(field, asked.headerPath, context.notes ?? NO_NOTES);
  return { binding: writing === null ? binding : { ...binding, writing }, unit: unit ?? stated };
}

/** 入驻企业（家） of a carrier is its 入驻企业数; null where that is no number it states of itself. */
function matchCounted(asked: Asked, context: ColumnContext): { binding: Binding; unit: UnitId | null } | null {
  const leaf = splitUnit(asked.headerPath.at(-1) ?? "").text;
  if (context.subject !== "carrier" || isCountHeading(leaf)) return null;
  const headerPath = [...asked.headerPath.slice(0, -1), `${leaf}数`];
  const match = matchPath(asked, headerPath, context);
  const field = context.index.byId.get(match.fields[0] ?? "");
  if (match.fields.length !== 1 || field?.subject !== "carrier" || field.kind !== "observation") return null;
  return matchColumn({ ...asked, headerPath }, context);
}

/** 入园企业数, 企业户数: how many there are, never who they are. */
function isCounted({ headerPath }: Asked, stated: UnitId | null): boolean {
  return stated !== null || isCountHeading(headerPath.at(-1) ?? "");
}

function isCountHeading(text: string): boolean {
  return /(?:数|数量)$/u.test(foldText(text).replace(/\([^()]*\)$/u, ""));
}

function matchPath(asked: Asked, path: readonly string[], { index, subject }: ColumnContext): HeaderMatch {
  return matchHeader(
    {
      path,
      code: asked.code,
      lastYearToo: true,
      ...(subject === null ? {} : { subject }),
      ...(asked.whole === undefined ? {} : { whole: asked.whole }),
    },
    index,
  );
}

/** Most certain a heading is that makes a name only when turned and joined with the one over it; and one whose field is narrower. */
const JOINED = 0.85;
const JOINED_ROUGHLY = 0.65;

/** 专利 / 当年申请 is 当年专利申请数: the group stands inside the name. Null when that is no name either. */
function matchJoined(asked: Asked, context: ColumnContext): { binding: Binding; unit: UnitId | null } | null {
  const [over, leaf] = asked.headerPath.slice(-2);
  const parts = /^(当年|本年|新增|累计)(\p{Script=Han}{2})(?:总?数|量|件数)?$/u.exec(foldText(leaf ?? ""));
  if (over === undefined || leaf === undefined || parts === null || asked.code !== null) return null;
  const [, when = "", what = ""] = parts;
  const headerPath = [...asked.headerPath.slice(0, -2), `${when}${foldText(splitUnit(over).text)}${what}数`];
  const match = matchPath(asked, headerPath, context);
  if (match.fields.length !== 1) return null;
  const { binding, unit } = matchColumn({ ...asked, headerPath }, context);
  const confidence = Math.min(binding.confidence, match.approximate ? JOINED_ROUGHLY : JOINED);
  const reason = match.approximate ? `${binding.reason}；表上的说法更宽，请确认` : binding.reason;
  return { binding: { ...binding, confidence, reason }, unit };
}

/** Growth of what a binding takes, in per cent; null when it takes nothing that grows. */
export function growthOf(binding: Binding, isRate: boolean): Binding | null {
  const { source } = binding;
  if (source?.kind !== "field" || source.period === null) return null;
  return {
    source: { kind: "field", field: source.field, unit: "%", period: "growth" },
    confidence: round(Math.min(binding.confidence, 0.88) * (isRate ? 1 : 0.75)),
    reason: isRate ? "本期与上年同期相比的增长率" : "像是本期与上年同期相比的增长率，但没有写明是百分比，请确认",
  };
}

/** What a binding takes, of a year before; null when it takes nothing of a period. */
export function yearBefore(binding: Binding): Binding | null {
  const { source } = binding;
  if (source?.kind !== "field" || source.period === null) return null;
  return {
    source: { ...source, period: "previous" },
    confidence: round(Math.min(binding.confidence, 0.88)),
    reason: "左边一栏的上年同期数",
  };
}

/** Whether a heading means a year before and nothing else (上年同期). */
export function isYearBefore(text: string): boolean {
  return BEFORE.test(foldText(splitUnit(text).text));
}

/** Of carriers rosters state one or the other: the year of accreditation or its day, the one address they have. */
const INSTEAD: Readonly<Record<string, string>> = {
  accreditedOn: "accreditationYear",
  accreditationYear: "accreditedOn",
  registeredAddress: "businessAddress",
};

interface Matched {
  readonly field: Field;
  readonly match: HeaderMatch;
  readonly unit: UnitId | null;
  readonly told: ToldPeriod;
}

function bindField({ field, match, unit, told }: Matched, { subject }: ColumnContext): Binding {
  const isMoney = field.dimension === "money";
  const assumed = unit === null && isMoney && field.storedUnit !== null;
  const instead = subject === "carrier" ? INSTEAD[field.id] : undefined;
  const source: BoundSource = {
    kind: "field",
    field: field.id,
    unit: unit ?? field.storedUnit,
    period: field.kind === "observation" ? told.period : null,
    ...(instead === undefined ? {} : { or: instead }),
  };
  const parts = [match.reason, told.reason, assumed ? "表上没有写金额单位，请确认" : ""];
  return {
    source,
    confidence: round(
      match.confidence *
        (match.approximate ? 0.8 : 1) *
        (subject !== null && field.subject !== subject ? 0.85 : 1) *
        (assumed ? 0.5 : 1) *
        (field.kind === "observation" ? told.share : 1),
    ),
    reason: parts.filter((part) => part !== "").join("；"),
  };
}

const BEFORE =
  /^(?:上年|上年度|上期|去年|上一年|上年同期|去年同期|上期同期|同期|基期|上年末|上年累计)(?:累计)?(?:实际|完成|数|值|额|累计)*$/u;
const NOW =
  /^(?:本年|本期|本年度|当年|报告期|本年累计|本期累计|累计|自年初累计|年初至今|自年初至本期累计|本年止累计|1-本月|1-本月累计|1-本季|1-本季累计|本年末|期末|年末)(?:实际|完成|数|值|额|累计)*$/u;
/** One month or quarter of a report that also counts from January. */
const PART_OF_PERIOD = /^(?:本月|当月|本季|本季度|当季)(?:实际|完成|数|值|额)*$/u;

/** A part of a year without the year (一季度, 3月, 1-9月). */
const SPAN = /^(?:第?[一二三四1-4]季度?|[上下]半年|\d{1,2}月份?|\d{1,2}-\d{1,2}月份?(?:累计)?)$/u;
const YEAR = /^(?:截至)?(?:19|20)\d\d年?度?.{0,10}$/u;

/** Whether a heading says when and nothing else (本年、上年同期、2024年、一季度). */
export function isTimeHeading(text: string): boolean {
  const folded = foldText(text).replace(/\([^()]*\)$/u, "");
  if (/目标|计划|预计|预期|任务|预算/u.test(folded)) return false;
  return (
    [BEFORE, NOW, PART_OF_PERIOD, SPAN, YEAR].some((words) => words.test(folded)) || /^截[至止].*[末日]$/u.test(folded)
  );
}

/** 本年, 上年同期 under or over a heading say when, not what. */
function withoutYearWords(path: readonly string[]): readonly string[] {
  const rest = path.filter((text) => {
    const folded = foldText(text);
    return !BEFORE.test(folded) && !NOW.test(folded) && !PART_OF_PERIOD.test(folded);
  });
  return rest.length === 0
    ? path
    : rest.map((text) => text.replace(/^\s*(?:上年同期|去年同期|上年度?|去年|上一年度?)(?=.)/u, ""));
}

function periodOf(
  path: readonly string[],
  { field, match, context }: { readonly field: Field; readonly match: HeaderMatch; readonly context: ColumnContext },
): ToldPeriod {
  if (field.kind !== "observation") return { period: null, share: 1, reason: "" };
  const folded = path.map(foldText);
  if (folded.some((text) => PART_OF_PERIOD.test(text)))
    return { period: null, share: 0, reason: "本栏要的是当月（当季）数，与累计数不同，请人工填写" };
  if (match.relative !== null || /上年|去年|上一年|同期|基期/u.test(folded.join("")))
    return { period: "previous", share: 1, reason: "" };
  const span = folded.find((text) => SPAN.test(text));
  const named = match.period ?? (span === undefined ? null : `1-${span}`);
  if (named === null) return { period: "report", share: 1, reason: "" };
  return relatePeriod(named, context.years);
}

/** The unit over the table, or one beside it or in a note for numbers of this very measure. */
function statedUnit(
  path: readonly string[],
  { dimension }: Field,
  { tableUnit, stated = [], notes = NO_NOTES }: ColumnContext,
): UnitId | null {
  const isOfMeasure = (unit: UnitId): boolean => unitDimension(unit) === dimension;
  const named = noteUnit({ ...notes, units: [] }, path.at(-1) ?? "", isOfMeasure);
  if (named !== null) return named;
  if (tableUnit !== null && isUnitFor(tableUnit, dimension)) return tableUnit;
  return stated.find(isOfMeasure) ?? noteUnit(notes, path.at(-1) ?? "", isOfMeasure);
}

/** 当年毕业企业 is not 累计毕业企业数. */
const OF_ONE_YEAR =
  /^(?!.*累计).*(?:当年|本年|今年|全年|年内|年度|新增|新毕业|本期|当期|报告期|(?:19|20)\d\d年(?!末|底|\d{1,2}月\d|止))/u;

/** Why a number of the field cannot stand in the unit that the heading itself prints; null when it can. */
function misfitOf(
  path: readonly string[],
  { label, dimension, storedUnit }: Field,
  { unit }: HeaderMatch,
): string | null {
  const leaf = path.at(-1) ?? "";
  if (label.startsWith("累计") && OF_ONE_YEAR.test(foldText(leaf)))
    return `表头要的是一年里的数，账本里的“${label}”是历年累计，请人工填写`;
  if (dimension !== null && hasUnreadMultiple(leaf)) return "表头里的数量单位看不懂，没有填，请人工填写";
  const own = splitUnit(leaf).unit;
  if (unit !== null && dimension === "money" && unitDimension(unit) === "foreignMoney")
    return `表头要的是${unit}，账本里的“${label}”是人民币，没有汇率不能换算，请人工填写`;
  if (own === null || unit !== null) return null;
  if (dimension === null) return `表头要的是以“${own}”计的数，“${label}”不是数，请人工填写`;
  return `表头的单位“${own}”与“${label}”（${storedUnit ?? ""}）不是一类，不能换算，请人工填写`;
}

function bindTwo(two: NonNullable<ReturnType<typeof readTwoFacts>>): Binding {
  if (two.fields === null) return unbound(two.reason);
  const [first, second] = two.fields;
  const source = { kind: "field", field: first.id, unit: null, period: null, also: second.id } as const;
  return { source, confidence: round(two.confidence), reason: two.reason };
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
