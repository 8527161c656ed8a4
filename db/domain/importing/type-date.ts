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
import { parsePartialDate, readDate } from "#domain/shared/partial-date";
import type { CellContent } from "#domain/workbook/grid";

/** Makes the reader of a date column (日期列解析器). Dates keep the precision the cell has; what is written unlike the rest of the column is reported. */
export function createDateTyper({ field, column }: TyperContext): CellTyper {
  const endsSpan = field.id === "highTechValidUntil";
  const typeText = (raw: string) => (endsSpan ? typeSpanEnd(raw) : null) ?? typeDateText(raw);
  const readText = remembering((raw) => unlessUsual(typeText(raw), raw, column.habit ?? null));
  return (content, raw) => {
    if (typeof content === "string") return readText(content);
    return unlessUsual(typeDate(content, raw, readText), content, column.habit ?? null);
  };
}

/** 2023.12.8-2026.12.7 in a column of validity: its end is what the column asks for. */
function typeSpanEnd(raw: string): Reading | null {
  const end = SPAN.exec(raw.trim())?.[1];
  const date = end === undefined ? null : readDate(end);
  if (date === null || !date.ok) return null;
  return noted(date.value, "validity-as-span", `“${raw.trim()}”是起止日期，取截止日期 ${date.value}`);
}

const SPAN = /^\d{4}\D\d{1,2}\D\d{1,2}日?\s*(?:至|到|[-~—–―]+)\s*(\d{4}\D\d{1,2}\D\d{1,2}日?)$/u;

/** Written as the whole column is written: nothing to report. */
function unlessUsual(reading: Reading, content: CellContent, habit: string | null): Reading {
  const { finding, value } = reading;
  if (finding === null || finding.severity === "error" || value === null || habit === null) return reading;
  const isUsual = finding.kind !== "date-excel-serial-general" && cellStyle(content, "date") === habit;
  return isUsual ? plain(value) : reading;
}

function typeDate(content: CellContent, raw: string, readText: (raw: string) => Reading): Reading {
  if (typeof content === "string") return readText(content);
  if (typeof content === "number") return typeDateNumber(content, raw);
  if (typeof content === "boolean") return refused("date-unreadable", `“${raw}”是逻辑值，不是日期，未导入`);
  switch (content.kind) {
    case "date":
      return plain(content.iso.slice(0, 10));
    case "error":
      return refused("formula-error", `单元格是公式错误 ${content.text}，未导入`);
    case "number":
      return typeDateNumber(content.value, raw);
    case "formula":
      return content.value === null ? plain(null) : typeDate(content.value, raw, readText);
  }
}

/** A number in a date column: YYYYMMDD, YYYYMM, YYYY, YYYY.MM, or a serial that lost its date format. */
function typeDateNumber(value: number, raw: string): Reading {
  if (!Number.isInteger(value)) return typeDecimalDate(value, raw);
  const text = String(value);
  if (text.length === 8)
    return digitsDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`, "date-yyyymmdd-number", raw);
  if (text.length === 6) return digitsDate(`${text.slice(0, 4)}-${text.slice(4)}`, "date-yyyymm-number", raw);
  if (text.length === 4 && value >= 1900 && value <= 2100) {
    return noted(text, "date-year-only", `“${raw}”只有年份，按年份导入`);
  }
  if (text.length === 5) {
    const date = readDate(text);
    if (date.ok)
      return noted(
        date.value,
        "date-excel-serial-general",
        `“${raw}”是日期序列号，单元格没有设成日期格式，已读作 ${date.value}`,
      );
  }
  return refused("date-unreadable", `“${raw}”不是能识别的日期，未导入`);
}

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
    return noted(year, "date-decimal-number", `“${raw}”存成了小数，可能是 1 月也可能是 10 月，只取年份，请核对`);
  }
  const date = parsePartialDate(`${year}-${month.padStart(2, "0")}`);
  if (!date.ok) return refused("date-unreadable", `“${raw}”不是能识别的日期，未导入`);
  return noted(date.value, "date-decimal-number", `“${raw}”存成了小数，已读作 ${date.value}`);
}

function typeDateText(raw: string): Reading {
  const placeholder = readPlaceholder(raw);
  if (placeholder !== null) return placeholder;
  const text = raw.trim();
  if (DURATION.test(text)) return refused("validity-as-duration", `“${text}”是期限，不是日期，未导入，请填截止日期`);
  if (/^(?:长期|永久|无固定期限|长期有效)$/u.test(text)) {
    return noted(null, "validity-unlimited", `“${text}”没有截止日期，按空白处理`);
  }
  const years = twoYears(text);
  if (years !== null) return years;
  const open = /^(.*\d.*?)(?:至今|起|以来|开始)$/u.exec(text)?.[1];
  const date = readDate(open ?? raw);
  if (!date.ok)
    return refused(
      "date-unreadable",
      `“${text}”${date.error.reason === "" ? "不是能识别的日期" : `：${date.error.reason}`}，未导入`,
    );
  return noted(date.value, textKind(text), `“${text}”是文字写的日期，已读作 ${date.value}`);
}

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
  if (!/^\d{4}年?[(（/、,，;；]/u.test(text)) return null;
  return noted(first, "two-years-in-one-cell", `“${text}”里有两个年份，取前一个 ${first}，请核对`);
}
