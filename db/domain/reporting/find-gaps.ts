/** Places inside a printed text that wait for a value (文字中的空). */
import { parseUnit, type UnitId } from "#domain/indicators/unit";

/** A gap: `before` stays in front of the value, `after` behind the last one. */
export interface Gap {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly isDate: boolean;
  /** Unit printed behind the gap (____万元). */
  readonly unit: UnitId | null;
  /** Stands in a sentence with its unit or its words behind it, not after a label alone. */
  readonly isInSentence: boolean;
}

/** Finds the gaps of a printed text: labels with nothing behind the colon, lines to write on (____), blank brackets and dates, and years left blank (20　　年). */
export function findGaps(text: string): Gap[] {
  const alone = gapWithoutLabel(text);
  if (alone !== null) return alone;
  const holes = findHoles(text);
  const gaps: Gap[] = [];
  let from = 0;
  for (const [i, hole] of holes.entries()) {
    const rest = text.slice(hole.to, holes[i + 1]?.from ?? text.length);
    gaps.push({
      label: hole.label ?? hintBehind(rest) ?? clauseBefore(text.slice(from, hole.from)),
      before: text.slice(from, hole.from),
      after: "",
      isDate: hole.kind === "date",
      unit: unitBehind(rest),
      isInSentence: hole.kind === "line" && !/[：:]\s*$/u.test(text.slice(0, hole.from).trimEnd()),
    });
    from = hole.to;
  }
  const last = gaps.at(-1);
  return last === undefined ? [] : [...gaps.slice(0, -1), { ...last, after: text.slice(from).trimEnd() }];
}

const PLAIN = { unit: null, isInSentence: false } as const;
const BLANK_DATE = /(?:20)?[\s\u3000_＿]*年[\s\u3000_＿]*月(?:[\s\u3000_＿]*日)?/u;
const BLANK_YEAR = /(?:20)?[\s\u3000_＿]{1,}年/u;

/** Forms that stand for themselves: a blank date, a blank year in a title, 统计时点 with its fixed day; null when labels must be looked at. */
function gapWithoutLabel(text: string): Gap[] | null {
  const date = BLANK_DATE.exec(text.trim())?.[0];
  if (date !== undefined && date === text.trim())
    return [{ label: "填报日期", before: "", after: "", isDate: true, ...PLAIN }];
  const point = /^(\s*统计时点\s*[：:])\s*(?:20)?[\s\u3000_]{2,}年(.*)$/u.exec(text);
  if (point !== null)
    return [{ label: "统计时点", before: point[1] ?? "", after: point[2] ?? "", isDate: false, ...PLAIN }];
  return /[：:]|[_＿]{2,}.*[_＿]{2,}/u.test(text) ? null : (yearGap(text) ?? null);
}

function yearGap(text: string): Gap[] | null {
  const match = BLANK_YEAR.exec(text);
  if (match === null || /月/u.test(text.slice(match.index))) return null;
  const at = match.index + match[0].length;
  const after = text.slice(at);
  return [{ label: "报告年份", before: text.slice(0, match.index), after, isDate: false, ...PLAIN }];
}

/** A stretch of a text that waits. */
interface Hole {
  readonly from: number;
  readonly to: number;
  readonly kind: "date" | "line" | "label";
  readonly label: string | null;
}

function findHoles(text: string): Hole[] {
  const lines = [...linesIn(text)];
  const isFree = (from: number, to: number) => lines.every((hole) => to <= hole.from || from >= hole.to);
  const labels = labelHoles(text).filter((hole) => isFree(hole.from, Math.max(hole.to, hole.from + 1)));
  return [...lines, ...labels].toSorted((a, b) => a.from - b.from);
}

const LINE =
  /(?:20)?[\s\u3000_＿]*(?<=[\s\u3000_＿0：:])年[\s\u3000_＿]+月(?:[\s\u3000_＿]+日)?|20[_＿\s\u3000]{1,}年(?![\s\u3000_＿]*\d*月)|[_＿]{2,}(?:[\s\u3000]*[_＿]{2,})*|(?<=[（(〔［[【])[\s\u3000]{2,}(?=[）)〕］\]】])/gu;
/** A wide blank between a word and its unit (新增高企　　　家). */
const WIDE =
  /(?<=\p{Script=Han})[ \u3000]{3,}(?=(?:家|户|个|项|件|人|名|亿元|万元|千元|元|%|％|亩|平方米|㎡|次|场|支)(?![\p{Script=Han}：:]))/gu;

