import { type Dimension, parseUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import { canonicalDecimal } from "#domain/shared/decimal";

/** An amount read from text (带单位的数): canonical digits in `unit`; null: in the unit of the column. */
export interface Amount {
  readonly decimal: string;
  readonly unit: UnitId | null;
}

/** The amount a number and what stands behind it make (数后单位): `500` + `万元`, `12` + `人`, `3.2` + `万` of areas. Null when the suffix is no unit of that dimension. Foreign money is told apart before. */
export function withSuffix(decimal: string, suffix: string, dimension: Dimension | null): Amount | null {
  const word = suffix.replace(/^\(([^()]*)\)$/u, "$1");
  const power = POWERS[word];
  if (power !== undefined && dimension !== "money") {
    if (word === "万" && dimension === "area") return { decimal, unit: "万㎡" };
    return { decimal: shift(decimal, power), unit: null };
  }
  const thousands = /^(百万|千万)元?$/u.exec(word)?.[1];
  if (thousands !== undefined) return { decimal: shift(decimal, thousands === "百万" ? 2 : 3), unit: "万元" };
  const unit = parseUnit(MONEY_WORDS[word] ?? COUNT_WORDS[word] ?? word);
  if (unit === null || dimension === null) return null;
  return isSameKind(unit, dimension) ? { decimal, unit } : null;
}

const POWERS: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 };
const MONEY_WORDS: Readonly<Record<string, string>> = {
  亿: "亿元",
  千: "千元",
  块: "元",
  圆: "元",
  W: "万元",
  W元: "万元",
  K: "千元",
};
const COUNT_WORDS: Readonly<Record<string, string>> = { 位: "人", 名员工: "人", 名职工: "人", 员工: "人", 个人: "人" };

/** 1亿2000万, 1亿2千万元: two steps of one amount (复合写法). Null when the text is none. */
export function compoundAmount(text: string, dimension: Dimension | null): Amount | null {
  const parts = /^(\d+)亿(\d{1,4}|\d千)万?(元?)$/u.exec(text);
  if (parts === null || dimension !== "money" || !/万/u.test(text)) return null;
  const [, hundredMillions = "", rest = ""] = parts;
  const tenThousands = rest.endsWith("千") ? `${rest.slice(0, -1)}000` : rest;
  return { decimal: canonicalDecimal(`${hundredMillions}${tenThousands.padStart(4, "0")}`), unit: "万元" };
}

/** A remark in brackets behind a number (数后附注): 500（预估）, 12人（其中研发5人）. `rest` is the text before it; `refuse` where the bracket may change the number; null without a bracket, or where it holds the unit. */
export function bracketNote(text: string): { readonly rest: string } | "refuse" | null {
  const parts = /^(.*\d.*?)\(([^()]*)\)$/su.exec(text);
  if (parts === null) return null;
  const [, rest = "", note = ""] = parts;
  if (parseUnit(note) !== null || /^(?:万|亿|千)?元/u.test(note)) return null;
  if (note === "" || /^[\d.,+-]+$/u.test(note) || /负|亏|减|扣|不含|除外|×|\*|\//u.test(note)) return "refuse";
  return { rest };
}

const COUNTS: ReadonlySet<Dimension> = new Set(["persons", "enterprises", "items"]);

function isSameKind(unit: UnitId, dimension: Dimension): boolean {
  const given = unitDimension(unit);
  return given === dimension || (COUNTS.has(given) && COUNTS.has(dimension));
}

/** Moves the decimal point to the right. */
function shift(decimal: string, places: number): string {
  const [whole = "", fraction = ""] = decimal.split(".");
  const padded = fraction.padEnd(places, "0");
  return canonicalDecimal(`${whole}${padded.slice(0, places)}.${padded.slice(places)}0`);
}
