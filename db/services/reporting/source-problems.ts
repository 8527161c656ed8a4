/** What a person should know about where a form is filled from (取数来源的问题): lists chosen by a faulty set, printed names that two entries share, a zone nobody named. */
import type { FillProblem } from "#domain/reporting/fill-request";
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import { cellAddress } from "#domain/workbook/cell-address";
import type { Collector } from "#services/reporting/collect-rows";
import { asksForSubject } from "#services/reporting/formula-reach";
import { findPrinted, findSelectionFault } from "#services/reporting/select-entries";
import { findUnlisted } from "#services/reporting/unlisted-members";
import type { ReadableDb } from "#store/connection";

/** Finds them before the form is filled. */
export function findSourceProblems(
  db: ReadableDb,
  reading: FormReading,
  { collector, threshold }: { readonly collector: Collector; readonly threshold: number },
): readonly FillProblem[] {
  return [
    ...reading.lists.flatMap((list) => listProblems(db, list, collector)),
    ...reading.lists.filter((list) => isFilled(list, threshold)).flatMap((list) => rosterProblems(db, list, collector)),
    ...monthProblems(reading, { day: collector.day, threshold }),
    ...(collector.home === null ? homeProblems(reading, threshold) : []),
  ];
}

function listProblems(db: ReadableDb, list: FormList, { measurer, home }: Collector): readonly FillProblem[] {
  const at = (row: number, column: number): Pick<FillProblem, "sheet" | "cell"> => ({
    sheet: list.sheet,
    cell: cellAddress(row, column),
  });
  const fault = findSelectionFault(list, db, measurer);
  const first = at(list.firstRow, list.columns[0]?.column ?? 1);
  const problems: FillProblem[] = fault === null ? [] : [{ ...first, severity: "error", reason: fault }];
  const { printed } = list;
  if (printed === undefined || printed.kind === null) return problems;
  for (const { row, text } of printed.rows) {
    const { doubt } = findPrinted(db, text, printed.kind);
    if (doubt !== null)
      problems.push({ ...at(row, printed.column), severity: "warning", reason: `${doubt}这一行没有填` });
  }
  const own = printed.kind === "zone" ? home : null;
  if (own !== null && !printed.rows.some(({ text }) => findPrinted(db, text, "zone").id === own.id)) {
    const reason = `表上印好的行里没有本高新区“${own.name}”，本区的数没有填；可在空行写上名称再填`;
    problems.push({ ...first, severity: "warning", reason });
  }
  return problems;
}

function isFilled({ columns, printed }: FormList, threshold: number): boolean {
  return (
    printed === undefined &&
    columns.some(({ binding: { source, confidence } }) => source?.kind === "field" && confidence >= threshold)
  );
}

function rosterProblems(db: ReadableDb, list: FormList, collector: Collector): readonly FillProblem[] {
  const reason = findUnlisted(db, list, collector);
  if (reason === null) return [];
  return [
    { sheet: list.sheet, cell: cellAddress(list.firstRow, list.columns[0]?.column ?? 1), severity: "warning", reason },
  ];
}

/** 截至9月末 over figures of another month: they are as of the end of the report period, not of that month. */
function monthProblems(
  { lists, cells }: FormReading,
  { day, threshold }: { readonly day: string; readonly threshold: number },
): readonly FillProblem[] {
  const places = [
    ...lists.flatMap(({ sheet, firstRow, columns }) =>
      columns.map(({ headerPath, column, binding }) => ({
        sheet,
        cell: cellAddress(firstRow, column),
        words: headerPath.join(""),
        binding,
      })),
    ),
    ...cells.map(({ sheet, cell, label, binding }) => ({ sheet, cell, words: label, binding })),
  ];
  const found = new Map<string, FillProblem>();
  for (const { sheet, cell, words, binding } of places) {
    const { source, confidence } = binding;
    const month = AS_OF_MONTH.exec(words)?.[1];
    const isFilled = confidence >= threshold && (source?.kind === "formula" || source?.kind === "field");
    if (month === undefined || !isFilled || Number(month) === Number(day.slice(5, 7))) continue;
    if (source.period === "previous" || found.has(`${sheet} ${month}`)) continue;
    const reason = `表上写的是截至 ${month} 月，这张表里填的是截至 ${day} 的数；请把报告期改选为 1—${month} 月`;
    found.set(`${sheet} ${month}`, { sheet, cell, severity: "warning", reason });
  }
  return [...found.values()];
}

const AS_OF_MONTH = /(?:截至|截止|至)\s*(?:\d{4}年|20[\s\u3000]*年)?\s*(\d{1,2})\s*月/u;

/** Numbers about the zone of a book that names none are about all it holds. */
function homeProblems({ cells }: FormReading, threshold: number): readonly FillProblem[] {
  const first = cells.find(
    ({ binding: { source, confidence } }) =>
      source?.kind === "formula" && confidence >= threshold && !asksForSubject(source.formula),
  );
  if (first === undefined) return [];
  const reason = "账本还没有说明是哪个高新区的，表里的合计数按账本里的全部条目计算。请在设置里填上本高新区的名称";
  return [{ sheet: first.sheet, cell: first.cell, severity: "warning", reason }];
}
