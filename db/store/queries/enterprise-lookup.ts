import type { EnterpriseLookup, KnownEnterprise } from "#domain/importing/import-plan";
import type { FieldValue } from "#domain/importing/typed-row";
import type { ReadableDb } from "../connection.ts";
import { fieldOf, periodOf } from "../values/interning.ts";
import { decodeValue } from "../values/stored-value.ts";
import { valuesOfEnterprise } from "../values/values-of-enterprise.ts";

interface Identity {
  readonly id: number;
  readonly name: string;
  readonly credit_code: string | null;
}

/** Finds what the book knows while a plan is made (查已有企业). `preload` reads everything once: worth it from about a thousand rows on; values of other periods than `period` are then left out. */
export function createEnterpriseLookup(
  db: ReadableDb,
  options: { readonly preload?: boolean; readonly period?: string | null } = {},
): EnterpriseLookup {
  return options.preload === true ? preloadedLookup(db, options.period) : preparedLookup(db);
}

function preparedLookup(db: ReadableDb): EnterpriseLookup {
  const byCode = db.prepare<[string], Identity>(
    "SELECT id, name, credit_code FROM enterprise WHERE credit_code = ? AND removed_at IS NULL ORDER BY id LIMIT 1",
  );
  const byName = db.prepare<[string, string], Identity>(
    `SELECT id, name, credit_code FROM enterprise WHERE removed_at IS NULL AND id IN (
       SELECT id FROM enterprise WHERE folded_name = ?
       UNION SELECT enterprise_id FROM enterprise_name WHERE folded_name = ?) ORDER BY id`,
  );
  const known = (found: Identity): KnownEnterprise => ({
    id: found.id,
    name: found.name,
    creditCode: found.credit_code,
    values: readKnownValues(db, found.id),
  });
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

function preloadedLookup(db: ReadableDb, period: string | null | undefined): EnterpriseLookup {
  const byId = new Map<
    number,
    { id: number; name: string; creditCode: string | null; values: Record<string, FieldValue> }
  >();
  const byCode = new Map<string, KnownEnterprise>();
  const byName = new Map<string, KnownEnterprise[]>();
  const all = db.prepare<[], Identity & { folded_name: string }>(
    "SELECT id, name, credit_code, folded_name FROM enterprise WHERE removed_at IS NULL ORDER BY id",
  );
  for (const row of all.iterate()) {
    const known = { id: row.id, name: row.name, creditCode: row.credit_code, values: {} };
    byId.set(row.id, known);
    if (row.credit_code !== null && !byCode.has(row.credit_code)) byCode.set(row.credit_code, known);
    addTo(byName, row.folded_name, known);
  }
  const former = db.prepare<[], [number, string]>("SELECT enterprise_id, folded_name FROM enterprise_name").raw();
  for (const [id, foldedName] of former.iterate()) {
    const known = byId.get(id);
    if (known !== undefined) addTo(byName, foldedName, known);
  }
  preloadValues(db, period, (id, key, value) => {
    const known = byId.get(id);
    if (known !== undefined) known.values[key] = value;
  });
  return { byCreditCode: (code) => byCode.get(code) ?? null, byFoldedName: (name) => byName.get(name) ?? [] };
}

function preloadValues(
  db: ReadableDb,
  period: string | null | undefined,
  take: (id: number, key: string, value: FieldValue) => void,
): void {
  const attributes = db
    .prepare<[], [number, number, string, number]>(
      "SELECT field_id, enterprise_id, value, kind FROM enterprise_attribute",
    )
    .raw();
  for (const [field, id, value, kind] of attributes.iterate()) take(id, fieldOf(db, field), decodeValue(value, kind));
  const observations = db
    .prepare<[string | null, string | null], [number, number, number, string, number]>(
      `SELECT o.field_id, o.period_id, o.enterprise_id, o.value, o.kind FROM observation o
        WHERE ? IS NULL OR o.period_id = (SELECT id FROM stored_period WHERE period = ?)`,
    )
    .raw();
  const wanted = period ?? null;
  for (const [field, periodId, id, value, kind] of observations.iterate(wanted, wanted)) {
    take(id, `${fieldOf(db, field)}@${periodOf(db, periodId)}`, decodeValue(value, kind));
  }
}

function addTo<Known extends KnownEnterprise>(index: Map<string, Known[]>, key: string, known: Known): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [known]);
  else if (!list.includes(known)) list.push(known);
}
