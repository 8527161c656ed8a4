import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { convertUnit } from "#domain/indicators/unit";
import { type Decimal, parseDecimal } from "#domain/shared/decimal";
import { formatPeriod, parsePeriod } from "#domain/shared/period";
import { labels } from "./labels";

/** What of a field decides how its values look. */
export type FieldLook = Pick<Field, "type" | "storedUnit" | "shownUnit">;

/** A stored value as screens show it: shown unit, thousands separators, 是/否, — for nothing. */
export function formatFieldValue(value: FieldValue | null | undefined, field: FieldLook | undefined): string {
  if (value === null || value === undefined || value === "") return labels.missing;
  if (typeof value === "boolean") return value ? labels.yes : labels.no;
  const shown = field === undefined ? null : toShownNumber(value, field);
  return shown === null ? String(value) : groupThousands(shown);
}

/** A stored value as a person would type it: shown unit, no separators, empty for nothing. */
export function editableText(value: FieldValue | null | undefined, field: FieldLook): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? labels.yes : labels.no;
  return toShownNumber(value, field) ?? String(value);
}

/** The number in its shown unit; null when the value is none. */
export function toShownNumber(value: FieldValue, field: FieldLook): Decimal | null {
  if (!isNumeric(field) || typeof value === "boolean") return null;
  const parsed = parseDecimal(String(value));
  if (!parsed.ok) return null;
  if (field.storedUnit === null || field.shownUnit === null) return parsed.value;
  const converted = convertUnit(parsed.value, field.storedUnit, field.shownUnit);
  return converted.ok ? converted.value : parsed.value;
}

/** A number in the shown unit back in the stored one, for conditions; null when the text is no number. */
export function toStoredNumber(text: string, field: FieldLook): Decimal | null {
  const parsed = parseDecimal(text.replaceAll(/[,，\s]/gu, ""));
  if (!parsed.ok) return null;
  if (field.storedUnit === null || field.shownUnit === null) return parsed.value;
  const converted = convertUnit(parsed.value, field.shownUnit, field.storedUnit);
  return converted.ok ? converted.value : null;
}

/** Whether values of the field are numbers to be added up. */
export function isNumeric(field: Pick<Field, "type">): boolean {
  return field.type === "integer" || field.type === "decimal";
}

/** Thousands separators in a plain decimal text. */
export function groupThousands(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/gu, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A period in words; text that is no period stays as it is. */
export function periodWords(period: string): string {
  const parsed = parsePeriod(period);
  return parsed.ok ? formatPeriod(parsed.value) : period;
}

/** Label of a column: the field and its unit (营业收入（万元）). */
export function fieldHeading(field: Pick<Field, "label" | "shownUnit">): string {
  return field.shownUnit === null ? field.label : `${field.label}（${field.shownUnit}）`;
}

/** A moment as 2026-11-21 14:05, local time. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return `${formatDay(moment)} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** A day as 2026-11-21, local time. */
export function formatDay(moment: Date): string {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Size of a file in words a clerk knows. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}
