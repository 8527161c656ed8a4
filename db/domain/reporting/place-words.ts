/** The words printed at the places of a form, made comparable from one year to the next (位置名目归一). */
import { splitUnit } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";

/** Match key of a heading path or label: units, punctuation and marks left out, years told as years before the form's own (2024年 on the form of 2025 is the same place as 2023年 on that of 2024), months and quarters without their number. `year` null: the latest year named counts as the form's own. */
export function placeKey(path: readonly string[], year: number | null): string {
  return path
    .map((text) => relativeTimes(foldText(splitUnit(text).text || text), year).replace(/[*:;,.、_"'|/\\-]/gu, ""))
    .filter((text) => text !== "")
    .join("/");
}

/** The latest year that the words of a form name; null when they name none. */
export function latestYear(paths: Iterable<readonly string[]>): number | null {
  let latest: number | null = null;
  for (const path of paths) {
    for (const [year] of path.join(" ").matchAll(YEAR)) latest = Math.max(latest ?? 0, Number(year));
  }
  return latest;
}

/** How alike two keys are, 0–1: shared pairs of characters; one inside the other counts as close. */
export function likeness(one: string, two: string): number {
  if (one === two) return 1;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  if (short === "") return 0;
  const pairs = (text: string) => Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const [left, right] = [pairs(one), pairs(two)];
  const rest = [...right];
  let shared = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  const dice = (2 * shared) / (left.length + right.length);
  return short.length >= 2 && long.includes(short) ? Math.max(dice, 0.75) : dice;
}

/** Whether two keys differ by a word that makes another thing of the same number (上年同期, 其中, 省级). */
export function differInMeaning(one: string, two: string): boolean {
  return MEANING.some((word) => one.includes(word) !== two.includes(word));
}

const YEAR = /(?<!\d)20\d{2}(?!\d)/gu;

/** Words of time, part and rank that change what is counted. */
const MEANING: readonly string[] = [
  ..."上年 去年 上期 同期 基期 同比 环比 增长 增幅 增减 增量 增加 减少 新增 净增 累计 当年 本年 当期 历年 年均 人均 平均".split(
    " ",
  ),
  ..."其中 国家级 省级 市级 区级 县级 高新 规上 规模以上 上市 在孵 毕业 境外 国外 国内 发明 授权 申请 有效".split(" "),
  ..."比率 占比 比重 比例 强度 净 利润 收入 税 成本 费用 面积 人数 户数 家数 金额 名称 代码 日期 时间 计划 目标 完成 年末 期末 月末".split(
    " ",
  ),
];

function relativeTimes(text: string, year: number | null): string {
  return text
    .replace(YEAR, (found) => (year === null ? "<年>" : `<年${Number(found) - year}>`))
    .replace(/(?<!\d)\d{1,2}(?:-\d{1,2})?月/gu, "<月>")
    .replace(/[一二三四1-4]季度/gu, "<季>");
}
