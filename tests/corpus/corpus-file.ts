/** What a file of the corpus is and what must come of it. */
import type { CellContent } from "#domain/workbook/grid";
import type { WorkbookError } from "#domain/workbook/workbook-error";

export interface CorpusFile {
  /** Says in a few words what is odd about it. */
  readonly label: string;
  /** The name under which it is dropped on the window. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
}

/** `roster`: reads as the roster of the corpus, cell by cell; `refused`: with one of these errors; `either`: read or refused, but never worse. */
export type Expected =
  | { readonly kind: "roster" }
  | { readonly kind: "rows"; readonly rows: readonly (readonly [number, readonly (CellContent | undefined)[]])[] }
  | { readonly kind: "refused"; readonly with: readonly WorkbookError["type"][] }
  | { readonly kind: "either" };

export const AS_ROSTER: Expected = { kind: "roster" };
export const EITHER: Expected = { kind: "either" };
export const refused = (...types: readonly WorkbookError["type"][]): Expected => ({ kind: "refused", with: types });

/** The roster of the corpus: text, codes, whole numbers and decimals. Dates have tests of their own. */
export const ROSTER: readonly (readonly (string | number)[])[] = [
  ["企业名称", "统一社会信用代码", "从业人员（人）", "营业收入（万元）", "备注"],
  ["湖南麓野智能装备有限公司", "91430100MA4L1A2B3C", 120, 3580.5, "续报"],
  ["长沙云岫生物科技有限公司", "91430100MA4L9X8Y7W", 36, 890, "首次 & <新>"],
  ["湖南𠮷㐂新材料股份有限公司", "91430100MA4LQQ1122", 512, 20210.75, "地址\n两行"],
  ["岚湖软件（长沙）有限公司", "91430100MA4LKK3344", 8, 0.5, "无"],
];
