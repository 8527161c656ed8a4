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
import { findKind, readCatalogueIndex } from "#services/catalogue";
import { createCollector } from "#services/reporting/collect-rows";
import { countCutOff, findOutside } from "#services/reporting/left-out";
import { withholdLists } from "#services/reporting/fill-without-lists";
import { findSourceProblems } from "#services/reporting/source-problems";
import type { Book } from "#store/connection";
import { findEntryKind } from "#store/queries/register-kinds";
import { readRosterRows } from "#store/queries/roster";
import { enterpriseKind } from "#store/values/entry-kind";
import { fillForm } from "#workbook/fill-form";

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
  const plan = planWorkbook(book, filling);
  const filled = fillForm(filling.bytes, plan.fills);
  if (filled.ok) return ok({ ...filled.value, plan });
  const planWithout = (lists: ReadonlySet<number>): FillPlan => planWorkbook(book, filling, lists);
  const rest = withholdLists(filling, { plan, error: filled.error }, planWithout);
  if (rest === null) return filled;
  const written = fillForm(filling.bytes, rest.plan.fills);
  if (!written.ok) return written;
  const withheld = [...rest.withheld].map(([list, { reason }]) => ({ list, reason }));
  const problems = [...rest.withheld.values(), ...rest.plan.problems];
  return ok({ ...written.value, plan: { ...rest.plan, problems, withheld } });
}

/** Decides what would be written, without writing (取数方案). `withheld`: lists that stay blank. */
export function planWorkbook(book: Book, filling: Filling, withheld: ReadonlySet<number> = new Set()): FillPlan {
  return withSubjectWord(planFilling(book, filling, withheld), filling, book);
}

function planFilling(
  book: Book,
  { form, reading: asked, period, subjectId, threshold, today }: Filling,
  withheld: ReadonlySet<number>,
): FillPlan {
  const settings = readBookSettings(book.db);
  const index = readCatalogueIndex(book.db);
  const reading = ofSubject(book, asked, subjectId);
  const collector = createCollector(book.db, { period, today, threshold });
  const plan = planFill({
    form,
    reading,
    index,
    lists: reading.lists.flatMap((area, list) =>
      !withheld.has(list) && area.selection.ofSubject === undefined && listsEntries(area, { threshold, index })
        ? [{ list, rows: collector.list(area), leftOut: countCutOff(book.db, area, collector) }]
        : [],
    ),
    outside: findOutside(book.db, reading, collector),
    subject:
      subjectId === null || !isAsked(book, { reading, subjectId }) ? null : collector.subject(reading, subjectId),
    computed: collector.ofHome(reading),
    settings: { ...settings, reportDate: today },
    period,
    threshold,
  });
  const problems = findSourceProblems(book.db, reading, { collector, threshold });
  return problems.length === 0 ? plan : { ...plan, problems: [...problems, ...plan.problems] };
}

/** Lists of those who belong to the entry the form is about take these alone; as long as nobody says which it is, they wait. A condition given by hand for the same field goes first. */
function ofSubject(book: Book, reading: FormReading, subjectId: number | null): FormReading {
  const isKnown = subjectId !== null && isAsked(book, { reading, subjectId });
  const kind = findKind(book.db, reading.subjectKind ?? "enterprise") ?? enterpriseKind;
  const [entry] = isKnown ? readRosterRows(book.db, [subjectId], { kind, columns: [] }) : [];
  const lists = reading.lists.map((list): FormList => {
    const { ofSubject: field, ...selection } = list.selection;
    if (field === undefined) return list;
    if (selection.where.some((condition) => condition.field === field)) return { ...list, selection };
    if (entry === undefined) return list;
    return { ...list, selection: { ...selection, where: [...selection.where, { field, equals: entry.name }] } };
  });
  return { ...reading, lists };
}

/** Whether the entry is of the kind that the form's single cells ask about. */
function isAsked(
  { db }: Book,
  { reading, subjectId }: { readonly reading: FormReading; readonly subjectId: number },
): boolean {
  return findEntryKind(db, subjectId) === (reading.subjectKind ?? "enterprise");
}

/** An enterprise's figures have no place in a carrier's form: its cells stay blank, and the form says so once. */
function withSubjectWord(plan: FillPlan, { reading, subjectId, threshold }: Filling, book: Book): FillPlan {
  const kind = findKind(book.db, reading.subjectKind ?? "enterprise");
  if (kind === null || (subjectId !== null && isAsked(book, { reading, subjectId }))) return plan;
  const asked = nameCell(reading, readCatalogueIndex(book.db));
  if (asked === null || asked.binding.confidence < threshold) return plan;
  const reason =
    subjectId === null
      ? `这张表是填一家${kind.label}的，还没有说是哪一家，表里的格子都空着。请选一家`
      : `这张表是填${kind.label}的，选的却不是，表里的格子都空着。请改选一家${kind.label}`;
  const word = { sheet: asked.sheet, cell: asked.cell, severity: "warning" as const, reason };
  const about = plan.problems.filter(({ reason: said }) => !/^账本里没有“/u.test(said));
  return { ...plan, problems: [word, ...about] };
}

/** The cell that asks for the name of whom the form is about. */
function nameCell(reading: FormReading, index: CatalogueIndex): FormCell | null {
  return (
    reading.cells.find(({ binding: { source } }) => {
      const field = source?.kind === "field" ? index.byId.get(source.field) : undefined;
      return field?.kind === "identity";
    }) ?? null
  );
}

/** A list that does not name its entries (a summary by district) has nothing to be filled with row by row. */
function listsEntries(
  area: FormList,
  { threshold, index }: { readonly threshold: number; readonly index: CatalogueIndex },
): boolean {
  const named = area.kind ?? area.printed?.kind ?? null;
  // A list of which only the serial numbers are certain would grow by rows of nothing.
  const takes = area.columns.some(
    ({ kind, binding: { source, confidence } }) =>
      kind === "input" && (source?.kind === "field" || source?.kind === "formula") && confidence >= threshold,
  );
  if (named !== null && takes) return true;
  return area.columns.some(
    ({ binding: { source, confidence } }) =>
      source?.kind === "field" &&
      confidence >= threshold &&
      index.byId.get(source.field)?.kind === "identity" &&
      index.byId.get(source.field)?.subject === "enterprise",
  );
}
