/** A policy text cut into sentences that know what stands above them (句子与上下文). */
import { headsRules, leadsRules, promises } from "./demands.ts";
import type { DocumentFrame } from "./document-frame.ts";
import { firstYearAhead, headsNext, leadsPast, tellsThePast, timeOfHeading } from "./past-words.ts";
import { NO_COLUMNS, readTaskRow } from "./task-tables.ts";
import { listYears, type YearMention } from "./year-mentions.ts";

/** A year a sentence takes from its surroundings, and where it stood. */
export interface CarriedYear {
  readonly year: number;
  readonly from: "lead" | "earlier" | "later" | "section" | "title";
}

/** One sentence with its place and its context. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** The matching text of it. */
  readonly work: string;
  readonly years: readonly YearMention[];
  readonly carried: CarriedYear | null;
  /** Heads of the list item it belongs to, e.g. 长沙、株洲、湘潭国家高新区. */
  readonly head: string;
  /** It tells what has been, or names a heading: nothing in it is to be reached. */
  readonly ignored: boolean;
  /** It stands below a heading of goals. */
  readonly goal: boolean;
}

interface Paragraph {
  readonly from: number;
  readonly work: string;
  readonly level: number;
  /** It is one cell of a table. */
  readonly cell: boolean;
  /** Year its row of a table is due; undefined where no column says so. */
  readonly due: CarriedYear | null | undefined;
}

/** Cuts the text; years carry from a lead line to its list, and within one item. */
export function listSentences(work: string, frame: DocumentFrame): Sentence[] {
  const sentences: Sentence[] = [];
  const whole = frame.report ? { ...PLAIN, past: true, until: frame.planEnd } : PLAIN;
  let section: Section = { part: whole, chapter: null, standing: whole, ...NOTHING_CARRIED };
  for (const paragraph of listParagraphs(work)) {
    const pieces = cutSentences(paragraph);
    if (!paragraph.cell) section = enterSection(section, paragraph, pieces[0]?.work.replace(/[。：]$/u, "") ?? "");
    sentences.push(...readParagraph(pieces, { paragraph, section, frame }));
    if (!paragraph.cell) section = leaveParagraph(section, paragraph);
  }
  return sentences;
}

/** What a heading says of all below it. */
interface Standing {
  readonly past: boolean;
  /** Last year of what has been, where the heading names it. */
  readonly until: number | null;
  readonly goal: boolean;
  readonly rules: boolean;
}

const PLAIN: Standing = { past: false, until: null, goal: false, rules: false };

interface Section {
  /** Of a report as a whole, or below a heading without a number that stands above the chapters. */
  readonly part: Standing;
  /** Null before the first chapter. */
  readonly chapter: Standing | null;
  readonly standing: Standing;
  /** Year the goals of this section are set for. */
  readonly year: number | null;
  /** Year of the lead line of the list that follows. */
  readonly lead: number | null;
  /** A list of conditions goes on. */
  readonly conditions: boolean;
  /** A list of what has been done, or of notes below a table, goes on. */
  readonly told: boolean;
}

const NOTHING_CARRIED = { year: null, lead: null, conditions: false, told: false } as const;

/** Chapters and sections start afresh; numbered items keep the year of their lead line. */
function enterSection(section: Section, { level, work }: Paragraph, title: string): Section {
  if (level === 0) return enterPlainHeading(section, work.trim());
  if (level > 2) return section;
  const own = standingOf(title);
  if (level === 1) {
    const part = timeOfHeading(title).ahead ? PLAIN : section.part;
    const chapter = part.past ? { ...own, past: true, until: own.until ?? part.until } : own;
    return { part, chapter, standing: chapter, ...NOTHING_CARRIED };
  }
  const { part, year, lead } = section;
  const chapter = section.chapter ?? part;
  const standing = {
    past: (own.past && !chapter.goal) || (chapter.past && !headsNext(title)),
    until: own.until ?? chapter.until,
    goal: chapter.goal || own.goal,
    rules: chapter.rules || own.rules,
  };
  const kept = chapter.goal ? { year, lead } : { year: null, lead: null };
  const { conditions, told } = section;
  return { ...kept, part, chapter: section.chapter, standing, conditions, told };
}

