/** What a target demands, in words (目标要求). */
import type { Decimal } from "#domain/shared/decimal";
import { showAmount, showNumber } from "#domain/targets/amount-words";
import { isLessBetter, readDecimal } from "#domain/targets/bounds";
import type { JudgeContext } from "#domain/targets/judgement";

/** 到 2019 年不少于 2 个; 比 2016 年翻一番. `reference`: the outside value, when known. */
export function demandWords(context: Omit<JudgeContext, "asOf" | "setting">, reference: Decimal | null): string {
  const { target } = context;
  const words = coreWords(context, reference);
  if (target.when === "every") return `每年${words}`;
  return target.targetYear === null || target.when === "none" ? words : `到 ${target.targetYear} 年${words}`;
}

function coreWords(context: Omit<JudgeContext, "asOf" | "setting">, reference: Decimal | null): string {
  const { target } = context;
  const value = readDecimal(target.value);
  const amount = value === null ? target.text : showAmount(value, target.unit);
  const atMost = isLessBetter(context);
  if (value === null && NEEDING.has(target.operator)) return target.text;
  switch (target.operator) {
    case "ge":
      return `${atMost ? "不高于" : "不少于"} ${amount}`;
    case "gt":
      return `${atMost ? "低于" : "超过"} ${amount}`;
    case "eq":
      return `为 ${amount}（确定数量）`;
    case "between":
      return `为 ${target.value ?? ""}—${amountOf(target.upper, target.unit)}`;
    case "approx":
      return `达到 ${amount}左右`;
    case "coverage_all":
      return `全覆盖（${amount}）`;
    case "ge_ref":
      return referenceWords(context, reference);
    case "rank":
      return value === null ? `${target.text}（没有写明名次）` : `居前 ${showNumber(value)} 位`;
    case "increment_ge":
    case "double":
    case "cagr_ge":
      return growthWords(context, value);
    case "increasing":
      return target.text;
    case "milestone":
      return `完成${target.milestones.map((name) => `“${name}”`).join("、")}`;
    case "qualitative":
      return value === null ? `${target.text}（没有写明数量）` : `不少于 ${amount}`;
  }
}

/** Words that say nothing without their number. */
const NEEDING: ReadonlySet<string> = new Set(["ge", "gt", "between", "increment_ge", "double", "cagr_ge"]);

/** 不低于“全国平均水平”; 比“全国平均水平”高 3 个百分点以上. */
function referenceWords(context: Omit<JudgeContext, "asOf" | "setting">, reference: Decimal | null): string {
  const { target } = context;
  const known = `“${target.reference ?? ""}”${knownAs(reference, target.unit)}`;
  const margin = readDecimal(target.value);
  const less = isLessBetter(context);
  if (margin === null) return `${less ? "不高于" : "不低于"}${known}`;
  const points = target.unit === "%" ? `${showNumber(margin)} 个百分点` : showAmount(margin, target.unit);
  return `比${known}${less ? "低" : "高"} ${points}以上`;
}

function knownAs(reference: Decimal | null, unit: string): string {
  return reference === null ? "" : `（${showAmount(reference, unit)}）`;
}

function growthWords(context: Omit<JudgeContext, "asOf" | "setting">, value: Decimal | null): string {
  const { target } = context;
  const base = target.baseYear === null ? "基期" : ` ${target.baseYear} 年`;
  if (value === null) return target.text;
  if (target.operator === "double")
    return value === "2" ? `比${base}翻一番` : `是${base}的 ${showNumber(value)} 倍以上`;
  const less = isLessBetter(context);
  if (target.operator === "increment_ge") {
    return `比${base}末${less ? "减少" : "新增"} ${showAmount(value, target.unit)}以上`;
  }
  return `以${base}为基期，年均${less ? "下降" : "增长"}不低于 ${showNumber(value)}%`;
}

function amountOf(text: string | null, unit: string): string {
  const value = readDecimal(text);
  return value === null ? "" : showAmount(value, unit);
}
