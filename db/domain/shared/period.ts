import type { Brand } from "#domain/shared/brand";
import { foldText } from "#domain/shared/chinese-text";
import { arabicDateNumerals } from "#domain/shared/chinese-numerals";
import { err, ok, type Result } from "#domain/shared/result";

/** A reporting period (报告期): `2025` year, `2025H1` half, `2025Q3` quarter, `2025-11` month, `2025-01..11` cumulative from January (累计). */
export type Period = Brand<string, "Period">;

/** A text is not a period in stored form (报告期格式不对). */
export interface PeriodMalformed {
  readonly type: "PeriodMalformed";
  readonly text: string;
}

/** Parses the stored form of a period (报告期). One span has one form: January to March is `Q1`, to June `H1`, to December the year, so that a value is never kept twice. */
export function parsePeriod(text: string): Result<Period, PeriodMalformed> {
  if (!PERIOD.test(text)) return err({ type: "PeriodMalformed", text });
  const through = SAME_SPAN[text.slice(4)];
  return ok((through === undefined ? text : text.slice(0, 4) + through) as Period);
}

/**
 * Finds the period in a title, a meta line or a file name (从文字识别报告期): `高新区企业名册(2025年度)`, `2025年1-11月`, `2026年一季度`,
 * `截至2025年12月31日`, `高企汇总表2025`. The most exact statement wins; two that contradict each other, or none, give null. 1—12月 is the year.
 */
export function readPeriod(chinese: string): Period | null {
  const stored = parsePeriod(chinese.trim());
  if (stored.ok) return stored.value;
  const text = plainText(chinese);
  for (const [rank, patterns] of RANKS.entries()) {
    if (rank >= FIRST_RANK_OF_YEARS && SEVERAL_YEARS.test(text)) return null;
    const found = new Set(patterns.flatMap((pattern) => findPeriods(text, pattern)));
    const [first = ""] = found;
    const period = parsePeriod(first);
    if (found.size > 0) return found.size === 1 && period.ok ? period.value : null;
  }
  return null;
}

/** The period in words (报告期名称): 2025年 · 2025年上半年 · 2025年三季度 · 2025年11月 · 2025年1—11月. */
export function formatPeriod(p: Period): string {
  const { year, kind, last } = partsOf(p);
  if (kind === "year") return `${year}年`;
  if (kind === "half") return `${year}年${last === 6 ? "上半年" : "下半年"}`;
  if (kind === "quarter") return `${year}年${"一二三四".charAt(last / 3 - 1)}季度`;
  return kind === "month" ? `${year}年${last}月` : `${year}年1—${last}月`;
}

/** The same period one year before (上年同期). */
export function previousYear(p: Period): Period {
  return `${String(periodYear(p) - 1).padStart(4, "0")}${p.slice(4)}` as Period;
}

/** The calendar year a period lies in (年份). */
export function periodYear(p: Period): number {
  return Number(p.slice(0, 4));
}

/** The last month of a period (期末月份), `YYYY-MM`. */
export function periodEnd(p: Period): string {
  const { year, last } = partsOf(p);
  return `${year}-${String(last).padStart(2, "0")}`;
}