function* linesIn(text: string): Generator<Hole> {
  for (const match of [...text.matchAll(LINE), ...text.matchAll(WIDE)].toSorted((a, b) => a.index - b.index)) {
    const from = match.index;
    const kind = /年/u.test(match[0]) && /月/u.test(match[0]) ? "date" : "line";
    const before = text.slice(0, from);
    const isYear = kind === "line" && match[0].endsWith("年");
    yield { from, to: from + match[0].length, kind, label: isYear ? "报告年份" : labelBefore(before) };
  }
}

const LABELLED = /([^：:\s\u3000_]+(?:[\u3000 ][^：:\s\u3000_]+)?)[：:]/gu;

/** The label of a gap right behind its colon; null when a clause leads to the gap instead. */
function labelBefore(before: string): string | null {
  const last = [...before.matchAll(LABELLED)].at(-1);
  if (last === undefined) return null;
  return before.slice(last.index + last[0].length).trim() === "" ? afterSeparator(last[1] ?? "") : null;
}

/** Labels with nothing behind their colon. */
function labelHoles(text: string): Hole[] {
  const labels = [...text.matchAll(LABELLED)];
  return labels.flatMap((match, i): Hole[] => {
    const start = match.index + match[0].length;
    const end = labels[i + 1]?.index ?? text.length;
    const gap = readGap(text.slice(start, end));
    if (gap === null) return [];
    // Two blanks stay in front of the next label so that value and label do not run together.
    const length = start + gap.length === end && i < labels.length - 1 ? Math.max(0, gap.length - 2) : gap.length;
    const label = afterSeparator((match[1] ?? "").trim());
    return [{ from: start, to: start + length, kind: gap.isDate ? "date" : "label", label }];
  });
}

/** How much behind a colon is gap; null when a value is printed there already. */
function readGap(rest: string): { readonly isDate: boolean; readonly length: number } | null {
  const date = BLANK_DATE.exec(rest);
  if (date !== null && rest.slice(0, date.index).trim() === "")
    return { isDate: true, length: date.index + date[0].length };
  const blank = /^[\s\u3000_＿]*/u.exec(rest)?.[0].length ?? 0;
  // Printed text behind a wide gap belongs to the value (　　　市科技局); behind the colon at once it is the value itself.
  return blank === rest.length || blank >= 3 ? { isDate: false, length: blank } : null;
}

/** What a gap in a sentence says in brackets behind it: ____（企业名称）. Seals and units say nothing of the kind. */
function hintBehind(rest: string): string | null {
  const hint = /^[（(]([\p{Script=Han}]{2,12})[）)]/u.exec(rest)?.[1] ?? null;
  return hint === null || parseUnit(hint) !== null || /章|签|写|选|注|如|可|等/u.test(hint) ? null : hint;
}

/** The last clause in front of a gap: 家，其中规上 → 其中规上; （企业名称）2025年实现营业收入 → 2025年营业收入. */
function clauseBefore(before: string): string {
  const led = before.replace(/[（(〔［[【]\s*$/u, "");
  // Behind a bracket that is still open: 家（其中国家级____家、省级____家）.
  const inside = /[（(]([^（）()]*)$/u.exec(led)?.[1] ?? led;
  const clause = afterSeparator(inside).replace(/^[）)〕］\]】\s\u3000]+/u, "");
  // 其中：国家级____家 is a part, colon or not.
  const part = /其中\s*[：:]\s*[^，,；;。、：:]*$/u.test(led.replace(/[：:]\s*$/u, "")) ? "其中" : "";
  return `${part}${clause}`
    .replace(/^[（(][\p{Script=Han}]{2,12}[）)]/u, "")
    .replace(
      /^((?:20\d{2}年度?|本年度?|当年|全年|上年度?|去年)?)(?:累计)?(?:实现|完成|取得)(?=\p{Script=Han}{2})/u,
      "$1",
    )
    .replace(/[：:]\s*$/u, "")
    .replace(/(?:约|共计|共有|共|达到|达|为|是|有|计)$/u, "")
    .trim();
}

function afterSeparator(text: string): string {
  return /[^，,；;。、：:]*$/u.exec(text.replace(/[：:]\s*$/u, ""))?.[0].trim() ?? text;
}

function unitBehind(rest: string): UnitId | null {
  const text = rest.replace(/^[）)〕］\]】\s\u3000]+/u, "");
  for (let length = Math.min(5, text.length); length >= 1; length -= 1) {
    const unit = parseUnit(text.slice(0, length));
    if (unit !== null) return unit;
  }
  return null;
}
