import type { FieldType } from "#domain/catalogue/field";
import type { TargetDefinition, TargetOperator, TargetScope } from "#domain/targets/target";
import { operatorWords } from "./extraction";

/** Sentences of making a pack of one's own (自编政策包). */
export const packEditText = {
  titles: { document: "依据文件", target: "目标", indicator: "指标", list: "清单" },
  add: (sort: string): string => `添加${sort}`,
  change: (name: string): string => `修改「${name}」`,
  noneYet: (sort: string): string => `还没有${sort}。`,
  rename: "改名",
  copy: "复制一份",
  copyToChange: "复制一份再改",
  copyHint: "复制成自编政策包后可以随意修改；原来的政策包不动。清单会在名称后加“副本”二字，以免与原清单混淆。",
  copyName: (name: string): string => `${name}（自用）`,
  saved: "已保存。",
  dropped: (name: string): string => `「${name}」已删去。`,
  restored: "已恢复。",
  undo: "撤销",
  drop: "删去",
  document: "依据文件",
  missingDocument: "请选依据文件。",
  noDocument: "还没有依据文件，请先在“文件”一栏添加。",
  missingTitle: "请填写文件标题。",
  numberHint: "没有就空着，会标“文号未见”",
  dateHint: "例：2026-03-01，只知道年份就写 2026",
  wrongDate: "请写成 2026-03-01、2026-03 或 2026。",
  documentUsed: (count: number): string => `还有 ${count} 处出自这份文件，改掉或删去它们以后才能删。`,
  indicatorUsed: (count: number): string => `还有 ${count} 条目标用这个指标，改掉或删去它们以后才能删。`,
  listUsed: (count: number): string => `这张清单里已有 ${count} 条内容，清空以后才能删。`,
  place: "第几条、哪一句",
  unconfirmed: "待核实",
  unconfirmedHint: "还拿不准的地方写在这里，各处会标“待核实”。都已核实就空着。",
  sentence: "文件原句",
  missingSentence: "请抄录文件原句，每条目标都要能找到出处。",
  indicator: "指标",
  indicatorHint: "选已有的，或写新的名称：新指标先按“直接填报”取数，以后可以在“指标”一栏改成公式。",
  missingIndicator: "请填写指标名称。",
  operator: "要求",
  value: "数值",
  valueLabel: (operator: TargetOperator): string =>
    operator === "double" ? "倍数（翻一番写 2）" : operator === "between" ? "下限" : "数值",
  upper: "上限",
  unit: "单位",
  missingValue: "请填数值。",
  notNumber: "请只写数字，例如 20 或 2.5。",
  tolerance: "到几成算接近（例：0.8）",
  reference: "参照值名称（例：全国平均水平）",
  margin: "须好出多少个百分点（没有就空着）",
  missingReference: "请填参照值名称。",
  milestones: "要完成的事",
  milestonesHint: "写一项按一次回车；空着就用指标名称。",
  baseYear: "基期年份",
  targetYear: "目标年",
  missingYear: "请填目标年；文件没有写就把“何时考核”改成“没有写明”。",
  when: "何时考核",
  scope: "范围",
  scopeLabel: "范围的写法",
  scopeAll: "合计",
  scopeEach: "每个高新区",
  level: "哪些高新区",
  names: "点名的高新区",
  namesHint: "文件点了名才写，写一个按一次回车。",
  asWritten: (where: string): string => `按条件：${where}`,
  question: "存疑之处",
  option: (at: number): string => `读法 ${at}`,
  optionBase: "基期年份",
  optionFormula: "另用公式",
  addReading: "加一处口径选项",
  addOption: "再加一种读法",
  dropReading: "删去这处口径选项",
  dropOption: (at: number): string => `删去读法 ${at}`,
  missingWords: "请填写内容。",
  owner: "责任单位",
  text: "原文写法",
  textHint: "例：≥11、增长25%以上；空着就按上面的要求写。",
  doubt: "存疑",
  doubtHint: "文件没有写清的地方；都清楚就空着。",
  soft: "软性要求（“一般不低于”之类，未达到只作提醒）",
  listName: "清单名称",
  classifier: "量词",
  listNote: "说明",
  columnsHint: "名称、责任单位、完成时限、办理状态、目前进展等栏每张清单都有，不必再加。",
  columnName: (at: number): string => `栏目 ${at}`,
  columnType: "填什么",
  addColumn: "加一栏",
  dropColumn: (at: number): string => `删去栏目 ${at}`,
  columnUsed: "清单里已有内容，这一栏不能删，也不能改填法；可以改名称。",
  choices: "可选的词",
  missingChoices: "请写出可选的词，写一个按一次回车。",
  linksTo: "关联到",
  missingLink: "请选关联到哪类名册。",
  unknownUnit: "不认识这个单位，可以写：元、万元、亿元、㎡、人、家、个、件、项、%。",
} as const;

