/** A map of the trade drawn from a list (产业地图、生态云图). */
import type { LedgerMap } from "#contract/registers";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import type { ReadableDb } from "#store/connection";
import { createColumnOf, listKindNames } from "#store/queries/kind-columns";
import { findPackList } from "#store/queries/register-kinds";
import { storedFieldOf } from "#store/values/entry-kind";

/** Stands for entries that do not say where they belong. */
const UNSAID = "未填";

/** Entries of a list by two of its columns; null when the list is not drawn as a map. Rows and columns follow the order of the choices, then of the entries. */
export function drawMap(db: ReadableDb, kindId: string): LedgerMap | null {
  const map = findPackList(db, kindId)?.map ?? null;
  const kind = findKind(db, kindId);
  if (map === null || kind === null) return null;
  const column = createColumnOf(db, kindId);
  const index = readCatalogueIndex(db);
  const axis = (field: string) => {
    const values = new Map(column(storedFieldOf(kind, field)));
    const chosen = index.byId.get(field)?.choices.map(({ value }) => value) ?? [];
    return { wordOf: (id: number): string => values.get(id) ?? UNSAID, chosen };
  };
  const [rows, columns] = [axis(map.rows), axis(map.columns)];
  const cells = new Map<string, { readonly id: number; readonly name: string }[]>();
  const shown = new Map(index.byId.has(map.label) ? column(storedFieldOf(kind, map.label)) : []);
  const entries = listKindNames(db, kindId).map(({ id, name }) => ({ id, name: shown.get(id) ?? name }));
  for (const entry of entries) {
    const key = JSON.stringify([rows.wordOf(entry.id), columns.wordOf(entry.id)]);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [entry]);
    else cell.push(entry);
  }
  const wordsOf = ({ wordOf, chosen }: ReturnType<typeof axis>): readonly string[] => {
    const used = new Set(entries.map(({ id }) => wordOf(id)));
    const known = chosen.filter((word) => used.has(word));
    const others = [...used].filter((word) => !known.includes(word) && word !== UNSAID);
    return [...known, ...others, ...(used.has(UNSAID) ? [UNSAID] : [])];
  };
  const words = { rows: wordsOf(rows), columns: wordsOf(columns) };
  const filled = words.rows.flatMap((row) =>
    words.columns.flatMap((one) => {
      const found = cells.get(JSON.stringify([row, one]));
      return found === undefined ? [] : [{ row, column: one, entries: found }];
    }),
  );
  return { label: index.byId.has(map.label) ? kind.label : map.label, ...words, cells: filled };
}
