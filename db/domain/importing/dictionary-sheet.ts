import type { SheetView } from "#domain/importing/sheet-view";
import { foldText } from "#domain/shared/chinese-text";

const DICTIONARY = /说明|字典|代码表|须知|指标解释|填报要求|编码表|样例/u;
const DICTIONARY_HEAD =
  /^(?:字段|字段名称?|字段说明|填写说明|填报说明|说明|是否必填|必填|数据类型|字段类型|示例|填写示例|长度|指标解释|取值范围|填写要求|填报要求|解释|口径)$/u;

/** Whether a sheet lists fields with their explanation (填表说明、数据字典): it describes tables and is none, though fields stand one below the other. */
export function isDictionary(view: SheetView): boolean {
  if (DICTIONARY.test(view.grid.name)) return true;
  return view.grid.rows.some(({ cells }) => {
    const heads = cells.flatMap((content) => (typeof content === "string" ? [foldText(content)] : []));
    // 说明 once in each of several forms side by side is one word.
    return new Set(heads.filter((head) => DICTIONARY_HEAD.test(head))).size >= 2;
  });
}
