import type { FormReading } from "#domain/reporting/form-binding";
import type { FormError } from "#domain/reporting/form-error";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readCatalogueIndex } from "#services/catalogue";
import { applyBindingFile, readBindingFile } from "#services/reporting/binding-file";
import { formFingerprint } from "#services/reporting/form-fingerprint";
import { learnFromFilled } from "#services/reporting/learn-from-filled";
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
}

/** Opens a form (打开报表): reads it, proposes bindings, learns from a copy filled before, and prefers what this book remembers of it. */
export async function openForm(
  book: Book,
  file: FormFile,
  filled: FormFile | null,
): Promise<Result<OpenedForm, FormError | WorkbookError>> {
  const read = await readForm(file);
  if (!read.ok) return read;
  const index = readCatalogueIndex(book.db);
  const proposed = recogniseForm(read.value, index);
  if (proposed.lists.length === 0 && proposed.cells.length === 0) {
    return err({ type: "FormHasNothingToFill", file: file.name });
  }
  const fingerprint = formFingerprint(proposed);
  if (filled !== null) {
    const learnt = await learnFromFilled(book, proposed, filled);
    return learnt.ok ? ok({ form: read.value, reading: learnt.value, fingerprint, remembered: false }) : learnt;
  }
  const stored = findFormBinding(book.db, fingerprint);
  const bindings = stored === null ? null : readBindingFile(stored, index);
  if (bindings === null) return ok({ form: read.value, reading: proposed, fingerprint, remembered: false });
  const reading = applyBindingFile(proposed, bindings, "上次填这张表时已确认");
  return ok({ form: read.value, reading, fingerprint, remembered: true });
}
