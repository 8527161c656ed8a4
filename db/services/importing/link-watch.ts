/** Looks after names of other entries in the rows of a plan (关联核对): who is named nowhere, neither in the book nor in the file, is worth a warning; the name is kept as written. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import { type PlannedKind, plannedEnterprise } from "#domain/importing/planned-kind";
import type { TypedCell, TypedRow } from "#domain/importing/typed-row";
import type { KindDefinition } from "#domain/register/kind";
import { foldName } from "#domain/shared/chinese-text";
import { cellAddress } from "#domain/workbook/cell-address";
import { readKinds } from "#services/catalogue";
import { linkedKinds, readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";

/** A warning with the record it belongs to. */
export interface LinkDoubt {
  readonly table: number;
  readonly row: number;
  readonly issue: CellIssue;
}

/** Gathers while rows go by, answers when all have. */
export interface LinkWatch {
  readonly row: (typed: TypedRow, place: LinkPlace) => void;
  readonly doubts: () => readonly LinkDoubt[];
  /** Do two texts of a link field name the same entry of the book? Null: one of them names none. */
  readonly isSame: (field: string, one: string, other: string) => boolean | null;
  /** The one entry of a kind that goes by another name (别名): 碳基新材料 is 炭基新材料. */
  readonly alsoCalled: (name: string, kind: string) => number | null;
}

interface LinkPlace {
  readonly table: number;
  readonly sheet: string;
  readonly kind: PlannedKind;
  readonly name: string | null;
}

interface Named {
  readonly cell: TypedCell;
  readonly row: number;
  readonly place: LinkPlace;
}

/** Several names in one cell. */
const BETWEEN_NAMES = /[、;；,，/\n]/u;

/** Watches the plan of one file. Rosters of enterprises say nothing more than before: their own links are looked after in the register. */
export function createLinkWatch(db: ReadableDb, index: CatalogueIndex): LinkWatch {
  const named: Named[] = [];
  const own = new Map<string, Set<string>>();
  const kinds = once(() => readKinds(db));
  const resolve = (text: string, to: readonly string[]): number | null => readBookLinks(db).resolve(text, to).to;
  return {
    row: (typed, place) => {
      if (place.name !== null) namesOf(own, place.kind.id).add(foldName(place.name));
      if (place.kind.id === plannedEnterprise.id) return;
      for (const cell of typed.cells) {
        if (typeof cell.value !== "string" || index.byId.get(cell.field)?.type !== "link") continue;
        named.push({ cell, row: typed.row, place });
      }
    },
    doubts: () => {
      const isKnown = createKnowing({ index, kinds: kinds(), own, resolve });
      return named.flatMap((one) => {
        const missing = missingNames(one.cell, isKnown);
        return missing.length === 0 ? [] : [doubtOf(one, missing, index)];
      });
    },
    isSame: (field, one, other) => {
      const to = linksOf(index, field, kinds());
      if (to.length === 0) return null;
      const [a, b] = [resolve(one, to), resolve(other, to)];
      return a === null || b === null ? null : a === b;
    },
    alsoCalled: (name, kind) => resolve(name, [kind]),
  };
}

interface Knowing {
  readonly index: CatalogueIndex;
  readonly kinds: readonly KindDefinition[];
  readonly own: ReadonlyMap<string, ReadonlySet<string>>;
  readonly resolve: (text: string, to: readonly string[]) => number | null;
}

/** Whether a name of a field is that of an entry; asked once for each text. */
function createKnowing({ index, kinds, own, resolve }: Knowing): (field: string, text: string) => boolean {
  const asked = new Map<string, boolean>();
  return (field, text) => {
    const key = `${field}\n${text}`;
    const before = asked.get(key);
    if (before !== undefined) return before;
    const to = linksOf(index, field, kinds);
    const folded = foldName(text);
    const found = to.some((kind) => own.get(kind)?.has(folded) === true) || resolve(text, to) !== null;
    asked.set(key, found);
    return found;
  };
}

function linksOf(index: CatalogueIndex, id: string, kinds: readonly KindDefinition[]): readonly string[] {
  const field = index.byId.get(id);
  return field === undefined ? [] : linkedKinds(field, kinds);
}

/** The whole text first: a name may hold a comma. */
function missingNames(
  { field, value }: TypedCell,
  isKnown: (field: string, text: string) => boolean,
): readonly string[] {
  const text = String(value);
  if (isKnown(field, text)) return [];
  const parts = text
    .split(BETWEEN_NAMES)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.filter((part) => !isKnown(field, part));
}

function doubtOf({ cell, row, place }: Named, missing: readonly string[], index: CatalogueIndex): LinkDoubt {
  const label = index.byId.get(cell.field)?.label ?? cell.field;
  const reason = `“${label}”写的${missing.map((name) => `“${name}”`).join("、")}在台账里还没有，照原样记下，补录后自动对上`;
  const { field, raw } = cell;
  return {
    table: place.table,
    row,
    issue: {
      sheet: place.sheet,
      cell: cellAddress(cell.row, cell.column),
      row: cell.row,
      column: cell.column,
      severity: "warning",
      kind: "link-unknown",
      raw,
      field,
      reason,
      suggestion: null,
    },
  };
}

function namesOf(own: Map<string, Set<string>>, kind: string): Set<string> {
  const known = own.get(kind);
  if (known !== undefined) return known;
  const made = new Set<string>();
  own.set(kind, made);
  return made;
}

function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}
