/** By which words entries go (条目的各种叫法): present, former and alias names, folded, and codes. */
import { readCreditCode } from "#domain/enterprises/credit-code";
import { foldName } from "#domain/shared/chinese-text";
import type { ReadableDb } from "../connection.ts";
import { splitFormerNames } from "../values/identity.ts";
import { findFieldNumber } from "../values/interning.ts";

/** Words for one thing (别名). `kind` null: a word anywhere in a name. */
export interface AliasWords {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string | null;
}

/** What a name stands for. `doubt` is a Chinese sentence when no single entry is meant. */
export interface Resolution {
  readonly to: number | null;
  readonly doubt: string | null;
}

/** Finds entries by what they are called. */
export interface NameBook {
  readonly resolve: (text: string, kinds: readonly string[]) => Resolution;
}

interface Rules {
  readonly aliasFields: readonly string[];
  readonly aliases: readonly AliasWords[];
  readonly identity: ReadonlyMap<string, readonly string[]>;
}

type Entry = readonly [id: number, kind: string, name: string, folded: string, former: string, code: string | null];

/** Owners of a word: one, or more when it is nobody's alone. */
type Shelf = Map<string, number[]>;

interface Shelves {
  readonly names: Shelf;
  readonly codes: Shelf;
}

/** Where names and texts are read: the living book, or a frozen year. */
export interface NameSource {
  readonly entries: () => readonly Entry[];
  /** Texts of an attribute by entry. */
  readonly column: (field: string) => readonly [id: number, text: string][];
  /** Codes of records that were merged away, with the entry each ended up in; absent: none. */
  readonly mergedCodes?: () => readonly (readonly [code: string, id: number])[];
}

/** Those of living entries. */
export function livingNames(db: ReadableDb): NameSource {
  return {
    entries: () =>
      db
        .prepare<[], Entry>(
          `SELECT id, kind, name, folded_name, former_names, credit_code FROM enterprise WHERE removed_at IS NULL ORDER BY id`,
        )
        .raw()
        .all(),
    column: (field) => readColumn(db, field),
    mergedCodes: () => readMergedCodes(db),
  };
}

/** Reads all names of a source. */
export function createNameBook(source: NameSource, rules: Rules): NameBook {
  const entries = source.entries();
  const shown = new Map(entries.map(([id, , name]) => [id, name]));
  const kindOf = new Map(entries.map(([id, kind]) => [id, kind]));
  const canonical = createWordFolder(rules.aliases);
  const shelves = new Map<string, Shelves>();
  for (const entry of entries) shelve(shelves, entry);
  for (const [code, id] of source.mergedCodes?.() ?? []) {
    const kind = kindOf.get(id);
    if (kind !== undefined) put(shelvesOf(shelves, kind).codes, code, id);
  }
  addStatedAliases(source, { rules, shelves, kindOf });
  addRuleAliases(rules.aliases, shelves);
  addTellingNames(source, { rules, shelves, shown });
  const loose = new Map(
    [...shelves].map(([kind, { names }]) => [kind, canonical === null ? names : refold(names, canonical)]),
  );
  return {
    resolve: (text, kinds) => {
      const code = readCreditCode(text);
      const folded = foldName(text);
      const tries: readonly ((kind: string) => readonly number[])[] = [
        (kind) => ("code" in code ? (shelves.get(kind)?.codes.get(code.code) ?? []) : []),
        (kind) => shelves.get(kind)?.names.get(folded) ?? [],
        (kind) => (canonical === null ? [] : (loose.get(kind)?.get(canonical(folded)) ?? [])),
      ];
      for (const find of tries) {
        const owners = [...new Set(kinds.flatMap(find))];
        const [only] = owners;
        if (only === undefined) continue;
        if (owners.length === 1) return { to: only, doubt: null };
        return { to: null, doubt: `叫“${text}”的有 ${owners.length} 条，分不清是哪一条，请写全称或统一社会信用代码。` };
      }
      return { to: null, doubt: `台账里没有叫“${text}”的条目。` };
    },
  };
}

function shelve(shelves: Map<string, Shelves>, [id, kind, , folded, former, code]: Entry): void {
  const own = shelvesOf(shelves, kind);
  put(own.names, folded, id);
  if (former !== "") for (const name of former.split("|")) put(own.names, name, id);
  if (code !== null) put(own.codes, code, id);
}

