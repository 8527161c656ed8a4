/** What boxes to tick say (勾选项): the words of the ticked ones, in order. */
export interface Ticked {
  readonly chosen: readonly string[];
  /** How many boxes there are. */
  readonly boxes: number;
}

const YES = "☑☒■◼▣√✓✔●◉⊙";
const NO = "□☐○〇◯◻▢";
const MARK = new RegExp(`[${YES}${NO}]`, "u");
const TOKEN = new RegExp(`[${YES}${NO}]+|[^${YES}${NO}]+`, "gu");
/** (√) and [ ] are boxes too. */
const BRACKETED = new RegExp(`[(（[［【]\\s*([${YES}]?)\\s*[)）\\]］】]`, "gu");

/** Reads boxes to tick beside words (读勾选项): `☑是 □否`, `是√ 否□`, `（√）是（ ）否`, `是[√] 否[ ]`. Null when the text is no such list: a lone mark, or words without any box. */
export function readTicked(text: string): Ticked | null {
  if (text.length < 2 || text.length > 200) return null;
  const plain = text.replace(BRACKETED, (_, mark: string) => (mark === "" ? "□" : "☑"));
  if (!MARK.test(plain)) return null;
  const tokens = (plain.match(TOKEN) ?? []).map((token) => token.trim()).filter((token) => token !== "");
  const first = tokens[0] ?? "";
  const words = tokens.filter((token) => !MARK.test(token));
  if (words.length === 0) return null;
  const before = MARK.test(first);
  const chosen: string[] = [];
  let boxes = 0;
  for (const [at, token] of tokens.entries()) {
    if (!MARK.test(token)) continue;
    boxes += 1;
    const word = before ? tokens[at + 1] : tokens[at - 1];
    // □☑否: a word without a box between two boxes.
    if (word !== undefined && YES.includes(token.slice(-1))) chosen.push(cleanOption(word));
  }
  return boxes === 0 || (boxes === 1 && words.length > 1) ? null : { chosen, boxes };
}

/** `1.是、` → 是; the writing lines behind 其他 go. */
function cleanOption(word: string): string {
  return word
    .replace(/^\d{1,2}\s*[.、．)）]?\s*/u, "")
    .replace(/[_＿]+/gu, "")
    .replace(/[、,，;；/／|\s]+$/u, "")
    .trim();
}
