import type { FormError } from "#domain/reporting/form-error";
import { namesFirmly, readsSheet } from "./copy-sheet-names.ts";
import type { FormPackage, SheetPart } from "./form-package.ts";
import { mapLeaves } from "./edit-xml.ts";
import { decodeXml, encodeXml, listElements, readAttribute, scanTags } from "./xml-text.ts";

/** What a sheet may lead to when it is copied; all else is refused. */
const COPIED = new Set([
  "drawing",
  "comments",
  "threadedComment",
  "vmlDrawing",
  "table",
  "printerSettings",
  "image",
  "hyperlink",
  "customProperty",
]);

const WORDS: Readonly<Record<string, string>> = {
  pivotTable: "数据透视表",
  slicer: "切片器",
  timeline: "日程表",
  queryTable: "外部数据查询",
  ctrlProp: "窗体控件",
  control: "ActiveX 控件",
  oleObject: "嵌入的对象",
  package: "嵌入的文件",
};

const FORMULAS = ["f", "formula", "formula1", "formula2"];

/** Looks for what cannot be copied with a sheet (复制前检查); the first one found is the reason to refuse. */
export function refuseCopy(form: FormPackage, sheet: SheetPart): FormError | null {
  const refuse = (place: string, what: string): FormError => ({ type: "FormNotRepeatable", sheet: place, what });
  const odd = form.relations(sheet.part).find((relation) => !COPIED.has(relation.type));
  if (odd !== undefined)
    return refuse(sheet.name, `表里有${WORDS[odd.type] ?? "不能照搬的附件"}，不能复制成多张，请改为每户一个文件`);
  if (form.workbookRelations.some((relation) => relation.type === "vbaProject")) {
    return refuse(sheet.name, "工作簿带宏，宏认的是原来的表，不能复制成多张，请改为每户一个文件");
  }
  const own = form.text(sheet.part) ?? "";
  if (someFormula(own, (formula) => namesFirmly(formula, sheet.name))) {
    return refuse(sheet.name, "公式跨多张工作表引用，或用文字写出表名（INDIRECT），复制后会取错表，请改为每户一个文件");
  }
  const other = form.sheets.find((one) => one !== sheet && readsOther(form, one, sheet.name));
  if (other !== undefined) {
    return refuse(other.name, `这张表的公式取「${sheet.name}」的数，复制成多张后不知道该取哪一张，请改为每户一个文件`);
  }
  const pivot = form.archive.entries.some(
    ({ name }) => /\/pivotCacheDefinition[^/]*\.xml$/iu.test(name) && drawsFrom(form.text(name) ?? "", sheet.name),
  );
  return pivot ? refuse(sheet.name, "数据透视表用这张表作数据源，不能复制成多张，请改为每户一个文件") : null;
}

/** Whether another sheet, its charts or a name it uses take values from the sheet. */
function readsOther(form: FormPackage, other: SheetPart, sheet: string): boolean {
  const names = listNames(form.text(form.workbookPart) ?? "", sheet);
  const reads = (formula: string): boolean =>
    readsSheet(formula, sheet) || namesFirmly(formula, sheet) || names.some((name) => name.test(formula));
  const drawings = form.relations(other.part).filter((relation) => relation.type === "drawing");
  const charts = drawings.flatMap((drawing) => form.relations(drawing.target)).map((relation) => relation.target);
  return [other.part, ...charts].some((part) => /\.xml$/iu.test(part) && someFormula(form.text(part) ?? "", reads));
}

/** Names of the whole workbook that stand for cells of the sheet, as words to look for. */
function listNames(workbook: string, sheet: string): RegExp[] {
  return listElements(workbook, "definedName").flatMap((element) => {
    const name = readAttribute(element.tag, "name") ?? "";
    if (readAttribute(element.tag, "localSheetId") !== null || !readsSheet(decodeXml(element.inner), sheet)) return [];
    return [
      new RegExp(
        `(?<![\\p{L}\\p{N}_.\\\\])${name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![\\p{L}\\p{N}_.\\\\])`,
        "iu",
      ),
    ];
  });
}

function someFormula(xml: string, test: (formula: string) => boolean): boolean {
  let found = false;
  mapLeaves(xml, FORMULAS, (formula) => {
    found ||= test(formula);
    return formula;
  });
  return found;
}

function drawsFrom(xml: string, sheet: string): boolean {
  if (!xml.includes(encodeXml(sheet))) return false;
  for (const tag of scanTags(xml)) {
    if (tag.name === "worksheetSource" && readAttribute(tag.text, "sheet") === sheet) return true;
  }
  return false;
}
