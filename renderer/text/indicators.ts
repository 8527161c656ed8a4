import type { IndicatorValue, ValueChange } from "#contract/indicators";
import { formatCount } from "./labels";

/** Sentences of indicators (指标). */
export const indicatorsText = {
  emptyTitle: "还没有指标",
  emptyBody: "装入政策包后，它的指标会列在这里；也可以自己定义。",
  toPacks: "选政策包",
  search: "指标名称",
  withData: "只看有数的",
  columnName: "指标",
  columnValue: "数值",
  columnUnit: "单位",
  columnPeriod: "时期",
  columnState: "数据",
  columnBefore: "上年",
  columnChange: "比上年",
  columnGroup: "分类",
  groupCount: (count: number): string => `${formatCount(count)} 个指标`,
  onDay: "截至当日",
  notWhole: "两年中有一年数据不全，不宜直接比较。",
  noneFound: "没有符合条件的指标",
  noneFoundBody: "换个名称，或去掉“只看有数的”。",
  openedTitle: "这个数怎么来的",
  allZones: "全部高新区",
  asOf: "截至",
  asRead: "按目标选定的口径",
  own: "自定义",
  create: "自定义指标",
  unconfirmed: "待核实",
  words: "怎么算的",
  formula: "公式",
  parts: "各部分",
  part: "项目",
  partWords: "说明",
  behind: "由哪些记录构成",
  behindWords: (words: string): string => `列的是：${words}`,
  behindRest: (most: number): string => `只列前 ${formatCount(most)} 条，其余请到名册里看。`,
  ground: "计入依据",
  behindCount: (count: number): string => `共 ${formatCount(count)} 条`,
  name: "名称",
  amount: "数值",
  share: "占比",
  source: "来源",
  lacking: "还缺哪些数据",
  lacks: "缺什么",
  whose: "归谁报",
  trend: "历年",
  change: "为什么变了",
  changeHint: "选一个日子，看从那天到现在变了多少，是谁新增、退出、修订、增长或下降的。",
  changed: (before: string, after: string, unit: string, difference: string): string =>
    `原来 ${before}，现在 ${after} ${unit}，变化 ${difference}`,
  lastYearEnd: "上年末",
  yearBefore: "上年同日",
  waterfall: "从原来的数到现在的数，每个原因一条",
  waterfallCut: "为看清变化，横条没有从 0 画起。",
  total: "合计变化",
  changeFrom: "与这一天相比",
  changeLabel: "对比日期",
  before: "原来",
  after: "现在",
  difference: "变化",
  reason: "原因",
  count: "家（个）数",
  movers: "主要是",
  adds: "各项相加等于变化总量。",
  preliminary: (count: number): string => `其中 ${formatCount(count)} 个为快报数`,
  corrected: (count: number): string => `其中 ${formatCount(count)} 个为修订数`,
  edit: "修改",
  remove: "删除",
  unit: "单位",
  group: "分组",
  note: "口径",
  direction: "方向",
  directions: { up: "越大越好", down: "越小越好", none: "不分" },
  time: "类型",
  times: { point: "存量（某一天）", flow: "当期", cumulative: "累计" },
  decimals: "小数位",
  saved: "指标已保存。",
  removed: "指标已删除。",
  missingName: "请填写指标名称。",
  missingFormula: "请写公式。",
  checking: "正在检查…",
  formulaEnd: "（到这里就完了）",
  readsAs: "读作",
  formulaHint: "例：计数(企业[是否规上 = 是])、比率(求和(企业.研发费用), 求和(企业.营业收入))、求和(企业.营业收入)",
} as const;

/** How complete the data behind a value is. */
export function stateWords({ status, missing }: IndicatorValue): string {
  switch (status) {
    case "value":
      return "齐全";
    case "partial":
      return `缺 ${formatCount(missing.reduce((sum, one) => sum + one.missing, 0))} 项`;
    case "nodata":
      return "缺数";
    case "wrong":
      return "公式有误";
  }
}

/** Why a part of a change came about. */
export const changeReasons: Readonly<Record<ValueChange["parts"][number]["reason"], string>> = {
  new: "新增",
  left: "退出",
  movedIn: "迁入",
  movedOut: "迁出",
  renamed: "更名",
  restated: "数据修订",
  grown: "增长",
  shrunk: "下降",
  rest: "其余",
};
