/** Years a sentence speaks of (年份). */

/** A year with its part in the sentence: reached by then, or compared with. */
export interface YearMention {
  readonly from: number;
  readonly to: number;
  readonly year: number;
  readonly role: "target" | "base";
  /** First year of a span written out (2021—2025年, “十四五”期间); null for a single year. */
  readonly start: number | null;
}

const PLAN_END: Readonly<Record<string, number>> = {
  十一: 2010,
  十二: 2015,
  十三: 2020,
  十四: 2025,
  十五: 2030,
  十六: 2035,
};

/** Lists the years of a sentence in order; five-year plans (“十三五”末, 期间) are their last year. */
export function listYears(words: string): YearMention[] {
  const sentence = words.replace(/《[^》]*》/gu, (title) => "\u0000".repeat(title.length));
  const found: YearMention[] = [];
  for (const match of sentence.matchAll(PLAN)) {
    const end = PLAN_END[match[1] ?? ""];
    if (end === undefined) continue;
    const during = /期间|时期/u.test(match[0]);
    const role = /^(?:比|较)/u.test(match[0]) ? "base" : "target";
    found.push({ ...place(match), year: end, role, start: during ? end - 4 : null });
  }
  for (const match of sentence.matchAll(SPAN))
    found.push({ ...place(match), year: Number(match[2]), role: "target", start: Number(match[1]) });
  for (const match of sentence.matchAll(SINGLE)) {
    const at = place(match);
    if (found.some((other) => at.from < other.to && at.to > other.from)) continue;
    const base = BASE_BEFORE.test(sentence.slice(0, match.index)) || BASE_AFTER.test(sentence.slice(at.to));
    found.push({ ...at, year: Number(match[1]), role: base ? "base" : "target", start: null });
  }
  return found.sort((a, b) => a.from - b.from);
}

const PLAN =
  /(?:到|至|比|较)?[“"]?(十[一二三四五六])五[”"]?(?=末|期末|期间|时期|以来|结束|收官)(?:末|期末|期间|时期|结束|收官)?/gu;
const SPAN = /(20\d\d)年?[—–\-~～至到一]+(20\d\d)年/gu;
const SINGLE = /(20\d\d)年(?![—–\-~～至到]+20)(?:底|末|年底|年末)?(?:之?前)?/gu;
const BASE_BEFORE = /(?:比|较|相比|相较于?|以|从|自|由|对比)$/u;
const BASE_AFTER =
  /^(?:的?基础上|相比|为基期|的[\d.一二两三四五六七八九十点零]+倍|的[\d.]+[^，。；]{0,6}(?:提高|增加|增长|提升|扩大|发展|上升|降))/u;

function place(match: RegExpExecArray): { from: number; to: number } {
  return { from: match.index, to: match.index + match[0].length };
}
