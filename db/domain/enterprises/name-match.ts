/** Compares two organisation names (名称比对): how likely they are one enterprise, and why, in words for a clerk. A name never decides; it proposes. */
import type { NameParts } from "#domain/enterprises/name-parts";
import type { FormKind, NameWords } from "#domain/enterprises/name-words";
import { readNumerals, sameButNumerals } from "#domain/enterprises/name-numerals";
import { typoBetween } from "#domain/enterprises/name-typo";

/** What comparing two names found (比对结果). `score` 0–1, symmetric, 1 only when the names are equal but for marks; 0 when something says that they are two enterprises: then `reasons` says what. */
export interface NameMatch {
  readonly score: number;
  /** Chinese clauses without full stop. */
  readonly reasons: readonly string[];
}

/** From here on a pair is worth a question (值得问): below, names look alike by chance too often. */
export const ASK_FROM = 0.75;
/** From here on a pair is worth a line in a list a person goes through (值得列出). */
export const LIST_FROM = 0.65;

/** Compares two names that were taken apart (比对两个名称). */
export function matchNames(a: NameParts, b: NameParts, words: NameWords): NameMatch {
  if (a.folded === b.folded) return { score: a.folded === "" ? 0 : 1, reasons: ["名称相同"] };
  const veto = findVeto(a, b);
  if (veto !== null) return { score: 0, reasons: [veto] };
  const brand = compareBrands(a, b, words);
  if (brand === null) return { score: 0, reasons: [`字号不同（“${a.brand}”与“${b.brand}”）`] };
  const parts = [
    brand,
    compareRegions(a, b, words),
    compareTrades(a, b, words),
    compareForms(a, b),
    compareRemarks(a, b),
  ];
  const missing = parts.filter(({ score }) => score === 0);
  if (missing.length > 0) return { score: 0, reasons: missing.map(({ reason }) => reason) };
  const score = parts.reduce((product, part) => product * part.score, 1);
  return {
    score: Math.min(NEARLY_SAME, Math.round(score * 1000) / 1000),
    reasons: parts.map(({ reason }) => reason).filter((reason) => reason !== ""),
  };
}

/** Best that names which are not equal can reach. */
const NEARLY_SAME = 0.99;

interface Comparison {
  readonly score: number;
  readonly reason: string;
}

const SAME: Comparison = { score: 1, reason: "" };

/** What says at once that two names are two enterprises. */
function findVeto(a: NameParts, b: NameParts): string | null {
  if (a.branch !== b.branch) {
    if (a.branch === "" || b.branch === "") return `“${a.branch || b.branch}”是分支机构，与总公司不是一家`;
    return `是两个分支机构（“${a.branch}”与“${b.branch}”）`;
  }
  if (a.group !== b.group) return "一个是集团、一个不是，像是母公司和子公司";
  const numerals = [readNumerals(a.folded), readNumerals(b.folded)] as const;
  if (sameButNumerals(a.folded, b.folded) || numerals[0].ordinals !== numerals[1].ordinals) {
    return "名称里的数字不同";
  }
  return null;
}

/** Score of the 字号, 1 when equal; null when they are two. */
function compareBrands(a: NameParts, b: NameParts, words: NameWords): Comparison | null {
  const [coreA, coreB] = [a.brand + a.industry, b.brand + b.industry];
  if (a.brand === b.brand) {
    // 湖南环保科技, 长沙环保科技: a word of trade tells nobody apart.
    const isPlain = words.industries.has(a.brand) && a.region !== b.region;
    return isPlain ? null : { score: 1, reason: `字号相同（“${a.brand}”）` };
  }
  if (coreA === coreB) return { score: 1, reason: "字号和行业词连起来相同" };
  const typo = typoBetween(a.brand, b.brand);
  if (typo !== null) return { score: TYPO_SCORE[typo.kind](typo.length), reason: typo.reason };
  const inTrade = typoBetween(coreA, coreB);
  if (inTrade !== null && sharedStart(coreA, coreB) >= 3)
    return { score: 0.85, reason: "字号和行业词连起来只差一个字" };
  const [short, long] = a.brand.length < b.brand.length ? [a.brand, b.brand] : [b.brand, a.brand];
  if (short.length >= 3 && long.startsWith(short)) {
    return { score: 0.72, reason: `一个字号（“${short}”）是另一个（“${long}”）的开头` };
  }
  return null;
}

