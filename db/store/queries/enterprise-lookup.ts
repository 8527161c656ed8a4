import type { EnterpriseLookup, KnownEnterprise, SimilarEnterprise } from "#domain/importing/import-plan";
import type { FieldValue } from "#domain/importing/typed-row";
import type { NameWords } from "#domain/enterprises/name-words";
import type { ReadableDb } from "../connection.ts";
import { enterpriseKind } from "../values/entry-kind.ts";
import { decodeValue } from "../values/stored-value.ts";
import { valuesOfEnterprise } from "../values/values-of-enterprise.ts";
import { readNotSame } from "./not-same.ts";
import { type Among, findSimilarNames } from "./similar-names.ts";

interface Identity {
  readonly id: number;
  readonly name: string;
  readonly credit_code: string | null;
}

/** Reads the values of an enterprise when somebody asks for them (按需取值). */
export type ValuesOf = (enterpriseId: number) => Readonly<Record<string, FieldValue>>;

/** How to look. `preload` reads all names and codes once: worth it from about a thousand rows on. `valuesOf` supplies the values; absent: everything stored, enterprise by enterprise. `nameWords` is asked when a similar name is first looked for; absent: none are proposed. `kind`: only entries of that kind of the register are found; absent: enterprises. */
export interface LookupOptions {
  readonly preload?: boolean;
  readonly valuesOf?: ValuesOf;
  readonly nameWords?: () => NameWords;
  readonly kind?: string;
  readonly isSameLink?: NonNullable<EnterpriseLookup["isSameLink"]>;
  /** Entry of a kind that goes by another name; asked for all kinds but enterprises, whose former names are known. */
  readonly alsoCalled?: (name: string, kind: string) => number | null;
}

/** Finds what the book knows while a plan is made (查已有企业). The codes of a record that was merged into another find that other one. */
export function createEnterpriseLookup(db: ReadableDb, options: LookupOptions = {}): EnterpriseLookup {
  const valuesOf = options.valuesOf ?? ((id: number) => readKnownValues(db, id));
  const { nameWords, isSameLink, alsoCalled, kind = enterpriseKind.id } = options;
  const reading: Reading = { db, kind, valuesOf };
  const source = options.preload === true ? preloadedSource(reading) : preparedSource(reading);
  const merged = once(() => readMergedCodes(db, kind));
  const organisations = once(() => readOrganisations(db, kind));
  const notSame = once(() => readNotSame(db));
  return {
    byCreditCode: (code) => {
      const known = source.byCode(code);
      if (known !== null) return known;
      const survivor = source.byId(merged().get(code) ?? 0);
      return survivor === null ? null : { ...survivor, formerCodes: [code] };
    },
    byFoldedName: (name) => {
      const named = source.byName(name);
      if (named.length > 0 || kind === enterpriseKind.id) return named;
      const other = source.byId(alsoCalled?.(name, kind) ?? 0);
      return other === null ? [] : [other];
    },
    byOrganisationCode: (nine) => source.byId(organisations().get(nine) ?? 0),
    isNotSame: (enterpriseId, row) => notSame().isRow(enterpriseId, row),
    byNameStart: source.byStart,
    storedValues: (id) => readKnownValues(db, id),
    ...(isSameLink === undefined ? {} : { isSameLink }),
    ...(nameWords === undefined
      ? {}
      : {
          similarNames: (name: string, among: Among = "all") =>
            findSimilar(reading, { source, nameWords, name, among }),
        }),
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

/** The living enterprise that a merged record has ended up in, by the merged record's code (并入后的去向). */
function readMergedCodes(db: ReadableDb, kind: string): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string], [string, number]>(
      `WITH RECURSIVE gone (code, id, depth) AS (
         SELECT credit_code, merged_into, 1 FROM enterprise
          WHERE merged_into IS NOT NULL AND removed_at IS NOT NULL AND credit_code IS NOT NULL
         UNION ALL
         SELECT g.code, e.merged_into, g.depth + 1 FROM gone g JOIN enterprise e ON e.id = g.id
          WHERE e.merged_into IS NOT NULL AND e.removed_at IS NOT NULL AND g.depth < 50)
       SELECT g.code, g.id FROM gone g JOIN enterprise e ON e.id = g.id WHERE e.removed_at IS NULL AND e.kind = ? ORDER BY g.id DESC`,
    )
    .raw()
    .all(kind);
  return new Map(rows);
}

