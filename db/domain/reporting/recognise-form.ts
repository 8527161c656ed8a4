import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Binding, FormCell, FormList, FormReading } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { readFormYears } from "#domain/reporting/form-years";
import { identitySubject, isIdentity } from "#domain/reporting/identity";
import { bindListSizes } from "#domain/reporting/list-size";
import type { KnownValues } from "#domain/reporting/match-values";
import { headingTexts, openSheet, readSheet, sentenceYears, sheetTitles } from "#domain/reporting/read-sheet";
import { doubted } from "#domain/reporting/read-table";

/** What the book knows that helps to understand a form (识别参考). */
export interface RecogniseOptions {
  /** Values that text and link fields have in the book, by field id (`park` → 云麓产业园 …; `clusterName`, `carrierName`, `zoneName`: the names of all entries): group headings and printed rows are matched against them. */
  readonly known?: KnownValues;
}

/** Understands a blank form (识别表式): its lists, its single cells, and a proposal with confidence and reason for each place. Formulas are never proposed to be filled. */
export function recogniseForm(form: FormWorkbook, index: CatalogueIndex, options: RecogniseOptions = {}): FormReading {
  const sheets = form.sheets.flatMap((sheet) => (sheet.visibility === "visible" ? (openSheet(sheet) ?? []) : []));
  const titles = sheets.flatMap(sheetTitles);
  const headings = sheets.flatMap(headingTexts);
  const headed = readFormYears(titles, headings);
  const years = headed.year === null ? readFormYears(titles, [...headings, ...sheets.flatMap(sentenceYears)]) : headed;
  const known = options.known ?? new Map<string, readonly string[]>();
  const lists: FormList[] = [];
  const found: FormCell[] = [];
  for (const opened of sheets) {
    const sheet = readSheet(opened, { index, years, known });
    const before = lists.length;
    for (const list of sheet.lists)
      lists.push(list.continues === undefined ? list : { ...list, continues: list.continues + before });
    found.push(...sheet.cells);
  }
  const listed = lists.some((list) => list.columns.some((column) => isIdentity(column.binding, index)));
  const cells = listed ? found.map((cell) => asReportingUnit(cell, index)) : asApplicant(found, index);
  const sized = bindListSizes(cells, lists);
  const subject = cells.map((cell) => identitySubject(cell.binding, index)).find((kind) => kind !== null) ?? null;
  const subjectKnown = cells.some((cell) => isIdentity(cell.binding, index));
  return {
    lists: subjectKnown ? lists.map((list) => ofSubject(list, subject)) : lists,
    cells: subjectKnown ? sized : sized.map((cell) => withoutSubject(cell)),
    ...(subject === null || subject === "enterprise" ? {} : { subjectKind: subject }),
  };
}

/** Over a list of enterprises 单位名称（公章） is the office that reports, not one of the enterprises. */
function asReportingUnit(cell: FormCell, index: CatalogueIndex): FormCell {
  if (!isIdentity(cell.binding, index)) return cell;
  if (!/公章|盖章|签章/u.test(cell.label) && !/^单位名称/u.test(cell.label.trim())) return cell;
  const reason = `表中另有企业名单，“${cell.label}”是填报单位自己`;
  return { ...cell, binding: { source: { kind: "setting", setting: "reportingUnit" }, confidence: 0.8, reason } };
}

/** Under the name of one carrier a list of enterprises wants only its own; under that of one enterprise, its partners or shareholders. */
function ofSubject(list: FormList, subject: string | null): FormList {
  if (list.kind !== undefined || list.printed !== undefined || !list.growable) return list;
  if (subject === "carrier" && list.selection.where.some(({ field }) => field === "carrier")) return list;
  const { selection } = list;
  if (subject === "carrier") {
    const reason = [selection.reason, "表是填一家载体的，只列它自己的企业"].filter((part) => part !== "").join("，");
    return { ...list, selection: { ...selection, ofSubject: "carrier", reason } };
  }
  const doubt = `这张表是填一家企业的，名单里只应有与它有关的企业，请先选定范围`;
  const reason = list.selection.where.length === 0 ? doubt : `${list.selection.reason}；${doubt}`;
  return {
    ...list,
    columns: list.columns.map((column) => doubted(column, doubt)),
    selection: { ...list.selection, reason },
  };
}

/** On a form with one 统一社会信用代码 and no 企业名称, the unit that applies or reports is the enterprise. */
function asApplicant(cells: readonly FormCell[], index: CatalogueIndex): readonly FormCell[] {
  const named = cells.flatMap(({ binding: { source } }) =>
    source?.kind === "field" && index.byId.get(source.field)?.kind === "identity" ? [source.field] : [],
  );
  if (!named.includes("creditCode") || named.includes("enterpriseName")) return cells;
  const at = cells.findIndex(({ label }) => /^(?:申请|申报|填报|报送|推荐)单位|^单位名称/u.test(label.trim()));
  return cells.map((cell, i) => {
    if (i !== at) return cell;
    const reason = `表上另有统一社会信用代码，“${cell.label}”就是这家企业`;
    const source = { kind: "field", field: "enterpriseName", unit: null, period: null } as const;
    return { ...cell, binding: { source, confidence: 0.75, reason } };
  });
}

function withoutSubject(cell: FormCell): FormCell {
  if (cell.binding.source?.kind !== "field") return cell;
  const binding: Binding = unbound("表上没有要填的企业（载体）名称或代码，不清楚取哪一户的数");
  return { ...cell, binding };
}
