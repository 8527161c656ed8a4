/** Values that several subjects or years share out: A、B、C 分别达到 30 家、50 家和 100 家 (分别). */
import type { Amount } from "./amounts.ts";
import { type Draft, findScope, findSubclause, resolveYear } from "./draft.ts";
import { dropScope, tidyNoun } from "./noun-phrase.ts";
import { peelEnd, stripLead } from "./phrase-words.ts";
import type { Sentence } from "./sentences.ts";
import { wordsBefore } from "./subject-of.ts";

/** Gives each amount behind 分别 its own subject or year, and each of several subjects behind 均 the same amount; others are left out. */
export function findShared(sentence: Sentence, amounts: readonly Amount[]): ReadonlyMap<Amount, readonly Draft[]> {
  const found = new Map<Amount, readonly Draft[]>(listYearly(sentence, amounts));
  for (const match of sentence.work.matchAll(
    /分别|均(?=达|超|突破|不|增)|各(?=[\d一二两三四五六七八九十]+[家个支所项名])/gu,
  )) {
    const clause = findSubclause(sentence.work, match.index);
    const values = amounts.filter((amount) => amount.from > match.index && amount.to <= clause.to);
    const words = sentence.work.slice(clause.from, match.index);
    const yearly = /(?:年均|每年)$/u.test(words);
    const before = listSubjects(words.replace(/(?:年均|每年)$/u, ""));
    const inner = peelEnd(sentence.work.slice(match.index + match[0].length, values[0]?.from ?? clause.to));
    // 到2025年和2027年分别实现产值350亿元、500亿元: the subject stands behind.
    const behind = tidyNoun(stripLead(inner.rest).rest);
    const subjects = before.length === 0 && behind.length >= 2 ? [behind] : before;
    const shares =
      match[0] === "分别"
        ? shareOut(sentence, subjects, values)
        : values.slice(0, 1).flatMap((value) => same(subjects, value));
    for (const share of shares) {
      const drafts = found.get(share.value) ?? [];
      found.set(share.value, [
        ...drafts,
        draftOf(sentence, share, {
          operator: yearly && inner.growth ? "cagr_ge" : (inner.operator ?? "ge"),
          lower: inner.ceiling || values.some((value) => value.suffix === "below"),
          falls: inner.decreasing,
        }),
      ]);
    }
  }
  return found;
}

/** 新增高新技术企业，2026年200家、2027年250家: each value has its year in front, the subject stands before the first. */
function listYearly(sentence: Sentence, amounts: readonly Amount[]): [Amount, Draft[]][] {
  const dated = amounts.flatMap((value) => {
    const year = sentence.years.find(
      ({ to, role }) => role === "target" && to <= value.from && REACHES.test(sentence.work.slice(to, value.from)),
    );
    return year === undefined ? [] : [{ value, year }];
  });
  const runs = dated.filter(({ value }, i) => {
    const [before, after] = [dated[i - 1]?.value, dated[i + 1]?.year];
    const joined = (from: number, to: number): boolean => /^[、，和及；]$/u.test(sentence.work.slice(from, to));
    const behind = before !== undefined && joined(before.to, dated[i]?.year.from ?? 0);
    return behind || (after !== undefined && joined(value.to, after.from));
  });
  const [first] = runs;
  if (first === undefined || runs.length < 2) return [];
  const words = wordsBefore(sentence.work, first.year.from).replace(/[，：]$/u, "");
  const lead = stripLead(dropScope(words));
  const subject = tidyNoun(lead.rest);
  if (subject.length < 2 || /\d/u.test(subject)) return runs.map(({ value }) => [value, []]);
  const added = /新增|净增/u.test(lead.verb) ? "increment_ge" : null;
  return runs.map(({ value, year }) => {
    const own = peelEnd(sentence.work.slice(year.to, value.from)).operator;
    const stated = { operator: own ?? added ?? "ge", lower: value.suffix === "below", falls: false } as const;
    return [value, [draftOf(sentence, { value, subject, year: year.year }, stated)]];
  });
}

const REACHES = /^(?:分别)?(?:力争|计划)?(?:达到|达|突破|超过|为|新增|净增|各)?$/u;

interface Share {
  readonly value: Amount;
  readonly subject: string;
  readonly year: number | null;
}

function same(subjects: readonly string[], value: Amount): Share[] {
  return subjects.length < 2 ? [] : subjects.map((subject) => ({ value, subject, year: null }));
}

function shareOut(sentence: Sentence, subjects: readonly string[], values: readonly Amount[]): Share[] {
  const [subject = ""] = subjects;
  if (values.length < 2) return [];
  if (subjects.length === values.length)
    return values.map((value, i) => ({ value, subject: subjects[i] ?? "", year: null }));
  const years = sentence.years.filter((mention) => mention.role === "target" && mention.to <= (values[0]?.from ?? 0));
  const last = years.slice(-values.length);
  if (subjects.length !== 1 || last.length !== values.length) return [];
  return values.map((value, i) => ({ value, subject, year: last[i]?.year ?? null }));
}

