/** What an entry belongs to, and what belongs to it (关系): links both ways, records with two ends seen from one of them. */
import type { RelatedEntry, RelatedGroup } from "#contract/registers";
import type { Field } from "#domain/catalogue/field";
import type { KindDefinition } from "#domain/register/kind";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { readCountingOn } from "#services/registers/counting";
import { createSpanReader, type SpanReader } from "#services/registers/relation-words";
import { linkedKinds, readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { createEntryTexts, type EntryTexts } from "#store/queries/entry-texts";
import type { Link, LinkIndex } from "#store/queries/links";

/** Entries shown of one group; the rest is counted. */
const SHOWN = 200;

/** All relations of an entry on a day; null when there is no such entry. */
export function readRelated(
  db: ReadableDb,
  { id, day }: { readonly id: number; readonly day: string },
): readonly RelatedGroup[] | null {
  const texts = createEntryTexts(db);
  const head = texts.head(id);
  const kinds = readKinds(db);
  const kind = kinds.find((one) => one.id === head?.kind);
  if (head === null || kind === undefined) return head === null ? null : [];
  const desk: Desk = {
    db,
    id,
    day,
    kind,
    kinds,
    texts,
    index: readCatalogueIndex(db),
    links: readBookLinks(db),
    spans: createSpanReader(db),
  };
  return [...belongsTo(desk), ...holds(desk)];
}

interface Desk {
  readonly db: ReadableDb;
  readonly id: number;
  readonly day: string;
  readonly kind: KindDefinition;
  readonly kinds: readonly KindDefinition[];
  readonly texts: EntryTexts;
  readonly index: CatalogueIndex;
  readonly links: LinkIndex;
  readonly spans: SpanReader;
}

/** The entry's own link fields. */
function belongsTo(desk: Desk): readonly RelatedGroup[] {
  return desk.kind.fields.flatMap((id): RelatedGroup[] => {
    const field = desk.index.byId.get(id);
    const own = desk.links.from.get(id)?.get(desk.id) ?? [];
    if (field === undefined || own.length === 0) return [];
    const entries = own.map((link) => relatedEntry(desk, { link, other: link, field }));
    const [only = ""] = linkedKinds(field, desk.kinds);
    return [group({ direction: "belongsTo", field: id, label: field.label, kind: entries[0]?.kind ?? only }, entries)];
  });
}

/** Entries whose link fields name this one, by field and kind. */
function holds(desk: Desk): readonly RelatedGroup[] {
  const byPlace = new Map<string, { readonly link: Link; readonly kind: KindDefinition }[]>();
  for (const link of desk.links.to.get(desk.id) ?? []) {
    const from = desk.texts.head(link.from);
    const kind = desk.kinds.find((one) => one.id === from?.kind);
    if (kind === undefined) continue;
    const key = `${kind.id} ${link.field}`;
    const list = byPlace.get(key);
    if (list === undefined) byPlace.set(key, [{ link, kind }]);
    else list.push({ link, kind });
  }
  const places = [...byPlace.values()];
  return places.flatMap((named): RelatedGroup[] => {
    const [first] = named;
    const field = first === undefined ? undefined : desk.index.byId.get(first.link.field);
    if (first === undefined || field === undefined) return [];
    const links = named.map(({ link }) => link);
    const otherEnd = findOtherEnd(desk, first.kind, field);
    if (otherEnd !== null) return [throughRecords(desk, { kind: first.kind, field, otherEnd, links })];
    const several = places.filter((place) => place[0]?.kind.id === first.kind.id).length > 1;
    const label = several ? `${first.kind.label}（${field.label}）` : first.kind.label;
    const entries = links.map((link) => relatedEntry(desk, { link, other: { ...link, to: link.from }, field }));
    return [group({ direction: "holds", field: field.id, label, kind: first.kind.id }, entries)];
  });
}

/** Of a record that ties two entries together, the field of the other one. */
function findOtherEnd(desk: Desk, kind: KindDefinition, field: Field): Field | null {
  if (kind.group !== "relation") return null;
  const ends = (kind.nameFrom ?? [])
    .flatMap((id) => desk.index.byId.get(id) ?? [])
    .filter(({ type }) => type === "link");
  return ends.length === 2 ? (ends.find(({ id }) => id !== field.id) ?? null) : null;
}

/** 在孵记录 as seen from the enterprise (孵化载体) or from the carrier (在孵企业). Whom a record is about belongs to the other end. */
function throughRecords(
  desk: Desk,
  {
    kind,
    field,
    otherEnd,
    links,
  }: {
    readonly kind: KindDefinition;
    readonly field: Field;
    readonly otherEnd: Field;
    readonly links: readonly Link[];
  },
): RelatedGroup {
  const entries = links.flatMap((link) => {
    const others = desk.links.from.get(otherEnd.id)?.get(link.from) ?? [];
    return others.map((other) => relatedEntry(desk, { link, other, field: otherEnd }));
  });
  const direction = kind.nameFrom?.[0] === field.id ? "belongsTo" : "holds";
  const [only = kind.id] = linkedKinds(otherEnd, desk.kinds);
  return group({ direction, field: otherEnd.id, label: otherEnd.label, kind: only }, entries);
}

/** One line: whom `other` means, and what the entry that carries the link says of it. */
function relatedEntry(
  desk: Desk,
  {
    link,
    other,
    field,
  }: { readonly link: Link; readonly other: Pick<Link, "to" | "text" | "doubt">; readonly field: Field },
): RelatedEntry {
  const head = other.to === null ? null : desk.texts.head(other.to);
  const record = desk.texts.head(link.from);
  const spans = desk.spans({ entry: link.from, kind: record?.kind ?? "", field: link.field });
  const kinds = linkedKinds(field, desk.kinds);
  const holdsOn = readCountingOn(desk.db, record?.kind ?? "", desk.day)?.ids.has(link.from) ?? true;
  return {
    id: head === null ? null : other.to,
    name: head?.name ?? other.text,
    kind: head?.kind ?? kinds[0] ?? "",
    ...spans.said,
    current: holdsOn && spans.isOn(desk.day),
    doubt: head === null ? (other.doubt ?? desk.links.resolve(other.text, kinds).doubt) : null,
  };
}

function group(head: Omit<RelatedGroup, "total" | "entries">, entries: readonly RelatedEntry[]): RelatedGroup {
  return { ...head, total: entries.length, entries: entries.slice(0, SHOWN) };
}
