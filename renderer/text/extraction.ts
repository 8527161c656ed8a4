import type { TargetOperator } from "#domain/targets/target";

/** Sentences of target extraction (目标提取). */
export const extractionText = {
  title: "从文件提取目标",
  note: "贴入或打开政策文字，程序标出里面的目标，由您逐条确认。",
  back: "政策包",
  paste: "把文件正文贴在这里",
  open: "打开文件",
  openHint: "txt、docx、html；PDF 请先复制文字",
  run: "提取",
  running: "正在读…",
  again: "换一份文字",
  documentTitle: "文件名称",
  documentNumber: "文号",
  found: (count: number): string => `找到 ${count} 条，请逐条确认`,
  accept: "采用",
  dropped: "不用",
  acceptChosen: (count: number): string => `采用选中的 ${count} 条`,
  accepted: (count: number): string => `已采用 ${count} 条目标，可以在“指标与目标”里看。`,
  indicator: "指标",
  operator: "要求",
  value: "数值",
  unit: "单位",
  baseYear: "基期",
  targetYear: "目标年",
  scope: "范围",
  formula: "怎么算（公式，可以以后再补）",
  doubts: "存疑",
  sure: "把握较大",
  unsure: "请核对",
  titleMissing: "请填写文件名称。",
} as const;

/** The fourteen ways of stating a target, in words. */
export const operatorWords: Readonly<Record<TargetOperator, string>> = {
  ge: "不少于",
  gt: "超过",
  eq: "等于",
  between: "介于",
  approx: "左右",
  double: "翻番（倍数）",
  increment_ge: "新增不少于",
  cagr_ge: "年均增长不低于",
  coverage_all: "全覆盖",
  ge_ref: "达到参照值",
  increasing: "逐年增长",
  rank: "位次",
  milestone: "完成",
  qualitative: "定性",
};

/** The order in which they are offered. */
export const operatorOrder: readonly TargetOperator[] = [
  "ge",
  "gt",
  "eq",
  "between",
  "approx",
  "double",
  "increment_ge",
  "cagr_ge",
  "coverage_all",
  "ge_ref",
  "increasing",
  "rank",
  "milestone",
  "qualitative",
];
