/** Which period the words of a heading speak of (表头的时期), and what is left of them to say what is asked. */
import { readHeaderText } from "#domain/importing/header-text";
import type { SourcePeriod } from "#domain/reporting/form-binding";
import { type FormYears, relatePeriod } from "#domain/reporting/form-years";
import { takePeriod } from "#domain/reporting/formula-words";
import { readGrowth } from "#domain/reporting/growth";
import { foldText } from "#domain/shared/chinese-text";

/** A heading without its words for the period. `share`: how much of its confidence a proposal keeps. */
export interface TimedTexts {
  readonly texts: readonly string[];
  readonly period: SourcePeriod | null;
  readonly share: number;
}

/** Reads the period of a heading; null when it cannot be filled from a report period: 当月, a year of its own, several spans beside each other. */
export function readTimedTexts(path: readonly string[], years: FormYears): TimedTexts | null {
  const texts: string[] = [];
  let period: SourcePeriod | null = null;
  let share = 1;
  for (const text of path) {
    const read = readOne(text, years);
    if (read === null) return null;
    if (read.rest !== "") texts.push(read.rest);
    period = read.period ?? period;
    share = Math.min(share, read.share);
  }
  return { texts, period, share };
}

interface Timed {
  readonly rest: string;
  readonly period: SourcePeriod | null;
  readonly share: number;
}

function readOne(text: string, years: FormYears): Timed | null {
  const folded = foldText(text);
  if (/^(?:本月|当月|本季度?|当季|环比)|\((?:本月|当月|本季度?|当季)\)/u.test(folded) || AMOUNT.test(folded))
    return null;
  const growth = readGrowth(text);
  if (growth !== null) return { rest: growth.measure, period: "growth", share: growth.isRate ? 1 : 0.75 };
  const taken = takePeriod(text);
  if (taken.period !== null) return { ...taken, share: 1 };
  const named = SPAN.test(folded) ? `1-${folded}` : readHeaderText(text).period;
  if (named === null || !/\d{4}|-/u.test(named)) return { rest: text, period: null, share: 1 };
  const told = relatePeriod(named, years);
  if (told.period === null) return null;
  return { rest: folded.replace(YEAR, "").replace(SPAN, ""), period: told.period, share: told.share };
}

/** 净增, 增减额: what was gained, not how fast. */
const AMOUNT = /净增|增加额|增长额|增减额|增量|增减数|增加数/u;
const SPAN = /^(?:第?[一二三四1-4]季度?|[上下]半年|\d{1,2}-\d{1,2}月份?(?:累计)?)$/u;
const YEAR = /\(?(?:截至|截止)?(?:19|20)\d{2}年?度?(?:\d{1,2}(?:-\d{1,2})?月)?(?:末|底)?(?:实际|完成|数|值)*\)?/u;
