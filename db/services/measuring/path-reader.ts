/** Reads fields of entries, also over links (按路径取值). */
import type { Field } from "#domain/catalogue/field";
import { foldName, foldText } from "#domain/shared/chinese-text";
import type { FieldPath } from "#domain/indicators/formula";
import { findField, walkPath } from "#domain/indicators/formula-vocabulary";
import type { FigureColumn } from "#store/measuring/figure-column";
import type { DayBook } from "#services/measuring/day-book";

/** Texts of an entry under a path; empty when it has none. `unclear`: a link on the way names nobody known. */
export interface PathTexts {
  readonly texts: readonly string[];
  readonly unclear: boolean;
}

/** A path ready to be read for entries of one kind. */
export interface PathReader {
  readonly field: Field;
  readonly read: (place: number) => PathTexts;
  /** Places of the entries a link path ends at. */
  readonly targets: (place: number) => readonly number[];
  /** What an entry says under the path, told apart (剔重): an entry a link names is one thing however it is written, and each name of a list is one. */
  readonly keys: (place: number) => readonly string[];
}

/** Figures of a field in the period that is asked. */
export type FiguresOf = (field: string) => FigureColumn | null;

const NOTHING: PathTexts = { texts: [], unclear: false };

/** Prepares a path. `kind`: of the entries it starts from. The formula was checked before, so that every step is known. */
export function createPathReader(day: DayBook, kind: string, path: FieldPath, figures: FiguresOf): PathReader | null {
  const { vocabulary } = day;
  const start = vocabulary.kinds.filter(({ id }) => id === kind);
  const walked = walkPath(vocabulary, start, path.steps);
  if ("missing" in walked) return null;
  const { links, field } = walked;
  const last = path.steps.at(-1) ?? "";
  /** The field as the kind of the entry reached calls it: a holder may be an enterprise or a carrier. */
  const fieldAt = (place: number): Field | null => {
    const own = vocabulary.kinds.find(({ id }) => id === day.facts.kindAt(place));
    return own === undefined ? null : findField(vocabulary, own, last);
  };
  const reach = (place: number): { readonly places: readonly number[]; readonly unclear: boolean } => {
    let places: readonly number[] = [place];
    let unclear = false;
    for (const link of links) {
      const ends = places.map((one) => follow(day, link, one));
      unclear ||= ends.some((end) => end.unclear);
      places = ends.flatMap((end) => end.places);
    }
    return { places, unclear };
  };
  const readers = new Map<string, (place: number) => PathTexts>();
  const readAt = (place: number): PathTexts => {
    const at = day.facts.kindAt(place);
    let read = readers.get(at);
    if (read === undefined) {
      const own = fieldAt(place);
      read = own === null ? () => NOTHING : createFieldReader(day, at, own, figures);
      readers.set(at, read);
    }
    return read(place);
  };
  const read = (place: number): PathTexts => {
    if (readOwn !== null) return readOwn(place);
    const { places, unclear } = reach(place);
    const found = places.map(readAt);
    return { texts: found.flatMap(({ texts }) => texts), unclear: unclear || found.some((one) => one.unclear) };
  };
  const readOwn = links.length === 0 ? createFieldReader(day, kind, field, figures) : null;
  return {
    field,
    read,
    targets: (place) => {
      const { places } = reach(place);
      return places.flatMap((one) => follow(day, field, one).places);
    },
    keys: (place) =>
      field.type === "link"
        ? reach(place).places.flatMap((one) => linkKeys(day, field, one))
        : read(place).texts.map((text) => foldText(text)),
  };
}

function createFieldReader(day: DayBook, kind: string, field: Field, figures: FiguresOf): (place: number) => PathTexts {
  const { facts } = day;
  const own = day.vocabulary.kinds.find(({ id }) => id === kind);
  if (field.id === own?.nameField) return (place) => ({ texts: [facts.nameAt(place)], unclear: false });
  if (field.kind === "observation") {
    const column = figures(field.id);
    return (place) => {
      const value = column?.at(place) ?? null;
      return value === null ? NOTHING : { texts: [value], unclear: false };
    };
  }
  const texts = day.attribute(kind, field.id);
  if (field.type !== "link") {
    return (place) => {
      const text = texts[place];
      return text === undefined ? NOTHING : { texts: [text], unclear: false };
    };
  }
  return (place) => {
    const { places } = follow(day, field, place);
    const text = texts[place];
    const names = places.map((one) => facts.nameAt(one));
    return { texts: text === undefined || names.includes(text) ? names : [...names, text], unclear: false };
  };
}

function linkKeys(day: DayBook, link: Field, place: number): readonly string[] {
  const named = day.links.from.get(link.id)?.get(day.facts.idAt(place)) ?? [];
  if (named.length === 0) return follow(day, link, place).places.map((one) => `#${one}`);
  return named.map(({ to, text }) => {
    const at = to === null ? -1 : day.facts.placeOf(to);
    return at < 0 ? foldName(text) : `#${at}`;
  });
}

/** Entries a link field names; a zone nobody wrote is the book's own. */
function follow(
  day: DayBook,
  link: Field,
  place: number,
): { readonly places: readonly number[]; readonly unclear: boolean } {
  const named = day.links.from.get(link.id)?.get(day.facts.idAt(place)) ?? [];
  const places = named.flatMap(({ to }) => {
    const at = to === null ? -1 : day.facts.placeOf(to);
    return at < 0 ? [] : [at];
  });
  if (places.length > 0 || named.length > 0) return { places, unclear: places.length === 0 };
  const isZone = link.type === "link" && link.linksTo?.includes("zone") === true && link.linksTo.length === 1;
  const home = isZone && day.homeZone !== null ? day.facts.placeOf(day.homeZone) : -1;
  return { places: home < 0 ? [] : [home], unclear: false };
}
