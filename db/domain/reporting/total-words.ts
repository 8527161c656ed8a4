/** Words that say that a row adds up others (合计行用语): 合计, 全区总计, 企业总计, 本页小计. */

const SUMS = "合计|总计|小计|累计|共计";
const SCOPE =
  "全|本|各|总|省|市|区|县|园|页|表|组|户数|家数|数|企业|单位|载体|片区|园区|高新区|开发区|基地|项目|集群|街道|镇";
const OPENING = /^(?:合计|总计|共计|总和|小计|本页小计|本表合计|TOTAL)|^累计(?:数|额)?(?:\(|$)/iu;
const SCOPED = new RegExp(`^(?:${SCOPE}){1,4}(?:${SUMS})(?:数|额)?(?:\\(.*)?$`, "u");
const SHORT = new RegExp(`^.{1,12}(?:${SUMS})(?:数|额)?$`, "u");

/** Whether a folded text says so by itself, whatever stands around it (合计、全区总计、载体合计). */
export function isTotalWording(text: string): boolean {
  return OPENING.test(text) || SCOPED.test(text) || /^.{1,12}小计$/u.test(text);
}

/** Whether a folded short text is the label of a total where no names are printed (技改投资合计); among printed names it may be one of these. */
export function isTotalLabel(text: string): boolean {
  return isTotalWording(text) || SHORT.test(text);
}
