import { splitUnit } from "#domain/indicators/unit";
import type { UnitId } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import { readPeriod } from "#domain/shared/period";
import { isFillingHint, readValueCodes } from "#domain/importing/value-codes";

/** One header cell taken apart (表头文字拆解). All texts are folded. */
export interface HeaderText {
  /** Without numbering, marks, unit, filling hints and leading period; brackets that belong to the name are kept. */
  readonly name: string;
  /** As `name`, with the leading period or `本年` kept. */
  readonly fullName: string;
  /** The unit written in this cell. */
  readonly unit: UnitId | null;
  /** `1是2否` and the like. */
  readonly valueCodes: Readonly<Record<string, string>> | null;
  /** The cell began with 其中: a part of the column before it. */
  readonly part: boolean;
  /** The period the cell states (2024年营业收入 → `2024`); months without a year as `1-9月`, for the table's year to complete; null when none. */
  readonly period: string | null;
  /** The period is said by its distance from the table's: `lastYear` 上年, `sameSpan` 上年同期; null when it is not. */
  readonly relative: "lastYear" | "sameSpan" | null;
  /** The cell names a period and nothing else (2024年, 上年数): what is measured stands above it. */
  readonly periodOnly: boolean;
}

/** Takes a header cell apart (拆解表头). Same text, same answer: results are remembered. */
export function readHeaderText(raw: string): HeaderText {
  const known = remembered.get(raw);
  if (known !== undefined) return known;
  const read = takeApart(raw);
  if (remembered.size > 5000) remembered.clear();
  remembered.set(raw, read);
  return read;
}

/** Drops the brackets of a folded header with what stands in them (去括注). */
export function withoutBrackets(folded: string): string {
  return folded.replace(/\([^()]*\)/gu, "");
}

const remembered = new Map<string, HeaderText>();

function takeApart(raw: string): HeaderText {
  // Circled digits must go before folding: NFKC would turn ① into a plain 1.
  const folded = foldText(
    raw.replace(SPACED_NUMBER, "").replace(/^\s*[\u2460-\u2473\u2474-\u249b\u3220-\u3229]\s*/u, ""),
  );
  const valueCodes = readValueCodes(folded);
  const unmarked = folded
    .replace(/[*#★▲△※]+/gu, "")
    .replace(NUMBERING, "")
    .replace(/\(([^()]*)\)/gu, (bracket: string, inside: string) => (isFillingHint(inside) ? "" : bracket))
    .replace(/[:;,。]+$/u, "");
  const part = PART.test(unmarked);
  const whole = splitUnit(unmarked.replace(PART, ""));
  const fullName = foldText(whole.text).replace(/[:;,。]+$/u, "");
  const { rest, relative } = withoutPeriod(fullName);
  return {
    name: rest === "" ? fullName : rest,
    fullName,
    unit: whole.unit,
    valueCodes,
    part,
    period: /(19|20)\d\d/u.test(fullName) ? readPeriod(fullName) : (MONTHS.exec(fullName)?.[0] ?? null),
    relative,
    periodOnly: rest === "" && fullName !== "",
  };
}

/** What is left of a header when its period goes; the period may stand before or behind the name (上年营业收入, 营业收入(上年数)). */
function withoutPeriod(fullName: string): { readonly rest: string; readonly relative: HeaderText["relative"] } {
  const relativeLead = RELATIVE_LEAD.exec(fullName)?.[0] ?? "";
  const relativeTail = relativeLead === "" ? (RELATIVE_TAIL.exec(fullName)?.[0] ?? "") : "";
  const relativeText = relativeLead + relativeTail;
  if (relativeText !== "") {
    const rest = fullName.slice(relativeLead.length, fullName.length - relativeTail.length);
    return { rest, relative: relativeText.includes("同期") || relativeText.includes("同月") ? "sameSpan" : "lastYear" };
  }
  const lead = LEADING_PERIOD.exec(fullName)?.[0] ?? "";
  const led = fullName.slice(lead.length);
  const rest = led.replace(TRAILING_PERIOD, "");
  return { rest: /^(?:数|值|额|实际|完成)+$/u.test(rest) && lead !== "" ? "" : rest, relative: null };
}

/** 01 企业名称, 3 联系人: a number set apart by a blank, or with a nought before it. */
const SPACED_NUMBER = /^\s*(?:\d{1,2}\s+(?=[\u4e00-\u9fff])|0\d(?=[\u4e00-\u9fff]))(?![年月日个])/u;
const NUMBERING =
  /^(?:\d{1,2}(?:\.\d{1,2})*[.、)](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)/u;
const PART = /^其中[::]?|^其?中:/u;
const LEADING_PERIOD =
  /^(?:截至|截止)?(?:(?:19|20)\d\d(?:年度?|-\d\d(?:年度?)?)?(?:\d{1,2}-\d{1,2}月|\d{1,2}月\d{1,2}日|\d{1,2}月|上半年|下半年|[一二三四1-4]季度|末|底)*(?:累计|全年|末|底)?|1-\d{1,2}月份?(?:累计)?|本年度?(?:累计)?|当年累计|年内累计|全年|年度|本期|今年|当期)(?:的|实际|完成)?/u;
const LAST_YEAR = "(?:(?:上|去)年度?|上一年度?)";
const RELATIVE_LEAD = new RegExp(
  `^(?:${LAST_YEAR}(?:同期|同月)?|同期)(?:末|底)?(?:累计)?(?:实际|完成|实绩)?(?:数|值|额|情况)?(?:的)?`,
  "u",
);
const RELATIVE_TAIL = new RegExp(
  `[(-]?(?:${LAST_YEAR}(?:同期|同月)?|同期)(?:末|底)?(?:实际|完成|实绩)?(?:数|值|额)?\\)?$`,
  "u",
);
const TRAILING_PERIOD =
  /(?:\((?:19|20)\d\d年?度?(?:末|底)?\)|[-_]?(?<!\d)(?:19|20)\d\d年?度?|\((?:本年|当年|本期)(?:度|数|累计)?\))$/u;
const MONTHS = /^1-\d{1,2}月/u;
