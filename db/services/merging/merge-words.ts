/** What a merge or its undoing did, in a sentence for a clerk (合并的说法). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { MergeOutcome } from "#store/queries/merge-enterprises";
import type { MergeReversal } from "#store/queries/undo-merge";

/** 已把“乙”并入“甲”…… `held`: periods, in words, that are filed or frozen and have changed with it. */
export function describeMerge({ kept, dropped, values }: MergeOutcome, held: readonly string[]): string {
  const taken = values === 0 ? "没有需要补充的内容" : `补充或采用了 ${values} 项`;
  const filed = held.length === 0 ? "" : `。请留意：${held.join("，")}，其中有随合并变动的数`;
  return `已把“${dropped}”并入“${kept}”，${taken}${filed}；以后用原来的名称或代码导入，都会认到“${kept}”。需要时可以撤销。`;
}

/** 已撤销：“甲”与“乙”恢复为两家企业。 */
export function describeMergeReversal(
  { kept, dropped, stayed }: MergeReversal,
  { verb, index }: { readonly verb: string; readonly index: CatalogueIndex },
): string {
  const what = verb === "已重做" ? `“${dropped}”再次并入“${kept}”` : `“${kept}”与“${dropped}”恢复为两家企业`;
  const remarks = stayed.map(({ fields, reason }) => {
    const labels = fields.map((field) => `“${index.byId.get(field)?.label ?? field}”`).join("、");
    return `${kept}的${labels}：${reason}`;
  });
  return `${verb}：${[what, ...remarks].join("。")}。`;
}
