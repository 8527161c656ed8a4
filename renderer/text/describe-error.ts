import type { AppError, BoundaryError, EditError, ImportError, MeasureError, PackError } from "#contract/errors";
import type { FormError } from "#domain/reporting/form-error";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";

/** One Chinese sentence (or two) for every expected failure: what happened, why, and what to do. */
export function describeError(error: AppError): string {
  switch (error.type) {
    case "FileMissing":
    case "FileBusy":
    case "FileEmpty":
    case "FileNotWorkbook":
    case "FileEncrypted":
    case "FileDamaged":
    case "FileTooLarge":
    case "FileTooLargeUnpacked":
    case "FileIsArchive":
      return describeWorkbookError(error);
    case "FormNotXlsx":
    case "FormStructureUnsafe":
    case "FormNotRepeatable":
    case "FormHasNothingToFill":
    case "FilledFormUnknown":
    case "FormNotOpen":
    case "BindingNotFound":
    case "BindingFileMalformed":
      return describeFormError(error);
    case "DiskFull":
    case "PermissionDenied":
    case "BookBusy":
    case "BookDamaged":
    case "NotABook":
    case "BookFromFuture":
      return describeEnvironmentError(error);
    case "ReadingNotOpen":
    case "NoTableFound":
    case "PlanOutdated":
    case "PeriodMissing":
    case "UnitMissing":
    case "BatchNotFound":
    case "HeaderNamesNobody":
    case "RecipeNotFound":
    case "RecipeUnreadable":
    case "NothingToReturn":
    case "ReturnedFileUnknown":
      return describeImportError(error);
    case "EnterpriseNotFound":
    case "ValueUnreadable":
    case "CreditCodeTaken":
    case "FieldNameTaken":
    case "FieldNotFound":
    case "UnitUnknown":
    case "NothingToUndo":
    case "UndoBlocked":
      return describeEditError(error);
    case "PackNotFound":
    case "PackWrong":
      return describePackError(error);
    case "IndicatorNotFound":
    case "TargetNotFound":
    case "RuleSetNotFound":
    case "SubjectNotFound":
    case "KindNameTaken":
    case "SnapshotNameTaken":
    case "SnapshotDayWrong":
    case "NothingInText":
    case "DocumentUnreadable":
    case "FormulaWrong":
      return describeMeasureError(error);
    case "Cancelled":
      return "已按您的要求停下，账本没有改动。需要时可以重新开始。";
    case "InvalidInput":
    case "Unexpected":
      return describeBoundaryError(error);
  }
}

/** What the person may hand to support: a reference, never a stack. Null when the sentence says it all. */
export function errorReference(error: AppError): string | null {
  return error.type === "Unexpected" ? error.reference : null;
}

function describeWorkbookError(error: WorkbookError): string {
  switch (error.type) {
    case "FileMissing":
      return `找不到「${error.file}」，可能已被移动、改名或 U 盘已拔出。请重新选择这个文件。`;
    case "FileBusy":
      return `「${error.file}」正被 Excel 或 WPS 占用。请在那边保存并关闭，再试一次。`;
    case "FileEmpty":
      return `「${error.file}」是空文件，里面没有内容。请向报送人要一份完整的文件。`;
    case "FileNotWorkbook":
      return `「${error.file}」不是表格文件。请选 Excel、WPS 表格（xlsx、xls、et）或 csv 文件；Word、PDF 请先转成表格。`;
    case "FileEncrypted":
      return `「${error.file}」设了打开密码，读不出来。请用 Excel 或 WPS 打开，去掉密码另存一份再选。`;
    case "FileDamaged":
      return `「${error.file}」已损坏：${withoutStop(error.detail)}。请用 Excel 或 WPS 打开它另存一份，或请报送人重发。`;
    case "FileTooLarge":
      return `「${error.file}」太大：${withoutStop(error.detail)}。请删去不用的工作表，或拆成几个文件分别导入。`;
    case "FileTooLargeUnpacked":
      return `「${error.file}」展开后异常大，为保护电脑没有读取：${withoutStop(error.detail)}。请向报送人核实这个文件；确实是表格的话，请用 Excel 或 WPS 另存一份再选。`;
    case "FileIsArchive":
      return `「${error.file}」是压缩包，不是表格。请先解压，再选里面的表格文件。`;
  }
}