interface Stated {
  readonly operator: Draft["operator"];
  /** At most so much. */
  readonly lower: boolean;
  readonly falls: boolean;
}

function draftOf(sentence: Sentence, { value, subject, year }: Share, stated: Stated): Draft {
  const known = resolveYear(sentence, value.from);
  const targetYear = year ?? known.year;
  const operator = value.suffix === "about" ? "approx" : stated.operator;
  const doubts = [year === null ? known.doubt : null, targetYear === null ? "文中没有写目标年份" : null];
  return {
    from: value.from,
    to: value.to,
    indicator: nameOf(subject, value, { ...stated, operator }),
    operator,
    value: value.upper === null ? value.value : `${value.value}–${value.upper}`,
    unit: operator === "cagr_ge" ? `${value.unit}/年` : value.unit,
    direction: stated.lower || (stated.falls && value.kind === "count") ? "down" : "up",
    year: targetYear,
    baseYear: known.base,
    scope: findScope(sentence, value.from),
    doubts: doubts.filter((words) => words !== null),
    confidence: 0.85,
  };
}

/** 到2030年，分别达到20个和100个: each value repeats what was named last; null when nothing is repeated. */
export function echoLast(given: {
  readonly sentence: Sentence;
  readonly amounts: readonly Amount[];
  readonly i: number;
  readonly drafts: readonly Draft[];
}): readonly Draft[] | null {
  const { sentence, amounts, i, drafts } = given;
  const amount = amounts[i];
  const back = echoOf(sentence.work, amounts, i);
  const named = back > 0 ? drafts.at(-back) : undefined;
  return named === undefined || amount === undefined ? null : [repeat(named, amount, sentence)];
}

/** The values go to what was named last; answers how many drafts back that is. */
function echoOf(work: string, amounts: readonly Amount[], i: number): number {
  const amount = amounts[i];
  if (amount === undefined) return 0;
  const clause = findSubclause(work, amount.from);
  const lead = /^(?:力争)?(?:[到至]?20\d\d年(?:底|末)?)?(?:力争)?分别/u.exec(work.slice(clause.from, amount.from));
  const values = amounts.filter((one) => one.from >= clause.from && one.to <= clause.to).length;
  return lead === null || values < 2 ? 0 : values;
}

function nameOf(subject: string, { kind }: Amount, { operator, falls }: Stated): string {
  if (operator !== "increment_ge") return subject;
  if (kind === "count") return falls ? subject : `新增${subject}`;
  return falls ? `${subject}降幅` : `${subject}增幅`;
}

function repeat(named: Draft, amount: Amount, sentence: Sentence): Draft {
  const { year, base, doubt } = resolveYear(sentence, amount.from);
  const operator = amount.suffix === "about" ? "approx" : named.operator === "approx" ? "ge" : named.operator;
  const place = { from: amount.from, to: amount.to, value: amount.value, unit: amount.unit };
  const doubts = [doubt, year === null ? "文中没有写目标年份" : null].filter((words) => words !== null);
  return { ...named, ...place, operator, year, baseYear: base, doubts };
}

/** Splits subjects at 、和与及 and lends them the measure of the last: 数量, 占比. */
export function listSubjects(words: string): string[] {
  const after = words
    .replace(/^.*20\d\d年(?:底|末)?(?:之?前)?/u, "")
    .replace(/^.*?十[一二三四五六]五[”"]?(?:期?末|期间)/u, "");
  const parts = splitOutside(stripLead(dropScope(after)).rest);
  const measure = MEASURE.exec(parts.at(-1) ?? "")?.[0].replace(/[均各都]+$/u, "") ?? "";
  // 国家级、省级孵化载体: a level alone is meant with the noun of the last.
  const noun = LEVELED.exec(parts.at(-1) ?? "")?.[1] ?? "";
  return parts
    .map((one) => (LEVEL_ONLY.test(one) ? one + noun : one))
    .map((one) => tidyNoun(one.replace(/[均都各也双]+$/u, "")))
    .filter((one) => one.length >= 2)
    .map((one) => (measure === "" || MEASURE.test(one) ? one : one + measure));
}

const LEVEL_ONLY = /^(?:国家|省|市|县|区)级(?:及以上|以上)?$/u;
const LEVELED = /^(?:国家|省|市|县|区)级(?:及以上|以上)?(.{2,})$/u;

/** Splits where no bracket is open. */
function splitOutside(words: string): string[] {
  let depth = 0;
  const parts = [""];
  for (const character of words) {
    if (character === "（") depth += 1;
    if (character === "）") depth -= 1;
    if (depth === 0 && /[、和与及]/u.test(character)) parts.push("");
    else parts.push((parts.pop() ?? "") + character);
  }
  return parts;
}

/** Words that make a noun measurable. */
export const MEASURE =
  /(?:数量|总数|规模|总量|总额|余额|比重|占比|比例|数|额|值|收入|投入|强度|水平|率)(?:[均各都]*)$/u;