/** A record may have been merged into one that was itself merged later. */
function readMergedCodes(db: ReadableDb): readonly (readonly [code: string, id: number])[] {
  const merged = db
    .prepare<[], [id: number, into: number, code: string | null]>(
      "SELECT id, merged_into, credit_code FROM enterprise WHERE merged_into IS NOT NULL AND removed_at IS NOT NULL",
    )
    .raw()
    .all();
  const next = new Map(merged.map(([id, into]) => [id, into]));
  return merged.flatMap(([, into, code]) => {
    let survivor = into;
    // As many steps as there are merges: a damaged book must not hang the program.
    for (let steps = 0; steps < merged.length && next.has(survivor); steps += 1) survivor = next.get(survivor) ?? 0;
    return code === null ? [] : [[code, survivor] as const];
  });
}

/** 集群别名 as the entry itself states them. */
function addStatedAliases(
  source: NameSource,
  {
    rules,
    shelves,
    kindOf,
  }: {
    readonly rules: Rules;
    readonly shelves: Map<string, Shelves>;
    readonly kindOf: ReadonlyMap<number, string>;
  },
): void {
  for (const field of rules.aliasFields) {
    for (const [id, text] of source.column(field)) {
      const kind = kindOf.get(id);
      if (kind === undefined) continue;
      for (const name of splitFormerNames(text)) put(shelvesOf(shelves, kind).names, foldName(name), id);
    }
  }
}

/** Aliases a pack states of entries of a kind: whoever goes by one of the words goes by all of them. */
function addRuleAliases(aliases: readonly AliasWords[], shelves: Map<string, Shelves>): void {
  for (const { name, aliases: others, kind } of aliases) {
    const own = kind === null ? undefined : shelves.get(kind);
    if (own === undefined) continue;
    const words = [name, ...others].map(foldName);
    const owners = [...new Set(words.flatMap((word) => own.names.get(word) ?? []))];
    for (const word of words) for (const id of owners) put(own.names, word, id);
  }
}

/** `云麓孵化器（众创空间）`: a name with what tells it from its namesake; where nothing does, with its number. */
function addTellingNames(
  source: NameSource,
  {
    rules,
    shelves,
    shown,
  }: {
    readonly rules: Rules;
    readonly shelves: Map<string, Shelves>;
    readonly shown: ReadonlyMap<number, string>;
  },
): void {
  for (const [kind, fields] of rules.identity) {
    const own = shelves.get(kind);
    if (own === undefined) continue;
    const twins = new Set([...own.names.values()].filter((owners) => owners.length > 1).flat());
    if (twins.size === 0) continue;
    for (const id of twins) put(own.names, foldName(numberedName(shown.get(id) ?? "", id)), id);
    for (const field of fields) {
      for (const [id, text] of source.column(field)) {
        if (twins.has(id)) put(own.names, foldName(`${shown.get(id) ?? ""}${text}`), id);
      }
    }
  }
}

/** The way of last resort to name one of several of the same name. */
export function numberedName(name: string, id: number): string {
  return `${name}（编号 ${id}）`;
}

/** Words that mean the same anywhere in a name, brought to one; null when there are none. */
function createWordFolder(aliases: readonly AliasWords[]): ((folded: string) => string) | null {
  const words = aliases
    .filter(({ kind }) => kind === null)
    .flatMap(({ name, aliases: others }) => others.map((other) => [foldName(other), foldName(name)] as const))
    .filter(([other]) => other !== "");
  if (words.length === 0) return null;
  return (folded) => words.reduce((text, [other, name]) => text.replaceAll(other, name), folded);
}

function refold(names: Shelf, canonical: (folded: string) => string): Shelf {
  const loose: Shelf = new Map();
  for (const [name, owners] of names) for (const id of owners) put(loose, canonical(name), id);
  return loose;
}

function readColumn(db: ReadableDb, field: string): readonly [id: number, text: string][] {
  const fieldId = findFieldNumber(db, field);
  if (fieldId === undefined) return [];
  return db
    .prepare<[number], [number, string]>("SELECT enterprise_id, value FROM enterprise_attribute WHERE field_id = ?")
    .raw()
    .all(fieldId);
}

function shelvesOf(shelves: Map<string, Shelves>, kind: string): Shelves {
  const known = shelves.get(kind);
  if (known !== undefined) return known;
  const made: Shelves = { names: new Map(), codes: new Map() };
  shelves.set(kind, made);
  return made;
}

function put(shelf: Shelf, word: string, id: number): void {
  if (word === "") return;
  const owners = shelf.get(word);
  if (owners === undefined) shelf.set(word, [id]);
  else if (!owners.includes(id)) owners.push(id);
}
