/** Tells what has been reached from what is to be reached (已有成绩与目标之分). */
import type { DocumentFrame } from "./document-frame.ts";
import { findSubclause } from "./draft.ts";
import type { Sentence } from "./sentences.ts";
import { listYears, type YearMention } from "./year-mentions.ts";

/** What a heading says of the time of all below it. */
export interface HeadingTime {
  readonly past: boolean;
  /** It speaks of what is to come (下一步打算、主要目标), and so ends what has been. */
  readonly ahead: boolean;
  /** Last year the heading of the past names; null when it names none. */
  readonly until: number | null;
}

/** Reads a heading: 2025年工作完成情况, 存在问题, 下一步打算; one that names both leaves it to the sentences. */
export function timeOfHeading(title: string): HeadingTime {
  const doing = DOING.test(title);
  const closed = CLOSED.test(title) && !doing;
  const past = closed || (!doing && LOOKING_BACK.test(title) && !LOOKING_AHEAD.test(title));
  const ahead = !closed && !past && LOOKING_AHEAD.test(title);
  return { past, ahead, until: past ? (listYears(title).at(-1)?.year ?? null) : null };
}

/** Whether a heading below one of the past speaks of what comes next; 行动 and 措施 may have been taken. */
export function headsNext(title: string): boolean {
  return NEXT.test(title) && !CLOSED.test(title);
}

/** A report on what was done (工作总结、完成情况报告) by its title. */
export function isReport(title: string): boolean {
  return (
    REPORT.test(title) && !LOOKING_AHEAD.test(title.replace(/(?:目标|任务|计划|方案|行动)[^，。]{0,10}情况/gu, ""))
  );
}

/** Words before the first colon or full stop that put the whole paragraph in the past: 存在问题：…. */
export function leadsPast(paragraph: string): boolean {
  const lead = /^[^，。；：]{2,16}(?=[：。].)/u.exec(paragraph.trim())?.[0];
  return lead !== undefined && PAST_NOUN.test(lead) && !/\d(?!\d*年)/u.test(lead) && timeOfHeading(lead).past;
}

/** The first year that can still be one to come, by what the document says of itself; null when it does not say. */
export function firstYearAhead({ planStart, issued, planEnd }: DocumentFrame): number | null {
  return planStart ?? issued ?? (planEnd === null ? null : planEnd - 6);
}

/** 提升成效, 推广经验做法, 定期通报进展情况: something to be done. */
const DOING =
  /^(?:夯实|筑牢|打牢|强化|巩固|提升|增强|扩大|放大|补|解决|破解|推广|复制|宣传|总结(?=推广|经验|评估|提炼)|借鉴|学习|加强|完善|定期|及时|跟踪|通报|报送|督促|监测|做好|抓好|注重|突出|务求|确保)/u;
/** 创新成效更加显著 is a promise, 主要成效 a report. */
const PAST_NOUN = /(?:成效|成绩|成就|亮点|做法|问题|不足|困难|短板|现状|现况|概况|情况|基础|回顾|总结|形势|背景)$/u;

const CLOSED = /(?:完成|执行|落实|进展|推进|实施|运行|工作|开展|建设)情况$|总结$|回顾$/u;
const LOOKING_BACK =
  /(?:(?:发展|工作|现实|建设|产业)基础|^基础(?!研究|设施)|现状|现况|成效|成就|成绩|工作亮点|背景|形势|回顾|总结|历程|发展情况|完成情况|进展情况|基本情况|总体情况|概况|存在的?(?:主要|突出)?(?:问题|困难|不足|短板)|(?:主要|突出)问题$|问题[和与]|面临的?(?:问题|挑战|困难)|(?:主要|经验)做法)/u;
const LOOKING_AHEAD =
  /目标|任务|打算|计划|安排|举措|措施|下一步|今后|思路|对策|部署|展望|预期|要求|行动|工程|建议|方案/u;
const NEXT =
  /下一步|打算|今后|展望|思路|(?:主要|发展|工作|总体|年度|预期)目标|工作(?:计划|安排|重点)|(?:重点|主要)任务|^目标$/u;
