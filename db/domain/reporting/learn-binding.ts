import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { convertUnit, unitDimension, type UnitId } from "#domain/indicators/unit";
import { chooseWord } from "#domain/reporting/choose-word";
import type { Binding, FormColumn, FormReading } from "#domain/reporting/form-binding";
import type { FilledRow } from "#domain/reporting/filled-rows";
import { type FillRow, fillKey } from "#domain/reporting/fill-request";
import { readNumberFormat } from "#domain/reporting/number-format-reading";
import { foldText } from "#domain/shared/chinese-text";
import { compareDecimals, decimalFromNumber, parseDecimal, roundDecimal } from "#domain/shared/decimal";
import { type Period, previousYear } from "#domain/shared/period";

/** What learning looks at (学习样本): each row of the filled copy with the enterprise it names and that enterprise's stored values. */
export interface LearningSample {
  readonly filled: FilledRow;
  readonly known: FillRow;
}

/** Corrects the proposals of a form by a copy handed in before (按上年已报表校正): a column whose old contents agree with the stored values of a field is that field, in that unit. `period` is the one the copy reported. */
export function learnBinding(
  reading: FormReading,
  samples: readonly LearningSample[],
  about: { readonly index: CatalogueIndex; readonly period: Period },
): FormReading {
  const lists = reading.lists.map((area, list) => {
    const own = samples.filter((sample) => sample.filled.list === list);
    return { ...area, columns: area.columns.map((column) => learnColumn(column, own, about)) };
  });
  return { ...reading, lists };
}

/** Whether a binding was held against a filled copy (已对照): its reason tells how many rows agree. */
export function isLearntBinding({ reason }: Binding): boolean {
  return reason.startsWith(AGREES) || reason.startsWith(DIFFERS);
}

const AGREES = "与已报表中";
const DIFFERS = "已报表中只有";

/** Fewer agreeing rows than this prove nothing. */
const LEAST_ROWS = 5;
/** A column that says the same everywhere (是 是 是) fits too many fields. */
const LEAST_VARIETY = 3;
const AGREEMENT = 0.9;

interface Candidate {
  readonly field: Field;
  readonly unit: UnitId | null;
  readonly period: "report" | "previous" | null;
  readonly agreeing: number;
  readonly compared: number;
  readonly variety: number;
}

function learnColumn(
  column: FormColumn,
  samples: readonly LearningSample[],
  about: { readonly index: CatalogueIndex; readonly period: Period },
): FormColumn {
  if (column.kind !== "input" || column.binding.source?.kind === "sequence") return column;
  const candidates = about.index.catalogue.fields
    .filter((field) => field.subject === "enterprise")
    .flatMap((field) => scoreField(field, column, { samples, period: about.period }))
    .filter((one) => one.compared >= LEAST_ROWS);
  const proposed = column.binding.source?.kind === "field" ? column.binding.source : null;
  const best = candidates.toSorted((one, two) => rank(two, proposed) - rank(one, proposed))[0];
  if (best === undefined) return column;
  return { ...column, ...judge(column, best, candidates) };
}

/** Agreement first; the proposed field, then its unit and period, win a tie. */
function rank(
  candidate: Candidate,
  proposed: { field: string; unit: UnitId | null; period: string | null } | null,
): number {
  const share = candidate.agreeing / candidate.compared;
  const same = candidate.field.id === proposed?.field ? 0.03 : 0;
  const close = same > 0 && candidate.unit === proposed?.unit && candidate.period === proposed.period ? 0.01 : 0;
  return share + same + close + Math.min(candidate.compared, 1000) * 1e-6;
}

function judge(
  column: FormColumn,
  best: Candidate,
  candidates: readonly Candidate[],
): Pick<FormColumn, "binding"> | Record<string, never> {
  const { source, confidence } = column.binding;
  const proposed = source?.kind === "field" ? source : null;
  const share = best.agreeing / best.compared;
  const told = `${AGREES} ${best.agreeing}/${best.compared} 行一致`;
  const found: Binding["source"] = { kind: "field", field: best.field.id, unit: best.unit, period: best.period };
  if (best.field.id === proposed?.field && share >= AGREEMENT) {
    return { binding: { source: found, confidence: Math.max(confidence, Math.min(0.99, share)), reason: told } };
  }
  const own = candidates.filter((one) => one.field.id === proposed?.field);
  const ownShare = Math.max(0, ...own.map((one) => one.agreeing / one.compared));
  const rival = share >= 0.95 && best.variety >= LEAST_VARIETY;
  if (rival && (proposed === null || (own.length > 0 && ownShare < 0.5))) {
    return { binding: { source: found, confidence: Math.round(share * 90) / 100, reason: told } };
  }
  if (own.length > 0 && ownShare < 0.5) {
    const [doubt] = own;
    const reason = `${DIFFERS} ${doubt?.agreeing ?? 0}/${doubt?.compared ?? 0} 行与“${doubt?.field.label ?? ""}”一致，请确认`;
    return { binding: { ...column.binding, confidence: Math.min(confidence, 0.5), reason } };
  }
  return {};
}

