import { cellStyle } from "#domain/importing/cell-style";
import {
  type CellTyper,
  noted,
  plain,
  type Reading,
  refused,
  remembering,
  type TyperContext,
} from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import { readDateWithNote } from "#domain/importing/date-note";
import { parsePartialDate, readDate } from "#domain/shared/partial-date";
import type { CellContent, DateCell } from "#domain/workbook/grid";

/** Makes the reader of a date column (日期列解析器). Dates keep the precision the cell has; what is written unlike the rest of the column is reported. */
export function createDateTyper({ field, column, delimited }: TyperContext): CellTyper {
  const endsSpan = field.id === "highTechValidUntil";
  const typeText = (raw: string) => (endsSpan ? typeSpanEnd(raw) : null) ?? typeDateText(raw);
  const readText = remembering((raw) =>
    delimited && LOST_ZERO.test(raw.trim()) ? typeText(raw) : unlessUsual(typeText(raw), raw, column.habit ?? null),
  );
  return (content, raw) => {
    if (typeof content === "string") return readText(content);
    return unlessUsual(typeDate(content, raw, readText), content, column.habit ?? null);
  };
}

/** 2021.10 that a spreadsheet saved as a number loses its zero on the way to a text file; only what the rest of the column cannot say is reported. */
const LOST_ZERO = /^\d{4}\.1$/u;

/** 2023.12.8-2026.12.7 in a column of validity: its end is what the column asks for. */
function typeSpanEnd(raw: string): Reading | null {
  const end = SPAN.exec(raw.trim())?.[1];
  const date = end === undefined ? null : readDate(end);
  if (date === null || !date.ok) return null;
  return noted(date.value, "validity-as-span", `“${raw.trim()}”是起止日期，取截止日期 ${date.value}`);
}

const SPAN =
  /^自?\d{4}[-./年]\d{1,2}(?:[-./月]\d{0,2})?日?起?\s*(?:至|到|[-~～—–―]+)\s*(\d{4}[-./年]\d{1,2}(?:[-./月]\d{0,2})?日?)止?$/u;

/** Written as the whole column is written: nothing to report. */
function unlessUsual(reading: Reading, content: CellContent, habit: string | null): Reading {
  const { finding, value } = reading;
  if (finding === null || finding.severity === "error" || value === null || habit === null) return reading;
  const isUsual = !ALWAYS_SAID.has(finding.kind) && cellStyle(content, "date") === habit;
  return isUsual ? plain(value) : reading;
}

/** Readings that are a guess however often they stand in a column. */
const ALWAYS_SAID = new Set([
  "date-excel-serial-general",
  "date-decimal-ambiguous",
  "date-implausible",
  "date-with-note",
  "two-years-in-one-cell",
  "validity-unlimited",
]);

function typeDate(content: CellContent, raw: string, readText: (raw: string) => Reading): Reading {
  if (typeof content === "string") return readText(content);
  if (typeof content === "number") return typeDateNumber(content, raw);
  if (typeof content === "boolean") return refused("date-unreadable", `“${raw}”是逻辑值，不是日期，未导入`);
  switch (content.kind) {
    case "date":
      return typeDateCell(content);
    case "error":
      return refused("formula-error", `单元格是公式错误 ${content.text}，未导入`);
    case "number":
      return typeDateNumber(content.value, raw);
    case "formula":
      return content.value === null ? plain(null) : typeDate(content.value, raw, readText);
  }
}

/** A cell shown as a date. A year or 202103 typed into such a cell becomes a day around 1905 or 2453, a bare time the day zero. */
function typeDateCell({ iso, serial, text }: DateCell): Reading {
  const year = Number(iso.slice(0, 4));
  if (parsePartialDate(iso.slice(0, 10)).ok && year > 1910 && year < 2100) return plain(iso.slice(0, 10));
  const shown = text === "" ? iso : text;
  const meant = Number.isInteger(serial) ? typeDateNumber(serial, String(serial)).value : null;
  const likely = serial >= 1900 && typeof meant === "string" && !meant.startsWith(iso.slice(0, 10)) ? meant : null;
  if (likely !== null) {
    return refused(
      "date-implausible",
      `显示为“${shown}”，像是把 ${serial} 填进了日期格式的单元格，可能是 ${likely}；未导入，请核对`,
      likely,
    );
  }
  if (serial < 1) return refused("date-unreadable", `“${shown}”只有时间，没有日期，未导入`);
  return year > 1900 && year <= 1910
    ? noted(iso.slice(0, 10), "date-implausible", `“${shown}”的年份早得不合常理，照原样导入，请核对`)
    : refused("date-unreadable", `“${shown}”的年份不合常理，未导入，请核对`);
}