const REPORT =
  /(?:工作|年度|半年|季度)总结|总结(?:报告|材料)?$|(?:完成|进展|执行|落实|实施)情况(?:的?(?:报告|汇报|通报|说明))?$|情况(?:通报|汇报)|统计公报|运行快报|自评报告|评估报告/u;

/** Whether a sentence tells what has been. `was`: the sentence before it did; `until`: last year of the heading above. */
export function tellsThePast(
  work: string,
  targets: readonly YearMention[],
  around: { readonly was: boolean; readonly until: number | null; readonly floor: number | null },
): boolean {
  const { was, until, floor } = around;
  if (targets.length > 0 && floor !== null && targets.every((mention) => mention.year < floor)) return true;
  if (PAST_START.test(work.trim()) || PAST_WORDS.test(work)) return true;
  if (AHEAD_START.test(work.trim())) return false;
  const later = targets.some((mention) => until === null || mention.year > until);
  if (later && FUTURE_WORDS.test(work)) return false;
  return was;
}

const NUMBER = "[一二三四五六七八九十两\\d]{1,3}";
const PAST_START = new RegExp(
  `^(?:截至|截止|目前|当前|近年来|近几年|上一?年度?(?![度底末]?[，]?(?:基础|相比))|去年|${NUMBER}年来|(?:过去|最近|近)的?${NUMBER}年(?!内)|今年(?:以来|上半年|前${NUMBER}季度|前?${NUMBER}(?:[—–\\-~至]${NUMBER})?月)|[^，。；]{1,20}以来|(?:我[省市区县]|全[省市区县]|园区|高新区)?(?:现有|现已|已有|已建成|已培育|已累计|累计已))`,
  "u",
);
const PAST_WORDS = /(?:截至|截止)(?:20|目前|当前)|以来，/u;
const AHEAD_START = /^(?:下一步|下一阶段|下阶段|今后|接下来|明年|未来)/u;
const FUTURE_WORDS = /(?:到|至|力争|确保|争取|力争到)20\d\d年|力争|20\d\d年底?前|[末期][，间]/u;

/** Whether the words at a place of a sentence report a figure: 仅为12%, 已达500家, 达到512家，同比增长20.2%. */
export function isReported(sentence: Sentence, at: number, frame: DocumentFrame): boolean {
  const { work } = sentence;
  const clause = findSubclause(work, at);
  const words = work.slice(clause.from, clause.to);
  if (REACHED.test(words) && !PROMISED.test(words)) return true;
  const floor = firstYearAhead(frame);
  const dated = floor !== null && sentence.years.some((mention) => mention.role === "target");
  if (dated || sentence.carried !== null || sentence.goal || PROMISED.test(work) || FLOOR.test(words)) return false;
  // Growth since a year long before the plan, and until no year: how far it had come.
  const since = Number(GROWN_SINCE.exec(words)?.[1] ?? Number.NaN);
  if (floor !== null && since < floor - 1) return true;
  const from = work.lastIndexOf("；", at - 1) + 1;
  const end = work.indexOf("；", at);
  const segment = work.slice(from, end < 0 ? work.length : end);
  return segment.split(/[，。]/u).some((one) => COMPARED.test(one) && !FLOOR.test(one));
}

const REACHED =
  /仅(?:为|有|占|达)|已(?:经)?(?:达|突破|超过|完成|实现|累计|(?:有|建成|认定|培育)(?![^，。；]*(?:率|占比|比例)))|累计已|实际(?:数|完成)|快报数|初步核算|提前(?:[一二两三\d]年)?完成/u;
const PROMISED = /力争|确保|争取|[到至]20\d\d年/u;
/** A figure of this year beside that of the last. */
const COMPARED = /(?:同比|[比较](?:去年|上年|上一年)(?:同期|末|底)?)[^\d]{0,12}\d/u;
const GROWN_SINCE = /[比较](20\d\d)年[^\d]{0,8}\d/u;
const FLOOR = /以[上下内]|左右|不超过|不高于|低于|控制在|不[低少]于|至少|目标|超过/u;
