import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import { readFilledRows } from "#domain/reporting/filled-rows";
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { FormError } from "#domain/reporting/form-error";
import { type LearningSample, learnBinding } from "#domain/reporting/learn-binding";
import { ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readCatalogueIndex } from "#services/catalogue";
import { choosePeriod } from "#services/reporting/choose-period";
import { findSubject } from "#services/reporting/find-subject";
import type { FormFile } from "#services/reporting/open-form";
import type { Book } from "#store/connection";
import { readKnownValues } from "#store/queries/enterprise-lookup";
import { readForm } from "#workbook/read-form";

/** Corrects the proposals of a blank by a copy handed in before (按上年已报表校正): rows are matched by credit code or full name, and their contents compared with what the book holds of the copy's own period. Without such enterprises the proposals stay as they are. */
export async function learnFromFilled(
  book: Book,
  proposed: FormReading,
  filled: FormFile,
): Promise<Result<FormReading, FormError | WorkbookError>> {
  const read = await readForm(filled);
  return read.ok ? ok(learnFromCopy(book, proposed, read.value)) : read;
}

/** The same for a copy already read. */
export function learnFromCopy(book: Book, proposed: FormReading, copy: FormWorkbook): FormReading {
  const period = choosePeriod(book.db, copy);
  if (period === null) return proposed;
  const index = readCatalogueIndex(book.db);
  const samples = readFilledRows(proposed, copy, index).flatMap((row): LearningSample[] => {
    const named = [row.creditCode, row.name].filter((text) => text !== null);
    const id = named.map((text) => findSubject(book.db, text)).find((found) => found !== null);
    return id === undefined || id === null ? [] : [{ filled: row, known: knownRow(book, id, row.name ?? "") }];
  });
  return learnBinding(proposed, samples, { index, period });
}

/** Everything stored of an enterprise; where it came from does not matter for comparing. */
function knownRow(book: Book, enterpriseId: number, name: string): FillRow {
  const values = Object.entries(readKnownValues(book.db, enterpriseId)).map(([key, value]) => {
    const [field = "", period = null] = key.split("@");
    return [fillKey(field, period), { value, source: null }] as const;
  });
  return { enterpriseId, name, values: Object.fromEntries(values) };
}