/** A number in a date column: YYYYMMDD, YYYYMM, YYYY, YYYY.MM, or a serial that lost its date format. */
function typeDateNumber(value: number, raw: string): Reading {
  if (!Number.isInteger(value)) return value >= 1e4 ? typeSerial(Math.floor(value), raw) : typeDecimalDate(value, raw);
  const text = String(value);
  if (text.length === 8)
    return digitsDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`, "date-yyyymmdd-number", raw);
  if (text.length === 6) return digitsDate(`${text.slice(0, 4)}-${text.slice(4)}`, "date-yyyymm-number", raw);
  if (text.length === 4 && value >= 1900 && value <= 2100) {
    return noted(text, "date-year-only", `“${raw}”只有年份，按年份导入`);
  }
  return typeSerial(value, raw);
}

function typeSerial(value: number, raw: string): Reading {
  const date = readDate(String(value));
  if (String(value).length !== 5 || !date.ok) {
    const why = date.ok || date.error.reason === "" ? "不是能识别的日期" : `：${date.error.reason}`;
    return refused("date-unreadable", `“${raw}”${why}，未导入`);
  }
  if (Number(date.value.slice(0, 4)) < EARLIEST_SERIAL_YEAR) {
    return refused("date-unreadable", `“${raw}”不像日期，像是多打或少打了数字，未导入，请核对`);
  }
  const reason = `“${raw}”是日期序列号，单元格没有设成日期格式，已读作 ${date.value}`;
  return noted(date.value, "date-excel-serial-general", reason);
}

/** A bare number that would be a day before is rather a year with a digit too many (12015). */
const EARLIEST_SERIAL_YEAR = 1949;

function digitsDate(iso: string, kind: string, raw: string): Reading {
  const date = parsePartialDate(iso);
  return date.ok
    ? noted(date.value, kind, `“${raw}”是数字格式的日期，已读作 ${date.value}`)
    : refused("date-unreadable", `“${raw}”不是能识别的日期，未导入`);
}

/** 2024.06 is June; 2024.1 may be January or a 2024.10 that lost its zero: only the year is certain. */
function typeDecimalDate(value: number, raw: string): Reading {
  const parts = /^((?:19|20)\d\d)\.(\d{1,2})$/u.exec(String(value));
  if (parts === null) return refused("date-unreadable", `“${raw}”不是能识别的日期，未导入`);
  const [, year = "", month = ""] = parts;
  if (month === "1") {
    return noted(year, "date-decimal-ambiguous", `“${raw}”存成了小数，可能是 1 月也可能是 10 月，只取年份，请核对`);
  }
  const date = parsePartialDate(`${year}-${month.padStart(2, "0")}`);
  if (!date.ok) return refused("date-unreadable", `“${raw}”不是能识别的日期，未导入`);
  return noted(date.value, "date-decimal-number", `“${raw}”存成了小数，已读作 ${date.value}`);
}

function typeDateText(raw: string): Reading {
  const placeholder = readPlaceholder(raw);
  if (placeholder !== null) return placeholder;
  const text = raw.trim().replace(/^['’‘`]/u, "");
  if (DURATION.test(text)) return refused("validity-as-duration", `“${text}”是期限，不是日期，未导入，请填截止日期`);
  if (/^(?:长期|永久|无固定期限|长期有效)$/u.test(text)) {
    return noted(null, "validity-unlimited", `“${text}”没有截止日期，按空白处理`);
  }
  const years = twoYears(text);
  if (years !== null) return years;
  if (SINCE_FOR.test(text)) return refused("validity-as-duration", `“${text}”是期限，不是日期，未导入，请填截止日期`);
  const open = /^(.*\d.*?)(?:至今|起|以来|开始)$/u.exec(text)?.[1];
  const date = readDate(open ?? text);
  if (!date.ok) {
    const inside = readDateWithNote(text);
    if (inside !== null) {
      return noted(inside, "date-with-note", `“${text}”带有附注，只取其中的日期 ${inside}，请核对`);
    }
    const why = date.error.reason === "" ? "不是能识别的日期" : `：${date.error.reason}`;
    return refused("date-unreadable", `“${text}”${why}，未导入`);
  }
  if (Number(date.value.slice(0, 4)) <= 1910 || date.value === SYSTEM_ZERO) {
    return noted(date.value, "date-implausible", `“${text}”不像真实的日期，照原样导入，请核对`);
  }
  return noted(date.value, textKind(text), `“${text}”是文字写的日期，已读作 ${date.value}`);
}

/** What computers write where they have no date. */
const SYSTEM_ZERO = "1970-01-01";
/** 2024年11月1日起三年. */
const SINCE_FOR = /起(?:有效期?)?[,，]?[一二两三四五3-5]年$/u;
const DURATION = /^(?:有效期)?[:：]?[一二两三四五六七八九十\d]{1,2}\s*(?:年|个月)(?:有效期?|期)?$/u;

function textKind(text: string): string {
  if (/[〇○零一二三四五六七八九十]/u.test(text)) return "date-chinese-numerals";
  return /^(?:19|20)\d\d年?$/u.test(text) ? "date-year-only" : "date-text";
}

/** 2019年（省级2016年）: the first year is the one the column is about; the cell is reported. */
function twoYears(text: string): Reading | null {
  const years = [...text.matchAll(/(?:19|20)\d\d/gu)].map(([year]) => year);
  const [first, second] = years;
  if (first === undefined || second === undefined || years.length !== 2 || !text.startsWith(first)) return null;
  if (!/^\d{4}年?(?:[(（、,，;；]|\/(?=(?:19|20)\d\d))/u.test(text)) return null;
  return noted(first, "two-years-in-one-cell", `“${text}”里有两个年份，取前一个 ${first}，请核对`);
}
