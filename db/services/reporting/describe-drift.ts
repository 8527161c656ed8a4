/** This year's blank against last year's (今年的表和去年的表): what changed, with the old binding carried over. */
import { emptyCopy } from "#domain/reporting/empty-copy";
import { type FormDrift, reportDrift } from "#domain/reporting/drift";
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormError } from "#domain/reporting/form-error";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { isLearntBinding } from "#domain/reporting/learn-binding";
import { matchPlaces, sameShare, sharedWords } from "#domain/reporting/match-places";
import { type SavedBinding, saveBinding } from "#domain/reporting/saved-binding";
import { periodYear } from "#domain/shared/period";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readCatalogueIndex } from "#services/catalogue";
import { layBinding, readRemembered } from "#services/reporting/binding-file";
import { statedPeriod } from "#services/reporting/choose-period";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import { formFingerprint } from "#services/reporting/form-fingerprint";
import { listLacking } from "#services/reporting/list-lacking";
import { learnFromCopy } from "#services/reporting/learn-from-filled";
import { proposeReading } from "#services/reporting/propose-reading";
import type { Book } from "#store/connection";
import { findFormBinding, listFormBindings } from "#store/queries/form-bindings";
import { readForm } from "#workbook/read-form";

/** A form's file as it comes in. */
interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a comparison brings (比对结果). */
export interface DriftOutcome {
  readonly drift: FormDrift;
  readonly reading: FormReading;
}

/** Holds a blank against last year's, blank or filled. `now` and `before` are files. */
export async function describeDrift(
  book: Book,
  { now, before }: { readonly now: File; readonly before: File },
): Promise<Result<DriftOutcome, FormError | WorkbookError>> {
  const read = await readForm(now);
  if (!read.ok) return read;
  const reading = proposeReading(book.db, read.value);
  if (reading.lists.length === 0 && reading.cells.length === 0) {
    return err({ type: "FormHasNothingToFill", file: now.name });
  }
  return driftSince(book, { form: read.value, reading }, before);
}

/** The same for a form already read. */
export async function driftSince(
  book: Book,
  now: { readonly form: FormWorkbook; readonly reading: FormReading },
  before: File,
): Promise<Result<DriftOutcome, FormError | WorkbookError>> {
  const old = await readForm(before);
  if (!old.ok) return old;
  const saved = bindingOf(book, old.value, now);
  return ok(carryOver(book, saved, now));
}

/** Lays a kept binding on a form and tells how the form differs (沿用). */
export function carryOver(
  book: Book,
  saved: SavedBinding,
  { form, reading }: { readonly form: FormWorkbook; readonly reading: FormReading },
): DriftOutcome {
  const year = yearOf(form);
  const name = saved.form.replace(/\.[^.]+$/u, "");
  const reason = `沿用“${name}”${saved.year === null ? "" : `${saved.year}年`}的取数对应`;
  const { reading: carried, matched } = layBinding(reading, saved, { reason, year, form });
  return { drift: reportDrift(matched, listLacking(book, form, carried)), reading: carried };
}

/** The kept binding of a form that is most like this one (相近表的对应): of the same name but for the year, or with most places the same; null when there is none. */
export function findLikeBinding(
  book: Book,
  { form, reading }: { readonly form: FormWorkbook; readonly reading: FormReading },
): SavedBinding | null {
  const index = readCatalogueIndex(book.db);
  const seen = new Set<string>();
  let best: { readonly saved: SavedBinding; readonly share: number } | null = null;
  for (const { fingerprint, binding } of listFormBindings(book.db)) {
    if (seen.has(fingerprint)) continue;
    seen.add(fingerprint);
    const saved = readRemembered(binding, index);
    if (saved === null || !hasWords(saved) || sharedWords(saved, reading, yearOf(form)) < LEAST_OF_NAMESAKE) continue;
    const share = sameShare(matchPlaces(saved, reading, yearOf(form)));
    const least = formName(saved.form) === formName(form.file) ? LEAST_OF_NAMESAKE : LEAST_SHARE;
    if (share >= least && share > (best?.share ?? 0)) best = { saved, share };
  }
  return best?.saved ?? null;
}

/** Share of places that must be the same. */
const LEAST_SHARE = 0.6;
const LEAST_OF_NAMESAKE = 1 / 3;

function hasWords({ lists, cells }: SavedBinding): boolean {
  return (
    lists.some(({ columns }) => columns.some(({ path }) => path !== null)) || cells.some(({ label }) => label !== null)
  );
}

/** A file name without year, period, copy numbers and marks. */
function formName(file: string): string {
  return file
    .replace(/\.[^.]+$/u, "")
    .replace(
      /20\d{2}|[上下]半年|[一二三四1-4]季度|\d{1,2}月|[（(]\d+[)）]|年度?|副本|空白表?|模板|[\s\-_—()（）]/gu,
      "",
    );
}

function yearOf(form: FormWorkbook): number | null {
  const period = statedPeriod(form);
  return period === null ? null : periodYear(period);
}

/** What was bound on last year's form: what the book remembers of it; else, of a filled copy, what its values tell; else only its places. */
function bindingOf(
  book: Book,
  old: FormWorkbook,
  now: { readonly form: FormWorkbook; readonly reading: FormReading },
): SavedBinding {
  const index = readCatalogueIndex(book.db);
  const before = likelier(
    [proposeReading(book.db, old), proposeReading(book.db, emptyCopy(old, now.form, now.reading))],
    now.reading,
  );
  const form = { form: old.file, period: statedPeriod(old), threshold: FILL_THRESHOLD };
  const stored = findFormBinding(book.db, formFingerprint(before));
  const remembered = stored === null ? null : readRemembered(stored, index);
  if (remembered !== null) {
    const { reading } = layBinding(before, remembered, { reason: "", year: yearOf(old), form: old });
    return saveBinding(reading, { ...form, confirmed: true });
  }
  const learnt = learnFromCopy(book, { form: old, reading: before }, old);
  return saveBinding(onlyLearnt(learnt), { ...form, confirmed: false });
}

/** Of two readings the one that has more in common with the form at hand. */
function likelier(readings: readonly [FormReading, FormReading], now: FormReading): FormReading {
  const share = (reading: FormReading) =>
    sameShare(matchPlaces(saveBinding(reading, { form: "", period: null, threshold: 0, confirmed: true }), now, null));
  return share(readings[1]) > share(readings[0]) ? readings[1] : readings[0];
}

/** What the headings alone proposed is proposed again for the new form. */
function onlyLearnt(reading: FormReading): FormReading {
  const left = { source: null, confidence: 0, reason: "" };
  return {
    ...reading,
    lists: reading.lists.map((list) => ({
      ...list,
      columns: list.columns.map((column) => (isLearntBinding(column.binding) ? column : { ...column, binding: left })),
    })),
    cells: reading.cells.map((cell) => (isLearntBinding(cell.binding) ? cell : { ...cell, binding: left })),
  };
}
