/** Which year a form means by its years written out (表上写明的年份): 2024年 | 2025年 are last year and this. */
import type { SourcePeriod } from "#domain/reporting/form-binding";
import { type Period, readPeriod } from "#domain/shared/period";

/** The years of a form. `year`: the one its figures are about; null when it states none. `stated`: the period its titles state. `isStated`: title and headings agree, or there is nothing to agree on. `spans`: parts of a year its headings name (`Q1`, `-01..09`). */
export interface FormYears {
  readonly year: number | null;
  readonly stated: Period | null;
  readonly isStated: boolean;
  readonly spans: ReadonlySet<string>;
}

/** Works out the years of a form from its titles and its headings. */
export function readFormYears(titles: readonly string[], headings: readonly string[]): FormYears {
  const measured = headings.filter((text) => !/目标|计划|预计|预期|规划|预算|任务/u.test(text));
  const periods = measured.flatMap((text) => periodOfHeading(text) ?? []);
  const years = [...new Set(periods.map((period) => Number(period.slice(0, 4))))].toSorted((a, b) => b - a);
  const titled = titles.flatMap((text) => (/(?:19|20)\d\d/u.test(text) ? (readPeriod(text) ?? []) : []));
  const [title = null] = titled;
  const stated = title === null ? null : Number(title.slice(0, 4));
  const spans = new Set([...periods.map((period) => period.slice(4)), ...measured.flatMap(spanWithoutYear)]);
  spans.delete("");
  const [latest = null] = years;
  if (years.length !== 1 || stated === null) {
    return {
      year: latest ?? stated,
      stated: title,
      isStated: years.length > 1 || latest === null || stated === latest,
      spans,
    };
  }
  // A single year in the headings that is not the title's: 2024年营业收入 in a form of 2025 may be either.
  return { year: stated, stated: title, isStated: latest === stated, spans };
}

/** What a heading says about the period: taken in the report period, a year before, or why it cannot be told. `share`: how much of its confidence a proposal keeps. */
export interface ToldPeriod {
  readonly period: SourcePeriod | null;
  readonly share: number;
  readonly reason: string;
}

/** Relates a period a heading names (`2024`, `2025-01..09`, `1-9月`) to the form's. */
export function relatePeriod(named: string, years: FormYears): ToldPeriod {
  const isPart = named.length > 4;
  if (isPart && years.spans.size > 1)
    return { period: null, share: 0, reason: "表上并列几个时段，一次只能填一个，请人工填写" };
  const year = /^\d{4}/u.test(named) ? Number(named.slice(0, 4)) : years.year;
  const isOtherSpan = years.stated !== null && years.stated.slice(4) !== spanOf(named);
  const share = isOtherSpan ? 0.6 : years.isStated ? 1 : 0.85;
  const reason = isOtherSpan ? "表头的时段与标题的报告期不一样，请确认" : "";
  if (year === years.year) return { period: "report", share, reason };
  if (years.year !== null && year === years.year - 1) {
    const told = years.isStated ? share : Math.min(share, 0.6);
    return {
      period: "previous",
      share: told,
      reason: [`表头写的${year}年是上年`, reason].filter((one) => one !== "").join("；"),
    };
  }
  return { period: null, share: 0, reason: `表头写的是${year ?? ""}年，只能取报告期和上年同期，请人工填写` };
}

/** The part of a year as periods write it: `Q3`, `-01..09`, empty for the whole year. */
function spanOf(named: string): string {
  const months = /^1-(\d{1,2})月/u.exec(named)?.[1];
  if (months === undefined) return /^\d{4}/u.test(named) ? named.slice(4) : named;
  return readPeriod(`2000年1-${months}月`)?.slice(4) ?? named;
}

/** Part of a year that a heading names without a year (1-9月, 一季度); null when it names none. */
function spanWithoutYear(text: string): string[] {
  const found =
    /(?<!\d)1\s*[-—–－~～至]\s*\d{1,2}\s*月|[一二三四1-4]季度|[上下]半年|(?<![\d\-—–－~～至])\d{1,2}\s*月(?!\d|末)/u.exec(
      text,
    )?.[0];
  return found === undefined || /(?:19|20)\d\d/u.test(text) ? [] : [found.replace(/\s/gu, "")];
}

function periodOfHeading(text: string): Period | null {
  return /(?:19|20)\d\d\s*年/u.test(text) ? readPeriod(text) : null;
}
