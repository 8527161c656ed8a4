/** Joins the lines a page, a PDF or a narrow window broke in the middle of a sentence (断行合并). */

/** A place of a paragraph mark, of a bullet, of a numbered item at the head of a line; 1.5亿元 is none. */
const STARTS =
  /^(?:[一二三四五六七八九十百]+、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:、|[.．](?!\d))|第[一二三四五六七八九十\d]+(?:[章节条]|部分)|—{2,}|[•●▪◆■]|[-*](?=[ \p{Script=Han}“])|附件\d*(?:[：:]|$)|专栏\d|注[：:])/u;
/** The marks that end a statement. */
const ENDED = /(?:[。；;：:！!？?|]|(?<!\d)[.．]|(?<=\p{Script=Han}\d*)[.．])[”"」』）)]?$/u;
const MARK_INSIDE = /[，。；,;]/u;
/** Running text that a page cut off: it has marks inside and none at its end. */
const RUNNING = /^(?=.*[，。；,;]).{28,}$/u;
/** A page number alone in its line. */
const PAGE_NUMBER = /^(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?)$/u;

interface Line {
  readonly words: string;
  /** Columns on paper: a Chinese character takes two. */
  readonly width: number;
  readonly indent: number;
  readonly table: boolean;
}

/** Joins lines whose break is only the edge of the paper. `raw` has its indents; the result has none. */
export function joinLines(raw: string): string {
  const lines = raw.split("\n").map(readLine);
  const page = readPage(lines.filter(({ words }) => words !== ""));
  let joined = "";
  let previous: Line | null = null;
  let gap = false;
  for (const line of lines) {
    if (line.words === "" || PAGE_NUMBER.test(line.words)) {
      gap = true;
      continue;
    }
    const goesOn = previous !== null && continues(previous, line, { gap, page });
    joined += `${joined === "" ? "" : goesOn ? seam(previous?.words ?? "", line.words) : "\n"}${line.words}`;
    // What goes on after a seam is judged by the last line alone, its beginning by the whole.
    previous = line;
    gap = false;
  }
  return joined;
}

function readLine(raw: string): Line {
  const words = raw.trim();
  const indent = raw.trimEnd() === "" ? 0 : displayWidth(/^\s*/u.exec(raw)?.[0] ?? "");
  return { words, indent, width: displayWidth(raw.trimEnd()), table: words.includes("|") };
}

function displayWidth(words: string): number {
  let width = 0;
  for (const character of words) width += /[\u0020-\u00FF]/u.test(character) ? 1 : 2;
  return width;
}

/** A number goes on without a gap, two Latin words with one; all other spaces are dropped later. */
function seam(before: string, after: string): string {
  return /[\d.,]$/u.test(before) && /^[\d.,%％]/u.test(after) ? "" : " ";
}

/** Longer lines are whole paragraphs. */
const WIDEST = 164;

interface Page {
  /** The width at which its lines break; null for a text that is not broken. */
  readonly edge: number | null;
  /** Where its lines begin; those set in further begin a paragraph. */
  readonly margin: number;
}

function readPage(lines: readonly Line[]): Page {
  const open = lines.filter((line, i) => isOpen(line, lines[i + 1]));
  const marked = open.filter(({ words }) => MARK_INSIDE.test(words));
  const widths = new Set(marked.map(({ width }) => width));
  const best = [...widths]
    .map((width) => ({ width, support: open.filter((other) => near(other.width, width)).length }))
    .sort((a, b) => b.support - a.support || b.width - a.width)[0];
  if (best === undefined || best.support < (marked.length > 1 ? 2 : 3)) return { edge: null, margin: 0 };
  // Of the lines as long as that the greater part must be broken, and broken anywhere: lines that all end with a
  // value are statements without their full stop, not one broken text.
  const alike = lines.filter(({ width, table }) => !table && near(width, best.width));
  const cut = open.filter(({ width }) => near(width, best.width));
  const stated = cut.filter(({ words }) => VALUE_AT_END.test(words));
  const broken = cut.length * 2 >= alike.length && stated.length * 3 <= cut.length;
  return { edge: broken ? best.width : null, margin: Math.min(...alike.map(({ indent }) => indent)) };
}

const VALUE_AT_END =
  /\d[万亿]?(?:[家个项件户名人条所支次亩元倍]|亿元|万元|平方米|平方公里|[%％]|个?百分点)(?:以上|左右|以内|以下)?$/u;

/** A line that ends without a mark and is no heading, no list item and no cell of a table. */
function isOpen(line: Line, next: Line | undefined): boolean {
  if (next === undefined || line.table || next.table || line.width > WIDEST || line.width < 20) return false;
  const heads = STARTS.test(line.words) && !/[。；;\d]/u.test(line.words.replace(STARTS, ""));
  return !heads && !ENDED.test(line.words) && !STARTS.test(next.words);
}

/** Up to an eighth shorter: a number or a mark that may not stand alone moves to the next line. */
function near(width: number, edge: number): boolean {
  return width <= edge && width >= edge * 0.84;
}

interface Around {
  /** Empty lines or a page number stand between. */
  readonly gap: boolean;
  readonly page: Page;
}

function continues(previous: Line, line: Line, { gap, page }: Around): boolean {
  if (STARTS.test(line.words) || line.table || previous.table) return false;
  const { edge, margin } = page;
  if (/[，,、]$/u.test(previous.words)) return true;
  // 6. / 5%: the point of a number, not the end of a sentence.
  if (/\p{Script=Han}\d+[.．]$/u.test(previous.words) && /^\d{1,3}(?!\d|年)/u.test(line.words)) return true;
  const setIn = edge !== null && line.indent >= margin + 2;
  const full = edge !== null && previous.width >= edge * 0.8 && previous.width <= edge * 1.2;
  if (ENDED.test(previous.words)) return !gap && full && !setIn && endsByChance(previous, page);
  if (isHeading(previous, line, edge)) return false;
  if (full) return !setIn;
  return !gap && (RUNNING.test(previous.words) || breaksOff(previous.words, line.words));
}

/** A full stop at the very edge of a broken text: the paragraph goes on. */
function endsByChance(previous: Line, { edge, margin }: Page): boolean {
  if (/[：:][”"」』）)]?$/u.test(previous.words)) return false;
  return (edge !== null && previous.width >= edge - 3) || previous.indent >= margin + 2;
}

/** （一）加强统筹，形成合力 above its text; a title of a document. */
function isHeading(previous: Line, line: Line, edge: number | null): boolean {
  const body = previous.words.replace(STARTS, "");
  if (TITLED.test(body)) return true;
  if (body === previous.words || /[。；;\d]/u.test(body)) return false;
  return edge === null ? line.width > previous.width * 1.5 || body.length <= 12 : previous.width < edge * 0.9;
}

const TITLED = /^[^，。；]{4,60}(?:意见|方案|计划|规划|办法|措施|细则|要点)(?:[（(][^（）()]{2,20}[)）])?$/u;

/** The statement is not complete, and the next line completes it: …，高新技术企业 / 达到1500家. */
function breaksOff(before: string, after: string): boolean {
  if (!MARK_INSIDE.test(before) && !/\d$/u.test(before)) return false;
  if (/\d[.,]?$/u.test(before) && /^[\d.,%％]|^[万亿]?[家个项元件人户倍年]/u.test(after)) return true;
  return MARK_INSIDE.test(before) && PREDICATE.test(after);
}

const PREDICATE =
  /^(?:达|突破|超过|占|比重|比例|不低于|不少于|提高|提升|增长|增加|较|比|以上|左右|年均|保持|控制在|翻|实现|的|和|及|与|、)/u;
