/** Sentences of the settings page (设置). */
export const settingsText = {
  title: "设置",
  note: "这些内容会印在报表上，改后自动用于以后的填报。",
  saved: "设置已保存。",
  unsaved: "有改动尚未保存",
  zone: "单位信息",
  zoneName: "高新区名称",
  reportingUnit: "填报单位",
  unitHead: "单位负责人",
  statisticsHead: "统计负责人",
  preparedBy: "填表人",
  phone: "联系电话",
  person: "经手人",
  personHelp: "手工修改时记入变更记录的姓名。",
  density: "名册行高",
  densities: { compact: "紧凑", normal: "适中", roomy: "宽松" },
  window: "使用习惯",
  place: "账本文件",
  placeName: "文件名",
  placeFolder: "所在文件夹",
  placeSize: "大小",
  placeHelp: "全部数据都在这一个文件里。换电脑或留底时，先关闭园册，再复制它。",
  zoneHelp: "级别（国家级、省级）决定哪些目标管它，请在高新区名册里填。",
  zoneRoster: "打开高新区名册",
  zonePlaceholder: "例：云麓高新技术产业开发区",
  unitPlaceholder: "例：云麓高新区管委会科技创新局",
} as const;

/** Words of the periods that must not change silently (已上报、已冻结的期间). */
export const frozenText = {
  title: "已上报的期间",
  note: "这些期间的数已经报出去或定了稿。导入要改它们时先拦下，由您决定放不放行；手工修改照常记入变更记录。",
  kinds: { filed: "已上报", frozen: "已冻结" },
  release: "解除",
  state: "状态",
  at: "登记时间",
  by: "经手",
  add: "加入",
  period: "选择期间",
  periodHead: "期间",
  noteHead: "说明",
  noteLabel: "说明（例如：已报省厅 2025 年报）",
} as const;

/** Words of the fields the zone added itself (自定义字段). */
export const customFieldsText = {
  title: "自定义字段",
  note: "导入时遇到目录里没有的列，可以“新建字段”，建好的列在这里。改名后名册、导入和填报都用新名称，已存的数不变。",
  name: "名称",
  type: "类型",
  unit: "单位",
  kind: "记法",
  byPeriod: "按时期",
  once: "一家一个值",
  rename: "改名",
  nameOf: (label: string): string => `「${label}」的新名称`,
  renamed: (before: string, after: string): string => `「${before}」已改名为「${after}」。`,
} as const;
