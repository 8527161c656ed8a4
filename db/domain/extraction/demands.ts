/** Tells what is to be reached from conditions, rewards and procedures (目标与条件之分). */
import { findSubclause } from "./draft.ts";

/** A document that lays down rules: its numbers are conditions of recognition, of scores or of applications. */
export function isRuleBook(title: string): boolean {
  return (
    /(?:管理|认定|评审|考核|评价|评估|申报|备案|奖励|资助|遴选|评选)[^，。]{0,10}(?:办法|细则|指引|标准|规定|规程|指南|程序)/u.test(
      title,
    ) || /(?:申报|认定|推荐|评选|遴选|备案|征集)[^，。]{0,12}(?:通知|公告|公示)/u.test(title)
  );
}

/** A heading under which conditions and procedures stand. */
export function headsRules(title: string): boolean {
  return /(?:申报|认定|入选|准入|升级|评定|推荐|备案|基本|评选)条件|条件$|认定标准|申报(?:要求|名额|程序|材料|对象|流程)|附则$|奖惩|退出机制$/u.test(
    title,
  );
}

/** A line that a list of conditions follows. */
export function leadsRules(line: string): boolean {
  return /(?:条件|情形|要求)(?:之一)?(?:的|者)?：$/u.test(line.trim()) && /应|须|需|符合|具备|满足|有下列/u.test(line);
}

/** Words of promise that make a target even among rules. */
export function promises(words: string): boolean {
  return /力争|(?:^|[^达不])[到至]20\d\d年|争取(?!国家)|20\d\d年底?前?[，]?(?:全|达|实现)|主要目标|总体目标/u.test(
    words,
  );
}

/** Money handed out and conditions of getting it. */
const SUPPORT =
  /给予|奖励|奖补|补助|补贴|资助|贴息|罚款|处以|拨付|申报条件|约谈|摘牌|通报批评|予以表彰|取消.{0,8}资格/u;
/** Words that only bind the numbers beside them. */
const ASIDE = /加计扣除(?!总?金?额)|扣减|注册资本|电话/u;
/** Money set aside is a target only where a floor is promised. */
const PURSE = /专项资金|专项经费|列支/u;
const FLOOR = /不少于|不低于|达到|突破|以上/u;

/** 每年遴选瞪羚企业100家左右，给予…: how many are chosen is a target, what each gets is not; 以上 would make it a condition. */
const CHOSEN =
  /^(?:每年|全年|每年度|[一二两三四五]年内?)(?:择优|重点|计划|再)*(?:遴选|选育|选树|评选|培育|认定|支持|扶持)[^，；。]*[\d一二三四五六七八九十百千]+[家个名项](?:左右)?$/u;

/** Whether a number at this place can be a target; it belongs to no reward and no condition. */
export function canBeDemanded(work: string, at: number): boolean {
  const clause = findSubclause(work, at);
  const words = work.slice(clause.from, clause.to);
  if (words.endsWith("的") && /[，；。]/u.test(work.charAt(clause.to))) return false;
  if (ASIDE.test(words) || definesInBracket(work, at)) return false;
  if (PURSE.test(words) && !FLOOR.test(words)) return false;
  const reward = [...work.matchAll(new RegExp(SUPPORT, "gu"))];
  if (reward.length === 0) return true;
  if (SUPPORT.test(words)) return false;
  if (CHOSEN.test(words) && !reward.some((match) => match.index < at)) return true;
  const before = reward.filter((match) => match.index < at).at(-1);
  return promises(work.slice(before === undefined ? 0 : before.index, at)) || /力争|确保|^全[省市区县]/u.test(words);
}

/** 低效用地（亩均税收5万元以下） says what is meant, not what is to be reached. */
function definesInBracket(work: string, at: number): boolean {
  const open = work.lastIndexOf("（", at);
  if (open < 0 || work.slice(open, at).includes("）")) return false;
  const inside = work.slice(open + 1).split("）")[0] ?? "";
  return /元以[上下](?:的)?$/u.test(inside) && !/^(?:其中|含|力争|总|规模|年均)|达到|不[低少]于/u.test(inside);
}
