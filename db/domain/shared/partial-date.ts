import type { Brand } from "#domain/shared/brand";
import { arabicDateNumerals } from "#domain/shared/chinese-numerals";
import { err, ok, type Result } from "#domain/shared/result";

/** A date with the precision the file has (不完整日期): `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; missing parts are never made up. */
export type PartialDate = Brand<string, "PartialDate">;

/** A text is not a date in stored form (日期格式不对). */
export interface PartialDateMalformed {
  readonly type: "PartialDateMalformed";
  readonly text: string;
}

/** What stands in the cell is no certain date (日期无法识别); `reason` is a Chinese half-sentence for the clerk. */
export interface DateUnreadable {
  readonly type: "DateUnreadable";
  readonly text: string;
  readonly reason: string;
}

/** Parses the stored form of a date (日期): `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, only days that exist. */
export function parsePartialDate(text: string): Result<PartialDate, PartialDateMalformed> {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const isDate = year !== undefined && faultOf(year, month, day) === null;
  return isDate ? ok(text as PartialDate) : err({ type: "PartialDateMalformed", text });
}

/**
 * Reads a date as files write it (读取日期): 2021.3, 2021/3/5, 2021年3月5日, 20210301, 202103, 2021, 二〇二一年三月, ISO with a time (brought to Beijing time),
 * and a five-digit Excel serial (序列号; `date1904` for workbooks of the old Mac system). Spans, validity words and two-digit years are refused with a reason.
 */
export function readDate(
  raw: string,
  options: { readonly date1904?: boolean } = {},
): Result<PartialDate, DateUnreadable> {
  const marks = raw.normalize("NFKC").replace(INVISIBLE, "").replace(DASHES, "-").replace(DOTS, ".");
  const text = arabicDateNumerals(marks.trim());
  const unreadable = (reason: string) => err<DateUnreadable>({ type: "DateUnreadable", text: raw, reason });
  const instant = readInstant(text);
  const compact = (instant ?? text).replace(/\s+/g, "");
  const parts = matchDate(compact);
  if (parts === null) {
    const serial = readSerial(compact, options.date1904 ?? false);
    return serial === null ? unreadable(reasonAgainst(compact)) : ok(serial);
  }
  const [year, month, day] = parts;
  const isShort = /^\d{6}$/.test(compact) && Number(year) > LAST_YEAR;
  const fault = isShort ? reasonAgainst(compact) : faultOf(year, month, day);
  return fault === null ? ok(joinParts(year, month, day)) : unreadable(fault);
}

type DateParts = readonly [year: string, month?: string | undefined, day?: string | undefined];

const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;
const DASHES = /[‐‑‒–—―−]/gu;
const DOTS = /[·•∙。]/gu;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

const STYLES: readonly RegExp[] = [
  /^(\d{4})(?:年度?)?$/,
  /^(\d{4})年?(\d{2})月?(\d{2})日?$/,
  /^(\d{4})年?(\d{2})月?份?$/,
  /^(\d{4})年(\d{1,2})(?:月份?)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})([-./,、])(\d{1,2})月?$/,
  /^(\d{4})([-./,、])(\d{1,2})\2(\d{1,2})日?$/,
];

const TIME =
  /^(\d{4}-\d{2}-\d{2}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)[T\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** Beijing time is eight hours ahead of UTC. */
const BEIJING_MINUTES = 480;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** The day of a date with a time; with a zone mark the day it is in Beijing (2021-03-04T16:00Z is the 5th there). Null when there is no time. */
function readInstant(text: string): string | null {
  const [, day, hours = "0", minutes = "0", , zone] = TIME.exec(text) ?? [];
  if (day === undefined) return null;
  if (zone === undefined) return day;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return day;
  const [, sign, zoneHours = "0", zoneMinutes = "0"] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const minutesInBeijing = Number(hours) * 60 + Number(minutes) - offset + BEIJING_MINUTES;
  return new Date(midnight + minutesInBeijing * MINUTE).toISOString().slice(0, 10);
}

function matchDate(text: string): DateParts | null {
  for (const style of STYLES) {
    const match = style.exec(text);
    if (match === null) continue;
    const [year, month, day] = match.slice(1).filter((part) => part === undefined || /\d/.test(part));
    if (year !== undefined) return [year, month, day];
  }
  return null;
}

/** Five digits that begin like a year (20213) may be 2021.3 run together as well as a day in the 1950s: no date for certain. */
const YEAR_LIKE = /^(?:19|20)\d{3}/;

/** Excel counts days from 1899-12-30 (because it believes in 29 February 1900), the 1904 system from 1904-01-01. */
function readSerial(text: string, date1904: boolean): PartialDate | null {
  const [, whole] = /^([1-7]\d{4})(?:\.\d+)?$/.exec(text) ?? [];
  if (whole === undefined || YEAR_LIKE.test(whole)) return null;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const day = new Date(epoch + Number(whole) * DAY).toISOString().slice(0, 10);
  return Number(day.slice(0, 4)) <= LAST_YEAR ? (day as PartialDate) : null;
}

function joinParts(year: string, month?: string, day?: string): PartialDate {
  const parts = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, "0"));
  return parts.join("-") as PartialDate;
}

/** Why these numbers are no date; null when they are one. */
function faultOf(year: string, month?: string, day?: string): string | null {
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  if (y < FIRST_YEAR || y > LAST_YEAR) return `年份“${year}”不合常理，请核对是不是日期`;
  if (m < 1 || m > 12) return `没有${m}月这个月份`;
  const days = new Date(Date.UTC(y, m, 0)).getUTCDate();
  if (d < 1 || d > days) return `${y}年${m}月没有${d}日`;
  return null;
}

const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/^$/, "单元格是空的"],
  [
    /^\d{1,3}(?:年|个?月|周年|天|日)(?:期|内|有效)?$|^[零一二三四五六七八九十两半]+(?:年|个月)(?:期|内|有效)?$|长期|永久|无固定期限/,
    "写的是期限，不是日期",
  ],
  [/至今|以来|起$/, "写的是一段时间，不是一个日期"],
  [/(?:19|20)\d{2}.*(?:[至到~～—–/、,，;；及和]|--|-)[^\d]*(?:19|20)\d{2}/, "写了两个日期或一段时间，无法确定用哪一个"],
  [/年(?:初|中|末|底)|[上中下]旬|[上下]半年|季度|[春夏秋冬]季/, "只写了大概的时间，不是确切日期"],
  [/约|左右|前后|之?前$|之?后$|\?/, "只写了大概的时间，不是确切日期"],
  [/^'?\d{2}年|^\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?$|^\d{6}$/, "年份只有两位，无法确定是哪一年"],
  [/^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/, "年份写在最后，分不清哪个是月、哪个是日"],
  [YEAR_LIKE, "像是年份后面漏了分隔，无法确定是哪一天"],
  [/^\d{1,2}月(?:\d{1,2}[日号]?)?$/, "缺少年份"],
];

function reasonAgainst(text: string): string {
  return REFUSALS.find(([pattern]) => pattern.test(text))?.[1] ?? "不是能识别的日期写法";
}
