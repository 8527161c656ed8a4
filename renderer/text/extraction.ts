import type { ProposedTarget } from "#domain/targets/proposed-target";
import { partReference } from "#domain/targets/reference-margin";
import type { TargetOperator } from "#domain/targets/target";
import { formatCount } from "./labels";

/** Sentences of target extraction (目标提取). */
export const extractionText = {
  title: "从文件提取目标",
  note: "贴入或打开政策文字，程序标出里面的目标，由您逐条确认。",
  back: "政策包",
  paste: "把文件正文贴在这里",
  open: "打开文件…",
  openHint: "Word（docx）、txt、网页（html）都可以；PDF 和旧版 Word 请先另存为 docx",
  dropTitle: "或把文件拖到这里",
  length: (count: number): string => `共 ${formatCount(count)} 字`,
  run: "提取",
  running: "正在读…",
  again: "换一份文字",
  documentTitle: "文件名称",
  documentNumber: "文号",
  numberHint: "没有就空着",
  proposals: "找到的目标",
  found: (count: number): string => `找到 ${count} 条，请逐条确认`,
  takeAll: "全部采用",
  parts: {
    all: (count: number): string => `全部 ${count}`,
    doubtful: (count: number): string => `要核对 ${count}`,
    dropped: (count: number): string => `不采用 ${count}`,
  },
  acceptOne: (indicator: string): string => `采用「${indicator}」`,
  noIndicator: "没有指标名称",
  acceptChosen: (count: number): string => `采用选中的 ${count} 条`,
  accepted: (count: number): string => `已采用 ${count} 条目标，可以在“指标与目标”里看。`,
  tooMany: (most: number): string => `一次最多采用 ${most} 条，请先去掉一些，分几次采用。`,
  nothingKept: "有的目标不合规矩，一条都没有存入。请改好再采用：",
  cannotAccept: (indicator: string, reason: string): string => `「${indicator}」还不能采用：${reason}`,
  needsIndicator: "请填写指标名称。",
  needsNumber: "这种要求要有数字，请把“数值”写成数字；文件没有写数的，把“要求”改成“定性”。",
  needsRange: "请把“数值”写成两个数，例如 1–2。",
  needsReference: "请在“数值”里写参照什么，例如 全国平均水平。",
  needsUnit: "请填单位（家、个、亿元、% 等）。",
  indicator: "指标",
  operator: "要求",
  value: "数值",
  unit: "单位",
  direction: "方向",
  directions: { up: "越大越好", down: "越小越好" },
  baseYear: "基期",
  targetYear: "目标年",
  scope: "范围",
  formula: "怎么算（公式）",
  formulaHint: "可以空着：先按“直接填报”取数，以后再补公式。",
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

/** The ways that read otherwise when the less is the better. */
const lowerWords: Partial<Readonly<Record<TargetOperator, string>>> = {
  ge: "不高于",
  gt: "低于",
  increment_ge: "减少不少于",
  cagr_ge: "年均下降不低于",
  ge_ref: "不高于参照值",
};

/** 不少于 2 家 · 每个省级高新区 · 2019年. */
export function demandWords(target: ProposedTarget): string {
  const { operator, value, unit, baseYear, targetYear, scope } = target;
  const measured = value === "" || operator === "ge_ref" ? "" : unit;
  const demand = [wordOf(target), value, measured].filter((word) => word !== "").join(" ");
  const year = targetYear === null ? "" : `${targetYear}年`;
  const base = baseYear === null ? "" : `基期 ${baseYear}年`;
  return [demand, scope, base, year].filter((word) => word !== "").join(" · ");
}

function wordOf({ operator, value, direction }: ProposedTarget): string {
  const less = direction === "down";
  if (operator === "ge_ref" && partReference(value).margin !== null) return less ? "低于" : "高于";
  return (less ? lowerWords[operator] : undefined) ?? operatorWords[operator];
}
