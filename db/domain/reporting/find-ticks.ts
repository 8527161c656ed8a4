/** Boxes to tick in a printed text (□ 勾选): each with the word it stands for. */
import { foldText } from "#domain/shared/chinese-text";

/** Boxes of a text, and what the text asks before them. `label` is empty when the question stands in another cell. */
export interface TickBoxes {
  readonly label: string;
  readonly ticks: readonly { readonly word: string; readonly at: number }[];
}

const BOX = /[□☐◻▢☑☒■]/gu;
const ROUND = /[○◯〇]/gu;
const BRACKET = /[（(［[【][\s\u3000]{0,2}[）)］\]】]/gu;
/** Longest word beside a box. */
const LONGEST = 24;

/** Reads the boxes of a text; null when it has none that stand for words. */
export function findTicks(text: string): TickBoxes | null {
  if (text.length > 300) return null;
  for (const pattern of [BOX, ROUND, BRACKET]) {
    const boxes = [...text.matchAll(pattern)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
    if (boxes.length === 0 || (pattern !== BOX && boxes.length < 2)) continue;
    const read = readBoxes(text, boxes);
    if (read !== null && (pattern === BOX || isChoice(read))) return read;
  }
  return null;
}

interface Box {
  readonly at: number;
  readonly end: number;
}

function readBoxes(text: string, boxes: readonly Box[]): TickBoxes | null {
  const [first] = boxes;
  const last = boxes.at(-1);
  if (first === undefined || last === undefined) return null;
  const lead = text.slice(0, first.at);
  const { label, word } = splitLead(lead);
  const tail = clean(text.slice(last.end));
  const isAfter = word === "" || (tail !== "" && label === "");
  const words = boxes.map((box, i) =>
    isAfter
      ? clean(text.slice(box.end, boxes[i + 1]?.at ?? text.length))
      : clean(i === 0 ? word : text.slice(boxes[i - 1]?.end ?? 0, box.at)),
  );
  if (words.some((one) => one === "" || one.length > LONGEST) || new Set(words).size < words.length) {
    return boxes.length === 1 && words[0] === "" ? { label: clean(lead), ticks: [{ word: "是", at: first.at }] } : null;
  }
  const ticks = boxes.map(({ at }, i) => ({ word: words[i] ?? "", at }));
  return { label: isAfter ? clean(`${label}${word}`) : label, ticks };
}

/** What stands before the first box: the question, and maybe the first word (企业性质 1.国有 □). */
function splitLead(lead: string): { readonly label: string; readonly word: string } {
  const colon = /^(.*[：:])(.*)$/su.exec(lead);
  if (colon !== null) return { label: clean(colon[1] ?? ""), word: clean(colon[2] ?? "") };
  const numbered = /^(.*?\S[\s\u3000]+)(\d{1,2}\s*[.．、].*)$/su.exec(lead.trimEnd());
  if (numbered !== null) return { label: clean(numbered[1] ?? ""), word: clean(numbered[2] ?? "") };
  const spaced = /^(.*\S)[\s\u3000]+(\S+)$/su.exec(lead.trimEnd());
  if (spaced !== null && !/[\s\u3000]$/u.test(lead))
    return { label: clean(spaced[1] ?? ""), word: clean(spaced[2] ?? "") };
  return { label: "", word: clean(lead) };
}

/** Brackets and circles are boxes only beside short words that exclude each other (是（ ）否（ ）). */
function isChoice({ ticks }: TickBoxes): boolean {
  return ticks.every(({ word }) => word.length <= 8 && !/\d|[，。；]/u.test(word));
}

/** `1.是、` → 是; writing lines behind 其他 go. */
function clean(text: string): string {
  return text
    .replace(/^[\s\u3000、,，;；/／|]+/u, "")
    .replace(/^\d{1,2}\s*[.．、)）]\s*/u, "")
    .replace(/[_＿]+.*$/su, "")
    .replace(/[（(]\s*$/u, "")
    .replace(/[\s\u3000、,，;；。/／|：:]+$/u, "")
    .trim();
}

/** Whether the words answer yes or no. */
export function isYesNo(words: readonly string[]): boolean {
  return words.every((word) => /^(?:是|否|有|无|已|未|没有|达标|未达标|符合|不符合|Y|N|YES|NO)$/u.test(foldText(word)));
}