/** 存在问题 on a line of its own holds up to the next such line or chapter. */
function enterPlainHeading(section: Section, line: string): Section {
  const title = line.replace(/：$/u, "");
  if (title.length > 24 || /[，。；：|？！]/u.test(title) || hasFigures(title)) return section;
  const { past, ahead, until } = timeOfHeading(title);
  if (!past && !ahead) return section;
  const change = { past, until };
  const standing = { ...section.standing, ...change };
  if (section.chapter !== null) return { ...section, chapter: { ...section.chapter, ...change }, standing };
  return { ...section, part: { ...section.part, ...change }, standing };
}

/** Numbers other than years. */
function hasFigures(title: string): boolean {
  return /\d/u.test(title.replace(/20\d\d(?:年|(?=[—–\-~～至]))/gu, ""));
}

/** A whole sentence behind a number is no heading. */
function standingOf(title: string): Standing {
  if (title.length > 24 || hasFigures(title)) return PLAIN;
  const { past, until } = timeOfHeading(title);
  return { past, until, goal: !past && /目标|指标/u.test(title), rules: headsRules(title) };
}

function leaveParagraph(section: Section, { work, level }: Paragraph): Section {
  const year = lastTargetYear(work);
  const isLead = work.trim().endsWith("：");
  const told = NOTE.test(work) || (isLead ? PAST_LEAD.test(work.trim()) : section.told && level > 1);
  if (isLead && year !== null) return { ...section, conditions: false, told, lead: year };
  // The year of one list item does not bind the next.
  const isGoal = year !== null && level <= 2 && section.standing.goal;
  const conditions = isLead ? leadsRules(work) : section.conditions && level > 1;
  const lead = level === 0 && !isLead ? null : section.lead;
  return { ...section, conditions, told, lead, year: isGoal ? year : section.year };
}

/** Notes below a table (注：…) say how its figures came about. */
const NOTE = /^\s*(?:备?注\d?|附注|数据来源|(?:填表|指标|有关)?说明)[：:]/u;
const PAST_LEAD =
  /^(?:今年|去年|近[一二三四五\d]?年|过去)[^。；]{0,40}以?来?[^。；]*(?:工作|成效|成绩|进展)[^。；]*：$/u;

function listParagraphs(work: string): Paragraph[] {
  const chaptered = CHAPTERS.test(work);
  let from = 0;
  let table = NO_COLUMNS;
  return work.split("\n").flatMap((line): Paragraph[] => {
    const start = from;
    from += line.length + 1;
    if (line.includes("|")) {
      const { columns, cells } = readTaskRow({ line, from: start }, table);
      table = columns;
      return cells.map((one) => ({ ...one, level: 0, cell: true }));
    }
    const marker = MARKER.exec(line)?.[0] ?? "";
    const paragraph = {
      from: start + marker.length,
      work: line.slice(marker.length),
      level: levelOf(marker, chaptered),
      cell: false,
      due: undefined,
    };
    return [paragraph];
  });
}

/** Where chapters have marks of their own, 一、 counts below them. */
const CHAPTERS = /^\s*(?:[壹贰叁参肆伍陆柒捌玖拾]、|第[一二三四五六七八九十\d]+(?:[章篇]|部分))/mu;
const MARKER =
  /^\s*(?:[一二三四五六七八九十]{1,3}、|[壹贰贰叁参肆伍陆柒捌玖拾]{1,3}、|第[一二三四五六七八九十\d]+(?:[章节篇]|部分)|第[一二三四五六七八九十百\d]+条(?!产线|生产线|赛道|线|链|路|地铁|铁路|高速|航线)|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.．](?!\d)|（\d{1,2}）|—{2,}|[•●▪◆■]|[一二三四五六七八九十]是)/u;

