/** Values that several subjects share out: A、B、C 分别达到 30 家、50 家和 100 家 (分别). */
import type { Amount } from "./amounts.ts";
import { type Draft, findScope, findSubclause, resolveYear } from "./draft.ts";
import { dropScope, tidyNoun } from "./noun-phrase.ts";
import { peelEnd, stripLead } from "./phrase-words.ts";
import type { Sentence } from "./sentences.ts";

/** Gives each amount behind 分别 its own subject; amounts that do not fit one by one are left out. */
export function findShared(sentence: Sentence, amounts: readonly Amount[]): ReadonlyMap<Amount, Draft> {
  const found = new Map<Amount, Draft>();
  for (const match of sentence.work.matchAll(/分别/gu)) {
    const clause = findSubclause(sentence.work, match.index);
    const values = amounts.filter((amount) => amount.from > match.index && amount.to <= clause.to);
    const first = values[0];
    if (first === undefined) continue;
    const subjects = listSubjects(sentence.work.slice(clause.from, match.index));
    if (subjects.length !== values.length || subjects.length < 2) continue;
    const stated = peelEnd(sentence.work.slice(match.index + 2, first.from)).operator;
    for (const [i, value] of values.entries()) {
      const { year, base, doubt } = resolveYear(sentence, value.from);
      const operator = value.suffix === "about" ? "approx" : (stated ?? "ge");
      const doubts = [doubt, year === null ? "文中没有写目标年份" : null].filter((words) => words !== null);
      const indicator = subjects[i] ?? "";
      found.set(value, {
        from: value.from,
        to: value.to,
        indicator: operator === "increment_ge" ? `新增${indicator}` : indicator,
        operator,
        value: value.upper === null ? value.value : `${value.value}–${value.upper}`,
        unit: operator === "cagr_ge" ? `${value.unit}/年` : value.unit,
        year,
        baseYear: base,
        scope: findScope(sentence, value.from),
        doubts,
        confidence: 0.85,
      });
    }
  }
  return found;
}

/** Splits subjects at 、和与及 and lends them the measure of the last: 数量, 占比. */
export function listSubjects(words: string): string[] {
  const after = words.replace(/^.*?20\d\d年(?:底|末)?/u, "").replace(/^.*?十[一二三四五六]五[”"]?(?:期?末|期间)/u, "");
  const plain = stripLead(dropScope(after)).rest;
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of plain) {
    if (character === "（") depth += 1;
    if (character === "）") depth -= 1;
    if (depth === 0 && /[、和与及]/u.test(character)) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  parts.push(part);
  const measure = MEASURE.exec(parts.at(-1) ?? "")?.[0] ?? "";
  return parts
    .map((one) => tidyNoun(one.replace(/[均都各也双]+$/u, "")))
    .filter((one) => one.length >= 2)
    .map((one) => (measure === "" || MEASURE.test(one) ? one : one + measure));
}

/** Words that make a noun measurable. */
export const MEASURE =
  /(?:数量|总数|规模|总量|总额|余额|比重|占比|比例|数|额|值|收入|投入|强度|水平|率)(?:[均各都]*)$/u;
