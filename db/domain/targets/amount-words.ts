/** Numbers and gaps in words (数量和差距的说法). */
import { type Decimal, roundDecimal } from "#domain/shared/decimal";

const COUNT_UNITS: ReadonlySet<string> = new Set("家个件项支所台次场人名条座".split(""));
const PERCENT = /^(?:%|‰)/u;

/** Whether a unit counts whole things (计数单位): 家, 个, 个集群. */
export function isCountUnit(unit: string): boolean {
  return !unit.includes("/") && COUNT_UNITS.has(unit.charAt(0)) && unit !== "人次";
}

/** A number for people: two decimals, more where two would show nothing. */
export function showNumber(value: Decimal): string {
  for (const decimals of [2, 4, 8]) {
    const rounded = roundDecimal(value, decimals);
    if (rounded !== "0") return rounded;
  }
  return value;
}

/** 12.5 亿元, 25%, 2 个; 30 件/万人. */
export function showAmount(value: Decimal, unit: string): string {
  const shown = shownUnit(unit);
  const separator = shown === "" || PERCENT.test(shown) ? "" : " ";
  return `${showNumber(value)}${separator}${shown}`;
}

/** What a count counts (计数对象): 省级众创空间数 → 省级众创空间. */
export function countedThing(indicator: string): string {
  return indicator
    .replace(/[（(][^（）()]*[）)]$/u, "")
    .replace(/(?:总数|数量|个数|家数|数)$/u, "")
    .trim();
}

/** 还差 2 家省级众创空间; 技术合同交易总额还差 12.5 亿元. `verb`: 还差, 多出, 高出. */
export function gapWords(
  { amount, unit, indicator }: { readonly amount: Decimal; readonly unit: string; readonly indicator: string },
  verb = "还差",
): string {
  const shown = shownUnit(unit);
  if (PERCENT.test(shown)) return `${verb} ${showNumber(amount)} 个百分点`;
  if (shown.length > 1 && isCountUnit(shown)) return `${verb} ${showAmount(amount, unit)}`;
  if (isCountUnit(shown)) return `${verb} ${showAmount(amount, unit)}${countedThing(indicator)}`;
  return `${indicator}${verb} ${showAmount(amount, unit)}`;
}

/** 亿元(推定) → 亿元; — → nothing. */
function shownUnit(unit: string): string {
  return unit.replace(/[（(][^（）()]*[）)]/gu, "").replace(/^[—–-]$/u, "");
}
