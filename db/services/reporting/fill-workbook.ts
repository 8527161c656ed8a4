import type { FillPlan } from "#domain/reporting/fill-request";
import { planFill } from "#domain/reporting/plan-fill";
import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { FormError } from "#domain/reporting/form-error";
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { Period } from "#domain/shared/period";
import { ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import { catalogueIndex } from "#services/catalogue";
import { collectListRows, collectSubject } from "#services/reporting/collect-rows";
import type { Book } from "#store/connection";
import { fillForm } from "#workbook/fill-form";

/** Proposals at least this certain are used without a person looking (取数把握门槛). */
export const FILL_THRESHOLD = 0.7;

/** A form ready to be filled (待填报表). `threshold`: bindings less certain than this are left to the person. */
export interface Filling {
  readonly form: FormWorkbook;
  readonly bytes: Uint8Array;
  readonly reading: FormReading;
  readonly period: Period | null;
  /** The enterprise of a one-enterprise form; null for lists. */
  readonly subjectId: number | null;
  readonly threshold: number;
  /** `YYYY-MM-DD`, printed as 填报日期. */
  readonly today: string;
}

/** A filled form, still in memory (填好的报表). */
export interface Filled {
  readonly bytes: Uint8Array;
  readonly parts: PartsProof;
  readonly plan: FillPlan;
}

/** Fills a form from the book (填报): fetches, plans, and edits the file's own parts. Nothing is written to disk. */
export function fillWorkbook(book: Book, filling: Filling): Result<Filled, FormError> {
  const plan = planFilling(book, filling);
  const filled = fillForm(filling.bytes, plan.fills);
  return filled.ok ? ok({ ...filled.value, plan }) : filled;
}

function planFilling(book: Book, { form, reading, period, subjectId, threshold, today }: Filling): FillPlan {
  const settings = readBookSettings(book.db);
  return planFill({
    form,
    reading,
    index: catalogueIndex,
    lists: reading.lists.flatMap((area, list) =>
      listsEnterprises(area, threshold) ? [{ list, rows: collectListRows(book.db, area, period) }] : [],
    ),
    subject: subjectId === null ? null : collectSubject(book.db, reading, { subjectId, period }),
    settings: { ...settings, reportDate: today },
    period,
    threshold,
  });
}

/** A list that does not name its enterprises (a summary by district) has nothing to be filled with row by row. */
function listsEnterprises(area: FormList, threshold: number): boolean {
  return area.columns.some(
    ({ binding: { source, confidence } }) =>
      source?.kind === "field" &&
      confidence >= threshold &&
      catalogueIndex.byId.get(source.field)?.kind === "identity" &&
      catalogueIndex.byId.get(source.field)?.subject === "enterprise",
  );
}