function describeFormError(error: FormError): string {
  switch (error.type) {
    case "FormNotXlsx":
      return `「${error.file}」不是 xlsx 格式，直接填会丢失原表样式。请用 Excel 或 WPS 打开，另存为 xlsx 再选。`;
    case "FormStructureUnsafe":
      return `工作表「${error.sheet}」里有${error.what}，往里插行会弄坏原表，所以没有动它。请先在表里留足空行，再重新选择。`;
    case "FormNotRepeatable":
      return `工作表「${error.sheet.trim()}」不能每户一张：${error.what}。`;
    case "FormHasNothingToFill":
      return `「${error.file}」里没有找到可以填数的格子。请确认选的是空白报表，而不是填表说明或已锁定的表。`;
    case "FilledFormUnknown":
      return `「${error.file}」不是这本账本导出的报表，旁边也没有它的来源说明，不知道各格原来填的是什么。请把填表时一起写出的来源说明放在同一个文件夹里再打开。`;
    case "FormNotOpen":
      return "这张报表已经关闭。请回到报表页重新打开它，已确认的对应关系还在。";
    case "BindingNotFound":
      return "账本里没有这一版取数对应了。请刷新列表再选。";
    case "BindingFileMalformed":
      return `「${error.file}」不是取数对应表，或者内容写错了。请检查后再试。`;
  }
}

function describeEnvironmentError(error: EnvironmentError): string {
  switch (error.type) {
    case "DiskFull":
      return "磁盘空间不足，这一步没有写入，原有数据不受影响。请清理磁盘后再试。";
    case "PermissionDenied":
      return `没有权限写「${error.file}」。请换一个文件夹（例如桌面或“文档”），或请管理员放开权限。`;
    case "BookBusy":
      return "账本正被另一个窗口使用，这一步没有写入。请关闭另一个园册窗口，再试一次。";
    case "NotABook":
      return `「${error.file}」不是园册的账本，或者开头已经损坏；里面的内容没有动。请选择园册的账本文件，或用最近的备份恢复。`;
    case "BookDamaged":
      return "账本文件检查不通过，为避免越改越坏已停止写入。请先复制一份账本文件留底，再用最近的备份恢复。";
    case "BookFromFuture":
      return `这个账本由更新版的园册建立（账本版本 ${error.found}，本程序最高支持 ${error.supported}）。请安装新版园册再打开。`;
  }
}

function describeImportError(error: ImportError): string {
  switch (error.type) {
    case "ReadingNotOpen":
      return "这个文件的读取结果已经释放。请回到第一步重新选择文件，账本没有改动。";
    case "NoTableFound":
      return `在「${error.file}」里没有认出名册表格。请看看表头是否在前几行，或在表上手工框出表头和数据。`;
    case "PlanOutdated":
      return "核对期间账本有了新的改动，原来的比对已经过时。请点“重新比对”，再确认写入。";
    case "PeriodMissing":
      return `工作表「${error.sheet}」没有写明是哪一期的数据。请在“时期”里选定年度或月份，再继续。`;
    case "UnitMissing":
      return `工作表「${error.sheet}」的${listColumns(error.columns)}没有写明单位。请选定单位（元、千元、万元……），再继续。`;
    case "BatchNotFound":
      return "找不到这次导入的记录，可能已经撤销。请刷新导入记录后再看。";
    case "HeaderNamesNobody":
      return `工作表「${error.sheet}」第 ${error.rows[0]}—${error.rows[1]} 行里没有“企业名称”或“信用代码”这样的表头，没有改动。请重新框选表头。`;
    case "RecipeNotFound":
      return "找不到这个导入方案，可能已经停用。请刷新方案列表后再选。";
    case "RecipeUnreadable":
      return `「${error.file}」不能作为导入方案使用：${withoutStop(error.reason)}。请选用园册导出的方案文件。`;
    case "NothingToReturn":
      return `「${error.file}」里没有需要退回改正的格子，不必制作退回表，可以直接写入。`;
    case "ReturnedFileUnknown":
      return `「${error.file}」是一份退回表，但这个账本里没有当时的记录，按普通文件导入前请先核对。`;
  }
}

function describeEditError(error: EditError): string {
  switch (error.type) {
    case "EnterpriseNotFound":
      return "这家企业已不在账本里，可能刚被撤销的导入带走。请回到名册重新查找。";
    case "ValueUnreadable":
      return `${fieldName(error.field)}${error.text.trim() === "" ? "清空" : `填的“${shorten(error.text)}”`}没有存入：${withoutStop(error.reason)}。请改正后再填。`;
    case "CreditCodeTaken":
      return `统一社会信用代码 ${error.creditCode} 已属于「${error.enterprise}」。请核对代码；如果是同一家企业，请在那一行修改。`;
    case "FieldNameTaken":
      return `已经有叫「${error.label}」的字段。请直接选用它，或换一个名称。`;
    case "FieldNotFound":
      return "找不到这个自定义字段。请刷新后再试。";
    case "UnitUnknown":
      return `不认识单位“${shorten(error.unit)}”。请从单位列表里选一个。`;
    case "NothingToUndo":
      return "没有可以撤销或重做的手工修改。导入的数据请到“导入”页按批撤销。";
    case "UndoBlocked":
      return `不能撤销：${withoutStop(error.reason)}。请先处理后来的改动，或直接改成需要的值。`;
  }
}

