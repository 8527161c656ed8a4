import type { FillPlan } from "#domain/reporting/fill-request";
import { planFill } from "#domain/reporting/plan-fill";
import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { FormError } from "#domain/reporting/form-error";
import type { FormCell, FormList, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { Period } from "#domain/shared/period";
import { ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readCatalogueIndex } from "#services/catalogue";
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
  const plan = withCarrierWord(planFilling(book, filling), filling.reading, readCatalogueIndex(book.db));
  const filled = fillForm(filling.bytes, plan.fills);
  return filled.ok ? ok({ ...filled.value, plan }) : filled;
}

function planFilling(book: Book, { form, reading, period, subjectId, threshold, today }: Filling): FillPlan {
  const settings = readBookSettings(book.db);
  const index = readCatalogueIndex(book.db);
  return planFill({
    form,
    reading,
    index,
    lists: reading.lists.flatMap((area, list) =>
      listsEnterprises(area, { threshold, index }) ? [{ list, rows: collectListRows(book.db, area, period) }] : [],
    ),
    subject:
      subjectId === null || carrierCell(reading, index) !== null
        ? null
        : collectSubject(book.db, reading, { subjectId, period }),
    settings: { ...settings, reportDate: today },
    period,
    threshold,
  });
}

/** The cell in which a form asks for the name of an incubator or another carrier; null when it asks for none. */
function carrierCell(reading: FormReading, index: CatalogueIndex): FormCell | null {
  return (
    reading.cells.find(({ binding: { source } }) => {
      const field = source?.kind === "field" ? index.byId.get(source.field) : undefined;
      return field?.subject === "carrier" && field.kind === "identity";
    }) ?? null
  );
}

/** An enterprise's figures have no place in a carrier's form: its cells stay blank, and the form says so. */
function withCarrierWord(plan: FillPlan, reading: FormReading, index: CatalogueIndex): FillPlan {
  const asked = carrierCell(reading, index);
  if (asked === null) return plan;
  const reason = "这张表是填孵化器等载体的，账本里现在只有企业，表里关于载体的格子都空着";
  const word = { sheet: asked.sheet, cell: asked.cell, severity: "warning" as const, reason };
  const about = plan.problems.filter(({ reason: said }) => !/^账本里没有“/u.test(said));
  return { ...plan, problems: [word, ...about] };
}

/** A list that does not name its enterprises (a summary by district) has nothing to be filled with row by row. */
function listsEnterprises(
  area: FormList,
  { threshold, index }: { readonly threshold: number; readonly index: CatalogueIndex },
): boolean {
  return area.columns.some(
    ({ binding: { source, confidence } }) =>
      source?.kind === "field" &&
      confidence >= threshold &&
      index.byId.get(source.field)?.kind === "identity" &&
      index.byId.get(source.field)?.subject === "enterprise",
  );
}
