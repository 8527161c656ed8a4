/** Judging a milestone (里程碑): all of its steps done. */
import { isOver } from "#domain/targets/judge-threshold";
import { yearEnd } from "#domain/targets/path";
import { type Judgement, type JudgeContext, type TargetFacts, withoutData } from "#domain/targets/judgement";

/** Judges it. Steps under way in time are `near`; steps nobody registered count as open, unless none is registered. */
export function judgeMilestones(context: JudgeContext, { milestones }: TargetFacts): Judgement {
  const registered = milestones.filter(({ done }) => done !== null);
  if (registered.length === 0) {
    const names = milestones.map(({ name }) => `“${name}”`).join("、");
    return withoutData(names === "" ? "目标没有写明里程碑。" : `里程碑${names}还没有登记进展。`, "没有登记");
  }
  const open = milestones.filter(({ done }) => done !== true);
  const done = milestones.length - open.length;
  const over = isOver(context)
    ? `目标年度（${context.target.targetYear} 年）已过，按 ${context.asOf} 的情况判定。`
    : "";
  const common = { progress: null, forecast: null, actual: String(done) };
  if (open.length === 0) {
    return {
      ...common,
      actualText: "已完成",
      status: "met",
      light: "green",
      reason: `全部完成。${over}`,
      gap: "",
      gapValue: "0",
    };
  }
  const told = open.map(({ name, state }) => `“${name}”（${state ?? "没有登记"}）`).join("、");
  const { targetYear } = context.target;
  const hasTime = targetYear !== null && context.asOf < yearEnd(targetYear);
  const isUnderWay = hasTime && open.every(({ state }) => state === "推进");
  const [only] = milestones;
  return {
    ...common,
    actualText: milestones.length === 1 ? (only?.state ?? "没有登记") : `${milestones.length} 项中完成 ${done} 项`,
    status: isUnderWay ? "near" : "missed",
    light: isUnderWay ? "amber" : "red",
    reason: isUnderWay ? `目标年度未到，正在推进：${told}。` : `还没有完成：${told}。${over}`,
    gap: `还差 ${open.length} 项：${open.map(({ name }) => name).join("、")}`,
    gapValue: String(open.length),
  };
}
