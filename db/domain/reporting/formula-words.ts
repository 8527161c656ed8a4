/** What the words of a heading or label say about a number to be counted or summed (取数用语): level, band, kind of figure, period. */
import { splitUnit } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import { findLevels, lowestOf } from "#domain/reporting/level-words";

/** A level asked for (级别): 国家级 exactly, 省级以上 that and higher. */
export interface LevelWord {
  readonly level: string;
  readonly orHigher: boolean;
}

/** One text of a heading taken apart (用语拆解). All texts are folded. */
export interface HeadingWords {
  /** What is left when marks, unit, level and counting words are gone; "" when they were all of it. */
  readonly core: string;
  /** The same with the counting word and level kept: 省级众创空间数. */
  readonly whole: string;
  readonly level: LevelWord | null;
  /** It says that things are counted: 数, 个数, or a counting unit in brackets. */
  readonly counts: boolean;
  /** The sign of its unit as printed (支, 件/万人); null when it has none. */
  readonly unit: string | null;
  /** It begins with 其中. */
  readonly part: boolean;
}

/** Takes a heading apart. */
export function readHeadingWords(text: string): HeadingWords {
  const folded = foldText(text)
    .replace(/[*#★▲△※]+/gu, "")
    .replace(/[:;,。]+$/u, "");
  const numbered = folded.replace(
    /^(?:\d+[.、]|[(]\d+[)]|[一二三四五六七八九十]+[、.]|[(][一二三四五六七八九十]+[)])/u,
    "",
  );
  const part = PART.test(numbered);
  const bare = numbered.replace(PART, "");
  const bracket = /\(([^()]{1,8})\)$/u.exec(bare)?.[1] ?? null;
  const isUnit = bracket !== null && (COUNTING.test(bracket) || splitUnit(bare).unit !== null || bracket.includes("/"));
  const split = splitUnit(bare);
  const whole = isUnit ? bare.replace(/\([^()]{1,8}\)$/u, "") : split.unit === null ? bare : foldText(split.text);
  const { rest, level } = takeLevel(whole);
  const counted = rest.replace(COUNT_TAIL, "");
  return {
    core: counted === "" && COUNT_TAIL.test(rest) ? "" : counted,
    whole,
    level,
    counts: (isUnit && COUNTING.test(bracket)) || (COUNT_TAIL.test(rest) && !/[人户]数$/u.test(rest)),
    unit: isUnit ? bracket : split.unit,
    part,
  };
}

/** Headings that ask for a plan, a threshold or a judgement, not for what is (目标、门槛、是否达标): no number of the book answers them. */
export function isNotFact(texts: readonly string[]): boolean {
  return texts.some((text) => NOT_FACT.test(foldText(text)));
}

/** Whether a heading only says that all are meant (合计、总数). */
export function isTotalWord(core: string): boolean {
  return (
    core === "" ||
    /^(?:合计|总计|小计|总数|总量|总|全部|数值|数据|完成情况|完成值|实际完成|实际值|现状|规模)$/u.test(core)
  );
}

/** Which period a text speaks of (时期用语): null when it names none. `rest` is the text without it. */
export function takePeriod(text: string): {
  readonly rest: string;
  readonly period: "report" | "previous" | null;
} {
  const folded = foldText(text);
  if (PREVIOUS.test(folded)) return { rest: folded.replace(PREVIOUS, ""), period: "previous" };
  if (REPORT.test(folded)) return { rest: folded.replace(REPORT, ""), period: "report" };
  return { rest: folded, period: null };
}

/** A band of a figure (分档): 营收1-10亿元, 年收入5000万元以上. Bounds are as the formula language writes them. */
export interface BandWords {
  /** Name of the figure (营收). */
  readonly figure: string;
  readonly from: string | null;
  readonly until: string | null;
  /** 超过: the lower bound itself is left out. */
  readonly above: boolean;
  /** 1亿元（含）以下: the upper bound itself belongs to it. */
  readonly through: boolean;
  /** What is counted (企业), when said. */
  readonly of: string;
}

/** Reads a band; null when the text is none. 以上 takes its bound in, 以下 leaves it out, as statistics do (国家统计报表制度: “以上”含本数, “以下”不含). */
export function readBand(text: string): BandWords | null {
  const folded = foldText(text)
    .replace(/\((?:家|个|户)\)$/u, "")
    .replace(/[()]/gu, "");
  const range =
    /^(.*?)(?:在|为)?(\d+(?:\.\d+)?)(万|亿)?元?(?:含)?(?:及?以上)?(?:-|~|—|–|至|到)(\d+(?:\.\d+)?)(万|亿)元?(不含|含)?(?:及?以下)?(?:之间)?的?(.*)$/u.exec(
      folded,
    );
  if (range !== null) {
    const [, figure = "", from = "", fromUnit, until = "", unit = "", end = "", of = ""] = range;
    return {
      figure,
      from: `${from}${fromUnit ?? unit}元`,
      until: `${until}${unit}元`,
      above: false,
      through: end === "含",
      of: withoutCount(of),
    };
  }
  const open =
    /^(.*?)(超过|超|达到?|不足|低于)?(\d+(?:\.\d+)?)(万|亿)元?(不含|含)?(及?以上|及?以下|以内)?(不含|含)?的?(.*)$/u.exec(
      folded,
    );
  if (open === null) return null;
  const [, figure = "", before = "", number = "", unit = "", first = "", after = "", last = "", of = ""] = open;
  const bound = `${number}${unit}元`;
  const marked = first || last;
  const band = { figure, from: null, until: null, above: false, through: false, of: withoutCount(of) };
  if (/以上/u.test(after) || /超|达/u.test(before))
    return { ...band, from: bound, above: marked === "不含" || (marked === "" && /超/u.test(before)) };
  if (/以下|以内/u.test(after) || /不足|低于/u.test(before))
    return { ...band, until: bound, through: marked === "含" || /^及/u.test(after) };
  return null;
}

/** 研发投入占营业收入比例: the two figures of a share; null when the text names none. */
export function readShare(text: string): { readonly over: string; readonly under: string } | null {
  const folded = foldText(text).replace(/\((?:%|百分比)\)$/u, "");
  const found = /^(.+?)占(.+?)的?(?:比例|比重|占比|百分比|份额|比)$/u.exec(folded);
  return found === null ? null : { over: found[1] ?? "", under: found[2] ?? "" };
}

const PART = /^(?:其中|#|内|含)[:,]?(?=\S)/u;
const COUNT_TAIL = /(?:总?数量|总?个数|总?家数|总?户数|总数|数)$/u;
const COUNTING = /^(?:家|个|户|支|只|项|所|条|件|名|人|人次|台|座|处|批)$/u;
const NOT_FACT =
  /目标|计划|任务|预计|预期|拟|门槛|标准值|是否|达标|完成率|得分|排名|位次|名称|名单|说明|备注|缺口|存在问题|原因/u;
const PREVIOUS = /\(?(?:上年同期|去年同期|上年度?|去年|上一年度?|上期|基期)(?:末|底)?(?:实际|完成|数|值)*\)?/u;
const REPORT =
  /\(?(?:截至|截止|至)?(?:本年度?|本期|当年|报告期|\d{1,2}月)(?:末|底)?(?:止|累计)?(?:实际|完成|数|值)*\)?/u;

function takeLevel(text: string): { readonly rest: string; readonly level: LevelWord | null } {
  const found = findLevels(text);
  const lowest = found === null ? null : lowestOf(found.levels);
  const only = found?.levels.length === 1 ? found.levels[0] : undefined;
  const level = only ?? lowest;
  if (found === null || found.at !== 0 || level === null) return { rest: text, level: null };
  const orHigher = /以上/u.test(found.words) || found.levels.length > 1;
  return { rest: text.slice(found.words.length).replace(/^的/u, ""), level: { level, orHigher } };
}

function withoutCount(text: string): string {
  return text.replace(COUNT_TAIL, "");
}
