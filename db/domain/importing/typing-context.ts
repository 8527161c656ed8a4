import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { RowCheck } from "#domain/importing/row-checks";

/** What typing needs besides the table (解析条件). */
export interface TypingContext {
  readonly sheet: string;
  readonly index: CatalogueIndex;
  readonly checks: readonly RowCheck[];
  /** Text files hold everything as text. */
  readonly delimited: boolean;
}

/** Issue kind of a withdrawn record (撤销记录); such rows are planned as rejected. */
export const RECORD_CANCELLED = "record-cancelled";

/** Issue kind of a hidden or filtered-out row (隐藏行、筛选掉的行); whether to take it is a person's decision. */
export const HIDDEN_ROW = "hidden-row";
