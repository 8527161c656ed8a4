import type { FormError } from "#domain/reporting/form-error";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";

/** Every expected failure that may reach the window (错误). Each has one Chinese sentence in `renderer/text/describe-error.ts` and, for the command line, in `electron/cli/describe-error.ts`. */

/** An import step cannot go on (导入错误). */
export type ImportError =
  | { readonly type: "ReadingNotOpen" }
  | { readonly type: "NoTableFound"; readonly file: string }
  | { readonly type: "PlanOutdated" }
  | { readonly type: "PeriodMissing"; readonly sheet: string }
  | { readonly type: "UnitMissing"; readonly sheet: string; readonly columns: readonly string[] }
  | { readonly type: "BatchNotFound" }
  | { readonly type: "HeaderNamesNobody"; readonly sheet: string; readonly rows: readonly [number, number] }
  | { readonly type: "RecipeNotFound" }
  | { readonly type: "RecipeUnreadable"; readonly file: string; readonly reason: string }
  | { readonly type: "NothingToReturn"; readonly file: string }
  | { readonly type: "ReturnedFileUnknown"; readonly file: string };

/** An edit was refused (修改被拒). `field` is the field's Chinese label, `reason` a clause about a hand edit. */
export type EditError =
  | { readonly type: "EnterpriseNotFound" }
  | { readonly type: "ValueUnreadable"; readonly field: string; readonly text: string; readonly reason: string }
  | { readonly type: "CreditCodeTaken"; readonly creditCode: string; readonly enterprise: string }
  | { readonly type: "FieldNameTaken"; readonly label: string }
  | { readonly type: "FieldNotFound" }
  | { readonly type: "UnitUnknown"; readonly unit: string }
  | { readonly type: "NothingToUndo" }
  | { readonly type: "UndoBlocked"; readonly reason: string };

/** A formula cannot be read or computed (公式有误). `at`: place in the text, from 0; `sentence`: what is wrong and what would do, in Chinese. */
export interface FormulaError {
  readonly type: "FormulaWrong";
  readonly at: number;
  readonly sentence: string;
}

/** A pack cannot be taken (政策包有误). `faults`: file, line (from 1; null when the whole file) and a Chinese sentence each. */
export type PackError =
  | { readonly type: "PackNotFound"; readonly pack: string }
  | {
      readonly type: "PackWrong";
      readonly pack: string;
      readonly faults: readonly { readonly file: string; readonly line: number | null; readonly sentence: string }[];
    };

/** A question about indicators, targets or conditions cannot be answered (查无此项). */
export type MeasureError =
  | { readonly type: "IndicatorNotFound"; readonly code: string }
  | { readonly type: "TargetNotFound"; readonly target: string }
  | { readonly type: "RuleSetNotFound"; readonly rules: string }
  | { readonly type: "SubjectNotFound"; readonly subject: string }
  | { readonly type: "KindNameTaken"; readonly label: string }
  | { readonly type: "SnapshotNameTaken"; readonly name: string }
  | { readonly type: "SnapshotDayWrong"; readonly year: number; readonly day: string; readonly why: "year" | "future" }
  | { readonly type: "NothingInText" }
  | { readonly type: "DocumentUnreadable"; readonly file: string; readonly kind: "doc" | "pdf" | "rtf" | "other" }
  | FormulaError;

/** What the boundary itself may answer to any call. */
export type BoundaryError =
  | { readonly type: "InvalidInput"; readonly issues: readonly string[] }
  | { readonly type: "Unexpected"; readonly reference: string };

/** All of them. */
export type AppError =
  | WorkbookError
  | FormError
  | EnvironmentError
  | ImportError
  | EditError
  | PackError
  | MeasureError
  | Cancelled
  | BoundaryError;
