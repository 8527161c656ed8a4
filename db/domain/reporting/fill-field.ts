/** Columns and cells that are filled from a field of the book (按字段取数). */
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import type { CellTrace, FillContext, Rounding, SourceFiller } from "#domain/reporting/fill-source";
import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import { createNumberFormer } from "#domain/reporting/form-number";
import { ABSENT, createFormer, type FormedValue, type FormTarget } from "#domain/reporting/form-value";
import { type UnitId, unitDimension } from "#domain/indicators/unit";
import {
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
} from "#domain/shared/decimal";
import { formatPeriod, type Period, previousYear } from "#domain/shared/period";

/** Takes a field's value as it is stored (取原值), of the report period or the year before. */
export function createFieldFiller(
  context: FillContext,
  { field, period: asked }: { readonly field: Field; readonly period: "report" | "previous" | null },
  target: FormTarget,
): SourceFiller {
  const observed = field.kind === "observation";
  const period = !observed || asked === null || context.period === null ? null : at(asked, context.period);
  if (observed && period === null) return emptyFiller(field, target.unit);
  const key = fillKey(field.id, period);
  const form = createFormer(field, target);
  const when = period === null ? "" : `${formatPeriod(period)}的`;
  return {
    form: (row) => {
      const held = row?.values[key];
      return held === undefined ? ABSENT : form(held.value);
    },
    trace: (row, formed) => ({
      ...traceOf(row, field, { period, unit: target.unit }),
      ...heldIn(row?.values[key]),
      rule: withNote(`取“${row?.name ?? ""}”${when}“${field.label}”`, formed),
    }),
    rounding: roundingOf(field, key, target),
    numeric: isNumeric(field),
  };
}

/** How much a field grew against the year before, in per cent (同比增长); nothing where the base is no positive number. */
export function createGrowthFiller(context: FillContext, field: Field, target: FormTarget): SourceFiller {
  const { period } = context;
  if (!isNumeric(field) || period === null) return emptyFiller(field, "%");
  const unit = target.unit !== null && unitDimension(target.unit) === "ratio" ? target.unit : "%";
  const former = createNumberFormer({ label: `${field.label}同比增长`, from: "%" }, { ...target, unit });
  const usual = target.numberFormat === null ? USUAL_DECIMALS : ENDLESS_DECIMALS;
  const places = unit === "%" ? (former.places ?? usual) : ENDLESS_DECIMALS;
  const keys = { now: fillKey(field.id, period), before: fillKey(field.id, previousYear(period)) };
  return {
    form: (row) => {
      const growth = growthOf(row?.values[keys.now]?.value, row?.values[keys.before]?.value, places);
      if (growth.percent !== null) return former.form(growth.percent);
      const reason = `${growth.why}，算不出“${field.label}”的同比增长，空着`;
      return { ...ABSENT, problem: { severity: "warning", reason } };
    },
    trace: (row, formed) => {
      const now = row?.values[keys.now];
      const before = row?.values[keys.before]?.value;
      const exact = growthOf(now?.value, before, ENDLESS_DECIMALS).percent;
      const cut = exact !== null && roundDecimal(exact, places) !== exact ? `，四舍五入到 ${places} 位小数` : "";
      const sum = `（${now?.value ?? "空"}－${before ?? "空"}）÷${before ?? "空"}×100${cut}`;
      const rule = `“${row?.name ?? ""}”${formatPeriod(period)}的“${field.label}”同比增长：${sum}`;
      return { ...traceOf(row, field, { period, unit }), ...heldIn(now), rule: withNote(rule, formed) };
    },
    rounding: null,
    numeric: true,
  };
}

/** Decimals of a growth in a cell without a format, and as good as all of them. */
const USUAL_DECIMALS = 2;
const ENDLESS_DECIMALS = 12;
const HUNDRED = decimalFromNumber(100);

type Growth = { readonly percent: Decimal; readonly why: null } | { readonly percent: null; readonly why: string };

function growthOf(now: FieldValue | undefined, before: FieldValue | undefined, places: number): Growth {
  const present = now === undefined ? null : parseDecimal(String(now));
  const base = before === undefined ? null : parseDecimal(String(before));
  if (present === null || !present.ok) return { percent: null, why: "账本里没有本期数" };
  if (base === null || !base.ok) return { percent: null, why: "账本里没有上年同期数" };
  if (base.value === "0" || base.value.startsWith("-")) return { percent: null, why: "上年同期数为 0 或负数" };
  const gained = multiplyDecimals(subtractDecimals(present.value, base.value), HUNDRED);
  return { percent: divideDecimals(gained, base.value, places), why: null };
}

function isNumeric({ type }: Field): boolean {
  return type === "integer" || type === "decimal";
}

function at(asked: "report" | "previous", period: Period): Period {
  return asked === "previous" ? previousYear(period) : period;
}

/** An observation cannot be fetched without a report period. */
function emptyFiller(field: Field, unit: UnitId | null): SourceFiller {
  const rule = `取“${field.label}”`;
  return {
    form: () => ABSENT,
    trace: (row) => ({ ...traceOf(row, field, { period: null, unit }), rule }),
    rounding: null,
    numeric: isNumeric(field),
  };
}

type Held = FillRow["values"][string] | undefined;

function traceOf(
  row: FillRow | null,
  field: Field,
  { period, unit }: { readonly period: Period | null; readonly unit: UnitId | null },
): Omit<CellTrace, "rule"> {
  const enterprise = row === null ? null : { id: row.enterpriseId, name: row.name };
  return { enterprise, field: field.id, period, unit, stored: null, source: null, computed: null };
}

function heldIn(held: Held): Pick<CellTrace, "stored" | "source"> {
  return { stored: held?.value ?? null, source: held?.source ?? null };
}

function withNote(rule: string, { note }: FormedValue): string {
  return note === "" ? rule : `${rule}，${note}`;
}

function roundingOf(field: Field, key: string, target: FormTarget): Rounding | null {
  if (!isNumeric(field)) return null;
  const { places, exact, write } = createNumberFormer({ label: field.label, from: field.storedUnit }, target);
  if (places === null) return null;
  return {
    places,
    exact: (row) => {
      const held = row?.values[key];
      return held === undefined ? null : exact(String(held.value));
    },
    write,
  };
}
