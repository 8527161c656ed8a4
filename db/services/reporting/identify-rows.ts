/** Whom the rows of a filled copy are about (已报行是哪一家): by credit code, else by full name, present or former. */
import { readCreditCode } from "#domain/enterprises/credit-code";
import { contentText } from "#domain/reporting/agreement";
import type { FilledRow } from "#domain/reporting/filled-rows";
import type { FormList } from "#domain/reporting/form-binding";
import { foldName } from "#domain/shared/chinese-text";
import type { KindDefinition } from "#domain/register/kind";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { createEnterpriseLookup } from "#store/queries/enterprise-lookup";

/** Rows of a list with the entries they name; null for those the book does not know. */
export interface IdentifiedRows {
  readonly kind: string;
  readonly ids: readonly (number | null)[];
}

/** Share of the rows that must be known before a column passes for the names of a kind that the headings do not tell. */
const LEAST_KNOWN = 0.6;
/** Rows looked at to find the column. */
const SAMPLE = 40;

/** Identifies the rows of a list; null when no column names entries of the book. */
export function identifyRows(db: ReadableDb, list: FormList, rows: readonly FilledRow[]): IdentifiedRows | null {
  if (rows.length === 0) return null;
  const kinds = readKinds(db);
  const stated = kinds.find(({ id }) => id === (list.printed?.kind ?? list.kind ?? "enterprise"));
  const told = stated === undefined ? null : byHeadings(db, { list, kind: stated }, rows);
  if (told !== null) return told;
  const sample = rows.slice(0, SAMPLE);
  const others = stated === undefined || list.kind === undefined ? kinds : [stated];
  const found = others.flatMap((kind) => {
    const lookup = createLookup(db, kind, rows.length);
    return list.columns.flatMap((column, at) => {
      if (column.kind === "formula" || column.kind === "sequence") return [];
      const hits = sample.filter((row) => lookup(row, [at]) !== null).length;
      return hits >= Math.max(3, sample.length * LEAST_KNOWN) ? [{ kind, at, hits, lookup }] : [];
    });
  });
  const best = found.toSorted((one, two) => two.hits - one.hits)[0];
  if (best === undefined) return null;
  return { kind: best.kind.id, ids: rows.map((row) => best.lookup(row, [best.at])) };
}

/** The columns that the headings say hold code and name. */
function byHeadings(
  db: ReadableDb,
  { list, kind }: { readonly list: FormList; readonly kind: KindDefinition },
  rows: readonly FilledRow[],
): IdentifiedRows | null {
  const { byId } = readCatalogueIndex(db);
  const names = new Set([kind.nameField, kind.codeField, ...(kind.nameFrom ?? [])]);
  const columns = list.columns.flatMap(({ binding: { source }, column }, at) => {
    if (column === list.printed?.column) return [at];
    const isNamed = source?.kind === "field" && names.has(source.field) && byId.has(source.field);
    return isNamed ? [at] : [];
  });
  if (columns.length === 0) return null;
  const lookup = createLookup(db, kind, rows.length);
  const ids = rows.map((row) => lookup(row, columns));
  return ids.filter((id) => id !== null).length >= Math.min(3, rows.length) ? { kind: kind.id, ids } : null;
}

type Lookup = (row: FilledRow, columns: readonly number[]) => number | null;

/** From so many rows on all names are read at once. */
const PRELOAD = 500;

function createLookup(db: ReadableDb, kind: KindDefinition, rows: number): Lookup {
  const lookup = createEnterpriseLookup(db, { kind: kind.id, preload: rows >= PRELOAD, valuesOf: () => ({}) });
  const links = kind.id === "enterprise" ? null : readBookLinks(db);
  const byText = (text: string): number | null => {
    const code = kind.codeField === null ? null : readCreditCode(text);
    const coded = code !== null && "code" in code ? lookup.byCreditCode(code.code) : null;
    if (coded !== null) return coded.id;
    const named = lookup.byFoldedName(foldName(text));
    if (named.length === 1) return named[0]?.id ?? null;
    return named.length === 0 && links !== null ? links.resolve(text.replace(/\s+/gu, ""), [kind.id]).to : null;
  };
  return (row, columns) => {
    const texts = columns.flatMap((at) => row.contents[at] ?? []).map(contentText);
    const usable = texts.filter((text) => text.length >= 2);
    const found = usable.map(byText).find((id) => id !== null);
    if (found !== undefined) return found;
    return kind.nameFrom === null || usable.length < 2 ? null : byText(usable.join(" · "));
  };
}
