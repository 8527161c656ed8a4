/** Changes within a printed text (文字中的改动): gaps that are answered, boxes that are ticked. All else stays as printed. */

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
