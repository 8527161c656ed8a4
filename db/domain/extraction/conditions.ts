/** Tells what applicants, projects and committees must fulfil from what is to be reached (条件与目标之分). */
import { promises } from "./demands.ts";
import { findSubclause } from "./draft.ts";
import type { Sentence } from "./sentences.ts";

/** Whether the words at a place lay down a condition, a score, a quota or a sum for one project. */
export function isCondition(sentence: Sentence, at: number): boolean {
  const { work } = sentence;
  const clause = findSubclause(work, at);
  const words = work.slice(clause.from, clause.to);
  if (ALWAYS.some((rule) => rule.test(words))) return true;
  if (/最高(?:可?达|不超过)?$/u.test(work.slice(clause.from, at))) return true;
  const from = work.lastIndexOf("；", at - 1) + 1;
  const end = work.indexOf("；", at);
  const [before, segment] = [work.slice(from, at), work.slice(from, end < 0 ? work.length : end)];
  if (promises(work.slice(0, at)) || /力争|确保/u.test(words)) return false;
  // Below 以下条件： every item is one, also behind semicolons.
  if (CONDITION_LEAD.test(work.slice(0, at)) || WHO_WHEN.test(before)) return true;
  return sentence.carried === null && !sentence.goal && UNDATED.some((rule) => rule.test(segment));
}

/** 申报企业应满足以下条件：… */
const CONDITION_LEAD =
  /(?:^|[，。；])[^，。；]*(?:应|须|需|符合|具备|满足|下列|以下|申报|申请|认定|入选|参评)[^，。；：]*(?:条件|要求|情形|标准)(?:之一)?(?:的|者)?：|(?:符合|满足|具备)[^，。；：]{0,12}条件的?，/u;
/** 申报省级专业孵化器的，…; 连续两年未达标的，…: what follows says what then. */
const WHO_WHEN =
  /(?:^|，)(?:对|凡|对于)?(?:拟|首次|新)?(?:申报|申请|推荐|认定|备案|评定|参评|入选|参加|获评|获批|[^，。；]{1,24}(?:低于|不足|少于|超过|未达到?|达不到|不符合|未完成)[^，。；]{0,14})[^，。；]{0,30}(?:的|者)，/u;

/** These words bind wherever they stand. */
const ALWAYS: readonly RegExp[] = [
  // 每增加1家得2分; 占10分.
  /(?:得|加|扣|减|计|占|记)\d+(?:\.\d+)?分(?!以上)|不得分/u,
  // 考核优秀单位比例不超过20%; 申报数量不超过5项: quotas.
  /(?:优秀|优良|等次|等级|评优|获奖|推荐|申报|备选|立项|遴选|入围)[^，。；]{0,8}?(?:比例|占比|名额|数量|总数|数|率)(?:原则上|一般|最多|均)*(?:不超过|不高于|不多于|不得超过|控制在|为)[\d一二三四五六七八九十两百]/u,
  /名额/u,
  // 资金安排不低于2亿元 allots money.
  /资金(?:预算)?安排(?:规模|总额)?(?:不低于|不少于|达到?|为|超过)?\d/u,
];

/** These bind where no year and no goal is near. */
const UNDATED: readonly RegExp[] = [
  /(?<!(?:高新区|开发区|园区|市|县|区|州)(?:均|都)?)(?:应|须|需|必须)(?:当?具备|满足|符合|达到|配备|拥有|有|不低于|不少于|不高于|不超过|超过|大于|小于|设有|建有|提供|取得)/u,
  /注册资本|实缴资本|自筹(?:资金|经费)|执行期|建设期|项目周期|投资期限/u,
  /近[一二两三四五\d]年|上一?年度|同期(?:销售|营业|总)|上一?会计年度/u,
  /(?:专家|评审|评委|委员会?|工作组|领导小组)[^；]{0,30}(?:组成|出席|参加|不少于|以上)/u,
  /(?:培训|学习|授课|实习)(?:时间|时长|课时)/u,
];