function describePackError(error: PackError): string {
  switch (error.type) {
    case "PackNotFound":
      return `没有叫「${shorten(error.pack)}」的政策包。请到“政策包”页看看有哪些。`;
    case "PackWrong": {
      const [first] = error.faults;
      const where =
        first === undefined
          ? ""
          : `${first.file}${first.line === null ? "" : ` 第 ${first.line} 行`}：${first.sentence}`;
      const rest = error.faults.length > 1 ? `（另有 ${error.faults.length - 1} 处）` : "";
      return `政策包「${shorten(error.pack)}」有误，没有装入。${where}${rest}请改好后再装。`;
    }
  }
}

function describeMeasureError(error: MeasureError): string {
  switch (error.type) {
    case "IndicatorNotFound":
      return `没有编号为「${shorten(error.code)}」的指标，可能它的政策包已经卸下。请回到指标列表看看。`;
    case "TargetNotFound":
      return `没有编号为「${shorten(error.target)}」的目标，可能它的政策包已经卸下。请回到目标墙看看。`;
    case "RuleSetNotFound":
      return `没有叫「${shorten(error.rules)}」的认定条件。请从列表里选一套。`;
    case "SubjectNotFound":
      return `账本里没有「${shorten(error.subject)}」，或者有几个同名的。请写全称或统一社会信用代码。`;
    case "KindNameTaken":
      return `已经有叫「${shorten(error.label)}」的台账。请换一个名称。`;
    case "SnapshotNameTaken":
      return `已经有叫「${shorten(error.name)}」的年度快照。请换一个名称。`;
    case "SnapshotDayWrong":
      return error.why === "future"
        ? `${error.day} 还没有到，不能定格将来的数。请选今天或以前的日期。`
        : `截至日 ${error.day} 不在 ${error.year} 年里，以后按年份取数会取错。请把年份和截至日改成同一年。`;
    case "NothingInText":
      return "这段文字里没有找到目标。请确认贴的是文件正文，或改贴含有数字目标的段落。";
    case "DocumentUnreadable":
      return describeUnreadableDocument(error);
    case "FormulaWrong":
      return `公式第 ${error.at + 1} 个字附近有误：${withoutStop(error.sentence)}。请改好再试。`;
  }
}

function describeUnreadableDocument(error: Extract<MeasureError, { type: "DocumentUnreadable" }>): string {
  switch (error.kind) {
    case "doc":
      return `「${error.file}」是旧版 Word 或 WPS 文件，读不出正文。请用 Word 或 WPS 打开，另存为 .docx 再选，或复制文字粘贴进来。`;
    case "pdf":
      return `「${error.file}」是 PDF，直接读容易错字漏行。请用 WPS 或 Word 把它另存为 .docx 再选，或复制文字粘贴进来。`;
    case "rtf":
      return `「${error.file}」是 RTF 文件。请用 Word 或 WPS 打开，另存为 .docx 再选，或复制文字粘贴进来。`;
    case "other":
      return `「${error.file}」里没有可读的正文。请选 .docx、.txt、.md 或网页（.html）文件，或复制文字粘贴进来。`;
  }
}

function describeBoundaryError(error: BoundaryError): string {
  switch (error.type) {
    case "InvalidInput":
      return "填写的内容超出了允许的范围，没有存入。请检查是否太长或有特殊符号，改短后再试。";
    case "Unexpected":
      return "程序遇到没有料到的情况，这一步没有完成，已存入的数据不受影响。请再试一次；若仍不行，请复制详情交给维护人员。";
  }
}

function listColumns(columns: readonly string[]): string {
  const named = columns.filter(isChinese).map((column) => `「${column}」`);
  return named.length === 0
    ? "金额列"
    : `${named.slice(0, 3).join("")}${named.length > 3 ? `等 ${named.length} 列` : "列"}`;
}

/** Field names come as Chinese labels; an internal id is never shown. */
function fieldName(field: string): string {
  return isChinese(field) ? `「${field}」` : "这一格";
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** A pasted paragraph would bury the reason. */
function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Clauses from elsewhere may end in a full stop of their own. */
function withoutStop(clause: string): string {
  return clause.replace(/[。．.！!；;]+$/u, "");
}
