/** The values of a subject as the book keeps them (登记的值), each with its source. */
import type { Field } from "#domain/catalogue/field";
import { momentOf, notAfter } from "#domain/criteria/elapsed";
import { type Evidence, exactly, type OwnValue, type Quantity } from "#domain/criteria/quantity";
import type { FieldValue } from "#domain/importing/typed-row";
import { convertUnit } from "#domain/indicators/unit";
import { parseDecimal } from "#domain/shared/decimal";
import { comparePeriods, formatPeriod, type Period, parsePeriod, periodEnd } from "#domain/shared/period";
import type { Provenance } from "#domain/shared/provenance";
import type { StoredDetail } from "#store/queries/enterprise-detail";

/** For which day and period a subject is looked at. */
export interface LookedAt {
  readonly asOf: string;
  /** Period of its figures. */
  readonly period: Period;
}

/** The period of figures when nobody named one (默认报告期): the last whole year with figures that is over by the day, else any period that is, else the last whole year. */
export function choosePeriod({ observations }: StoredDetail, asOf: string): Period {
  const over = [...new Set(observations.map(({ period }) => period))]
    .flatMap((text) => {
      const period = parsePeriod(text);
      return period.ok && momentOf(periodEnd(period.value)).until <= asOf ? [period.value] : [];
    })
    .toSorted(comparePeriods);
  const found = over.findLast((period) => period.length === 4) ?? over.at(-1);
  if (found !== undefined) return found;
  const year = Number(asOf.slice(0, 4));
  const last = parsePeriod(String(asOf.endsWith("-12-31") ? year : year - 1));
  if (!last.ok) throw new Error(`not a day: ${asOf}`);
  return last.value;
}

/** What the book has under a field (登记值); without a value, what is missing is said. */
export function readKept(detail: StoredDetail, field: Field, { asOf, period }: LookedAt): OwnValue {
  if (field.kind !== "observation") {
    const held = detail.attributes.find((one) => one.field === field.id);
    return held === undefined ? lacking(`缺“${field.label}”`) : toOwnValue(field, held, { asOf, when: "" });
  }
  const series = detail.observations.filter((one) => one.field === field.id);
  const held = series.find((one) => one.period === period);
  if (held !== undefined) return toOwnValue(field, held, { asOf, when: `（${formatPeriod(period)}）` });
  const others = series.flatMap((one) => {
    const other = parsePeriod(one.period);
    return other.ok ? [formatPeriod(other.value)] : [];
  });
  const hint = others.length === 0 ? "" : `（有${others.slice(0, 4).join("、")}的）`;
  return lacking(`缺${formatPeriod(period)}的“${field.label}”${hint}`);
}

/** Nothing known (无值). */
export function lacking(...lacks: readonly string[]): OwnValue {
  return { value: null, evidence: [], lacks };
}

/** A stored value as people read it (显示值): 500 万元. */
export function showValue(field: Field, value: FieldValue): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  const number = parseDecimal(String(value));
  const { storedUnit, shownUnit } = field;
  if (!number.ok || storedUnit === null || !isNumber(field)) return String(value);
  const shown = shownUnit === null ? null : convertUnit(number.value, storedUnit, shownUnit);
  return shown?.ok === true && shownUnit !== null ? `${shown.value} ${shownUnit}` : `${number.value} ${storedUnit}`;
}

function toOwnValue(
  field: Field,
  { value, source }: { readonly value: FieldValue; readonly source: Provenance },
  { asOf, when }: { readonly asOf: string; readonly when: string },
): OwnValue {
  const evidence: readonly Evidence[] = [{ label: `${field.label}${when}`, value: showValue(field, value), source }];
  const quantity = toQuantity(field, value, asOf);
  if (quantity !== null) return { value: quantity, evidence, lacks: [] };
  const reason = field.type === "date" ? `“${field.label}”在${asOf}之后` : `“${field.label}”不是能判定的值`;
  return { value: null, evidence, lacks: [reason] };
}

function toQuantity(field: Field, value: FieldValue, asOf: string): Quantity | null {
  if (field.type === "boolean") return { type: "word", text: showValue(field, value) };
  if (field.type === "date") return notAfter(momentOf(String(value)), asOf);
  if (!isNumber(field)) return { type: "word", text: String(value) };
  const number = parseDecimal(String(value));
  return number.ok ? exactly(number.value, field.storedUnit ?? "") : null;
}

function isNumber({ type }: Field): boolean {
  return type === "integer" || type === "decimal";
}
