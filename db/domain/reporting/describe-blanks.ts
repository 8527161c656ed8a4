import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { BoundSource } from "#domain/reporting/form-binding";

const SETTING_NAMES: Readonly<Record<Extract<BoundSource, { kind: "setting" }>["setting"], string>> = {
  reportingUnit: "填报单位",
  zoneName: "高新区名称",
  unitHead: "单位负责人",
  statisticsHead: "统计负责人",
  preparedBy: "填表人",
  phone: "联系电话",
  reportDate: "报出日期",
  period: "报告期",
};

/** Says that a single place stays blank, and what would fill it (空格提醒). */
export function describeBlankCell(source: BoundSource, label: string, index: CatalogueIndex): string {
  if (source.kind === "setting") {
    const name = SETTING_NAMES[source.setting];
    return source.setting === "period"
      ? `还没有选定报告期，“${label}”空着`
      : `设置里还没有填“${name}”，“${label}”空着；在“设置”里填好后再导出一次`;
  }
  return source.kind === "field" ? `账本里没有“${fieldName(source.field, index)}”，“${label}”空着` : `“${label}”空着`;
}

/** Says how many rows of a list stay blank in one column (空列提醒). */
export function describeBlankRows(
  source: BoundSource,
  { blank, rows }: { readonly blank: number; readonly rows: number },
  index: CatalogueIndex,
): string {
  const name = source.kind === "field" ? fieldName(source.field, index) : "";
  return blank === rows
    ? `账本里没有一家企业有“${name}”，这一列空着`
    : `${rows} 家里有 ${blank} 家在账本里没有“${name}”，这些格子空着`;
}

function fieldName(id: string, index: CatalogueIndex): string {
  return index.byId.get(id)?.label ?? id;
}
