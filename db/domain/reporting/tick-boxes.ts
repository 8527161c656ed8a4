/** Boxes printed in a cell's text (□ 勾选): which of them are ticked, and how the text reads then. */
import { chooseWord } from "#domain/reporting/choose-word";
import type { TextEdit } from "#domain/reporting/text-edits";
import { foldText } from "#domain/shared/chinese-text";

/** A box with the word it stands for; `at`: its place in the text. */
export interface TickBox {
  readonly word: string;
  readonly at: number;
}

/** The boxes that a value ticks (勾选). `words`: the value and its other spellings; a text of several values parts with 、；;，. */
export function chooseBoxes(
  words: readonly string[],
  boxes: readonly TickBox[],
): { readonly ticked: readonly TickBox[]; readonly unknown: readonly string[] } {
  const whole = findBox(words, boxes);
  if (whole !== null) return { ticked: [whole], unknown: [] };
  const ticked = new Set<TickBox>();
  const unknown: string[] = [];
  for (const part of (words[0] ?? "").split(/[、；;，,\n]/u)) {
    const said = part.trim();
    if (said === "") continue;
    const box = findBox([said], boxes);
    if (box === null) unknown.push(said);
    else ticked.add(box);
  }
  return { ticked: boxes.filter((box) => ticked.has(box)), unknown };
}

/** By the word as printed, without its number (1.是, 2否), by its number alone, or by another way to say yes and no. */
function findBox(words: readonly string[], boxes: readonly TickBox[]): TickBox | null {
  const bare = boxes.map(({ word }) => foldText(word).replace(/[:：。.、,，;；()（）]+$/u, ""));
  const named = bare.map((word) => word.replace(/^[(（]?\d{1,2}[)）]?[.．、:：-]?/u, ""));
  const numbers = bare.map((word) => /^[(（]?(\d{1,2})/u.exec(word)?.[1] ?? "");
  for (const word of words.map(foldText)) {
    if (word === "") continue;
    for (const texts of [bare, named, numbers]) {
      const found = boxes[texts.indexOf(word)];
      if (found !== undefined) return found;
    }
  }
  const chosen = chooseWord(
    words,
    named.filter((word) => word !== ""),
  );
  return chosen === null ? null : (boxes[named.indexOf(chosen)] ?? null);
}

/** Ticked as the print does it. */
const TICKED: Readonly<Record<string, string>> = {
  "□": "☑",
  "☐": "☑",
  "▢": "☑",
  "◻": "☑",
  "⬜": "☑",
  口: "☑",
  "○": "●",
  〇: "●",
  "◯": "●",
  "◇": "◆",
  "△": "▲",
};

/** Ticked in the print already, as an example or from last year. */
const CLEARED: Readonly<Record<string, string>> = { "☑": "□", "☒": "□", "■": "□", "●": "○", "◆": "◇" };

/** Ticks some of the boxes of a text: □ becomes ☑, ○ ●, （ ） （√）; a box that was ticked in print and is not meant is cleared. */
export function tickEdits(printed: string, ticked: readonly TickBox[], boxes: readonly TickBox[]): readonly TextEdit[] {
  return boxes.flatMap(({ at }): TextEdit[] => {
    const mark = printed.charAt(at);
    const isMeant = ticked.some((box) => box.at === at);
    const box = isMeant ? TICKED[mark] : CLEARED[mark];
    if (box !== undefined) return [{ from: at, to: at + mark.length, text: box }];
    const brackets = isMeant ? /^([[［(（【])[\s\u3000]*([\]］)）】])/u.exec(printed.slice(at)) : null;
    if (brackets === null) return [];
    return [{ from: at, to: at + brackets[0].length, text: `${brackets[1]}√${brackets[2]}` }];
  });
}
