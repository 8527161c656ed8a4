/** Growth columns of a form (同比增长): how much a measure rose against the same period a year before. */
import { splitUnit } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";

/** A heading that asks for growth. `measure`: the measure it names itself (营业收入 of 营业收入同比增长); empty when it stands beside it. `isRate`: certainly in per cent. */
export interface Growth {
  readonly measure: string;
  readonly isRate: boolean;
}

const WORDS = "(?:增长|增减|增幅|增速|升降|涨幅|变动|变化)";
const AGAINST = "(?:同比|(?:比|较|与)(?:上年|去年|上期|上一年|上年度)?(?:同期|同月)?(?:相比|比较)?)";
const GROWTH = new RegExp(`^(.*?)(?:${AGAINST}${WORDS}?|(?:同期)?${WORDS})(率|幅度|幅|速度|百分比|比例)?$`, "u");

/** Reads a heading as a growth; null when it is none: 环比, 年均增长, an amount (增加额), a share. */
export function readGrowth(heading: string): Growth | null {
  const folded = foldText(heading);
  if (/环比|年均|平均|增加额|增长额|增减额|增量|净增|目标|计划|预计|占比|比重|完成|排名|复合/u.test(folded))
    return null;
  const { text, unit } = splitUnit(folded.replace(/\(?[±+-]{0,3}%\)?$/u, "(%)"));
  if (unit !== null && unit !== "%") return null;
  const match = GROWTH.exec(foldText(text).replace(/\([±+-]*\)$/u, ""));
  if (match === null) return null;
  return {
    measure: match[1] ?? "",
    isRate: unit === "%" || match[2] !== undefined || /(?:增|涨)[速幅]$/u.test(match[0]),
  };
}