function scoreField(
  field: Field,
  column: FormColumn,
  from: { readonly samples: readonly LearningSample[]; readonly period: Period },
): Candidate[] {
  const units = field.storedUnit === null ? [null] : unitsLike(field.storedUnit);
  const periods = field.kind === "observation" ? (["report", "previous"] as const) : ([null] as const);
  return periods.flatMap((period) => {
    const asked = period === null ? null : period === "report" ? from.period : previousYear(from.period);
    const key = fillKey(field.id, asked);
    const pairs = from.samples.flatMap(({ filled, known }) => {
      const [content, stored] = [filled.contents[column.column], known.values[key]?.value];
      return content === undefined || stored === undefined ? [] : [{ content, stored }];
    });
    return units.map((unit) => {
      const agreeing = pairs.filter(({ content, stored }) => agrees({ field, unit, column }, content, stored)).length;
      const variety = new Set(pairs.map(({ stored }) => stored)).size;
      return { field, unit, period, agreeing, compared: pairs.length, variety };
    });
  });
}

const MONEY: readonly UnitId[] = ["元", "千元", "万元", "亿元"];
const AREA: readonly UnitId[] = ["㎡", "万㎡", "亩"];

function unitsLike(unit: UnitId): readonly UnitId[] {
  const dimension = unitDimension(unit);
  return dimension === "money" ? MONEY : dimension === "area" ? AREA : [unit];
}

function agrees(
  asked: { readonly field: Field; readonly unit: UnitId | null; readonly column: FormColumn },
  content: FilledRow["contents"][number],
  stored: FieldValue,
): boolean {
  const { field, unit, column } = asked;
  if (field.type === "integer" || field.type === "decimal") return agreesNumber(asked, content, String(stored));
  if (typeof content === "object" && content.kind === "date") return content.iso.startsWith(String(stored));
  const text = typeof content === "object" ? content.text : String(content);
  if (unit !== null || text.trim() === "") return false;
  if (field.type === "boolean") return chooseWord([stored === true ? "是" : "否"], column.allowed) === text.trim();
  return foldText(text) === foldText(String(stored));
}

function agreesNumber(
  asked: { readonly field: Field; readonly unit: UnitId | null; readonly column: FormColumn },
  content: FilledRow["contents"][number],
  stored: string,
): boolean {
  const number = typeof content === "object" && content.kind === "number" ? content.value : content;
  const value = parseDecimal(stored);
  if (typeof number !== "number" || !value.ok) return false;
  const { storedUnit } = asked.field;
  const converted =
    storedUnit === null || asked.unit === null ? value : convertUnit(value.value, storedUnit, asked.unit);
  if (!converted.ok) return false;
  const decimals = readNumberFormat(asked.column.numberFormat).decimals ?? 6;
  const [one, two] = [roundDecimal(converted.value, decimals), roundDecimal(decimalFromNumber(number), decimals)];
  if (compareDecimals(one, two) === 0) return true;
  const rounding = roundingShare(value.value);
  return asked.field.type === "decimal" && isCloseTo(Number(one), Number(two), rounding);
}

/** The book may hold the amount as another sender rounded it (千元 against 万元 with two decimals). */
const ROUNDED_APART = 0.001;
/** Further apart two amounts are not one, however coarsely they were rounded. */
const MOST_APART = 0.05;

/** By which share rounding may have moved an amount: half of the 千 or 万 its ending zeros tell of. */
function roundingShare(stored: string): number {
  const zeros = /^-?[1-9]\d*?(0{3,4})0*$/u.exec(stored)?.[1]?.length ?? 0;
  return zeros === 0 ? 0 : (10 ** zeros * 0.5) / Math.abs(Number(stored));
}

function isCloseTo(one: number, two: number, rounding: number): boolean {
  const allowed = Math.max(ROUNDED_APART, Math.min(MOST_APART, rounding));
  return Math.abs(one - two) <= allowed * Math.max(Math.abs(one), Math.abs(two));
}
