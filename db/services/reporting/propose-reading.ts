/** Understands a blank form with all the book knows (识别并建议取数): fields by their headings, then indicators, counts and sums. */
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { leaveScoped } from "#domain/reporting/leave-scoped";
import { proposeComputed } from "#domain/reporting/propose-formula";
import { recogniseForm } from "#domain/reporting/recognise-form";
import type { KindDefinition } from "#domain/register/kind";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { type KnownIndicator, openWorld } from "#services/measuring/world";
import { readKnownWords } from "#services/reporting/known-words";
import { findPrinted } from "#services/reporting/select-entries";
import type { ReadableDb } from "#store/connection";
import { readInstalledPacks } from "#store/queries/packs";

/** Reads a form and proposes what each of its places is filled with. */
export function proposeReading(db: ReadableDb, form: FormWorkbook): FormReading {
  const index = readCatalogueIndex(db);
  const kinds = readKinds(db);
  const known = readKnownWords(db);
  const read = recogniseForm(form, index, { known });
  const reading = { ...read, lists: read.lists.map((list) => withNamedKind(db, list, kinds)) };
  const basis = { index, kinds, indicators: fittingIndicators(db, form), known, titles: titlesOf(form) };
  return leaveScoped(proposeComputed(reading, basis), form, basis);
}

/** Texts above the tables, and the name of the file. */
function titlesOf({ file, sheets }: FormWorkbook): readonly string[] {
  const rows = sheets.flatMap(({ grid }) => grid.rows.filter(({ index }) => index <= TOP_ROWS));
  return [...rows.flatMap(({ cells }) => cells.filter((content) => typeof content === "string")), file];
}

const TOP_ROWS = 3;

/** Printed rows belong to the list whose entries they name: lists of a pack all call their names alike. */
function withNamedKind(db: ReadableDb, list: FormList, kinds: readonly KindDefinition[]): FormList {
  const { printed } = list;
  if (printed === undefined || printed.rows.length === 0) return list;
  const named = (kind: string): number =>
    printed.rows.filter(({ text }) => findPrinted(db, text, kind).id !== null).length;
  if (printed.kind !== null && named(printed.kind) > 0) return list;
  const others = kinds.filter(({ group, nameFrom }) => nameFrom === null && (group === "roster" || group === "ledger"));
  const best = others
    .map(({ id }) => ({ id, count: named(id) }))
    .toSorted((a, b) => b.count - a.count)
    .at(0);
  if (best === undefined || best.count * 2 < printed.rows.length) return withoutGuess(list, kinds);
  return { ...list, kind: best.id, printed: { ...printed, kind: best.id } };
}

/** Tasks that no list of the book holds: which of a pack's lists they might be is anybody's guess. */
function withoutGuess(list: FormList, kinds: readonly KindDefinition[]): FormList {
  const { printed, kind: _guess, ...rest } = list;
  const guessed = kinds.find(({ id }) => id === printed?.kind);
  return printed === undefined || guessed?.group !== "ledger" ? list : { ...rest, printed: { ...printed, kind: null } };
}

/** Where a form names the province of an installed pack, the packs of other provinces have no say in it. */
function fittingIndicators(db: ReadableDb, form: FormWorkbook): readonly KnownIndicator[] {
  const { indicators } = openWorld(db);
  const provincial = readInstalledPacks(db).filter(({ region, name }) => !/^0*$/u.test(region) && name.length > 2);
  const texts = form.sheets.flatMap(({ grid }) =>
    grid.rows.flatMap(({ cells }) => cells.filter((content) => typeof content === "string")),
  );
  const text = [form.file, ...texts].join("\n");
  const meant = provincial.filter(({ name }) => text.includes(name.slice(0, 2)));
  if (meant.length === 0) return indicators;
  const others = new Set(provincial.filter((pack) => !meant.includes(pack)).map(({ id }) => id));
  return indicators.filter(({ pack }) => !others.has(pack));
}
