import type { EnterpriseLookup, KnownEnterprise } from "#domain/importing/import-plan";
import type { FieldValue } from "#domain/importing/typed-row";
import type { ReadableDb } from "../connection.ts";
import { decodeValue } from "../values/stored-value.ts";
import { valuesOfEnterprise } from "../values/values-of-enterprise.ts";

interface Identity {
  readonly id: number;
  readonly name: string;
  readonly credit_code: string | null;
}

/** Reads the values of an enterprise when somebody asks for them (按需取值). */
export type ValuesOf = (enterpriseId: number) => Readonly<Record<string, FieldValue>>;

/** Finds what the book knows while a plan is made (查已有企业). `preload` reads all names and codes once: worth it from about a thousand rows on. `valuesOf` supplies the values; absent: everything stored, enterprise by enterprise. */
export function createEnterpriseLookup(
  db: ReadableDb,
  options: { readonly preload?: boolean; readonly valuesOf?: ValuesOf } = {},
): EnterpriseLookup {
  const valuesOf = options.valuesOf ?? ((id) => readKnownValues(db, id));
  return options.preload === true ? preloadedLookup(db, valuesOf) : preparedLookup(db, valuesOf);
}

function preparedLookup(db: ReadableDb, valuesOf: ValuesOf): EnterpriseLookup {
  const byCode = db.prepare<[string], Identity>(
    "SELECT id, name, credit_code FROM enterprise WHERE credit_code = ? AND removed_at IS NULL ORDER BY id LIMIT 1",
  );
  const byName = db.prepare<[string, string], Identity>(
    `SELECT id, name, credit_code FROM enterprise WHERE removed_at IS NULL AND id IN (
       SELECT id FROM enterprise WHERE folded_name = ?
       UNION SELECT enterprise_id FROM enterprise_name WHERE folded_name = ?) ORDER BY id`,
  );
  const known = (found: Identity): KnownEnterprise => createKnown(found, valuesOf);
  return {
    byCreditCode: (code) => {
      const found = byCode.get(code);
      return found === undefined ? null : known(found);
    },
    byFoldedName: (foldedName) => byName.all(foldedName, foldedName).map(known),
  };
}

/** Everything stored of one enterprise, by `field` or `field@period`. */
export function readKnownValues(db: ReadableDb, enterpriseId: number): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  const rows = db
    .prepare<[number, number], { field: string; period: string | null; value: string; kind: number }>(
      `SELECT f.field, NULL AS period, a.value, a.kind FROM ${valuesOfEnterprise.attributes}
       UNION ALL
       SELECT f.field, p.period, o.value, o.kind FROM ${valuesOfEnterprise.observations}`,
    )
    .all(enterpriseId, enterpriseId);
  for (const { field, period, value, kind } of rows) {
    values[period === null ? field : `${field}@${period}`] = decodeValue(value, kind);
  }
  return values;
}

function preloadedLookup(db: ReadableDb, valuesOf: ValuesOf): EnterpriseLookup {
  const byId = new Map<number, KnownEnterprise>();
  const byCode = new Map<string, KnownEnterprise>();
  const byName = new Map<string, KnownEnterprise[]>();
  const all = db.prepare<[], Identity & { folded_name: string }>(
    "SELECT id, name, credit_code, folded_name FROM enterprise WHERE removed_at IS NULL ORDER BY id",
  );
  for (const row of all.iterate()) {
    const known = createKnown(row, valuesOf);
    byId.set(row.id, known);
    if (row.credit_code !== null && !byCode.has(row.credit_code)) byCode.set(row.credit_code, known);
    addTo(byName, row.folded_name, known);
  }
  const former = db.prepare<[], [number, string]>("SELECT enterprise_id, folded_name FROM enterprise_name").raw();
  for (const [id, foldedName] of former.iterate()) {
    const known = byId.get(id);
    if (known !== undefined) addTo(byName, foldedName, known);
  }
  return { byCreditCode: (code) => byCode.get(code) ?? null, byFoldedName: (name) => byName.get(name) ?? [] };
}

/** Values are read when somebody looks: matching needs names and codes only. */
function createKnown({ id, name, credit_code }: Identity, valuesOf: ValuesOf): KnownEnterprise {
  return {
    id,
    name,
    creditCode: credit_code,
    get values() {
      return valuesOf(id);
    },
  };
}

function addTo(index: Map<string, KnownEnterprise[]>, key: string, known: KnownEnterprise): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [known]);
  else if (!list.includes(known)) list.push(known);
}
