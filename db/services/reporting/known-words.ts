/** The words a book has for parks, clusters, carriers, zones (已知取值): what group headings and printed rows of forms are matched against. */
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { openWorld } from "#services/measuring/world";
import { linkedKinds } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { livingNames } from "#store/queries/link-names";
import { listPackAliases } from "#store/queries/register-kinds";
import { splitFormerNames } from "#store/values/identity";

/** Values by field id: of fields that name other entries or say where something lies, and the names of all entries with their former and alias names. */
export function readKnownWords(db: ReadableDb): ReadonlyMap<string, readonly string[]> {
  const known: Known = new Map();
  addNames(db, known);
  addValues(db, known);
  return new Map([...known].map(([field, words]) => [field, [...words]]));
}

type Known = Map<string, Set<string>>;

function put(known: Known, field: string, word: string | undefined): void {
  if (word === undefined || word.trim() === "") return;
  const words = known.get(field) ?? new Set();
  known.set(field, words.add(word));
}

function addNames(db: ReadableDb, known: Known): void {
  const named = readKinds(db).filter(({ nameFrom }) => nameFrom === null);
  const fieldOf = new Map(named.map(({ id, nameField }) => [id, nameField]));
  for (const [, kind, name, , former] of livingNames(db).entries()) {
    const field = fieldOf.get(kind);
    if (field === undefined) continue;
    for (const word of [name, ...splitFormerNames(former)]) put(known, field, word);
  }
  for (const { kind, name, aliases } of listPackAliases(db)) {
    const field = kind === null ? undefined : fieldOf.get(kind);
    if (field === undefined || known.get(field)?.has(name) !== true) continue;
    for (const word of aliases) put(known, field, word);
  }
}

function addValues(db: ReadableDb, known: Known): void {
  const kinds = readKinds(db);
  const { facts } = openWorld(db).day("2100-01-01", null);
  for (const field of readCatalogueIndex(db).catalogue.fields) {
    const isPlace = field.kind === "attribute" && field.type === "text" && PLACE.test(field.label);
    if (!isPlace && linkedKinds(field, kinds).length === 0) continue;
    for (const text of new Set(facts.attribute(field.id))) put(known, field.id, text);
  }
}

const PLACE = /(?:区划|区域|所在市|所在地|类别|片区|领域|行业|注册类型)$/u;
