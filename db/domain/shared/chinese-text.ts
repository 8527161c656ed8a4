import { SIMPLIFIED_CHARACTERS, TRADITIONAL_CHARACTERS } from "#domain/shared/traditional-characters";

/** Folds text for comparing headers and words (文字归一): NFKC, traditional→simplified, every bracket → `()`, white space and invisible marks removed, upper case, dashes → `-`. Not for showing. */
export function foldText(text: string): string {
  const table = foldTable();
  let folded = "";
  let clean = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const target = table[unit] ?? SLOW;
    if (target === unit) continue;
    if (target === SLOW) return foldSlowly(text);
    folded += text.slice(clean, i);
    if (target !== DROP) folded += String.fromCharCode(target);
    clean = i + 1;
  }
  return clean === 0 ? text : folded + text.slice(clean);
}

/** Match key of an enterprise name (企业名称比对键): folded, letters and digits only, so brackets, dots and dashes do not tell two names apart. */
export function foldName(name: string): string {
  return foldText(name).replace(NOT_NAME, "");
}

/** An enterprise name for showing (企业名称显示形式): white space, line breaks and invisible marks removed, all else as written. */
export function cleanName(name: string): string {
  return name.replace(INVISIBLE, "");
}

/** Traditional → simplified characters (繁→简), one by one (OpenCC TSCharacters). Good for comparing; never use it to rewrite a stored name. */
export function toSimplified(text: string): string {
  const simplified = simplifiedCharacters();
  let result = "";
  for (const character of text) result += simplified.get(character) ?? character;
  return result;
}

const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Zs}\u115F\u1160\u2800\u3164\uFFA0]/gu;
const NOT_NAME = /[^\p{L}\p{N}\p{M}]/gu;

const OPENING = "([{（［｛【〔〖〈《「『⦅〘〚";
const CLOSING = ")]}）］｝】〕〗〉》」』⦆〙〛";
const DASHES = "-‐‑‒–—―−─━﹘﹣－";
const DOTS = "·•・‧∙⋅";
const OTHERS: ReadonlyMap<string, string> = new Map([
  ["“", '"'],
  ["”", '"'],
  ["‘", "'"],
  ["’", "'"],
  ["〜", "~"],
]);

/** Marks of the fold table: this character needs the slow way; this one disappears. Neither is a character of its own (U+0000, U+FFFF). */
const SLOW = 0;
const DROP = 0xffff;

let cachedTable: Uint16Array | null = null;
let cachedCharacters: ReadonlyMap<string, string> | null = null;

/** UTF-16 unit → folded unit for what Chinese headers and names are made of; everything else is marked SLOW. */
function foldTable(): Uint16Array {
  if (cachedTable !== null) return cachedTable;
  const table = new Uint16Array(0x1_0000);
  const usual = [
    [0x00, 0x7e],
    [0xa0, 0xa0],
    [0x2010, 0x2027],
    [0x3000, 0x3002],
    [0x3008, 0x301b],
    [0x4e00, 0x9fff],
    [0xfeff, 0xfeff],
    [0xff01, 0xff5e],
  ] as const;
  for (const [first, last] of usual) {
    for (let unit = first; unit <= last; unit += 1) {
      const folded = foldSlowly(String.fromCharCode(unit));
      if (folded.length <= 1) table[unit] = folded === "" ? DROP : folded.charCodeAt(0);
    }
  }
  cachedTable = table;
  return table;
}

function foldSlowly(text: string): string {
  let folded = "";
  for (const character of toSimplified(text.normalize("NFKC")).replace(INVISIBLE, "")) folded += foldMark(character);
  return folded.toUpperCase().normalize("NFKC");
}

function foldMark(character: string): string {
  if (OPENING.includes(character)) return "(";
  if (CLOSING.includes(character)) return ")";
  if (DASHES.includes(character)) return "-";
  if (DOTS.includes(character)) return "·";
  return OTHERS.get(character) ?? character;
}

function simplifiedCharacters(): ReadonlyMap<string, string> {
  if (cachedCharacters !== null) return cachedCharacters;
  const simplified = [...SIMPLIFIED_CHARACTERS];
  const characters = new Map([...TRADITIONAL_CHARACTERS].map((from, i) => [from, simplified[i] ?? from]));
  cachedCharacters = characters;
  return characters;
}
