import { formatCount } from "./labels";

/** Sentences of lists and ledgers (清单台账). */
export const ledgersText = {
  title: "清单台账",
  note: "政策包带来的和自己建的清单：一条一事，有责任单位、期限和状态。",
  create: "自建清单",
  emptyTitle: "还没有清单",
  emptyBody: "装入政策包（如山西的八张清单、广东的三单一图），或自己建一张。",
  toPacks: "选政策包",
  own: "自建",
  name: "清单",
  count: "条数",
  states: "状态",
  overdue: (count: number): string => `逾期 ${formatCount(count)}`,
  none: "没有条目",
  matrix: (rows: number, columns: number): string => `逐个看：${formatCount(rows)} 行 × ${formatCount(columns)} 张清单`,
  done: (count: number): string => `办结 ${formatCount(count)}`,
  lacking: (items: readonly string[]): string => `还缺：${items.join("、")}`,
  map: "看图",
  standing: (open: number, overdue: number): string =>
    overdue === 0
      ? `没办完的 ${formatCount(open)} 条，没有逾期。`
      : `没办完的 ${formatCount(open)} 条，其中逾期 ${formatCount(overdue)} 条。`,
  openLines: (count: number, classifier: string): string => `还有 ${formatCount(count)} ${classifier}没办完`,
  onlyOpen: "只看没办完的，先到期的在前",
  yearEnd: (year: string, days: number): string =>
    days === 0 ? `今天是 ${year} 年最后一天` : `距 ${year} 年底 ${days} 天`,
  label: "清单名称",
  labelMissing: "请填写清单名称。",
  classifier: "量词",
  columnName: "栏目名称",
  columnType: "类型",
  columnUnit: "单位",
  columnChoices: "选项（用顿号隔开）",
  addColumn: "加一栏",
  dropColumn: "去掉",
  shared:
    "责任单位、完成时限、办理状态、目前进展每张清单都自带。栏目写“对应企业”“对应集群”的，会和名册连起来；第一个文字栏目就是每条的名称。",
  made: (label: string): string => `清单「${label}」已建立。`,
  progress: "进展",
  progressTitle: "进展记录",
  noProgress: "还没有进展记录。",
  on: "日期",
  text: "内容",
  state: "状态改为",
  keepState: "不变",
  add: "记一条进展",
  added: "进展已记下。",
  noMap: "图上还没有内容",
  noMapBody: "先在清单里添几条，填好分行、分列的两栏，图就按数据画出来。",
  picture: "图",
  pictureNote: (count: number): string =>
    `按清单里的 ${formatCount(count)} 条画成，清单改了图就跟着改。点名称看这一条。`,
  print: "打印",
  emptyCell: "—",
} as const;

/** Types a column of a list of one's own may have. */
export const columnTypes = {
  text: "文字",
  date: "日期",
  boolean: "是否",
  choice: "选项",
  integer: "整数",
  decimal: "小数",
  code: "编号",
  person: "人名",
  phone: "电话",
} as const;
