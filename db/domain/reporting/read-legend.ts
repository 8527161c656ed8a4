/** Codes that a form prescribes for answers (代码说明): 1是2否, 1/0, 是打√, 1.国家级 2.省级, in headings and in notes. */
import type { Field } from "#domain/catalogue/field";
import type { Writing } from "#domain/reporting/writing";
import { foldText } from "#domain/shared/chinese-text";

/** What is printed for which answer. */
export type Legend = NonNullable<Writing["words"]>;

/** The legend that headings state for a field, the innermost first; null when none of them states one. */
export function headingLegend(path: readonly string[], field: Field): Legend | null {
  for (const text of path.toReversed()) {
    const found = legendOf(text.normalize("NFKC"), field, true);
    if (found !== null) return found;
  }
  return null;
}

/** The legend that a note states for a field it names: “是否高企”填1（是）或0（否）. `names`: what the heading calls the field. */
export function noteLegend(notes: readonly string[], names: readonly string[], field: Field): Legend | null {
  const wanted = names.map(bare).filter((name) => name.length >= 2);
  for (const note of notes) {
    const text = note.normalize("NFKC");
    const named = bare(text);
    const isNamed = wanted.some((name) => named.includes(name));
    const isAnyQuestion = field.type === "boolean" && /是否(?:类|项|列|栏|["”…]|\.{2,})|^(?:是填|是[=:])/u.test(text);
    if (!isNamed && !isAnyQuestion) continue;
    const found = legendOf(text, field, false);
    if (found !== null) return found;
  }
  return null;
}

function legendOf(text: string, field: Field, isHeading: boolean): Legend | null {
  if (field.type === "boolean") return yesNo(text, isHeading);
  if (field.type !== "choice" && field.type !== "text") return null;
  const asked = isHeading && /是否/u.test(text) ? askedChoice(text, field) : null;
  return asked ?? choices(text, field);
}

/** Answers to a question without words: which of the two codes is yes. */
const PAIRS: readonly (readonly [RegExp, yes: string, no: string])[] = [
  [/^1\/0$|^0\/1$|^0,1$|^1,0$/u, "1", "0"],
  [/^√\/[×x✗X]$/u, "√", "×"],
  [/^Y\/N$/u, "Y", "N"],
  [/^y\/n$/u, "y", "n"],
  [/^T\/F$/u, "T", "F"],
  [/^有[/、]无$/u, "有", "无"],
  [/^√$/u, "√", ""],
];

/** Words that mean yes and no beside a code. */
const YES = "(?:是|有|已|属于|符合)";
const NO = "(?:否|不是|无|没有|未|不属于|不符合)";
const CODE = "([0-9A-Za-z√×✗✓])";
const SIGN = "[\"“”']?\\s*[=:.、,\\-—]?\\s*";

function yesNo(text: string, isHeading: boolean): Legend | null {
  if (isHeading) {
    const inside = [...text.matchAll(/[([【]([^()[\]【】]*)[)\]】]/gu)].map((match) =>
      (match[1] ?? "").replace(/\s+/gu, ""),
    );
    for (const hint of inside) {
      const pair = PAIRS.find(([pattern]) => pattern.test(hint));
      if (pair !== undefined) return { 是: pair[1], 否: pair[2] };
    }
  }
  const yes = codeOf(text, YES);
  const no = codeOf(text, NO);
  if (yes !== null && no !== null && yes !== no) return { 是: yes, 否: no };
  if (/(?:打|划|画)\s*["“”']?[√✓勾]|√为?是/u.test(text)) {
    const cross = /否[^√]{0,6}(?:打|划|画)?\s*["“”']?([×✗])/u.exec(text)?.[1];
    return { 是: "√", 否: cross ?? "" };
  }
  return null;
}

/** The code of an answer, whichever stands first: 1是, 1（是）, 是=1, 是填“1”. */
function codeOf(text: string, word: string): string | null {
  const before = new RegExp(`${CODE}${SIGN}[("“]?\\s*(?<![不])${word}(?!否)`, "u").exec(text)?.[1];
  const after = new RegExp(
    `(?<![是不])${word}(?!否|类)\\s*["“”]?\\s*(?:的|则|请|者)?\\s*(?:填写?|选|用|写|记|打|为|[=:\\-—])\\s*["“]?\\s*${CODE}`,
    "u",
  ).exec(text)?.[1];
  return after ?? before ?? null;
}

/** 是否毕业企业 asked of a choice of two: 毕业 is yes. */
function askedChoice(text: string, field: Field): Legend | null {
  const name = foldText(text).replace(/\([^()]*\)/gu, "");
  const [first, second, ...more] = field.choices;
  if (first === undefined || second === undefined || more.length > 0) return null;
  const asked = [first, second].find(({ value }) => name.includes(value));
  if (asked === undefined) return null;
  const other = asked === first ? second : first;
  const codes = yesNo(text, true) ?? { 是: "是", 否: "否" };
  return { [asked.value]: codes.是 ?? "是", [other.value]: codes.否 ?? "否" };
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LISTED =
  /((?<!\d)\d{1,2}|(?<![A-Za-z\d])[A-Z])\s*[.．、:：=\-—)]?\s*([\p{Script=Han}][\p{Script=Han}()]{0,14})/gu;

/** 1.国家级 2.省级 3.市级: codes from the first on, each beside a word that the field is known to take, or — of a field of free words — any. */
function choices(text: string, field: Field): Legend | null {
  const pairs = [...text.matchAll(LISTED)].map(
    (match) => [match[1] ?? "", (match[2] ?? "").replace(/[()]+$/u, "")] as const,
  );
  if (pairs.length < 2 || !pairs.every(([code], at) => code === String(at + 1) || code === LETTERS.charAt(at)))
    return null;
  const known = field.choices.flatMap(({ value, writtenAs }) =>
    [value, ...writtenAs].map((word) => [foldText(word), value] as const),
  );
  const values = new Map(known);
  const legend = pairs.map(([code, word]) => [values.get(foldText(word)) ?? word, code] as const);
  const understood = pairs.filter(([, word]) => values.has(foldText(word))).length;
  if (field.choices.length > 0 && understood < 2) return null;
  return Object.fromEntries(legend);
}

function bare(text: string): string {
  return foldText(text)
    .replace(/\([^()]*\)/gu, "")
    .replace(/["“”'‘’]/gu, "");
}
