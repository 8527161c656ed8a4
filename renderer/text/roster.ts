import { formatCount } from "./labels";

/** Sentences of the roster of enterprises (名册·企业). */
export const rosterText = {
  title: "企业名册",
  number: "序号",
  searchPlaceholder: "企业名称、代码或拼音首字母",
  searchName: "名称或拼音首字母",
  emptyKindTitle: (label: string): string => `还没有${label}`,
  emptyList: "这张清单还没有条目",
  emptyKindBody: "导入一份名单，或直接新增。",
  emptyKindImport: "导入",
  asOfNote: (day: string): string => `只列 ${day} 这一天算在内的`,
  createKind: (label: string): string => `新增${label}`,
  createLine: (classifier: string): string => `新增一${classifier}`,
  createOne: "新增",
  createMore: "更多字段",
  composedHint: "名称由下面的内容组成，不用另填。",
  views: "常用视图",
  saveView: "存为常用视图",
  viewName: "视图名称",
  viewSaved: (name: string): string => `视图「${name}」已保存。`,
  noViews: "还没有保存过视图。筛选、排好序以后可以存下来。",
  dropView: "删除视图",
  rowActions: (count: number): string => `选中的 ${formatCount(count)} 行…`,
  removeRows: (count: number, classifier: string): string => `删除 ${formatCount(count)} ${classifier}`,
  removedRows: (count: number, classifier: string): string =>
    `已删除 ${formatCount(count)} ${classifier}，可用 Ctrl+Z 撤销。`,
  bulkChange: "批量改一列",
  bulkColumn: "改哪一列",
  bulkValue: "改成",
  bulkBlank: "留空即清除",
  bulkRun: (count: number): string => `改 ${formatCount(count)} 行`,
  period: "数据时期",
  noPeriod: "暂无指标数据",
  columns: "列",
  columnsHint: "勾选要显示的列",
  columnsAll: "全选",
  columnsNone: "全不选",
  columnsReset: "恢复默认",
  density: "行高",
  densities: { compact: "紧凑", normal: "适中", roomy: "宽松" },
  undo: "撤销",
  redo: "重做",
  refusedDropped: "没有存入的内容已放弃，恢复为原来的值。",
  create: "新增企业",
  createHint: "先填名称，代码可以以后再补；其余各列在名册里填。",
  createName: "企业名称",
  createCode: "统一社会信用代码",
  createNameMissing: "请填写企业名称。",
  created: (name: string): string => `「${name}」已加入名册。`,
  createdEntry: (name: string): string => `「${name}」已加入。`,
  createdOne: (classifier: string, label: string): string => `已新增 1 ${classifier}${label}。`,
  clearFilters: "清除筛选",
  dropFilter: "取消这个条件",
  emptyTitle: "名册里还没有企业",
  emptyBody: "导入一份企业名册，或直接新增一家。已有 Excel、WPS 表格的，导入最快。",
  emptyImport: "导入企业名册",
  noneTitle: (label: string): string => `没有符合条件的${label}`,
  noneOnDay: (day: string, label: string): string => `${day} 这一天没有${label}`,
  noneOnDayBody: "账本里有的，在这一天还没有开始或者已经结束。",
  noneBody: "换个简称、拼音首字母，或清除筛选再看。",
  filter: "筛选",
  contains: "含有",
  from: "不低于",
  to: "不高于",
  blank: "空白",
  filled: "有值",
  anything: "不限",
  values: "取值",
  valuesSearch: "在取值里找",
  noValues: "没有取值",
  apply: "应用",
  clear: "清除",
  chosen: (count: number): string => `已选 ${count} 项`,
  notNumber: "请填数字",
  glance: "看一眼（空格键）",
  openPage: "打开详情页",
  previous: "上一家",
  next: "下一家",
  sum: "合计",
  average: "平均",
  selected: "选中",
  unloaded: "选区较大，合计只在 2,000 行以内计算",
  copyLater: "选区里有的行还没取来，现在已取齐，请再按一次 Ctrl+C。",
  copyTooLarge: "一次最多复制 5,000 行。请缩小选区，或筛选后再复制。",
  copyTable: "复制为表格",
  copyTableHint: "带表头复制到剪贴板，可直接粘到 Excel、WPS。选了一片就复制选区，没选就复制当前全部。",
  copyTableTooLarge: "一次最多复制 5,000 行。请缩小选区，或用“导出”存成文件。",
  duplicates: "疑似重复",
  duplicatesHint: "名称或代码相近的企业两两对照，是同一家就合并",
  export: "导出",
  exportHint: "把当前筛选、排序下的全部行和所显示的列存成 Excel 文件",
  showFile: "打开所在文件夹",
  editTooLarge: "一次最多改 20,000 格。请缩小选区再试。",
  rowsMissing: "有的行还没取来，这次没有改动。请稍等一下再试。",
  shortcuts: "F2 修改 · Ctrl+Z 撤销 · Ctrl+D 向下填 · 空格 看一眼",
  pasteTitle: "粘贴预览",
  pasteWrite: (count: number): string => `写入 ${formatCount(count)} 格`,
  pasteSame: "与现有内容相同，不用改",
  pasteColumn: "列",
  pasteBefore: "现在",
  pasteAfter: "粘贴后",
  pasteNothing: "剪贴板里的内容与名册现有内容相同，没有要改的。",
} as const;

