/** What a person should know about where a form is filled from (取数来源的问题): lists chosen by a faulty set, printed names that two entries share, a zone nobody named. */
import type { FillProblem } from "#domain/reporting/fill-request";
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import { cellAddress } from "#domain/workbook/cell-address";
import type { Collector } from "#services/reporting/collect-rows";
import { asksForSubject } from "#services/reporting/formula-reach";
import { findPrinted, findSelectionFault } from "#services/reporting/select-entries";
import type { ReadableDb } from "#store/connection";

/** Finds them before the form is filled. */
export function findSourceProblems(
  db: ReadableDb,
  reading: FormReading,
  { collector, threshold }: { readonly collector: Collector; readonly threshold: number },
): readonly FillProblem[] {
  return [
    ...reading.lists.flatMap((list) => listProblems(db, list, collector)),
    ...(collector.hasHome ? [] : homeProblems(reading, threshold)),
  ];
}

function listProblems(db: ReadableDb, list: FormList, { measurer }: Collector): readonly FillProblem[] {
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
    if (doubt !== null && text.trim() !== "")
      problems.push({ ...at(row, printed.column), severity: "warning", reason: `${doubt}这一行没有填。` });
  }
  return problems;
}

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
