/** Targets that compare: 平均水平, 逐年递增, 居前列 (比较类目标). */
import { type Draft, findSubclause } from "./draft.ts";
import { dropScope, tidyNoun } from "./noun-phrase.ts";
import { stripLead } from "./phrase-words.ts";
import type { Sentence } from "./sentences.ts";
import { listSubjects, MEASURE } from "./shared-values.ts";
import { wordsBefore } from "./subject-of.ts";
import { draft, place, subjectBefore } from "./worded-draft.ts";

/** Finds them in one sentence. */
export function findComparisons(sentence: Sentence): Draft[] {
  return [...findReferences(sentence), ...findIncreasing(sentence), ...findRanks(sentence)];
}

const REFERENCE =
  /(?:达到|高于|超过|快于|不低于|接近|位于|保持在|(?:低于|不高于|不超过)(?![^，。；]{0,24}的(?:，|$)))((?:全国|全省|全市|国家|国内|同类|东部地区|长三角)(?:[^，；。]{0,10})?平均(?:水平|增速)(?:[\d.]+个?百分点)?|[^，；。\d]{2,12}?(?:平均增速|平均增幅)(?:[\d.]+个?百分点)?)/gu;

function findReferences(sentence: Sentence): Draft[] {
  return [...sentence.work.matchAll(REFERENCE)].map((match) => {
    const indicator = tidyNoun(stripLead(dropScope(subjectOf(sentence, match.index))).rest);
    const direction = /^(?:低于|不高于|不超过)/u.test(match[0]) ? "down" : "up";
    const unit = match[0].endsWith("百分点") || /比重|占比|比例|率|强度|增速/u.test(indicator) ? "%" : "";
    const doubts = ["参照值须填入当年的外部数据"];
    return draft(sentence, {
      ...place(match),
      indicator,
      operator: "ge_ref",
      value: match[1] ?? "",
      unit,
      direction,
      doubts,
    });
  });
}

const INCREASING =
  /(?:实现)?(?:逐年|稳步|持续|逐步|稳定|连年)(?:递增|增长|提高|提升|增加|上升|扩大|攀升)(?=[，；。、]|$)/gu;
const COUNTED = /(?:企业|机构|人才|平台|载体|专利|集群)(?:数量)?$/u;
const MEASURED =
  /(?:支出|经费|资金|产值|产出|效益|贡献|营收|税收|利润|面积|人数|人次|占比|比例|劳动生产率|增加值)(?:[均各都]*)$/u;

function findIncreasing(sentence: Sentence): Draft[] {
  return [...sentence.work.matchAll(INCREASING)].flatMap((match) => {
    const before = subjectOf(sentence, match.index);
    const yearly = match[0].includes("逐年");
    const measured = MEASURE.test(before) || MEASURED.test(before);
    if (before.length < 2 || !(measured || (yearly && COUNTED.test(before)))) return [];
    const value = match[0].replace("实现", "");
    const parts = { ...place(match), operator: "increasing", value, unit: "", confidence: 0.8 } as const;
    return listSubjects(before).map((indicator) =>
      draft(sentence, { ...parts, indicator, doubts: ["增长多少没有写"] }),
    );
  });
}

/** The subject, borrowed from the statement before when none stands here. */
function subjectOf(sentence: Sentence, at: number): string {
  const words = wordsBefore(sentence.work, at);
  const place = sentence.work.lastIndexOf(words, at);
  return subjectBefore(sentence, at, words === "" || place < 0 ? null : words).replace(
    /(?:[均都且并、]|持续|保持|稳定|继续)+$/u,
    "",
  );
}

const REGION = "(?:全国|全省|全市|国内|同类|中部|西部|东部|东北|全球|世界|长三角|珠三角|京津冀)";
const PLACED =
  "前列|前茅|第一方阵|领先|首位|榜首|前[\\d一二三四五六七八九十百]+(?:位|名|强)?|第[\\d一二三四五六七八九十]+(?:位|名)?|[\\d一二三四五六七八九十百]+强";
const RANK = new RegExp(
  `(?:位居|居于?|进入|跻身|走在|处于|保持在?|列|名列|稳居|迈入|进位至|达到|位列)?(${REGION}[^，；。、]{0,8}?(?:${PLACED})|领先(?:全国|全省|国内)|(?<=(?:排名|位次|排位|评价|考核)[^，；。]{0,12})前(?:移|进)?[\\d一二三四五六七八九十百]+(?:位|名)|(?<=(?:进入|跻身|迈入|进至))前[\\d一二三四五六七八九十百]+(?:位|名|强)|前(?:移|进)[\\d一二三四五六七八九十]+(?:位|名))(?:以上|以内|水平|行列)?(?=[，；。、并且]|$)`,
  "gu",
);

function findRanks(sentence: Sentence): Draft[] {
  return [...sentence.work.matchAll(RANK)].flatMap((match) => {
    const words = subjectOf(sentence, match.index);
    const { indicator, doubt } = rankedBy(sentence, match, tidyNoun(stripLead(dropScope(words)).rest));
    if (indicator.length < 2 || /[\d]家|[\d]个/u.test(words) || /水平/u.test(match[0])) return [];
    const steps = /前[移进]/u.test(match[0]);
    const named = /(?:高新区|开发区|园区|市|县|区)$/u.test(indicator) ? `${indicator}排名` : indicator;
    const parts = { ...place(match), operator: "rank", value: match[1] ?? "", unit: "位次", confidence: 0.75 } as const;
    const doubts = [doubt, ...(steps ? ["是名次的变化，基期名次没有写"] : [])];
    return [draft(sentence, { ...parts, indicator: named, doubts })];
  });
}

/** A ranking that is named, and lists that only places and enterprises get on (百强). */
const RANKING = /^(.*?(?:排名|排位|排行榜?|位次|评价|考核|榜单))(?=前|第|[\d一二三四五六七八九十百]+强)/u;
const LISTED = /[\d一二三四五六七八九十百]+强$/u;
const UNNAMED = "名次按哪份排名没有写";

/** What is ranked: 总收入翻一番，跻身全国高新区综合排名前三十 ranks the zone, not the income stated before the comma. */
function rankedBy(
  sentence: Sentence,
  match: RegExpExecArray,
  indicator: string,
): { readonly indicator: string; readonly doubt: string } {
  const clause = findSubclause(sentence.work, match.index);
  const own = sentence.work.slice(clause.from, match.index).replace(/^(?:并且?|且|同时|力争|努力|确保|争取)+/u, "");
  const place = match[1] ?? "";
  const borrowed = own.length < 2 && !/排名|排位|位次|评价|考核|实力|竞争力|水平/u.test(indicator);
  if (!borrowed) return { indicator, doubt: UNNAMED };
  const ranking = RANKING.exec(place)?.[1];
  if (ranking !== undefined) return { indicator: ranking, doubt: "谁的名次没有写明，按整个区域理解" };
  if (LISTED.test(place) && !/(?:高新区|开发区|园区|企业|集群|机构|市|县|区)$/u.test(indicator))
    return { indicator: `${place}位次`, doubt: "谁的名次没有写明，按整个区域理解" };
  return { indicator, doubt: MEASURE.test(indicator) ? `${UNNAMED}，是不是“${indicator}”的名次请核对` : UNNAMED };
}
