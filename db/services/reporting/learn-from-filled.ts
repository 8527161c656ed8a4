import type { UnitId } from "#domain/indicators/unit";
import { tableUnit } from "#domain/reporting/align-copy";
import type { FillRow } from "#domain/reporting/fill-request";
import { type FilledRow, readFilledRows } from "#domain/reporting/filled-rows";
import { readFilledPlaces } from "#domain/reporting/filled-places";
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormError } from "#domain/reporting/form-error";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { learnCells } from "#domain/reporting/learn-cells";
import { type LearningSample, learnLists } from "#domain/reporting/learn-lists";
import { createSheetMap } from "#domain/reporting/sheet-map";
import { ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readCatalogueIndex } from "#services/catalogue";
import { chooseCopyPeriod } from "#services/reporting/choose-copy-period";
import { type IdentifiedRows, identifyRows } from "#services/reporting/identify-rows";
import { computeForCells, computeForRows } from "#services/reporting/learn-computed";
import { learnSelections } from "#services/reporting/learn-selections";
import { findCopySubject, knownRow } from "#services/reporting/known-rows";
import type { FormFile } from "#services/reporting/open-form";
import type { Book } from "#store/connection";
import { readForm } from "#workbook/read-form";

/** A blank with what was proposed for it. */
export interface BlankForm {
  readonly form: FormWorkbook;
  readonly reading: FormReading;
}

/** Corrects the proposals of a blank by a copy handed in before (按上年已报表校正): its records and single cells are matched with the entries of the book, and their contents compared with what the book holds of the copy's own period. Where nothing matches the proposals stay as they are. */
export async function learnFromFilled(
  book: Book,
  blank: BlankForm,
  filled: FormFile,
): Promise<Result<FormReading, FormError | WorkbookError>> {
  const read = await readForm(filled);
  return read.ok ? ok(learnFromCopy(book, blank, read.value)) : read;
}

/** The same for a copy already read. */
export function learnFromCopy(book: Book, { form, reading: proposed }: BlankForm, copy: FormWorkbook): FormReading {
  const { db } = book;
  const index = readCatalogueIndex(db);
  const { rows, aligned } = readFilledRows(proposed, copy);
  const identified = proposed.lists.map((list, number) => identifyRows(db, list, rowsOf(rows, number)));
  const reading = withKinds(proposed, identified);
  const samples = reading.lists.flatMap((_, number) =>
    samplesOf(book, rowsOf(rows, number), identified[number] ?? null),
  );
  const contents = readFilledPlaces(reading, copy, aligned);
  const subject = findCopySubject(db, reading, contents);
  const period = chooseCopyPeriod(db, copy, { reading, samples, contents, subject });
  if (period === null) return proposed;
  const frame = { index, period };
  const computed = computeForRows(db, reading, samples, period);
  const lists = learnLists(reading, { samples: computed, aligned, tableUnits: unitsOf(form, reading) }, frame);
  const cells = learnCells(
    lists,
    { contents, subject, computed: computeForCells(db, { reading, contents, subject, period }) },
    frame,
  );
  return learnSelections(db, cells, { rows, identified, period });
}

/** Unit that the blank states above each list. */
function unitsOf(form: FormWorkbook, { lists }: FormReading): readonly (UnitId | null)[] {
  return lists.map(({ sheet, headerRows }) => {
    const found = form.sheets.find(({ name }) => name === sheet);
    return found === undefined ? null : tableUnit(createSheetMap(found), headerRows[0]);
  });
}

function rowsOf(rows: readonly FilledRow[], list: number): readonly FilledRow[] {
  return rows.filter((row) => row.list === list);
}

/** A list whose headings did not tell whose it is takes the kind that its rows name. */
function withKinds(reading: FormReading, identified: readonly (IdentifiedRows | null)[]): FormReading {
  const lists = reading.lists.map((list, number) => {
    const kind = identified[number]?.kind;
    return list.kind !== undefined || kind === undefined || kind === "enterprise" || list.printed !== undefined
      ? list
      : { ...list, kind };
  });
  return { ...reading, lists };
}

/** So many records of a list are compared, spread over all of it: more prove no more. */
const MOST_SAMPLES = 300;

function samplesOf(
  book: Book,
  rows: readonly FilledRow[],
  identified: IdentifiedRows | null,
): readonly LearningSample[] {
  if (identified === null) return rows.slice(0, MOST_SAMPLES).map((filled) => ({ filled, known: null }));
  const step = Math.max(1, rows.length / MOST_SAMPLES);
  const chosen = new Set(Array.from({ length: Math.min(rows.length, MOST_SAMPLES) }, (_, i) => Math.floor(i * step)));
  return rows.flatMap((filled, i): LearningSample[] => {
    if (!chosen.has(i)) return [];
    const id = identified.ids[i] ?? null;
    const known: FillRow | null = id === null ? null : knownRow(book.db, { id, kind: identified.kind });
    return [{ filled, known }];
  });
}
