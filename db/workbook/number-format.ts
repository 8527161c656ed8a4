/** What a number format does to a number, as far as a reader must know it. */
export type NumberFormatKind = "plain" | "date" | "time" | "percent" | "zeros" | "worded";

/** Format codes of the built-in numbers as a Chinese Excel or WPS shows them (ECMA-376 part 1, 18.8.30, zh-cn). */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;[Red]"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "yyyy/m/d",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy/m/d h:mm",
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: "m-d-yy",
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'AM/PMh"时"mm"分"',
  35: 'AM/PMh"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: "#,##0;-#,##0",
  38: "#,##0;[Red]-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;[Red]-#,##0.00",
  41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'AM/PMh"时"mm"分"',
  56: 'AM/PMh"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** Code of a built-in format; `General` for numbers that mean nothing. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? "General";
}

/** What a format code does. Only its first section counts: the others are for negatives, zero and text. */
export function classifyFormat(code: string): NumberFormatKind {
  if (/^\s*(?:general|@|g\/通用格式)?\s*$/iu.test(code)) return "plain";
  if (/\[\$-F800\]/iu.test(code)) return "date";
  if (/\[\$-F400\]/iu.test(code)) return "time";
  const elapsed = /\[(?:h+|m+|s+)\]/iu.test(code);
  const bare = firstSection(code)
    .replace(/"[^"]*"?|\\.|_.|\*./gu, "")
    .replace(/\[[^\]]*\]/gu, "");
  if (elapsed) return "time";
  const letters = bare.replace(/general|AM\/PM|A\/P|上午\/下午/giu, "").replace(/E[+-]/giu, "");
  if (/[ydge]/iu.test(letters)) return "date";
  if (/[hs]/iu.test(letters)) return "time";
  if (/m/iu.test(letters)) return "date";
  if (bare.includes("%")) return "percent";
  const words = sectionsOf(code).map(readWords);
  if (words.some((read) => read !== null && read.places !== 0)) return "worded";
  if (/(?:^|[^.0#?,])0[0-]*0/u.test(bare.split(".")[0] ?? "")) return "zeros";
  return words.some((read) => read !== null) ? "worded" : "plain";
}

/** What a format adds to a number: words before and behind it (0"万元", [$$-409]0), and how many places it moves the point (`0.00,` shows thousands, `0\.0,` ten thousands). */
export interface FormatWords {
  readonly before: string;
  readonly behind: string;
  readonly places: number;
}

/** The words of the section that a value falls into; null where its number stands for itself. */
export function wordsOfFormat(code: string, value: number): FormatWords | null {
  const section = sectionOf(sectionsOf(code), value);
  return section === undefined ? null : readWords(section);
}

/** Sections may name their own conditions ([>=10000]0\.0,"万";0); else they are for positive, negative, zero. */
function sectionOf(sections: readonly string[], value: number): string | undefined {
  const numbers = sections.slice(0, 3);
  if (numbers.some((section) => CONDITION.test(section))) {
    return numbers.find((section) => meets(CONDITION.exec(section), value)) ?? numbers.at(-1);
  }
  if (value < 0 && numbers.length > 1) return numbers[1];
  return value === 0 && numbers.length > 2 ? numbers[2] : numbers[0];
}

const CONDITION = /\[([<>=]{1,2})(-?\d+(?:\.\d+)?)\]/u;

function meets(condition: RegExpExecArray | null, value: number): boolean {
  const [, sign, text] = condition ?? [];
  const limit = Number(text);
  switch (sign) {
    case ">=":
      return value >= limit;
    case ">":
      return value > limit;
    case "<=":
      return value <= limit;
    case "<":
      return value < limit;
    case "=":
      return value === limit;
    case "<>":
      return value !== limit;
    default:
      return true;
  }
}

/** Digits with their literals before and behind. A point written as a literal between digits is no decimal point of the value but moves it. */
function readWords(section: string): FormatWords | null {
  const literal = section
    .replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/gu, (_, sign: string) => `"${sign}"`)
    .replace(/\[[^\]]*\]|_.|\*./gu, "")
    .replace(/[\\!](.)/gu, '"$1"');
  const [, before = "", digits = "", behind = ""] =
    /^((?:"[^"]*"|[^"0#?])*)((?:[0#?.,]|"\."(?=[0#?]))+)(.*)$/su.exec(literal) ?? [];
  if (!/[0#?]/u.test(digits) || /^E[+-]/iu.test(behind)) return null;
  const commas = /[0#?.](,+)$/u.exec(digits)?.[1]?.length ?? 0;
  const pointed = /"\."([0#?]+)/u.exec(digits)?.[1]?.length ?? 0;
  const words = { before: wordOf(before), behind: wordOf(behind), places: 0 - 3 * commas - pointed };
  return words.before === "" && words.behind === "" && words.places === 0 ? null : words;
}

/** Signs of our own currency, brackets and blanks say nothing. */
function wordOf(literals: string): string {
  const text = literals.replace(/"/gu, "").replace(/[¥￥\s()（）+;@-]|general/giu, "");
  return /[\p{L}$€£%‰㎡²]/u.test(text) ? text : "";
}

/** A format code as the library's renderer accepts it: Chinese characters quoted, Chinese halves of the day in its own words. */
export function renderableFormat(code: string): string {
  const system = code.replace(/\[\$-F800\].*/iu, 'yyyy"年"m"月"d"日"').replace(/\[\$-F400\].*/iu, "h:mm:ss");
  return system
    .replace(/上午\/下午/gu, "AM/PM")
    .split(/("[^"]*"|\\.)/u)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replace(/[\u2E80-\uFFEF￥¥]+/gu, '"$&"')))
    .join("");
}

function sectionsOf(code: string): readonly string[] {
  return code.match(/(?:[^;"\\]|"[^"]*"?|\\.)+/gu) ?? [];
}

/** Cuts at the first `;` outside quotes. */
function firstSection(code: string): string {
  return /^(?:[^;"\\]|"[^"]*"?|\\.)*/u.exec(code)?.[0] ?? code;
}