/** Kinds of doubt about codes, as the chip above the grid names them. */
const doubtWords: Readonly<Record<string, string>> = {
  none: "没有统一社会信用代码",
  checkFailed: "信用代码校验位不符",
  registration15: "只有 15 位旧注册号",
  organisation9: "只有 9 位组织机构代码",
  malformed: "信用代码写法不对",
};
/** The chip of a roster narrowed to a doubt. */
export const onlyDoubts = (kinds: readonly string[]): string =>
  `只看：${kinds.map((kind) => doubtWords[kind] ?? "信用代码存疑").join("、")}`;
/** What its cross does, for people who do not see it. */
export const showAllAgain = (chip: string): string => `取消“${chip}”`;

/** File name offered for an export. */
export const exportName = (title: string, day: string): string => `${title}-${day}.xlsx`;
/** After an export. */
export const exportedRows = (
  file: string,
  rows: number,
  kind: { readonly label: string; readonly classifier: string },
): string => `已导出 ${formatCount(rows)} ${kind.classifier}${kind.label}到「${file}」。`;
/** After copying a table. */
export const copiedRows = (rows: number, columns: number): string =>
  `已复制 ${formatCount(rows)} 行 ${columns} 列（带表头），到 Excel 或 WPS 里粘贴即可。`;
/** At the deadline of a line of a list that is late. */
export const overdueSince = (deadline: string, day: string): string =>
  `${deadline} 到期，到 ${day} 还没有办完：逾期。办完了把办理状态改为“完成”或“销号”。`;
/** Rows of the roster, all or found. */
export const rosterCount = (total: number, classifier: string): string => `共 ${formatCount(total)} ${classifier}`;
/** What was pasted and what comes of it. */
export function pasteSummary(paste: {
  readonly rows: number;
  readonly columns: number;
  readonly changed: number;
  readonly same: number;
  readonly left: number;
}): string {
  const parts = [
    `剪贴板 ${formatCount(paste.rows)} 行 × ${paste.columns} 列`,
    `改动 ${formatCount(paste.changed)} 格`,
    `不变 ${formatCount(paste.same)} 格`,
  ];
  if (paste.left > 0) parts.push(`放不下或不能改 ${formatCount(paste.left)} 格（略过）`);
  return parts.join(" · ");
}
/** Result of saving many cells. */
export const savedCells = (changed: number): string => `已存入 ${formatCount(changed)} 格，可用 Ctrl+Z 撤销。`;
/** Follows on what was stored: how many of the cells to look at again. */
export const toCheck = (cells: number): string => `其中 ${formatCount(cells)} 格请核对。`;
/** Result with refusals. */
export const refusedCells = (refused: number, changed: number): string =>
  changed === 0
    ? `有 ${formatCount(refused)} 格没有存入`
    : `已存入 ${formatCount(changed)} 格，${formatCount(refused)} 格没有存入`;
