/** What a blank of a yes/no column most likely means where only yes is written (推断为否): taken as no, with a word on the cell. */
export const LIKELY_NO = "否（推断）";

/** How the coded values of a column read (代码取值), from words like `(1是2否)` `（1=是，0=否）` `(是打√)` in its header: raw text → meaning; the empty key stands for a blank cell. Null when the header says nothing. */
export function readValueCodes(foldedHeader: string): Readonly<Record<string, string>> | null {
  if (/打[√✓勾]|[√✓]为?是|划[√✓]/u.test(foldedHeader)) return { "√": "是", "✓": "是", "☑": "是", "": "否" };
  const codes: Record<string, string> = {};
  let count = 0;
  for (const bracket of foldedHeader.matchAll(/\(([^()]*)\)/gu)) {
    for (const pair of (bracket[1] ?? "").matchAll(CODE_PAIR)) {
      codes[pair[1] ?? ""] = pair[2] ?? "";
      count += 1;
    }
  }
  return count >= 2 ? codes : null;
}

/** Whether a bracket of a header only explains how to fill it in (填写说明): 必填, 是/否, 1是2否, 下拉选择. Works on folded text without the brackets. */
export function isFillingHint(folded: string): boolean {
  return FILLING_HINT.test(folded) || [...folded.matchAll(CODE_PAIR)].length >= 2;
}

const CODE_PAIR = /(\d{1,2})[=:.、-]?([\u4e00-\u9fff]{1,8})/gu;
const FILLING_HINT =
  /^(必填项?|选填|必选|可选|非必填|如有|是[/、或]否|有[/、或]无|Y\/N|是打.*|打√|下拉选择|请选择|单选|多选|自动计算|公式|不含?填|.*填写.*|格式.*|例.*|YYYY.*|(19|20)\d\d-\d\d.*)$/u;
