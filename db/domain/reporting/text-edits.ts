/** Changes within a printed text (文字中的改动): gaps that are answered, boxes that are ticked. All else stays as printed. */
import { findGaps } from "#domain/reporting/find-gaps";

/** The characters from `from` up to `to` become `text`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with all changes; they do not overlap. */
export function editText(printed: string, edits: readonly TextEdit[]): string {
  let result = printed;
  for (const { from, to, text } of edits.toSorted((one, two) => two.from - one.from)) {
    result = result.slice(0, from) + text + result.slice(to);
  }
  return result;
}

/** A gap by the print around it, and what is filled in; empty: nothing. */
export interface GapAnswer {
  readonly prefix: string;
  readonly suffix: string;
  readonly text: string;
}

/** Blanks for a gap that has none in print, where others of its text are answered. */
export const OPEN_GAP = "　　　　";

/** Finds gaps in reading order and fills the answered ones; null when the print around them is not found. A gap without answer keeps its blanks. */
export function gapEdits(printed: string, gaps: readonly GapAnswer[]): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  let cursor = 0;
  for (const [i, { prefix, suffix, text }] of gaps.entries()) {
    const at = printed.indexOf(prefix, cursor);
    if (at < 0) return null;
    const from = at + prefix.length;
    const behind = suffix + (gaps[i + 1]?.prefix ?? "");
    const to = behind === "" ? printed.length : printed.indexOf(behind, from);
    if (to < 0) return null;
    if (text !== "") edits.push({ from, to, text });
    else if (to === from && gaps.length > 1) edits.push({ from, to, text: OPEN_GAP });
    cursor = to + suffix.length;
  }
  return edits;
}

/** All gaps of a printed text, with the answers of those that are asked; as given when the print has them otherwise. A gap nobody asks about keeps its place among the others, so that what follows it stays. */
export function allGaps(printed: string, asked: readonly GapAnswer[]): readonly GapAnswer[] {
  let next = 0;
  const all = findGaps(printed).map(({ before, after }) => {
    const answer = asked[next];
    const isAsked = answer !== undefined && answer.prefix === before;
    if (isAsked) next += 1;
    return { prefix: before, suffix: after, text: isAsked ? answer.text : "" };
  });
  return next === asked.length && all.length > next ? all : asked;
}

/** Blanks, lines to write on and a date left open: all that an answer may take the place of. */
const OPEN = /^(?:20)?[\s_＿]*(?:年[\s_＿]*(?:月[\s_＿]*日?)?)?$/u;

/** Whether changes take nothing but gaps away, each once (印好的文字一字不少). `boxes`: single marks to be ticked. */
export function keepsPrint(
  printed: string,
  { gaps, boxes }: { readonly gaps: readonly TextEdit[]; readonly boxes: readonly TextEdit[] },
): boolean {
  const ordered = [...gaps, ...boxes].toSorted((one, two) => one.from - two.from || one.to - two.to);
  const isApart = ordered.every(({ from, to }, i) => from <= to && (ordered[i - 1]?.to ?? 0) <= from);
  return isApart && gaps.every(({ from, to }) => OPEN.test(printed.slice(from, to)));
}
