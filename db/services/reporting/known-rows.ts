/** Everything the book holds of one entry, for comparing it with a copy (账本已有的数). */
import { contentText } from "#domain/reporting/agreement";
import type { FilledContent } from "#domain/reporting/filled-rows";
import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import type { FormReading } from "#domain/reporting/form-binding";
import { findKind, readCatalogueIndex, readKinds } from "#services/catalogue";
import { findSubject } from "#services/reporting/find-subject";
import type { ReadableDb } from "#store/connection";
import { readKnownValues } from "#store/queries/enterprise-lookup";
import { enterpriseKind, shownFieldOf } from "#store/values/entry-kind";

/** The stored values under the fields as the kind calls them; where they came from does not matter here. */
export function knownRow(db: ReadableDb, { id, kind }: { readonly id: number; readonly kind: string }): FillRow {
  const entryKind = findKind(db, kind) ?? enterpriseKind;
  const values = Object.entries(readKnownValues(db, id)).map(([key, value]) => {
    const [field = "", period = null] = key.split("@");
    return [fillKey(shownFieldOf(entryKind, field), period), { value, source: null }] as const;
  });
  return { enterpriseId: id, name: "", values: Object.fromEntries(values) };
}

/** The entry that the single cells of a copy are about (已报的一企一表是哪一家); null when they name none. */
export function findCopySubject(
  db: ReadableDb,
  reading: FormReading,
  contents: readonly (FilledContent | null)[],
): (FillRow & { readonly kind: string }) | null {
  const { byId } = readCatalogueIndex(db);
  const kind = reading.subjectKind ?? "enterprise";
  const named = reading.cells.flatMap(({ binding: { source } }, at) => {
    const content = contents[at] ?? null;
    const isName = source?.kind === "field" && byId.get(source.field)?.kind === "identity";
    return isName && content !== null ? [contentText(content)] : [];
  });
  const told = named.map((text) => findSubject(db, text, kind)).find((id) => id !== null);
  if (told !== undefined && told !== null) return { ...knownRow(db, { id: told, kind }), kind };
  if (named.length > 0 || reading.lists.length > 0) return null;
  const texts = contents.flatMap((content) => (typeof content === "string" && content.length >= 4 ? [content] : []));
  const found = readKinds(db)
    .filter(({ group, nameFrom }) => group === "roster" && nameFrom === null)
    .flatMap((one) =>
      texts.flatMap((text) => {
        const id = findSubject(db, text, one.id);
        return id === null ? [] : [{ id, kind: one.id }];
      }),
    );
  const [only] = found;
  if (only === undefined || new Set(found.map(({ id }) => id)).size !== 1) return null;
  return { ...knownRow(db, only), kind: only.kind };
}
