/** Who names whom (关联): every link of the book, resolved exactly or told why not. Names and codes decide, never likeness. */
import { readRevision } from "../command.ts";
import type { ReadableDb } from "../connection.ts";
import {
  type AliasWords,
  createNameBook,
  livingNames,
  type NameBook,
  type NameSource,
  type Resolution,
} from "./link-names.ts";

/** A field that names other entries. */
export interface LinkField {
  readonly id: string;
  /** Kinds whose entries it may name. */
  readonly kinds: readonly string[];
  /** False: a plain text that may name one (所属集群 of an old roster); nothing is amiss when it does not. */
  readonly strict: boolean;
}

/** What decides how links resolve (关联规则); made from catalogue and packs by `readLinkRules` of the services. */
export interface LinkRules {
  readonly fields: readonly LinkField[];
  /** Fields that hold further names of their entry (集群别名). */
  readonly aliasFields: readonly string[];
  readonly aliases: readonly AliasWords[];
  /** By kind: fields that tell two entries of one name apart; `名称（取值）` then names one of them. */
  readonly identity: ReadonlyMap<string, readonly string[]>;
}

/** One name in a link field (一条关联). A field that lists several names has several. */
export interface Link {
  /** Entry that names another. */
  readonly from: number;
  readonly field: string;
  /** As written. */
  readonly text: string;
  /** Entry meant; null when that is not certain. */
  readonly to: number | null;
  /** Why it is not, in Chinese; null when it is, and for plain texts that name nobody. */
  readonly doubt: string | null;
}

/** All links of a book at one revision (关联索引). */
export interface LinkIndex {
  readonly links: readonly Link[];
  /** By field, then by the entry that names. */
  readonly from: ReadonlyMap<string, ReadonlyMap<number, readonly Link[]>>;
  /** By the entry that is named. */
  readonly to: ReadonlyMap<number, readonly Link[]>;
  /** Resolves any text as a link to one of these kinds would be. */
  readonly resolve: (text: string, kinds: readonly string[]) => Resolution;
}

interface Kept {
  readonly revision: number;
  readonly rules: LinkRules;
  readonly index: LinkIndex;
}

const kept = new WeakMap<ReadableDb, Kept>();

/** All links, computed once per revision of the book and kept with the connection. Pass the same `rules` object as long as nothing changed. */
export function readLinks(db: ReadableDb, rules: LinkRules): LinkIndex {
  const revision = readRevision(db);
  const known = kept.get(db);
  if (known?.revision === revision && known.rules === rules) return known.index;
  const index = buildLinks(livingNames(db), rules);
  kept.set(db, { revision, rules, index });
  return index;
}

/** All links of any source, for a frozen year. */
export function buildLinks(source: NameSource, rules: LinkRules): LinkIndex {
  const names = createNameBook(source, rules);
  const links: Link[] = [];
  const from = new Map<string, Map<number, Link[]>>();
  const to = new Map<number, Link[]>();
  for (const field of rules.fields) {
    const byEntry = new Map<number, Link[]>();
    const resolved = new Map<string, readonly Omit<Link, "from">[]>();
    for (const [entry, text] of source.column(field.id)) {
      let named = resolved.get(text);
      if (named === undefined) {
        named = readNames(names, field, text);
        resolved.set(text, named);
      }
      for (const part of named) {
        const link = { from: entry, ...part };
        links.push(link);
        addTo(byEntry, entry, link);
        if (link.to !== null) addTo(to, link.to, link);
      }
    }
    if (byEntry.size > 0) from.set(field.id, byEntry);
  }
  return { links, from, to, resolve: names.resolve };
}

/** Several names in one cell. */
const BETWEEN_NAMES = /[、;；,，/\n]/u;

/** The whole text first: a name may hold a comma. */
function readNames(names: NameBook, field: LinkField, text: string): readonly Omit<Link, "from">[] {
  const whole = names.resolve(text, field.kinds);
  const parts = text.split(BETWEEN_NAMES).filter((part) => part.trim() !== "");
  if (whole.to !== null || parts.length < 2) return [toLink(field, text, whole)];
  return parts.map((part) => toLink(field, part.trim(), names.resolve(part, field.kinds)));
}

function toLink(field: LinkField, text: string, { to, doubt }: Resolution): Omit<Link, "from"> {
  return { field: field.id, text, to, doubt: field.strict ? doubt : null };
}

function addTo<Key>(lists: Map<Key, Link[]>, key: Key, link: Link): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [link]);
  else list.push(link);
}