/** What a column takes; the first words of a type are those a clerk chooses from. */
export const columnKindWords: Readonly<Partial<Record<FieldType, string>>> = {
  text: "文字",
  decimal: "数",
  integer: "整数",
  date: "日期",
  boolean: "是否",
  choice: "选项",
  link: "关联名册",
  person: "人名",
  phone: "电话",
  address: "地址",
  code: "编号",
};

/** When a target is judged. */
export const whenWords: Readonly<Record<TargetDefinition["when"], string>> = {
  year: "到目标年",
  every: "每年",
  none: "没有写明",
};

/** Whom a target binds. */
export const scopeWords: Readonly<Record<TargetScope["type"], string>> = { all: "合计", each: "逐个高新区" };

/** Zones by level, as conditions on the register of zones. */
export const zoneLevels: readonly { readonly value: string; readonly label: string }[] = [
  { value: "", label: "全部高新区" },
  { value: '高新区级别 = "国家级"', label: "国家级高新区" },
  { value: '高新区级别 = "省级"', label: "省级高新区" },
  { value: '高新区级别 = "国家级" 或 高新区级别 = "省级"', label: "国家级和省级高新区" },
];

/** Choices of a list of words. */
export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

const members: readonly (readonly [word: string, label: string])[] = [
  ["baseYear", "基年"],
  ["targetYear", "目标年"],
  ["reference", "参照值"],
  ["milestones", "里程碑"],
  ["readings", "口径选项"],
  ["operator", "要求"],
  ["formula", "公式"],
  ["documents", "文件"],
  ["value", "数值"],
  ["upper", "上限"],
  ["unit", "单位"],
  ["doubt", "存疑"],
  ["when", "考核时间"],
];

/** The member of a form a fault of the pack check speaks of (“value”（目标值）, 缺少计量单位 unit); null when it names none. */
export function faultField(sentence: string): string | null {
  const quoted = /“([a-z][A-Za-z]*)”（/u.exec(sentence)?.[1];
  if (quoted !== undefined) return quoted;
  if (sentence.includes("公式")) return "formula";
  return members.find(([word]) => new RegExp(`(?<![A-Za-z_])${word}(?![A-Za-z_])`, "u").test(sentence))?.[0] ?? null;
}

/** The same for the form of one member: that it is meant needs no saying. */
export function formFault(sentence: string): string {
  return plainFault(sentence).replace(/^(?:目标|指标|文件|清单)“[^”]+”的?/u, "");
}

/** The same sentence for a person who fills in a form and never sees the file: without the names of members and operators. */
export function plainFault(sentence: string): string {
  const spoken = sentence
    .replaceAll(/“[a-z][A-Za-z]*”（([^）]+)）/gu, "“$1”")
    .replaceAll(/（when: year）/gu, "")
    .replaceAll(/的算子是 ([a-z_]+)/gu, (_, operator: string) => `的要求是“${wordsOf(operator)}”`)
    .replaceAll(/算子 ([a-z_]+)/gu, (_, operator: string) => `要求“${wordsOf(operator)}”`);
  return members.reduce((words, [member, label]) => {
    const alone = new RegExp(` ?(?<![A-Za-z_])${member}(?![A-Za-z_]) ?`, "gu");
    return words.replaceAll(new RegExp(`${label} ${member}(?![A-Za-z_])`, "gu"), label).replaceAll(alone, label);
  }, spoken);
}

function wordsOf(operator: string): string {
  return Object.entries(operatorWords).find(([id]) => id === operator)?.[1] ?? operator;
}