/** By kind of slip and length of the longer 字号. One character replaced is how companies of one district tell themselves apart, so it counts less than one left out or two exchanged. */
const TYPO_SCORE = {
  replaced: (length: number) => (length >= 4 ? 0.8 : length === 3 ? 0.76 : 0.66),
  leftOut: (length: number) => (length >= 4 ? 0.84 : 0.74),
  exchanged: (length: number) => (length >= 3 ? 0.86 : 0.76),
} as const;

function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared;
}

function compareRegions(a: NameParts, b: NameParts, words: NameWords): Comparison {
  if (a.region === b.region) {
    return a.bracketed === b.bracketed ? SAME : { score: 0.95, reason: `“${a.region}”的位置不同` };
  }
  if (a.region === "" || b.region === "") {
    return { score: 0.94, reason: `一个没写行政区划（“${a.region || b.region}”）` };
  }
  if (a.places.some((place) => b.places.includes(place))) return { score: 0.99, reason: "" };
  const isInside = a.places.some((one) => b.places.some((two) => isWithin(one, two) || isWithin(two, one)));
  if (isInside) return { score: 0.92, reason: `行政区划一大一小（“${a.region}”与“${b.region}”）` };
  const isClear = a.brand === b.brand && !words.industries.has(a.brand);
  return { score: isClear ? 0.6 : 0, reason: `行政区划不同（“${a.region}”与“${b.region}”）` };
}

function isWithin(inner: string, outer: string): boolean {
  return outer === "中国" || inner.startsWith(`${outer}/`);
}

function compareTrades(a: NameParts, b: NameParts, words: NameWords): Comparison {
  if (a.industry === b.industry || a.brand + a.industry === b.brand + b.industry) return SAME;
  if (a.brand !== b.brand && typoBetween(a.brand + a.industry, b.brand + b.industry) !== null) return SAME;
  if (a.industry === "" || b.industry === "") {
    return { score: 0.86, reason: `一个没写行业（“${a.industry || b.industry}”）` };
  }
  const said = `（“${a.industry}”与“${b.industry}”）`;
  if (typoBetween(a.industry, b.industry) !== null) return { score: 0.93, reason: `行业词差一个字${said}` };
  const [short, long] = a.industry.length < b.industry.length ? [a, b] : [b, a];
  if (short.trades.every((word) => long.industry.includes(word))) {
    return { score: 0.92, reason: `行业词一个长一个短${said}` };
  }
  const groups = new Set(a.trades.map((word) => words.industries.get(word)));
  if (b.trades.some((word) => groups.has(words.industries.get(word)))) {
    return { score: 0.85, reason: `行业词相近${said}` };
  }
  return { score: 0.6, reason: `行业词不同${said}` };
}

function compareForms(a: NameParts, b: NameParts): Comparison {
  if (a.form === b.form) return SAME;
  if (a.form === "" || b.form === "") return { score: 0.94, reason: `一个没写组织形式（“${a.form || b.form}”）` };
  const reason = `一个写“${a.form}”、一个写“${b.form}”`;
  if (a.formKind === b.formKind) return { score: 0.98, reason };
  if (CAPITAL.has(a.formKind) && CAPITAL.has(b.formKind)) return { score: 0.9, reason: `${reason}，像是改制前后` };
  return { score: 0.6, reason };
}

/** A company may change from one of these to the other (变更公司形式) and keep its code. */
const CAPITAL: ReadonlySet<FormKind> = new Set(["company", "stock"]);

function compareRemarks(a: NameParts, b: NameParts): Comparison {
  if (a.pending !== b.pending) return { score: 0.96, reason: "一个带“筹”字，像是登记之前的名称" };
  if (a.notes.join() !== b.notes.join()) return { score: 0.97, reason: "一个带括号附注" };
  return SAME;
}
