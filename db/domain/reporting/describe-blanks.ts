/** What is said of places for which the book has nothing (空格提醒). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { BoundSource, EmptyWord } from "#domain/reporting/form-binding";

const SETTING_NAMES: Readonly<Record<Extract<BoundSource, { kind: "setting" }>["setting"], string>> = {
  reportingUnit: "填报单位",
  zoneName: "高新区名称",
  unitHead: "单位负责人",
  statisticsHead: "统计负责人",
  preparedBy: "填表人",
  phone: "联系电话",
  reportDate: "报出日期",
  period: "报告期",
  listSize: "下面名单的户数",
};

/** Says that a single place stays blank, or has a word instead, and what would fill it (空格提醒). */
export function describeBlankCell(
  source: BoundSource,
  { label, empty }: { readonly label: string; readonly empty: EmptyWord | null },
  index: CatalogueIndex,
): string {
  const state = empty === null ? `“${label}”空着` : `“${label}”按“${empty}”填`;
  if (source.kind === "setting") {
    const name = SETTING_NAMES[source.setting];
    if (source.setting === "listSize") return `下面的名单没有填，${state}`;
    return source.setting === "period"
      ? `还没有选定报告期，${state}`
      : `设置里还没有填“${name}”，${state}；在“设置”里填好后再导出一次`;
  }
  return source.kind === "field" ? `账本里没有“${fieldName(source.field, index)}”，${state}` : state;
}

/** Rows of a list that have nothing in one column. */
export interface BlankRows {
  readonly blank: number;
  readonly rows: number;
  /** What is printed there instead; null: nothing. */
  readonly empty: EmptyWord | null;
  /** 家 for enterprises, 条 for other entries. */
  readonly counter: "家" | "条";
}

/** Says how many rows of a list have nothing in one column (空列提醒), so that no blank is counted as zero in silence. */
export function describeBlankRows(
  source: BoundSource,
  { blank, rows, empty, counter }: BlankRows,
  index: CatalogueIndex,
): string {
  const name = source.kind === "field" ? fieldName(source.field, index) : null;
  if (blank === rows) {
    const whose = counter === "家" ? "一家企业" : "一条";
    const lacking = name === null ? "这一列都没有可填的内容" : `账本里没有${whose}有“${name}”`;
    return empty === null ? `${lacking}，这一列空着` : `${lacking}，这一列 ${rows} 格都按“${empty}”填`;
  }
  if (empty !== null) return `其中 ${blank} 格账本里没有${name === null ? "数" : `“${name}”`}，按“${empty}”填`;
  const lacking = name === null ? "没有可填的内容" : `在账本里没有“${name}”`;
  return `${rows} ${counter}里有 ${blank} ${counter}${lacking}，这些格子空着`;
}

function fieldName(id: string, index: CatalogueIndex): string {
  return index.byId.get(id)?.label ?? id;
}