/** 1: chapter; 2: section; 3: numbered item; 4: dash or 一是; 0: plain. */
function levelOf(marker: string, chaptered: boolean): number {
  const mark = marker.trim();
  // An article (第五条) ends the lists of the one before.
  if (mark === "" || mark.endsWith("条")) return 0;
  if (/^(?:第.*[章篇分]$|[壹贰叁参肆伍陆柒捌玖拾]+、)/u.test(mark)) return 1;
  if (/^[一二三四五六七八九十]+、/u.test(mark)) return chaptered ? 2 : 1;
  if (mark.endsWith("节") || /^（[一二三四五六七八九十]/u.test(mark)) return 2;
  return /^(?:\d|（\d)/u.test(mark) ? 3 : 4;
}

function cutSentences(paragraph: Paragraph): Piece[] {
  const pieces: Piece[] = [];
  for (const match of paragraph.work.matchAll(/[^。！？]+[。！？]?[”）]?/gu)) {
    let { index } = match;
    let rest = match[0];
    while (rest.length > LONGEST_PIECE) {
      const cut = Math.max(rest.lastIndexOf("；", LONGEST_PIECE), rest.lastIndexOf("，", LONGEST_PIECE)) + 1;
      const length = cut > LONGEST_PIECE / 4 ? cut : LONGEST_PIECE;
      pieces.push({ from: paragraph.from + index, work: rest.slice(0, length) });
      index += length;
      rest = rest.slice(length);
    }
    pieces.push({ from: paragraph.from + index, work: rest });
  }
  return pieces;
}

interface Piece {
  readonly from: number;
  readonly work: string;
}

/** No sentence is this long; text without full stops is cut, because searching grows with the square of it. */
const LONGEST_PIECE = 800;

interface ParagraphContext {
  readonly paragraph: Paragraph;
  readonly section: Section;
  readonly frame: DocumentFrame;
}

function readParagraph(pieces: readonly Piece[], context: ParagraphContext): Sentence[] {
  const { paragraph, section, frame } = context;
  const firstIsHead = paragraph.level > 0 && pieces.length > 1 && (pieces[0]?.work.length ?? 99) <= 32;
  const head = firstIsHead ? (pieces[0]?.work.replace(/[。：]$/u, "") ?? "") : "";
  let running = paragraph.due === undefined ? yearAbove(section, frame) : paragraph.due;
  const { goal, until } = section.standing;
  const note = NOTE.test(paragraph.work);
  let past = section.standing.past || section.told || (!goal && leadsPast(paragraph.work));
  return pieces.map((piece, i) => {
    const years = listYears(piece.work);
    const targets = years.filter((mention) => mention.role === "target");
    past = note || tellsThePast(piece.work, targets, { was: past, until, floor: firstYearAhead(frame) });
    const carried = running ?? laterYear(pieces.slice(i + 1, i + 9));
    const own = lastTargetYear(piece.work);
    if (own !== null && !past) running = { year: own, from: "earlier" };
    const ruled = (frame.rules || section.standing.rules || section.conditions) && !promises(piece.work);
    const ignored =
      ruled || past || (i === 0 && firstIsHead && !/\d/u.test(piece.work)) || /^\s*附件/u.test(piece.work);
    return { ...piece, to: piece.from + piece.work.length, years, carried: past ? null : carried, head, ignored, goal };
  });
}

/** The year a paragraph takes from what stands above it. */
function yearAbove({ lead, year }: Section, { workYear }: DocumentFrame): CarriedYear | null {
  if (lead !== null) return { year: lead, from: "lead" };
  if (year !== null) return { year, from: "section" };
  return workYear === null ? null : { year: workYear, from: "title" };
}

/** Within one list item a year that follows also binds what stands before it. */
function laterYear(pieces: readonly Piece[]): CarriedYear | null {
  const years = new Set(pieces.flatMap((piece) => listYears(piece.work)).map((mention) => mention.year));
  const [year] = years;
  return years.size === 1 && year !== undefined ? { year, from: "later" } : null;
}

function lastTargetYear(work: string): number | null {
  return (
    listYears(work)
      .filter((mention) => mention.role === "target")
      .at(-1)?.year ?? null
  );
}
