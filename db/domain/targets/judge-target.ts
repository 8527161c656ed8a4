/** Judging one target for one subject (目标判定), by its operator. */
import { decimalFromNumber } from "#domain/shared/decimal";
import { showAmount } from "#domain/targets/amount-words";
import { readDecimal } from "#domain/targets/bounds";
import type { DatedValue } from "#domain/targets/forecast";
import { judgeIncreasing } from "#domain/targets/judge-increasing";
import { judgeMilestones } from "#domain/targets/judge-milestones";
import { judgeThreshold } from "#domain/targets/judge-threshold";
import { type Judgement, type JudgeContext, type TargetFacts, withoutData } from "#domain/targets/judgement";

/** Judges it. `trend`: earlier values, for the forecast. */
export function judgeTarget(context: JudgeContext, facts: TargetFacts, trend: readonly DatedValue[] = []): Judgement {
  switch (context.target.operator) {
    case "milestone":
      return judgeMilestones(context, facts);
    case "increasing":
      return judgeIncreasing(context, facts);
    case "rank":
    case "qualitative":
      return judgeUnstated(context, facts, trend);
    default:
      return judgeThreshold(context, facts, trend);
  }
}

/** 领先全国, 一批: the document names no number. One that a reading or the floor of a person gives is judged; without it only what leaves no doubt. */
function judgeUnstated(context: JudgeContext, facts: TargetFacts, trend: readonly DatedValue[]): Judgement {
  const { target, setting, indicator } = context;
  const threshold = readDecimal(target.value) ?? readDecimal(setting.floor);
  if (threshold !== null) {
    const given = { ...context, target: { ...target, value: threshold }, setting: { ...setting, floor: null } };
    return judgeThreshold(given, facts, trend);
  }
  const { value, reason, text } = facts.now;
  if (value === null) return withoutData(reason ?? "没有数据。", text ?? "没有数据");
  const plain = { ...withoutData("", showAmount(value, indicator.unit)), actual: value };
  const advice = "可以在口径里选定，或在目标设置里填写底线。";
  if (target.operator === "rank") {
    if (value === decimalFromNumber(1)) {
      return { ...plain, status: "met", light: "green", reason: "居第 1 位。", gapValue: "0" };
    }
    return { ...plain, reason: `现居第 ${value} 位；原文“${target.text}”没有写明名次，要由人认定。${advice}` };
  }
  if (value === decimalFromNumber(0)) {
    return {
      ...plain,
      status: "missed",
      light: "red",
      reason: `一个也没有，够不上“${target.text}”。`,
      gap: `${indicator.name}为 0`,
    };
  }
  return {
    ...plain,
    status: "near",
    light: "amber",
    reason: `现有 ${plain.actualText}；原文“${target.text}”没有写明数量，够不够要由人认定。${advice}`,
    gap: "原文没有写明数量，由人认定",
  };
}
