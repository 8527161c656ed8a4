import { parseUnit, unitDimension } from "#domain/indicators/unit";
import type { Dimension, UnitId } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";

/** A number written as text (文本数字): its canonical digits, the unit written after it, and how it was written. */
export type NumberText =
  | {
      readonly kind: "number";
      readonly decimal: string;
      readonly unit: UnitId | null;
      readonly written: "plain" | "thousands" | "spaces" | "fullwidth" | "unit" | "approximate" | "brackets";
    }
  | { readonly kind: "range" }
  | { readonly kind: "unreadable" };

/** Reads a number as clerks type it (读文本数字): `1,909.3` `１３３１` `约7190` `590+` `500万` `86.8万元` `(12.5)`. `dimension` says what a bare 万 or 亿 is of. */
export function readNumberText(raw: string, dimension: Dimension | null): NumberText {
  if (PLAIN.test(raw)) return { kind: "number", decimal: canonical(raw), unit: null, written: "plain" };
  const folded = foldText(raw)
    .replace(/^['=]|["']$/gu, "")
    .replace(/^(?:人民币|RMB)|(?:\(?(?:人民币|RMB)\)?|(?<=元)整)$/gu, "");
  if (RANGE.test(folded)) return { kind: "range" };
  const bare = folded
    .replace(/^[¥￥$]/u, "")
    .replace(APPROXIMATE_BEFORE, "")
    .replace(APPROXIMATE_AFTER, "");
  const isApproximate = bare !== folded.replace(/^[¥￥$]/u, "");
  if (/^\$/u.test(folded)) return { kind: "unreadable" };
  const bracketed = /^\((\d[\d,.]*)\)$/u.exec(bare)?.[1];
  if (bracketed !== undefined) return numberOf(`-${bracketed}`, "", { written: "brackets", dimension });
  const parts = /^([+-]?[\d.,]+)(\D.*)?$/u.exec(bare);
  if (parts === null) return { kind: "unreadable" };
  const suffix = (parts[2] ?? "").replace(APPROXIMATE_AFTER, "");
  const approximate = isApproximate || suffix !== (parts[2] ?? "");
  const written = approximate ? "approximate" : suffix !== "" ? "unit" : writtenAs(raw, parts[1] ?? "");
  return numberOf(parts[1] ?? "", suffix, { written, dimension });
}

const PLAIN = /^-?\d+(?:\.\d+)?$/u;
const RANGE = /^[约近]?\d[\d,.]*(?:万|亿|元|人)*[-~至到]\d/u;
const APPROXIMATE_BEFORE = /^(?:约为?|大约|大概|近|将近|超过?|不足|不到|>=?|<=?|≥|≤|≈|~)/u;
const APPROXIMATE_AFTER = /(?:\+|余|多|左右|以上|以下|上下)$/u;

function writtenAs(raw: string, digits: string): "plain" | "thousands" | "spaces" | "fullwidth" {
  if (/[\uff10-\uff19\uff0e\uff0c]/u.test(raw)) return "fullwidth";
  if (digits.includes(",")) return "thousands";
  return /[\s\u00a0\u3000]/u.test(raw) ? "spaces" : "plain";
}

function numberOf(
  digits: string,
  suffix: string,
  {
    written,
    dimension,
  }: { readonly written: Extract<NumberText, { kind: "number" }>["written"]; readonly dimension: Dimension | null },
): NumberText {
  const plainDigits = digits.replace(/^\+/u, "");
  const grouped = plainDigits.includes(",");
  // A comma anywhere but between groups of three could be a decimal comma or a slip: not a number for certain.
  if (grouped && !/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(plainDigits)) return { kind: "unreadable" };
  const text = plainDigits.replaceAll(",", "");
  if (!PLAIN.test(text)) return { kind: "unreadable" };
  const decimal = canonical(text);
  if (suffix === "") return { kind: "number", decimal, unit: null, written };
  return withSuffix(decimal, suffix, { written, dimension });
}

function withSuffix(
  decimal: string,
  suffix: string,
  {
    written,
    dimension,
  }: { readonly written: Extract<NumberText, { kind: "number" }>["written"]; readonly dimension: Dimension | null },
): NumberText {
  const scale = /^(?:千|百万|千万|万|亿)$/u.test(suffix) ? suffix : null;
  if (scale !== null && dimension !== "money") {
    if (scale === "万" && dimension === "area") return { kind: "number", decimal, unit: "万㎡", written };
    const power = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }[scale] ?? 0;
    return { kind: "number", decimal: shift(decimal, power), unit: null, written };
  }
  if (suffix === "百万" || suffix === "千万" || suffix === "百万元" || suffix === "千万元") {
    return { kind: "number", decimal: shift(decimal, suffix.startsWith("百") ? 2 : 3), unit: "万元", written };
  }
  const unit = parseUnit(suffix === "亿" ? "亿元" : suffix === "千" ? "千元" : suffix === "块" ? "元" : suffix);
  if (unit === null || dimension === null) return { kind: "unreadable" };
  return isSameKind(unit, dimension) ? { kind: "number", decimal, unit, written } : { kind: "unreadable" };
}

const COUNTS: ReadonlySet<Dimension> = new Set(["persons", "enterprises", "items"]);

function isSameKind(unit: UnitId, dimension: Dimension): boolean {
  const given = unitDimension(unit);
  if (given === dimension) return true;
  return (dimension === "money" && given === "foreignMoney") || (COUNTS.has(given) && COUNTS.has(dimension));
}

/** Strips what canonical decimals must not have: leading zeros, trailing fraction zeros, `-0`. */
function canonical(text: string): string {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  const kept = whole.replace(/^0+(?=\d)/u, "");
  const rest = fraction.replace(/0+$/u, "");
  const value = rest === "" ? kept : `${kept}.${rest}`;
  return negative && value !== "0" ? `-${value}` : value;
}

/** Moves the decimal point to the right. */
function shift(decimal: string, places: number): string {
  const [whole = "", fraction = ""] = decimal.split(".");
  const padded = fraction.padEnd(places, "0");
  return canonical(`${whole}${padded.slice(0, places)}.${padded.slice(places)}0`);
}
