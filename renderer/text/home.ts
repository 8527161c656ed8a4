import { formatCount } from "./labels";

/** Sentences of the first page (首页). */
export const homeText = {
  title: "首页",
  steps: "三步完成一张报表",
  importTitle: "导入名册",
  importBody: "把街道、孵化器、火炬平台给的表拖进来，先看清哪些会变，再写入。",
  importAction: "导入名册",
  checkTitle: "核对企业",
  checkBody: "在一张大表里查、改、补，每个数都看得到出自哪张表哪个格。",
  checkAction: "打开名册",
  fillTitle: "填报上交",
  fillBody: "选省里发的空表，认出该填的格子，预览无误后导出，原表样式一处不动。",
  fillAction: "填报表",
  zoneAsk: "高新区名称",
  zoneNote: "印在报表上，也显示在上方。",
  zoneLater: "以后再填",
  emptyTitle: "账本还是空的",
  emptyBody:
    "先导入一份企业名册（xlsx、xls、et、csv 都行），或者用演示数据走一遍，看看各页是什么样子。演示数据可以整批撤销。",
  emptyImport: "导入企业名册",
  emptyExamples: "用演示数据看看",
  examplesJob: "装入演示数据",
  recent: "最近",
  lastImport: "最近一次导入",
  lastExport: "最近一次导出",
  noImport: "还没有导入过",
  noExport: "还没有导出过",
  toImports: "查看导入记录",
  toExports: "查看报表",
  doubts: "数据存疑",
  doubtsNote: "不影响导入和填报，上报前宜核实。",
  toDuplicates: "看疑似重复的企业",
  noDoubts: "没有存疑的数据。",
  enterprises: "在册企业",
  periods: "已有时期",
  imports: "导入批次",
  exports: "已导出报表",
  standing: "目标完成情况",
  due: "近期要报",
  suggestion: "按高新区名称，可能用得上：",
  suggestionNote: "先看看内容，再决定装不装。",
  households: "家",
  times: "次",
  sheets: "张",
  terms: "期",
} as const;

/** Missed targets beyond those shown. */
export const moreTargets = (count: number): string => `另有 ${formatCount(count)} 条未达标`;
/** Days until a due day. */
export function daysLeft(from: string, on: string): string {
  const days = Math.round((Date.parse(on) - Date.parse(from)) / 86_400_000);
  return days === 0 ? "今天" : `还有 ${days} 天`;
}
/** How many enterprises a doubt concerns. */
export const doubtCount = (count: number): string => `${formatCount(count)} 家`;
/** After the examples are in. */
export const examplesLoaded = (count: number): string => `演示数据已装入，账本现有 ${formatCount(count)} 家企业。`;
