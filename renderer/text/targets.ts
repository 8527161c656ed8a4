import type { TargetStatus } from "#contract/targets";
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
  search: "指标、原句或责任单位",
  print: "打印",
  noOwner: "没有写责任单位",
  noZone: "全省、全市或全区合计",
  columnLight: "情况",
  columnTarget: "目标",
  columnDemand: "要求",
  columnActual: "现状",
  columnProgress: "进度",
  columnGap: "差距",
  columnOwner: "责任单位",
  columnYear: "目标年",
  everyYear: "每年",
  noYear: "未写年份",
  doubtful: "存疑",
  assumed: "口径待定",
  unread: "缺数",
  elapsed: "时间过去",
  done: "完成",
  note: "口径说明",
  printedAt: "统计截至",
} as const;

/** A status in one word; it always stands beside the colour. */
export const statusWords: Readonly<Record<TargetStatus, string>> = {
  met: "达标",
  near: "接近",
  missed: "未达标",
  nodata: "缺数",
};

/** 目标 n 条. */
export const targetCount = (count: number): string => `${formatCount(count)} 条目标`;
