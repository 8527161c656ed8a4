/** The words around a number, up to the next comma or the next number (数字的上下文). */
import type { Amount } from "./amounts.ts";
import { findSubclause } from "./draft.ts";

/** What belongs to one number. */
export interface Around {
  readonly left: string;
  readonly right: string;
  /** An earlier value stands in the same words between commas. */
  readonly joined: boolean;
}

/** A number that describes the noun behind it: 500亿创新型产业集群, 亿元以上企业. A fund that is set up is as large as it says. */
export function qualifies(amount: Amount, previous: Amount | undefined, work: string): boolean {
  if (amount.kind !== "money" && amount.kind !== "measure") return false;
  if (previous !== undefined && previous.to === amount.from) return true;
  const next = work.slice(amount.to);
  if (/^(?:和|及|与|并|且|以及|的?目标|等|或|占|增|为|提|升|降|减|上升|下降|扩大|缩|至|到|翻|台阶|大关)/u.test(next))
    return false;
  if (
    /^的?[^，；。、]{0,12}基金/u.test(next) &&
    /(?:设立|组建|规模|发起)(?:约|为|达|达到|超过|不低于)?$/u.test(work.slice(0, amount.from))
  )
    return false;
  // 安排不低于3亿元的专项资金 promises the money itself.
  if (/^的[^，；。、]{2,16}资金/u.test(next) && /不[低少]于$/u.test(work.slice(0, amount.from))) return false;
  return /^[\p{Script=Han}“]/u.test(next);
}

/** What joins one counted thing to the next. */
export const JOINT = /、|以及|和|及|与|并且?|且/gu;

/** Looks left and right of a number among the others of its sentence. */
export function lookAround(work: string, amounts: readonly Amount[], i: number): Around {
  const amount = amounts[i];
  if (amount === undefined) return { left: "", right: "", joined: false };
  const clause = findSubclause(work, amount.from);
  const [previous, next] = [amounts[i - 1], amounts[i + 1]];
  const joined = previous !== undefined && previous.to > clause.from;
  const between = joined ? splitMiddle(work.slice(previous.to, amount.from)).after : "";
  // 300个（国家级20个以上）: the bracket speaks for itself.
  const left = joined ? between.replace(/^.*（(?=[^）]*$)/u, "") : work.slice(clause.from, amount.from);
  const shares = next !== undefined && next.from < clause.to;
  if (!shares) return { left, right: work.slice(amount.to, clause.to), joined };
  const middle = splitMiddle(work.slice(amount.to, next.from)).before.replace(/（[^）]*$/u, "");
  if (!BARE_SIZE.test(middle)) {
    const shown = work.slice(next.to, clause.to);
    const tail = /^[^、和及与]*?(试点示范项目|试点项目|示范项目)$/u.exec(shown)?.[1] ?? "";
    return { left, right: middle.endsWith("项目") ? middle : middle + tail, joined };
  }
  const later = work.slice(next.to, clause.to).replace(SIZE_LEAD, "");
  return { left, right: middle + later, joined };
}

/** 1—2个千亿和2—4个500亿创新型产业集群, 1个国家级、3个省级制造业创新中心: the first shares the noun of the second. */
const LEVEL = "(?:国家|省|市|国际|世界)级(?:以上)?";
const SIZE = "[\\d.一二三四五六七八九十百千万亿元级]+";
const BARE_SIZE = new RegExp(`^(?:${SIZE}|${LEVEL})$`, "u");
/** 五百亿级、3个百亿级产业集群 leaves 产业集群. */
const SIZE_LEAD = new RegExp(
  `^(?:(?:${SIZE}|${LEVEL})(?:、|和|及|与)[\\d一二两三四五六七八九十]+[家个])*(?:${LEVEL}|[\\d.一二三四五六七八九十百千万亿元级以上]+)`,
  "u",
);

function splitMiddle(middle: string): { readonly before: string; readonly after: string } {
  const joint = [...middle.matchAll(JOINT)].at(-1);
  if (joint === undefined) return { before: middle, after: middle };
  return { before: middle.slice(0, joint.index), after: middle.slice(joint.index + joint[0].length) };
}
