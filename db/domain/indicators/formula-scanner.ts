/** Reads words, numbers and marks out of a formula (公式取词). The language has no spaces between words, so what a run of characters is depends on what is expected there. */
import type { FormulaFault } from "#domain/indicators/formula";
import { type Decimal, parseDecimal } from "#domain/shared/decimal";

/** Thrown inside the parser only; `parseFormula` turns it into a Result. */
export class FormulaStop extends Error {
  readonly fault: FormulaFault;
  constructor(at: number, sentence: string) {
    super(sentence);
    this.fault = { type: "FormulaWrong", at, sentence };
  }
}

/** A place in the text that moves on. */
export interface FormulaScanner {
  /** Skips white space and answers the place. */
  place(): number;
  /** Takes one of these marks or words if it stands here. */
  take(...marks: readonly string[]): string | null;
  /** Like `take`, but refuses when none stands here. `expected` is Chinese. */
  require(expected: string, ...marks: readonly string[]): string;
  /** Takes what the pattern (sticky) matches here. */
  match(pattern: RegExp): RegExpExecArray | null;
  /** “文字”. */
  text(): string | null;
  /** A name of a list or a field; 「」 around one that holds marks. */
  name(): string | null;
  number(): { readonly value: Decimal; readonly unit: string } | null;
  /** Whether everything was read. */
  ended(): boolean;
  stop(sentence: string, at?: number): never;
}

/** Opens a scanner on a text. Marks of full width read like those of half width; places stay those of the text. */
export function scanFormula(source: string): FormulaScanner {
  const text = [...source].map((mark) => (mark.length === 1 ? (SAME_MARKS.get(mark) ?? mark) : mark)).join("");
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    skip();
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  const skip = (): void => {
    while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  };
  const stop = (sentence: string, place = at): never => {
    throw new FormulaStop(place, sentence);
  };
  const written = (found: RegExpExecArray | null): string | null =>
    found === null ? null : source.slice(at - found[0].length, at);
  const take = (...marks: readonly string[]): string | null => {
    skip();
    const found = marks.find((mark) => text.startsWith(mark, at)) ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  return {
    place: () => {
      skip();
      return at;
    },
    take,
    require: (expected, ...marks) => {
      const found = take(...marks);
      if (found !== null) return found;
      const rest = text.slice(at, at + 8);
      return stop(rest === "" ? `公式到这里就断了，后面应当是${expected}。` : `“${rest}”这里应当是${expected}。`);
    },
    match,
    text: () => written(match(TEXT))?.slice(1, -1) ?? null,
    name: () => written(match(QUOTED_NAME))?.slice(1, -1) ?? written(match(NAME)),
    number: () => {
      const found = match(NUMBER);
      if (found === null) return null;
      const value = parseDecimal((found[0] ?? "").replaceAll(",", ""));
      if (!value.ok) return stop(`“${found[0]}”不是能识别的数。`);
      return { value: value.value, unit: match(UNIT)?.[0] ?? "" };
    },
    ended: () => {
      skip();
      return at >= text.length;
    },
    stop,
  };
}

/** Whether a name reads back as itself without 「」. */
export function isPlainName(name: string): boolean {
  NAME.lastIndex = 0;
  return NAME.exec(name)?.[0] === name;
}

const SAME_MARKS: ReadonlyMap<string, string> = new Map([
  ..."（）［］，．＝＞＜＋－＊／％：！".split("").map((mark) => [mark, mark.normalize("NFKC")] as const),
  ...["“", "”", "＂"].map((mark) => [mark, '"'] as const),
  ...["—", "–", "−"].map((mark) => [mark, "-"] as const),
  ["【", "["],
  ["】", "]"],
]);

const TEXT = /"([^"]*)"/y;
const QUOTED_NAME = /「([^「」]+)」/y;

/** Letters, digits and a few marks; a bracket belongs to the name when it closes again: 认定(发证)日期. */
const NAME = /[\p{L}\p{N}_&·:]+(?:\([\p{L}\p{N}_&·、]+\)[\p{L}\p{N}_&·]*)*/uy;

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/y;

const SINGLE =
  "(?:[万亿千百]?万?吨标准煤|[万亿千百]*(?:元|美元|人次|[人家件个项户支所条台次场名])|万?平方公里|万?平方米|万?㎡|公顷|亩|倍|年|分|[%‰]|[万亿千百])";

/** One unit, or one per another: 亿元, %, 件/万人. */
const UNIT = new RegExp(`${SINGLE}(?:/${SINGLE}(?![\\p{L}\\p{N}(.\\[]))?`, "uy");
