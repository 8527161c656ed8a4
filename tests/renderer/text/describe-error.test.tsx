import { describe, expect, test } from "vitest";
import type { AppError } from "#contract/errors";
import { describeError } from "../../../renderer/text/describe-error";

/** One of every failure; the type makes a forgotten one a compile error. */
const everyError: { readonly [Type in AppError["type"]]: Extract<AppError, { type: Type }> } = {
  FileMissing: { type: "FileMissing", file: "名册.xlsx" },
  FileBusy: { type: "FileBusy", file: "名册.xlsx" },
  FileEmpty: { type: "FileEmpty", file: "名册.xlsx" },
  FileNotWorkbook: { type: "FileNotWorkbook", file: "名册.docx" },
  FileEncrypted: { type: "FileEncrypted", file: "名册.xlsx" },
  FileDamaged: { type: "FileDamaged", file: "名册.xlsx", detail: "压缩包不完整。" },
  FileTooLarge: { type: "FileTooLarge", file: "名册.xlsx", detail: "超过 200 MB" },
  FileTooLargeUnpacked: { type: "FileTooLargeUnpacked", file: "名册.xlsx", detail: "展开后超过 64 MB" },
  FileIsArchive: { type: "FileIsArchive", file: "名册.zip" },
  FormNotXlsx: { type: "FormNotXlsx", file: "报表.xls" },
  FormNotRepeatable: { type: "FormNotRepeatable", sheet: "表一", what: "有名单，请改为每户一个文件" },
  FormStructureUnsafe: { type: "FormStructureUnsafe", sheet: "表一", what: "数据透视表" },
  FormHasNothingToFill: { type: "FormHasNothingToFill", file: "报表.xlsx" },
  FormNotOpen: { type: "FormNotOpen" },
  BindingNotFound: { type: "BindingNotFound" },
  FilledFormUnknown: { type: "FilledFormUnknown", file: "台账.xlsx" },
  BindingFileMalformed: { type: "BindingFileMalformed", file: "对应表.json" },
  DiskFull: { type: "DiskFull" },
  PermissionDenied: { type: "PermissionDenied", file: "报表.xlsx" },
  BookBusy: { type: "BookBusy" },
  BookDamaged: { type: "BookDamaged" },
  NotABook: { type: "NotABook", file: "通讯录.db" },
  BookFromFuture: { type: "BookFromFuture", found: 9, supported: 1 },
  ReadingNotOpen: { type: "ReadingNotOpen" },
  NoTableFound: { type: "NoTableFound", file: "名册.xlsx" },
  PlanOutdated: { type: "PlanOutdated" },
  PeriodMissing: { type: "PeriodMissing", sheet: "Sheet1" },
  UnitMissing: { type: "UnitMissing", sheet: "汇总", columns: ["营业收入", "净利润"] },
  BatchNotFound: { type: "BatchNotFound" },
  HeaderNamesNobody: { type: "HeaderNamesNobody", sheet: "名册", rows: [2, 3] },
  RecipeNotFound: { type: "RecipeNotFound" },
  RecipeUnreadable: { type: "RecipeUnreadable", file: "方案.json", reason: "不是方案文件" },
  NothingToReturn: { type: "NothingToReturn", file: "名册.xlsx" },
  ReturnedFileUnknown: { type: "ReturnedFileUnknown", file: "名册（退回）.xlsx" },
  FieldNameTaken: { type: "FieldNameTaken", label: "楼层" },
  FieldNotFound: { type: "FieldNotFound" },
  UnitUnknown: { type: "UnitUnknown", unit: "斤" },
  EnterpriseNotFound: { type: "EnterpriseNotFound" },
  ValueUnreadable: { type: "ValueUnreadable", field: "营业收入", text: "约500", reason: "不是数字" },
  CreditCodeTaken: { type: "CreditCodeTaken", creditCode: "91430100MA1000001X", enterprise: "卓远微电子" },
  NothingToUndo: { type: "NothingToUndo" },
  UndoBlocked: { type: "UndoBlocked", reason: "这一格后来又改过" },
  PackNotFound: { type: "PackNotFound", pack: "湖北" },
  PackWrong: {
    type: "PackWrong",
    pack: "湖南.zip",
    faults: [{ file: "targets.json", line: 12, sentence: "没有写单位。" }],
  },
  IndicatorNotFound: { type: "IndicatorNotFound", code: "HN-99" },
  TargetNotFound: { type: "TargetNotFound", target: "HN-99" },
  RuleSetNotFound: { type: "RuleSetNotFound", rules: "2030 年办法" },
  SubjectNotFound: { type: "SubjectNotFound", subject: "云麓众创空间" },
  KindNameTaken: { type: "KindNameTaken", label: "走访台账" },
  SnapshotNameTaken: { type: "SnapshotNameTaken", name: "2025年末" },
  SnapshotDayWrong: { type: "SnapshotDayWrong", year: 2025, day: "2026-12-31", why: "future" },
  NothingInText: { type: "NothingInText" },
  DocumentUnreadable: { type: "DocumentUnreadable", file: "通知.pdf", kind: "pdf" },
  FormulaWrong: { type: "FormulaWrong", at: 4, sentence: "没有叫“营业额”的字段。" },
  Cancelled: { type: "Cancelled" },
  InvalidInput: { type: "InvalidInput", issues: ["too_big"] },
  Unexpected: { type: "Unexpected", reference: "a1b2c3" },
};

describe("every failure", () => {
  test.each(Object.values(everyError))("$type is told in Chinese and says what to do", (error) => {
    const sentence = describeError(error);
    expect(sentence).toMatch(/请|可以/u);
    expect(sentence).toMatch(/。$/u);
    expect(sentence).not.toMatch(/。。|undefined|null|too_big|a1b2c3|操作失败/u);
  });

  test("an internal field id is never shown", () => {
    expect(describeError({ ...everyError.ValueUnreadable, field: "operatingRevenue" })).toBe(
      "这一格填的“约500”没有存入：不是数字。请改正后再填。",
    );
    expect(describeError({ ...everyError.UnitMissing, columns: ["operatingRevenue"] })).not.toContain("operating");
  });
});
