import type { FormDrift } from "#domain/reporting/drift";
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormError } from "#domain/reporting/form-error";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readCatalogueIndex } from "#services/catalogue";
import { layBinding, readRemembered } from "#services/reporting/binding-file";
import { carryOver, findLikeBinding } from "#services/reporting/describe-drift";
import { formFingerprint } from "#services/reporting/form-fingerprint";
import { learnFromFilled } from "#services/reporting/learn-from-filled";
import { proposeReading } from "#services/reporting/propose-reading";
import type { Book } from "#store/connection";
import { findFormBinding } from "#store/queries/form-bindings";
import { readForm } from "#workbook/read-form";

/** A form's file (报表文件). */
export interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A form understood, with proposals or with what was confirmed before (已识别的报表). */
export interface OpenedForm {
  readonly form: FormWorkbook;
  readonly reading: FormReading;
  readonly fingerprint: string;
  readonly remembered: boolean;
  /** How it differs from the like form whose binding was carried over; absent when none was. */
  readonly drift?: FormDrift;
}

/** Opens a form (打开报表): reads it, proposes bindings, learns from a copy filled before, and prefers what this book remembers of it or, failing that, of last year's. */
export async function openForm(
  book: Book,
  file: FormFile,
  filled: FormFile | null,
): Promise<Result<OpenedForm, FormError | WorkbookError>> {
  const read = await readForm(file);
  if (!read.ok) return read;
  const proposed = proposeReading(book.db, read.value);
  if (proposed.lists.length === 0 && proposed.cells.length === 0) {
    return err({ type: "FormHasNothingToFill", file: file.name });
  }
  const fresh = { form: read.value, reading: proposed, fingerprint: formFingerprint(proposed), remembered: false };
  if (filled === null) return ok(withRemembered(book, fresh));
  const learnt = await learnFromFilled(book, fresh, filled);
  return learnt.ok ? ok({ ...fresh, reading: learnt.value }) : learnt;
}

/** Opens a form that asks for nothing the book could know (不认得的表): single cells may still be set by hand. */
export async function openPlain(
  file: FormFile,
): Promise<Result<Pick<OpenedForm, "form" | "reading">, WorkbookError | FormError>> {
  const read = await readForm(file);
  return read.ok ? ok({ form: read.value, reading: { lists: [], cells: [] } }) : read;
}

/** A form the book knows takes its confirmed binding; one that is like a known form takes that one's where it still holds. */
function withRemembered(book: Book, fresh: OpenedForm): OpenedForm {
  const { form, reading, fingerprint } = fresh;
  const stored = findFormBinding(book.db, fingerprint);
  const bindings = stored === null ? null : readRemembered(stored, readCatalogueIndex(book.db));
  if (bindings !== null) {
    const laid = layBinding(reading, bindings, { reason: "上次填这张表时已确认", year: null, form });
    return { ...fresh, reading: laid.reading, remembered: true };
  }
  const like = findLikeBinding(book, { form, reading });
  return like === null ? fresh : { ...fresh, ...carryOver(book, like, { form, reading }) };
}
