import type { PackPreview, PackSummary } from "#contract/packs";
import type { RuleCondition } from "#domain/criteria/rule-set";
import type { CalendarEntry, PolicyDocument, QuarterConvention } from "#domain/packs/pack";
import type { TargetDefinition } from "#domain/targets/target";

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
  installedOn: "装入时间",
  updateReady: "有新版",
  documents: "文件",
  indicators: "指标",
  targets: "目标",
  lists: "清单台账",
  presets: "预置名录",
  ruleSets: "认定条件",
  aliases: "别名",
  calendar: "报送日历",
  forms: "表式",
  unconfirmed: "待核实",
  unconfirmedCount: (count: number): string => `${count} 处待核实`,
  onlyUnconfirmed: "只看待核实",
  searchWithin: "在这个政策包里找",
  noneFound: "没有符合条件的内容，换个词，或去掉“只看待核实”。",
  shippedNote: "程序自带或从文件取入的政策包不能直接改，要改请先复制一份。",
  ownNote: "自编政策包：改动随存随用。",
  none: "—",
  previewTitle: (name: string): string => `装入「${name}」会改变什么`,
  removalTitle: (name: string): string => `卸下「${name}」会改变什么`,
  ownRemoval: "这是自编的政策包，卸下后程序里就没有了。想留底请先“导出”。",
  entries: (added: number, known: number): string =>
    `名录：新增 ${added} 条，账本里已有 ${known} 条（只补空白，不改已有内容）`,
  undoHint: "随政策包写入的名录算一次导入，可以在“导入”页整批撤销。",
  nothing: "没有变化",
  confirmInstall: "装入",
  confirmRemove: "卸下",
  installedNow: (name: string): string => `「${name}」已装入。`,
  removedNow: (name: string): string => `「${name}」已卸下。`,
  warnings: "请留意",
  faultsTitle: (pack: string, count: number): string => `政策包「${pack}」有 ${count} 处错误，没有装入`,
  faultsNote: "账本没有改动。请把下面各处改好再取入；文件是同事给的，可以把这张表发给他。",
  faultFile: "文件",
  faultLine: "行",
  faultSentence: "错在哪里、怎么改",
  wholeFile: "整个文件",
  faultsDone: "知道了",
  dropTitle: "把政策包文件拖到这里",
  dropButton: "选择文件…",
  documentTitle: "标题",
  number: "文号",
  issuer: "发文机关",
  issuedOn: "日期",
  status: "效力",
  indicator: "指标",
  unit: "单位",
  howReckoned: "怎么算（公式）与口径",
  sentence: "文件原句",
  demand: "要求",
  year: "目标年",
  base: (year: number): string => `基期 ${year} 年`,
  scope: "范围",
  soft: "软性要求",
  doubt: "存疑",
  readings: "口径选项",
  due: "期限",
  every: "周期",
  matter: "事项",
  who: "谁报",
  source: "出处",
  form: "表式",
  explanation: "说明",
  name: "名称",
  also: "又作",
  columns: "专有栏目",
  sharedColumns: "以及清单通用的栏目（责任单位、完成时限、办理状态、目前进展等）",
  mapped: "可画成图",
  entryCount: (count: number): string => `${count} 条`,
  place: "条目",
  condition: "条件",
  anyOf: "以下满足一项即可",
  manual: "人工核对",
  coefficient: (label: string, factor: string): string => `${label}：门槛乘以 ${factor}`,
  noNumber: "文号未见",
  own: "自编",
  ownCreate: "自编政策包",
  ownName: "政策包名称",
  ownMissing: "请填写名称。",
  ownHint: "先取个名字，接着加依据文件、目标、指标和清单；也可以从政策文字里提取目标。",
  ownMade: (name: string): string => `「${name}」已保存。`,
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

/** 新增 3 文件、20 指标；修改 1 目标. */
export function changeCounts(changes: readonly Pick<PackPreview["changes"][number], "how" | "what">[]): string {
  const hows = ["added", "changed", "removed"] as const;
  return hows
    .flatMap((how) => {
      const moving = changes.filter((change) => change.how === how);
      const sorts = [...new Set(moving.map(({ what }) => what))];
      const counts = sorts.map((what) => `${memberWords[what]} ${moving.filter((one) => one.what === what).length}`);
      return counts.length === 0 ? [] : [`${changeWords[how]}：${counts.join("、")}`];
    })
    .join("；");
}

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
    [counts.presets, "条名录"],
    [counts.ruleSets, "套认定条件"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(" · ");
}

/** How often a day comes round. */
export const everyWords: Readonly<Record<CalendarEntry["every"], string>> = {
  year: "每年",
  half: "每半年",
  quarter: "每季",
  month: "每月",
  once: "一次",
};

/** 第一季 1—2 月；第二季 3—5 月. */
export const quarterWords = ({ quarters }: QuarterConvention): string =>
  quarters.map(({ from, through }, at) => `第${"一二三四"[at] ?? at + 1}季 ${from}—${through} 月`).join("；");

/** The year a target is judged by. */
export function targetYearWords({ when, targetYear }: Pick<TargetDefinition, "when" | "targetYear">): string {
  if (when === "every") return "每年";
  return when === "none" || targetYear === null ? "没有写明" : String(targetYear);
}

const tests = { ge: "不少于", gt: "多于", le: "不超过", is: "" } as const;

/** 不少于 10000 ㎡; 是; 人工核对. */
export function thresholdWords({ manual, test, threshold, unit }: RuleCondition): string {
  if (manual) return packsText.manual;
  if (test === null || test === "is") return threshold === null || threshold === "" ? "是" : threshold;
  return `${tests[test]} ${threshold ?? ""} ${unit}`.trim();
}

/** The values a preset entry brings, in one line. */
export const valueWords = (values: Readonly<Record<string, string>>): string =>
  Object.values(values)
    .filter((value) => value !== "")
    .join(" · ");
