/** A policy text cut into sentences that know what stands above them (句子与上下文). */
import { headsRules, leadsRules, promises } from "./demands.ts";
import type { DocumentFrame } from "./document-frame.ts";
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
}

interface Paragraph {
  readonly from: number;
  readonly work: string;
  readonly level: number;
}

/** Cuts the text; years carry from a lead line to its list, and within one item. */
export function listSentences(work: string, frame: DocumentFrame): Sentence[] {
  const sentences: Sentence[] = [];
  let section: Section = { chapter: PLAIN, standing: PLAIN, year: null, lead: null, conditions: false };
  for (const paragraph of listParagraphs(work)) {
    const pieces = cutSentences(paragraph);
    section = enterSection(section, paragraph.level, pieces[0]?.work.replace(/[。：]$/u, "") ?? "");
    sentences.push(...readParagraph(pieces, { paragraph, section, frame }));
    section = leaveParagraph(section, paragraph);
  }
  return sentences;
}

/** What a heading says of all below it. */
interface Standing {
  readonly past: boolean;
  readonly goal: boolean;
  readonly rules: boolean;
}

const PLAIN: Standing = { past: false, goal: false, rules: false };

interface Section {
  readonly chapter: Standing;
  readonly standing: Standing;
  /** Year the goals of this section are set for. */
  readonly year: number | null;
  /** Year of the lead line of the list that follows. */
  readonly lead: number | null;
  /** A list of conditions goes on. */
  readonly conditions: boolean;
}

/** Chapters and sections start afresh; numbered items keep the year of their lead line. */
function enterSection(section: Section, level: number, title: string): Section {
  if (level === 0 || level > 2) return section;
  const own = standingOf(title);
  if (level === 1) return { chapter: own, standing: own, year: null, lead: null, conditions: false };
  const { chapter, year, lead } = section;
  const standing = {
    past: chapter.past || own.past,
    goal: chapter.goal || own.goal,
    rules: chapter.rules || own.rules,
  };
  const kept = chapter.goal ? { year, lead } : { year: null, lead: null };
  return { ...kept, chapter, standing, conditions: section.conditions };
}

/** A whole sentence behind a number is no heading. */
function standingOf(title: string): Standing {
  if (title.length > 24 || /\d/u.test(title)) return PLAIN;
  return { past: PAST_SECTION.test(title), goal: /目标|指标/u.test(title), rules: headsRules(title) };
}

function leaveParagraph(section: Section, { work, level }: Paragraph): Section {
  const year = lastTargetYear(work);
  const isLead = work.trim().endsWith("：");
  if (isLead && year !== null) return { ...section, conditions: false, lead: year };
  // The year of one list item does not bind the next.
  const isGoal = year !== null && level <= 2 && section.standing.goal;
  const conditions = isLead ? leadsRules(work) : section.conditions && level > 1;
  const lead = level === 0 && !isLead ? null : section.lead;
  return { ...section, conditions, lead, year: isGoal ? year : section.year };
}

const PAST_SECTION =
  /^(?!夯实|筑牢|打牢|强化|巩固|提升).*(?:(?:发展|工作|现实|建设|产业)基础|^基础(?!研究|设施)|现状|现况|成效|成就|背景|形势|回顾|历程|发展情况)/u;

function listParagraphs(work: string): Paragraph[] {
  const chaptered = CHAPTERS.test(work);
  let from = 0;
  return work.split("\n").map((line) => {
    const marker = MARKER.exec(line)?.[0] ?? "";
    const paragraph = {
      from: from + marker.length,
      work: line.slice(marker.length),
      level: levelOf(marker, chaptered),
    };
    from += line.length + 1;
    return paragraph;
  });
}

/** Where chapters have marks of their own, 一、 counts below them. */
const CHAPTERS = /^\s*(?:[壹贰叁参肆伍陆柒捌玖拾]、|第[一二三四五六七八九十\d]+(?:[章篇]|部分))/mu;
const MARKER =
  /^\s*(?:[一二三四五六七八九十]{1,3}、|[壹贰贰叁参肆伍陆柒捌玖拾]{1,3}、|第[一二三四五六七八九十\d]+(?:[章节篇]|部分)|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.．](?!\d)|（\d{1,2}）|—{2,}|[•●▪◆■]|[一二三四五六七八九十]是)/u;

/** 1: chapter; 2: section; 3: numbered item; 4: dash or 一是; 0: plain. */
function levelOf(marker: string, chaptered: boolean): number {
  const mark = marker.trim();
  if (mark === "") return 0;
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
  let running: CarriedYear | null =
    section.lead !== null
      ? { year: section.lead, from: "lead" }
      : section.year !== null
        ? { year: section.year, from: "section" }
        : frame.workYear !== null
          ? { year: frame.workYear, from: "title" }
          : null;
  let past = section.standing.past;
  return pieces.map((piece, i) => {
    const years = listYears(piece.work);
    past = tellsThePast(piece.work, years, past, frame);
    const carried = running ?? laterYear(pieces.slice(i + 1, i + 9));
    const own = lastTargetYear(piece.work);
    if (own !== null && !past) running = { year: own, from: "earlier" };
    const ruled = (frame.rules || section.standing.rules || section.conditions) && !promises(piece.work);
    const ignored =
      ruled || past || (i === 0 && firstIsHead && !/\d/u.test(piece.work)) || /^\s*附件/u.test(piece.work);
    return { ...piece, to: piece.from + piece.work.length, years, carried: past ? null : carried, head, ignored };
  });
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

const PAST_WORDS = /^(?:截至|截止|目前|当前|近年来|近几年|现有)|(?:截至|截止)(?:20|目前|当前)|以来，/u;
const FUTURE_WORDS = /(?:到|至|力争|确保|争取|力争到)20\d\d年|力争|20\d\d年底?前|[末期][，间]/u;

function tellsThePast(work: string, years: readonly YearMention[], was: boolean, frame: DocumentFrame): boolean {
  const targets = years.filter((mention) => mention.role === "target");
  const floor = frame.planStart ?? frame.issued ?? (frame.planEnd === null ? null : frame.planEnd - 6);
  if (targets.length > 0 && floor !== null && targets.every((mention) => mention.year < floor)) return true;
  if (PAST_WORDS.test(work.trim())) return true;
  if (FUTURE_WORDS.test(work) && targets.length > 0) return false;
  return was;
}
