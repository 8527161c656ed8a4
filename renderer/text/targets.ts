import type { TargetStatus, TargetVerdict } from "#contract/targets";
import { formatCount } from "./labels";

/** Sentences of the wall of targets (目标墙). */
export const targetsText = {
  title: "指标与目标",
  wall: "目标墙",
  indicators: "指标",
  whatIf: "测算",
  emptyTitle: "还没有目标",
  emptyBody: "装入本省的政策包，文件里的目标就会列在这里，并和名册里的数字对上；也可以从政策文字里提取自己的目标。",
  toPacks: "选政策包",
  toExtraction: "从文件提取目标",
  noneFound: "没有符合条件的目标",
  noneFoundBody: "换个条件，或点“全部”。",
  all: "全部",
  groupBy: "分组",
  groups: { document: "按文件", status: "按情况", owner: "按责任单位", zone: "按高新区" },
  pack: "政策包",
  allPacks: "全部政策包",
  zone: "高新区",
  allZones: "全部高新区",
  period: "数据时期",
  latestPeriod: "最近一期",
  snapshot: "取数账本",
  livingBook: "现在的账本",
  frozen: (name: string, day: string): string => `快照：${name}（${day}）`,
  fromFrozen: "取自年度快照",
  search: "指标、原句或责任单位",
  print: "打印",
  noOwner: "没有写责任单位",
  noZone: "全省、全市或全区合计",
  columnLight: "情况",
  columnTarget: "目标",
  columnDemand: "要求",
  columnActual: "现状",
  columnProgress: "序时进度",
  progressHint: "实条是已走完的路，竖线是已过去的时间；实条没到竖线就是落后。",
  progressWords: (done: string, elapsed: string): string => `完成 ${done}% · 时间 ${elapsed}%`,
  behind: "落后于时间",
  onTime: "不落后于时间",
  columnGap: "差距",
  columnYear: "目标年",
  everyYear: "每年",
  noYear: "未写年份",
  doubtful: "存疑",
  assumed: "口径待定",
  partial: "数据不全",
  others: (count: number): string => `另有 ${formatCount(count)} 条目标不适用于所选的高新区，没有列出。`,
  note: "口径说明",
  printedTitle: "目标完成情况",
  printedAt: "统计截至",
  printedReading: (question: string, chosen: string, assumed: boolean): string =>
    `${question}——${assumed ? "暂" : ""}按“${chosen}”`,
  openIndicator: "看这个数怎么来的",
  sentence: "文件原句",
  original: "原文写法",
  readings: "口径选项",
  readingsHint: "原句有几种读法。选一种，结果马上重算；报告下面会印出来。",
  readingAssumed: "尚未选定，暂按第一种",
  subjects: "各区情况",
  subject: "对象",
  lacking: "缺的数据和说明",
  lackingHint: "点右上角“看这个数怎么来的”，可以看到缺的是哪几家、归谁报。",
  document: "文件",
  scope: "适用范围",
  expected: "按进度应到",
  path: "推进路径",
  pathLinear: "逐年等量",
  pathYears: "分年目标",
  settings: "本单位的安排",
  owner: "责任单位",
  floor: "底线值",
  stretch: "争取值",
  baseline: "基期值",
  ownNote: "备注",
  addYear: "加一年",
  year: "年份",
  value: "数值",
  saved: "目标安排已保存。",
  notNumber: "请填数字，或留空。",
} as const;

/** A status in one word; it always stands beside the colour. */
export const statusWords: Readonly<Record<TargetStatus, string>> = {
  met: "达标",
  near: "接近",
  missed: "未达标",
  nodata: "缺数",
};

/** Words of the filters of the wall. */
export const filterWords = {
  all: "全部",
  ...statusWords,
  doubtful: "存疑",
  assumed: "口径待定",
} as const;

/** 25 条，3 条达标. */
export const targetCount = (count: number, met: number): string =>
  `${formatCount(count)} 条${met === 0 ? "" : `，${formatCount(met)} 条达标`}`;

/** 共 67 条：达标 3，接近 0，未达标 29，缺数 35. */
export const statusCounts = (verdicts: readonly TargetVerdict[]): string => {
  const counts = (["met", "near", "missed", "nodata"] as const).map(
    (status) => `${statusWords[status]} ${verdicts.filter((one) => one.status === status).length}`,
  );
  return `共 ${formatCount(verdicts.length)} 条：${counts.join("，")}`;
};