/** Order of periods (先后): by their end, then the shorter one first (2025-12, 2025Q4, 2025H2, 2025). */
export function comparePeriods(a: Period, b: Period): -1 | 0 | 1 {
  const left = sortKey(a);
  const right = sortKey(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const PERIOD = /^(?:19|20)\d{2}(?:H[12]|Q[1-4]|-(?:0[1-9]|1[0-2])|-01\.\.(?:0[2-9]|1[0-2]))?$/;

/** Cumulative spans that are a quarter, a half or a year. */
const SAME_SPAN: Readonly<Record<string, string>> = { "-01..03": "Q1", "-01..06": "H1", "-01..12": "" };

/** From the finest to the coarsest; periods of one span stand in this order. */
const KINDS = ["month", "quarter", "half", "cumulative", "year"] as const;
type PeriodKind = (typeof KINDS)[number];

interface PeriodParts {
  readonly year: number;
  readonly kind: PeriodKind;
  readonly first: number;
  readonly last: number;
}

function partsOf(p: Period): PeriodParts {
  const year = periodYear(p);
  const n = Number(p.slice(-2).replace(/\D/, ""));
  if (p.length === 4) return { year, kind: "year", first: 1, last: 12 };
  if (p.includes("..")) return { year, kind: "cumulative", first: 1, last: n };
  if (p.includes("H")) return { year, kind: "half", first: n * 6 - 5, last: n * 6 };
  if (p.includes("Q")) return { year, kind: "quarter", first: n * 3 - 2, last: n * 3 };
  return { year, kind: "month", first: n, last: n };
}

function sortKey(p: Period): string {
  const { last, first, kind } = partsOf(p);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${p.slice(0, 4)}${two(last)}${two(last - first)}${KINDS.indexOf(kind)}`;
}

/** One way of writing a period: group 1 is the year, the others go to `toPeriod`; "" means a span no period stands for (3—5月). */
interface PeriodPattern {
  readonly pattern: RegExp;
  readonly toPeriod: (year: string, first: string, second: string) => string;
}

const YEAR = String.raw`(?<!\d)((?:19|20)\d{2})(?:年度?|[-_.,])?`;
const MONTH = String.raw`(0?[1-9]|1[0-2])(?!\d)`;
const THROUGH = String.raw`(?:月份?)?(?:-|~|至|到|\.\.)`;
const AS_OF = String.raw`(?:截至|截止|时点|累计至|期末)[^\d]{0,8}`;
const FULL_DATE = String.raw`(?<!\d)(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日?|[./-]\d{1,2}[./-]\d{1,2}|(?:0[1-9]|1[0-2])[0-3]\d)(?!\d)`;

/** Most exact first. Within one rank all statements must agree. */
const RANKS: readonly (readonly PeriodPattern[])[] = [
  [
    { pattern: globally(`${YEAR}([上下])半年`), toPeriod: (year, half) => `${year}H${half === "上" ? 1 : 2}` },
    { pattern: globally(`${YEAR}H([12])(?!\\d)`), toPeriod: (year, half) => `${year}H${half}` },
    {
      pattern: globally(`${YEAR}(?:前|第?1${THROUGH})([2-4])季`),
      toPeriod: (year, n) => cumulative(year, Number(n) * 3),
    },
    { pattern: globally(`${YEAR}第?([1-4])季`), toPeriod: (year, n) => `${year}Q${n}` },
    { pattern: globally(`${YEAR}Q([1-4])(?!\\d)`), toPeriod: (year, n) => `${year}Q${n}` },
    {
      pattern: globally(`${YEAR}${MONTH}${THROUGH}${MONTH}月`),
      toPeriod: (year, a, b) => span(year, Number(a), Number(b)),
    },
    { pattern: globally(`${YEAR}01\\.\\.${MONTH}`), toPeriod: (year, n) => cumulative(year, Number(n)) },
    { pattern: globally(`${YEAR}前?${MONTH}(?:个月|月份?累计)`), toPeriod: (year, n) => cumulative(year, Number(n)) },
  ],
  [{ pattern: globally(`${AS_OF}${YEAR}${MONTH}`), toPeriod: (year, n) => cumulative(year, Number(n)) }],
  [{ pattern: globally(String.raw`(?<!\d)((?:19|20)\d{2})(?:年度|年?全年|年年?[末底])`), toPeriod: (year) => year }],
  [
    {
      pattern: globally(`${YEAR}${MONTH}(?:月|(?![\\d/-]|\\.\\d))`),
      toPeriod: (year, n) => `${year}-${n.padStart(2, "0")}`,
    },
  ],
  [{ pattern: globally(String.raw`(?<!\d)((?:19|20)\d{2})年(?!\d)`), toPeriod: (year) => year }],
  [
    {
      pattern: globally(String.raw`(?<!\d|\d\.)((?:19|20)\d{2})(?!\d|\.\d|[万亿千百元人家户件项个㎡%号余多版])`),
      toPeriod: (year) => year,
    },
  ],
];

const YEARS = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
/** From this rank on a span of years (2021—2025年) cannot be one period. */
const FIRST_RANK_OF_YEARS = 2;
const SEVERAL_YEARS = /(?<!\d)(?:19|20)\d{2}年?度?[-~至到、,和及与/](?:19|20)\d{2}(?!\d)/;
const WITHOUT_YEAR = /(?:[上下]半年|前[2-4]季|第?[1-4]季|(?<!\d)\d{1,2}月?[-~至到]\d{1,2}月)/;
const DOCUMENT_NUMBER =
  /[([](?:19|20)\d{2}[)\]]第?\d+号|[A-Z]\d{3,5}-(?:19|20)\d{2}(?!\d)|(?:19|20)\d{2}年?(?:版|修订)/g;

function globally(source: string): RegExp {
  return new RegExp(source, "g");
}

function findPeriods(text: string, { pattern, toPeriod }: PeriodPattern): string[] {
  return [...text.matchAll(pattern)].map(([, year = "", first = "", second = ""]) => toPeriod(year, first, second));
}

/** January to month n; twelve of them are the year, one is that month. */
function cumulative(year: string, n: number): string {
  if (n === 12) return year;
  return n === 1 ? `${year}-01` : `${year}-01..${String(n).padStart(2, "0")}`;
}

function span(year: string, first: number, last: number): string {
  if (first === 1) return cumulative(year, last);
  if (first === 7 && last === 12) return `${year}H2`;
  return first % 3 === 1 && last === first + 2 ? `${year}Q${last / 3}` : "";
}

/** Comparable text without what looks like a period and is none: document numbers, editions of standards, dates of writing. */
function plainText(chinese: string): string {
  const separated = chinese.normalize("NFKC").replace(/(?<=\d)\s+(?=\d)/g, ",");
  const text = arabicDateNumerals(foldText(separated)).replace(DOCUMENT_NUMBER, "·");
  const dateOfWriting = globally(`(?<!${AS_OF})${FULL_DATE}`);
  return completeYear(withoutLaterDate(text.replace(dateOfWriting, "·")));
}

/** A roster of 2025年度 closed on 10 January 2026 is still that of 2025. */
function withoutLaterDate(text: string): string {
  const year = /(?<!\d)((?:19|20)\d{2})年度/.exec(text)?.[1];
  if (year === undefined) return text;
  return text.replace(globally(`${AS_OF}(?!${year})${FULL_DATE}`), "·");
}

/** `2026企业名册一季度更新`: the quarter belongs to the only year there is. */
function completeYear(text: string): string {
  const years = new Set(text.match(YEARS));
  const [year] = years;
  const rest = WITHOUT_YEAR.exec(text)?.[0];
  const isStated = (RANKS[0] ?? []).some(({ pattern }) => text.search(pattern) >= 0);
  return years.size !== 1 || rest === undefined || isStated
    ? text
    : `${year}年${rest}${rest.endsWith("季") ? "度" : ""}`;
}
