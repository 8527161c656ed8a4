/** Decides what a number counts, or that it only describes (数字的指标名). */
import type { TargetOperator } from "#domain/targets/target";
import type { Amount } from "./amounts.ts";
import { type Around, JOINT } from "./around-number.ts";
import { findSubclause } from "./draft.ts";
import { dropScope, nounFromRight, tidyNoun } from "./noun-phrase.ts";
import { type Peeled, stripLead } from "./phrase-words.ts";
import type { Sentence } from "./sentences.ts";

/** What earlier numbers of the same statement lend: 至少拥有 1 个…、10 家…. */
export interface Carry {
  readonly operator: TargetOperator | null;
  readonly verb: string;
  readonly direction: "up" | "down";
  readonly segment: number;
}

/** One number with everything that decides about it. */
export interface NumberCase {
  readonly sentence: Sentence;
  readonly amount: Amount;
  readonly around: Around;
  readonly carry: Carry | null;
  /** What the sentence spoke of last. */
  readonly subject: string;
  readonly peeled: Peeled;
  readonly lead: { readonly rest: string; readonly verb: string };
  readonly verb: string;
}

/** The name of what is counted; null when the number only describes. */
export function nameIndicator(given: NumberCase): string | null {
  const { amount, around, lead } = given;
  if (amount.kind === "big") return nameBig(given);
  const left = tidyNoun(lead.rest);
  if (amount.kind !== "count") return nameMeasure(given, left);
  const right = nounFromRight(around.right);
  return right.length < 2 ? nameFromLeft(given, left) : nameFromRight(given, left, right);
}

function isStated({ peeled, amount }: NumberCase): boolean {
  return peeled.operator !== null || amount.suffix !== "";
}

/** 高新技术企业达到500家; 培育高新技术企业500家; …，达到500家. */
function nameFromLeft(given: NumberCase, left: string): string | null {
  const { verb, carry, subject, peeled } = given;
  if (LEVEL.test(left) && subject !== "")
    return `${left}${subject.replace(/^(?:新增)?(?:(?:国家|省|市)级(?:以上)?|全[省市])/u, "")}`;
  const summed = /累计|合计|总量|总数/u.test(given.around.left);
  if (TOTAL.test(left) && subject !== "") return totalOf(subject, left);
  const licensed = isStated(given) || verb !== "" || carry !== null || summed || standsAsGoal(given, left);
  if (left.length >= 2) return licensed ? withVerb(left, verb) : null;
  if (left === "" && subject === "" && verb !== "" && peeled.operator === null) return madeBefore(given, verb);
  const goesOn = isStated(given) && peeled.operator !== "increment_ge";
  return left === "" && subject !== "" && (goesOn || isSum(given)) ? wholeOf(subject) : null;
}

/** 新增平台20个、总数达到150个: the total is of all of them, not of the new ones. */
function wholeOf(subject: string): string {
  return subject.replace(
    /^(?:新增加?|净增加?|再增加?|新(?:建成?|设立?|认定|培育|引进|备案|获批|创建|入库|登记|注册|组建|布局|升级|进驻))(?=.{2})/u,
    "",
  );
}

/** 高新技术企业总量; 孵化面积 is a size already. */
function totalOf(subject: string, total: string): string {
  const whole = wholeOf(subject);
  return whole.endsWith(total.replace(/^总/u, "")) ? whole : `${whole}${total}`;
}

/** 累计31家, 总数150个: the sum itself, right before the number. */
export function isSum({ around, peeled }: Pick<NumberCase, "around" | "peeled">): boolean {
  return peeled.operator === null && /(?:累计|合计|总数|总量)(?:为|约)?$/u.test(around.left);
}

/** 到2027年，万人发明专利拥有量120件: a level needs no verb where a year or a goal is set. */
function standsAsGoal({ sentence, amount }: NumberCase, left: string): boolean {
  const dated = sentence.years.some((mention) => mention.role === "target" && mention.to <= amount.from);
  const base = sentence.years.some((mention) => mention.role === "base");
  return LEVEL_NOUN.test(left) && !base && (dated || (sentence.goal && sentence.carried !== null));
}

const LEVEL_NOUN = /(?:拥有量|保有量|总量|总数|数量|人数|家数|户数)$/u;

/** 支持高校建设专业孵化器，每年新建5家: what is made stands before the comma; null when nothing is named there. */
function madeBefore({ sentence: { work }, amount }: NumberCase, verb: string): string | null {
  const clause = findSubclause(work, amount.from);
  if (clause.from < 2 || work.charAt(clause.from - 1) !== "，") return null;
  const before = findSubclause(work, clause.from - 2);
  const noun = MADE.exec(work.slice(before.from, clause.from - 1))?.[1] ?? "";
  return /^[家个所]/u.test(amount.unit) && noun.length >= 2 ? withVerb(tidyNoun(noun), verb) : null;
}

const MADE =
  /^(?=支持|鼓励|推动|引导|实施|加快|推进|围绕).*(?:建设|新建|培育|发展|打造|布局|设立|认定|遴选|引进|创建)((?:[\p{Script=Han}]{0,10})(?:企业|孵化器|众创空间|加速器|平台|中心|基地|机构|实验室|研究院|园区|科技园|集群|联合体|飞地))$/u;

