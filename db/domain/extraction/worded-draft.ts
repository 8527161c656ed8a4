/** What every finder of worded targets does with a find: year, scope, subject (文字目标的公共部分). */
import { type Draft, findScope, findSubclause, resolveYear } from "./draft.ts";
import { dropScope, tidyNoun } from "./noun-phrase.ts";
import { stripLead } from "./phrase-words.ts";
import type { Sentence } from "./sentences.ts";

/** What one find says by itself. */
export type Parts = Pick<Draft, "from" | "to" | "indicator" | "operator" | "value" | "unit"> & {
  readonly direction?: Draft["direction"];
  readonly doubts?: readonly string[];
  readonly confidence?: number;
};

/** Fills in year, base and scope from the surroundings. */
export function draft(sentence: Sentence, parts: Parts): Draft {
  const { year, base, doubt } = resolveYear(sentence, parts.from);
  const doubts = [...(parts.doubts ?? []), doubt, year === null ? "文中没有写目标年份" : null];
  return {
    ...parts,
    direction: parts.direction ?? "up",
    year,
    baseYear: base,
    scope: findScope(sentence, parts.from),
    doubts: doubts.filter((words) => words !== null),
    confidence: (parts.confidence ?? 0.85) - (year === null ? 0.15 : 0),
  };
}

/** The subject of a word: from the last comma, without years, scope and adverbs. */
export function subjectBefore(sentence: Sentence, at: number, given: string | null = null): string {
  const clause = findSubclause(sentence.work, at);
  const words = (given ?? sentence.work.slice(clause.from, at))
    .replace(/^.*?20\d\d年(?:底|末)?(?:之?前)?/u, "")
    .replace(/^.*?十[一二三四五六]五[”"]?(?:期?末|期间|时期)/u, "")
    .replace(/(?:均|都|全部|率先|基本|加快|逐步|将|要|持续|稳步|达到|实现|力争|总体)+$/u, "")
    .replace(/(?<![\d])(?:[一二两三四五六七八九十]{1,2}|\d{1,2})年(?:内|时间)?$/u, "")
    .replace(/(?:实现|力争)$/u, "");
  return words;
}

/** The subject without scope and leading verbs. */
export function nounBefore(sentence: Sentence, at: number): string {
  return tidyNoun(stripLead(dropScope(subjectBefore(sentence, at))).rest);
}

/** Where a find stands in its sentence. */
export function place(match: RegExpExecArray): { readonly from: number; readonly to: number } {
  return { from: match.index, to: match.index + match[0].length };
}