/** Organisation codes (places 9—17 of a valid credit code, or a nine-character code alone) → enterprise. */
function readOrganisations(db: ReadableDb, kind: string): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string], [string, number]>(
      `SELECT CASE code_standing WHEN 'valid' THEN substr(credit_code, 9, 9) ELSE replace(credit_code, '-', '') END, id
         FROM enterprise WHERE removed_at IS NULL AND kind = ? AND code_standing IN ('valid', 'organisation9') ORDER BY id DESC`,
    )
    .raw()
    .all(kind);
  return new Map(rows);
}

/** What the sources read from. */
interface Reading {
  readonly db: ReadableDb;
  readonly kind: string;
  readonly valuesOf: ValuesOf;
}

interface Source {
  readonly byId: (id: number) => KnownEnterprise | null;
  readonly byCode: (code: string) => KnownEnterprise | null;
  readonly byName: (foldedName: string) => readonly KnownEnterprise[];
  readonly byStart: (foldedStart: string) => readonly KnownEnterprise[];
}

function findSimilar(
  { db, kind }: Reading,
  wanted: {
    readonly source: Source;
    readonly nameWords: () => NameWords;
    readonly name: string;
    readonly among: Among;
  },
): readonly SimilarEnterprise[] {
  return findSimilarNames(db, wanted.nameWords(), { ...wanted, kind }).flatMap(({ owner, score, reasons }) => {
    const known = wanted.source.byId(owner);
    return known === null ? [] : [{ known, score, reason: reasons.join("、") }];
  });
}

function preparedSource({ db, kind, valuesOf }: Reading): Source {
  const byId = db.prepare<[number], Identity>(
    "SELECT id, name, credit_code FROM enterprise WHERE id = ? AND removed_at IS NULL",
  );
  const byCode = db.prepare<[string, string], Identity>(
    `SELECT id, name, credit_code FROM enterprise
      WHERE credit_code = ? AND kind = ? AND removed_at IS NULL ORDER BY id LIMIT 1`,
  );
  const byName = db.prepare<[string, string, string], Identity>(
    `SELECT id, name, credit_code FROM enterprise WHERE removed_at IS NULL AND kind = ? AND id IN (
       SELECT id FROM enterprise WHERE folded_name = ?
       UNION SELECT enterprise_id FROM enterprise_name WHERE folded_name = ?) ORDER BY id`,
  );
  const known = (found: Identity): KnownEnterprise => createKnown(found, valuesOf);
  const knownOrNull = (found: Identity | undefined): KnownEnterprise | null =>
    found === undefined ? null : known(found);
  return {
    byId: (id) => knownOrNull(byId.get(id)),
    byCode: (code) => knownOrNull(byCode.get(code, kind)),
    byName: (foldedName) => byName.all(kind, foldedName, foldedName).map(known),
    byStart: startReader({ db, kind, valuesOf }),
  };
}

/** Names are few that begin with one enterprise's: asked one by one even for long files. */
function startReader({ db, kind, valuesOf }: Reading): Source["byStart"] {
  const byStart = db.prepare<[string, string, string], Identity>(
    `SELECT id, name, credit_code FROM enterprise
      WHERE folded_name >= ? AND folded_name < ? AND kind = ? AND removed_at IS NULL ORDER BY id`,
  );
  return (start) => byStart.all(start, `${start}\u{10ffff}`, kind).map((found) => createKnown(found, valuesOf));
}

function preloadedSource({ db, kind, valuesOf }: Reading): Source {
  const byId = new Map<number, KnownEnterprise>();
  const byCode = new Map<string, KnownEnterprise>();
  const byName = new Map<string, KnownEnterprise[]>();
  const all = db.prepare<[string], Identity & { folded_name: string }>(
    "SELECT id, name, credit_code, folded_name FROM enterprise WHERE removed_at IS NULL AND kind = ? ORDER BY id",
  );
  for (const row of all.iterate(kind)) {
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
  return {
    byId: (id) => byId.get(id) ?? null,
    byCode: (code) => byCode.get(code) ?? null,
    byName: (name) => byName.get(name) ?? [],
    byStart: startReader({ db, kind, valuesOf }),
  };
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

function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}