/** 净增300家，总量达到900家. */
const TOTAL = /^(?:总量|总数|数量|规模|总规模|总额|占比|比重|总面积)$/u;

/** 培育500家高新技术企业; 每个高新区至少2家孵化器. */
function nameFromRight(given: NumberCase, left: string, right: string): string | null {
  const { amount, around, carry, peeled, verb } = given;
  const leveled = LEVEL.test(left);
  const open = left === "" || leveled || ACTOR.test(left) || left.endsWith("的") || peeled.verb !== "";
  if (!open) return peeled.operator !== null && peeled.operator !== "increment_ge" ? left : null;
  const carried = carry !== null && (around.joined || around.left === "");
  const licensed = verb !== "" || isStated(given) || carried || /(?:力争|确保|争取|实现)$/u.test(around.left);
  if (!licensed || ABSTRACT.test(right)) return null;
  const few = amount.spoken && Number(amount.value) < 10;
  if (few && peeled.verb === "" && !carried && peeled.operator === null) return null;
  return withVerb(`${leveled ? left : ""}${right}`, verb);
}

const LEVEL = /^(?:省级?|国家级?|市级?|(?:省|国家|市)级以上|高水平|新型|专业)$/u;
const ACTOR = /(?:高新区|园区|集群|企业|高校|市|县|区|孵化器|机构|平台|院所)$/u;
const ABSTRACT =
  /^(?:维度|方面|环节|重点$|阶段|层次|步骤|一体|举措|措施|专栏|领域|层面|关键$|支持政策|方向|机制|原则|改革|任务|问题|要求|工作|内容)/u;
const TELLING =
  /承担或参与|主导或参与|承担|参与|主导|引进|引育|招引|转化|举办|制定|孵化|新培育|新建|新认定|新增|净增|攻克|新进驻|新升级|新设|培养|重点支持/u;

/** Keeps a verb without which the noun would say something else. */
function withVerb(noun: string, verb: string): string {
  const telling = TELLING.exec(verb)?.[0];
  if (telling === undefined || noun.startsWith(telling)) return noun;
  return telling === "重点支持" && noun.length > 4 ? noun : `${telling}${noun}`;
}

/** Numbers of procedures, not of results. */
const RULE_WORDS = /^(?:权重|比例|分值|时间|期限|年限|任期|面积)$/u;

/** 十大重点实验室 counts when something is done to make them; a name with a number does not. */
function nameBig({ amount, around, verb, carry, lead }: NumberCase): string | null {
  const made = verb !== "" || (around.joined && carry !== null && carry.verb !== "");
  if (Number(amount.value) < 10 || !made) return null;
  const level = lead.rest.split(JOINT).at(-1) ?? "";
  if (level !== "" && !LEVEL.test(level)) return null;
  const right = nounFromRight(around.right);
  return right.length < 2 || ABSTRACT.test(right) ? null : level + right;
}

/** 保持每年10%以上的增长速度. */
export const GROWTH_BEHIND = /^的(?:年均|平均)?(?:增长|增速|增幅|速度)/u;

/** Money, shares, areas and multiples need a word that makes them a level. */
function nameMeasure(given: NumberCase, left: string): string | null {
  const { amount, around, carry, subject, lead } = given;
  if (amount.kind === "share" && around.right.startsWith("的")) return nameShare(given, left);
  if (amount.kind === "money" && /基金/u.test(around.right)) return `${nounFromRight(around.right)}规模`;
  if (amount.kind === "money" && isStated(given) && /^的[^，；。]{2,16}资金$/u.test(around.right))
    return `${nounFromRight(around.right)}规模`;
  const sized =
    lead.verb !== "" && /(?:面积|空间|土地|厂房|用房|公寓|载体|投资|规模|总额|资金|用地|收入|产值)$/u.test(left);
  const carried = carry !== null && (around.joined || left !== "");
  const whole = left.replace(/的$/u, "");
  if ((!isStated(given) && !carried && !sized) || RULE_WORDS.test(whole)) return null;
  const shareOf = /比重|比例|占比$/u.test(whole) ? whole : `${whole}的比重`;
  if (whole.startsWith("占") && subject !== "") return subject + shareOf;
  if (TOTAL.test(whole) && subject !== "") return totalOf(subject, whole);
  if (whole.length >= 2) return whole;
  return subject === "" ? null : wholeOf(subject);
}

/** 90%以上的事项实现网上办理; 保持每年10%以上的增长速度. */
function nameShare({ around: { right }, peeled }: NumberCase, left: string): string | null {
  if (GROWTH_BEHIND.test(right)) return left.replace(/(?:保持|实现)$/u, "") || null;
  // 完成率低于80%的集群 says which clusters are meant.
  if (peeled.operator !== null && stripLead(dropScope(peeled.rest), false).rest.length >= 2) return null;
  const who = tidyNoun(right);
  return who.length >= 3 ? `${who}占比` : null;
}
