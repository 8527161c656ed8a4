/** Which way a number is meant (目标方向): 不超过5%, 降至3天以内 set a ceiling, 减少20家 a fall. */
import type { ProposedTarget } from "#domain/targets/proposed-target";
import type { TargetOperator } from "#domain/targets/target";
import type { NumberCase } from "./name-indicator.ts";

/** `down`: the less the better. */
export type Direction = ProposedTarget["direction"];

/** Whether the words set a highest value. */
export function isCeiling({ amount, peeled, around, carry }: Omit<NumberCase, "verb" | "lead">): boolean {
  if (peeled.ceiling || amount.suffix === "below") return true;
  return peeled.operator === null && around.joined && carry?.direction === "down";
}

/** The change a share speaks of in place of its level: 下降13.5% is a 降幅, 增速控制在3%以内 a 增幅; "" for a level. */
export function changeWord(given: Omit<NumberCase, "verb" | "lead">): string {
  const { amount, peeled } = given;
  const { operator, decreasing } = peeled;
  if (amount.kind === "points" && operator === "cagr_ge") return "增幅";
  if (amount.kind !== "share" && amount.kind !== "points") return "";
  if (isCeiling(given) && operator === "cagr_ge") return "年均增幅";
  if (operator !== "increment_ge") return "";
  return decreasing ? "降幅" : "增幅";
}

/** The greater a fall in percent the better; a fall in pieces is kept of the level, which is to go down. */
export function directionOf(given: Omit<NumberCase, "verb" | "lead">): Direction {
  if (isCeiling(given)) return "down";
  return given.peeled.decreasing && changeWord(given) === "" ? "down" : "up";
}

/** A growth that is held below a bound is a level of the growth, not a growth of the level. */
export function boundedOperator(given: Omit<NumberCase, "verb" | "lead">, operator: TargetOperator): TargetOperator {
  const grows = operator === "increment_ge" || operator === "cagr_ge";
  return grows && isCeiling(given) ? "ge" : operator;
}

/** Indicators of which everyone wants less, also where a table gives a bare number (反向指标). */
const WANTED_LOW =
  /(?:能耗|电耗|水耗|煤耗|物耗|用水量|(?<!减)排放(?:量|强度)?|PM2\.?5(?:年均)?浓度|(?:注销|失业|死亡|事故|发案|不良贷款|闲置|空置|流失)率|(?:闲置|低效)(?:用地|土地)(?:占比|面积)|(?:办理|审批|办结)(?:时限|时间|时长))$/u;
const LEVELS: ReadonlySet<TargetOperator> = new Set(["ge", "gt", "eq", "approx"]);

/** Whether an indicator that is stated without a word of direction is one of these. */
export function isWantedLow(indicator: string, operator: TargetOperator): boolean {
  return LEVELS.has(operator) && WANTED_LOW.test(indicator.replace(/（.*?）/gu, ""));
}
