/** A policy text made readable for the search of targets (文本清理). */
import { SIMPLIFIED_CHARACTERS, TRADITIONAL_CHARACTERS } from "#domain/shared/traditional-characters";
import { joinLines } from "./join-lines.ts";
import { markTables } from "./table-lines.ts";

/** One text in three spellings of the same length, so that a place in one is a place in all (清理后的文本). */
export interface CleanText {
  /** For showing: simplified characters, broken words and lines joined. */
  readonly text: string;
  /** The characters of the document, joined in the same way. */
  readonly source: string;
  /** For matching: punctuation and digits of one width, “.” as a full stop is 。 */
  readonly work: string;
}

/** Joins what a page or a PDF broke apart and folds what is written in several ways. */
export function cleanText(raw: string): CleanText {
  const source = dropSpaces(breakBeforeMarkers(joinLines(dropNoise(raw))));
  const text = simplify(source);
  return { text, source, work: foldMarks(text) };
}

function dropNoise(raw: string): string {
  return markTables(raw.replace(/\r\n?|[\u0085\u2028\u2029\f\v]/gu, "\n"))
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD\u0001-\u0008]/gu, "")
    .replaceAll("\u3000", "  ")
    .replace(/[^\S\n]/gu, " ")
    .replace(/^.*\|.*$/gmu, trimRow)
    .replace(/ +$/gmu, "");
}

/** | a | b | has marks at both its ends; “ | b | c” begins with an empty cell; one alone is no table. */
function trimRow(line: string): string {
  const bare = line.replace(/^[ |]+|[ |]+$/gu, "");
  if (!bare.includes("|") || /^[\s|:—-]+$/u.test(bare)) return bare.replace(/^[\s|:—-]+$/u, "");
  return line.trim().replace(/^\|(.*)\|$/u, "$1");
}

/** Pages pasted as one line still carry the marks of their headings and list items. */
function breakBeforeMarkers(text: string): string {
  return text
    .replace(/(^|[。：:；;.！ \n”])[ ]*(?=—{2,}[\p{Script=Han}“])/gmu, "$1\n")
    .replace(/(?<=[。：:；;.！ ”)）])[ ]*(?=[一二三四五六七八九十]{1,3}、[\p{Script=Han}“])/gu, "\n")
    .replace(/(?<=[。：:；;.！ ”])[ ]*(?=[(（][一二三四五六七八九十]{1,3}[)）][\p{Script=Han}“])/gu, "\n")
    .replace(/(?<=[。：:；;！ ”])[ ]*(?=\d{1,2}[、.．][\p{Script=Han}“])/gu, "\n")
    .replace(/(?<=[。；;.！][ ]*)(?=[一二三四五六七八九十]是[\p{Script=Han}“])/gu, "\n");
}

function dropSpaces(text: string): string {
  return text
    .replace(/^ +| +$/gmu, "")
    .replace(/\n{2,}/gu, "\n")
    .replace(SPACE, "");
}

/** A space is real only between two Latin words or two numbers. */
const SPACE = /(?<![A-Za-z0-9])[ ]+|[ ]+(?![A-Za-z0-9])|(?<=[A-Za-z])[ ]+(?=\d)|(?<=\d)[ ]+(?=[A-Za-z])/gu;

function simplify(text: string): string {
  const table = simplifiedUnits();
  return text.replace(/[㐀-鿿]/gu, (character) => table.get(character) ?? character);
}

let cachedUnits: ReadonlyMap<string, string> | null = null;

/** Only characters of one unit each, so that no place moves. */
function simplifiedUnits(): ReadonlyMap<string, string> {
  if (cachedUnits !== null) return cachedUnits;
  const to = [...SIMPLIFIED_CHARACTERS];
  const pairs = [...TRADITIONAL_CHARACTERS].map((from, i) => [from, to[i] ?? from] as const);
  cachedUnits = new Map(pairs.filter(([from, target]) => from.length === 1 && target.length === 1));
  return cachedUnits;
}

const MARKS: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "(": "（",
  ")": "）",
  "[": "〔",
  "]": "〕",
  "?": "？",
  "!": "！",
  "「": "“",
  "」": "”",
  "『": "“",
  "』": "”",
  "«": "《",
  "»": "》",
  "〈": "《",
  "〉": "》",
  "﹪": "%",
  〇: "零",
};

function foldMarks(text: string): string {
  const wide = text
    .replace(/[！-～]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, "\u0002")
    .replace(/(?<=[\p{Script=Han}）)”%])\.(?![A-Za-z])|(?<=[^\n。；.]\d)\.(?=[\p{Script=Han}“])/gu, "。")
    .replace(/[,;:()[\]?!「」『』«»〈〉﹪〇]/gu, (mark) => MARKS[mark] ?? mark)
    .replaceAll("\u0002", ",");
  return straightQuotes(foldUsage(foldYears(wide)));
}

/** 二〇二七年, 二○二七年, 二O二七年: as many characters in digits. */
function foldYears(text: string): string {
  return text.replace(SPOKEN_YEAR, (words) => Array.from(words, (one) => YEAR_DIGITS[one] ?? one).join(""));
}

const SPOKEN_YEAR =
  /(?<![一二三四五六七八九十百千万零\d])[二2][零○〇Oo0][一二三四五六七八九零○〇Oo\d]{2}(?=年|[—–\-~～至到]+[二2][零○〇Oo0])/gu;
const YEAR_DIGITS: Readonly<Record<string, string>> = {
  零: "0",
  "○": "0",
  O: "0",
  o: "0",
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};

/** Words of Taiwan for which the mainland has one as long (台湾用语). */
const USAGE: readonly (readonly [RegExp, string])[] = [
  [/数位(?=[^\d，；。、])/gu, "数字"],
  [/资讯/gu, "信息"],
  [/计画/gu, "计划"],
  [/网路/gu, "网络"],
  [/软体/gu, "软件"],
  [/硬体/gu, "硬件"],
  [/成长(?=率|幅度|[达至到]?\d)/gu, "增长"],
];

function foldUsage(text: string): string {
  return USAGE.reduce((words, [from, to]) => words.replace(from, to), text);
}

/** Straight quotes open and close by turns within a line. */
function straightQuotes(text: string): string {
  if (!text.includes('"')) return text;
  let inside = false;
  return text.replace(/["\n]/gu, (mark) => {
    inside = mark === '"' && !inside;
    return mark === "\n" ? mark : inside ? "“" : "”";
  });
}
