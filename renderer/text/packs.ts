import type { PackPreview, PackSummary } from "#contract/packs";
import type { PolicyDocument } from "#domain/packs/pack";

/** Sentences of policy packs (政策包). */
export const packsText = {
  title: "政策包",
  note: "一个省一年的规矩：文件、目标、指标、清单和认定条件。程序自带的可以直接装入，也可以从同事那里拿。",
  installed: "已装入",
  available: "可以装入",
  take: "取入政策包文件",
  takeHint: "同事导出的政策包（.zip），或单个 .json、.yaml 文件",
  install: "装入…",
  update: "更新…",
  remove: "卸下…",
  open: "查看",
  export: "导出",
  exported: (file: string): string => `已导出「${file}」。`,
  version: "版本",
  hash: "校验码",
  documents: "文件",
  indicators: "指标",
  targets: "目标",
  lists: "清单台账",
  presets: "预置名录",
  ruleSets: "认定条件",
  aliases: "别名",
  calendar: "报送日历",
  forms: "表式",
  quarters: "季度口径",
  unconfirmed: "待核实",
  unconfirmedCount: (count: number): string => `${count} 处待核实`,
  previewTitle: (name: string): string => `装入「${name}」会改变什么`,
  removalTitle: (name: string): string => `卸下「${name}」会改变什么`,
  entries: (added: number, known: number): string =>
    `名录：新增 ${added} 条，账本里已有 ${known} 条（只补空白，不改已有内容）`,
  nothing: "没有变化",
  confirmInstall: "装入",
  confirmRemove: "卸下",
  installedNow: (name: string): string => `「${name}」已装入。`,
  removedNow: (name: string): string => `「${name}」已卸下。`,
  warnings: "请留意",
  issuer: "发文机关",
  issuedOn: "日期",
  status: "状态",
  sentence: "原句",
  demand: "要求",
  formula: "公式",
  doubt: "存疑",
  readings: "口径选项",
  due: "期限",
  who: "谁报",
  name: "名称",
  kind: "类别",
  also: "又作",
  columns: "栏目",
  conditions: "条件",
  place: "条目",
  noNumber: "文号未见",
  own: "自编",
  ownCreate: "自编政策包",
  ownName: "政策包名称",
  ownMissing: "请填写名称。",
  ownHint: "先取个名字，再到“从文件提取目标”里加目标，或在“指标与目标”里定义指标。",
  ownMade: (name: string): string => `「${name}」已建立。`,
  toExtraction: "从文件提取目标",
  toCriteria: "达标体检",
  back: "政策包",
  emptyTitle: "没有可用的政策包",
  emptyBody: "取入一个政策包文件，或自编一个。",
} as const;

/** What happens to a member at installing. */
export const changeWords: Readonly<Record<PackPreview["changes"][number]["how"], string>> = {
  added: "新增",
  changed: "修改",
  removed: "去掉",
  kept: "不变",
};

/** Of which sort a member is. */
export const memberWords: Readonly<Record<PackPreview["changes"][number]["what"], string>> = {
  document: "文件",
  indicator: "指标",
  target: "目标",
  list: "清单台账",
  preset: "预置名录",
  alias: "别名",
  ruleSet: "认定条件",
  calendar: "报送日历",
  form: "表式",
};

/** How a document stands. */
export const documentStatus: Readonly<Record<PolicyDocument["status"], string>> = {
  inForce: "现行",
  expired: "已过期",
  partial: "只见部分内容",
  unknown: "状态未核实",
};

/** What a pack holds, in one line. */
export function packContents({ counts }: PackSummary): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.documents, "份文件"],
    [counts.targets, "条目标"],
    [counts.indicators, "个指标"],
    [counts.lists, "张清单"],
    [counts.presets, "组名录"],
    [counts.ruleSets, "套认定条件"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(" · ");
}
