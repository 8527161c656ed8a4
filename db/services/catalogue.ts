import catalogueFile from "../../assets/catalogue/fields-2025.json" with { type: "json" };
import registerFile from "../../assets/catalogue/register-2026.json" with { type: "json" };
import slipsFile from "../../assets/catalogue/slip-limits.json" with { type: "json" };
import checksFile from "../../assets/catalogue/row-checks.json" with { type: "json" };
import { buildCatalogueIndex, type CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { indexKinds } from "#domain/catalogue/kind-index";
import type { Field } from "#domain/catalogue/field";
import { extendCatalogue } from "#domain/catalogue/custom-field";
import { decodeCatalogue, decodeField } from "#domain/catalogue/decode-catalogue";
import { decodeRowChecks } from "#domain/catalogue/decode-row-checks";
import { decodeSlipLimits } from "#domain/catalogue/decode-slip-limits";
import type { KindDefinition } from "#domain/register/kind";
import { decodeKinds, readKind } from "#domain/register/decode-kinds";
import type { SlipLimits } from "#domain/importing/check-slips";
import type { RowCheck } from "#domain/importing/row-checks";
import type { Result } from "#domain/shared/result";
import type { ReadableDb } from "#store/connection";
import { listCustomFields } from "#store/queries/custom-fields";
import { listPackFields, listStoredKinds } from "#store/queries/register-kinds";

/** The catalogue that ships with the program (随程序发布的字段目录), with the fields of every kind of the register: a malformed one is a fault of the build, not of a user. */
const shippedCatalogue = requireShipped(decodeCatalogue(catalogueFile));
const registerFields = requireShipped(decodeCatalogue(registerFile)).fields;
const wholeCatalogue = { ...shippedCatalogue, fields: [...shippedCatalogue.fields, ...registerFields] };
const shippedIndex: CatalogueIndex = indexKinds(
  buildCatalogueIndex(wholeCatalogue),
  requireShipped(decodeKinds(registerFile, wholeCatalogue.fields)),
);

/** The field catalogue in force for a book (现行字段目录): the shipped fields and the zone's own. Ask for it with every command: another thread may have added a field meanwhile. As long as none did, the same index comes back. */
export function readCatalogueIndex(db: ReadableDb): CatalogueIndex {
  const stored = listCustomFields(db);
  const packed = listPackFields(db);
  const lists = listStoredKinds(db);
  if (stored.length === 0 && packed.length === 0 && lists.length === 0) return shippedIndex;
  const stamp = JSON.stringify([stored, packed, lists]);
  const known = extended.get(db);
  if (known?.stamp === stamp) return known.index;
  const fields = stored.map(({ id, label, definition }) => {
    const decoded = decodeField(JSON.parse(definition));
    // The book's own row, written by this program: a malformed one is a bug.
    if (!decoded.ok) throw new Error(`custom field ${id}: ${decoded.error.path}: expected ${decoded.error.expected}`);
    return { ...decoded.value, id, label };
  });
  const ofLists = packed.map((definition) => requireShipped(decodeField(JSON.parse(definition))));
  const whole = { ...shippedIndex.catalogue, fields: [...shippedIndex.catalogue.fields, ...ofLists] };
  const usual = buildCatalogueIndex(extendCatalogue(whole, fields));
  const index = indexKinds(usual, decodeAllKinds(lists, usual.catalogue.fields));
  extended.set(db, { stamp, index });
  return index;
}

/** All kinds of the register of a book (现行台账类别): those that ship, the lists of its packs, and its own. */
export function readKinds(db: ReadableDb): readonly KindDefinition[] {
  const { fields } = readCatalogueIndex(db).catalogue;
  const stored = listStoredKinds(db);
  const stamp = stored.join("\n");
  const known = decodedKinds.get(db);
  if (known?.fields === fields && known.stamp === stamp) return known.kinds;
  const kinds = decodeAllKinds(stored, fields);
  decodedKinds.set(db, { fields, stamp, kinds });
  return kinds;
}

function decodeAllKinds(stored: readonly string[], fields: readonly Field[]): readonly KindDefinition[] {
  const shipped = requireShipped(decodeKinds(registerFile, fields));
  return [...shipped, ...stored.flatMap((definition) => readKind(JSON.parse(definition), fields) ?? [])];
}

/** Asked with every window of a roster. */
const decodedKinds = new WeakMap<
  ReadableDb,
  { readonly fields: readonly Field[]; readonly stamp: string; readonly kinds: readonly KindDefinition[] }
>();

/** One of them; null when there is none by that id. */
export function findKind(db: ReadableDb, id: string): KindDefinition | null {
  return readKinds(db).find((kind) => kind.id === id) ?? null;
}

/** Indexes of books that have fields of their own, with what they were built from. */
const extended = new WeakMap<ReadableDb, { readonly stamp: string; readonly index: CatalogueIndex }>();

/** The relations checked inside a row (表内审核关系), shipped likewise. */
export const rowChecks: readonly RowCheck[] = requireShipped(decodeRowChecks(checksFile));

/** The bounds beyond which a figure looks slipped by 10³ or more (数量级错位界限), shipped likewise. */
export const slipLimits: SlipLimits = requireShipped(decodeSlipLimits(slipsFile));

function requireShipped<Value>(decoded: Result<Value, { readonly path: string; readonly expected: string }>): Value {
  if (!decoded.ok) throw new Error(`shipped data: ${decoded.error.path}: expected ${decoded.error.expected}`);
  return decoded.value;
}
