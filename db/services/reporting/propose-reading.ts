/** Understands a blank form with all the book knows (识别并建议取数): fields by their headings, then indicators, counts and sums. */
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { proposeComputed } from "#domain/reporting/propose-formula";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { openWorld } from "#services/measuring/world";
import { readKnownWords } from "#services/reporting/known-words";
import type { ReadableDb } from "#store/connection";

/** Reads a form and proposes what each of its places is filled with. */
export function proposeReading(db: ReadableDb, form: FormWorkbook): FormReading {
  const index = readCatalogueIndex(db);
  const known = readKnownWords(db);
  const { indicators } = openWorld(db);
  return proposeComputed(recogniseForm(form, index, { known }), { index, kinds: readKinds(db), indicators, known });
}
