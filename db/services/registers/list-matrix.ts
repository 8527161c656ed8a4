/** Lists of a pack by the entries they are kept for (清单矩阵): 山西's eight lists × fourteen clusters, 广东's 五个一 of each cluster. */
import type { ListMatrix } from "#contract/registers";
import type { Field } from "#domain/catalogue/field";
import type { PolicyPack } from "#domain/packs/pack";
import { lastDayOf } from "#domain/register/day-of";
import type { KindDefinition } from "#domain/register/kind";
import { foldName } from "#domain/shared/chinese-text";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { readCountingOn } from "#services/registers/counting";
import { DONE_STATES } from "#services/registers/kind-summaries";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { createColumnOf, listKindIds, listKindNames } from "#store/queries/kind-columns";
import type { LinkIndex } from "#store/queries/links";
import { readInstalledPacks } from "#store/queries/packs";

/** Fewer lists say no more as a matrix than as lines. */
const FEWEST_LISTS = 2;

/** The matrix of a pack; null when it presets nothing that at least two of its lists are kept for. */
export function readListMatrix(
  db: ReadableDb,
  { pack: id, asOf, today }: { readonly pack: string; readonly asOf: string | null; readonly today: string },
): ListMatrix | null {
  const pack = readInstalledPacks(db).find((one) => one.id === id);
  const shape = pack === undefined ? null : findShape(db, pack);
  if (pack === undefined || shape === null) return null;
  const links = readBookLinks(db);
  const preset = presetRows(db, links, { pack, kind: shape.kind });
  const tables = shape.lists.map((list) => readTable(db, links, { list, field: shape.field, asOf }));
  const rows = [...preset, ...otherRows(db, tables, { kind: shape.kind, preset })];
  const written = rows.map(() => new Set<string>());
  const cells = rows.flatMap((row, at) =>
    tables.map((table, column) => {
      const own = table.lines.filter((line) => belongsTo(line, row.id));
      for (const { text } of own) written[at]?.add(text);
      return { row: at, column, ...countLines(own, { day: asOf ?? today, expected: table.expected }) };
    }),
  );
  return {
    field: shape.field,
    rows: rows.map((row, at) => ({ ...row, written: [...(written[at] ?? [])] })),
    columns: tables.map(({ list, expected }) => ({
      kind: list.id,
      label: list.label,
      classifier: list.classifier,
      expected,
    })),
    cells,
  };
}

interface Shape {
  /** Kind of the rows. */
  readonly kind: KindDefinition;
  /** Field that names one of them, and by which the lines of the lists are told apart. */
  readonly field: string;
  readonly lists: readonly KindDefinition[];
}

function findShape(db: ReadableDb, pack: PolicyPack): Shape | null {
  const { byId } = readCatalogueIndex(db);
  const kinds = readKinds(db);
  const lists = kinds.filter((kind) => kind.pack === pack.id && kind.group === "ledger");
  for (const { kind: id } of pack.presets) {
    const kind = kinds.find((one) => one.id === id);
    if (kind === undefined || kind.group === "ledger") continue;
    // A field that only says something of a line does not make the list one for each.
    const fields = new Set(lists.flatMap((list) => list.identity));
    for (const field of fields) {
      if (byId.get(field)?.linksTo?.includes(id) !== true) continue;
      const kept = lists.filter((list) => list.identity.includes(field));
      if (kept.length >= FEWEST_LISTS) return { kind, field, lists: kept };
    }
  }
  return null;
}

type Row = Omit<ListMatrix["rows"][number], "written">;

/** What the pack names, in its order; one the book no longer has under that name is left out. */
function presetRows(
  db: ReadableDb,
  links: LinkIndex,
  { pack, kind }: { readonly pack: PolicyPack; readonly kind: KindDefinition },
): readonly Row[] {
  const names = new Map(listKindNames(db, kind.id).map(({ id, name }) => [id, name]));
  const marks = kind.identity.map((field) => [field, new Map(createColumnOf(db, kind.id)(field))] as const);
  const rows = pack.presets
    .filter((preset) => preset.kind === kind.id)
    .flatMap(({ entries }) => entries)
    .flatMap(({ name, values }): readonly Row[] => {
      const same = [...names].filter(
        ([id, known]) =>
          foldName(known) === foldName(name) &&
          marks.every(([field, column]) => (column.get(id) ?? values[field]) === (values[field] ?? column.get(id))),
      );
      const [only] = same;
      const id = same.length === 1 && only !== undefined ? only[0] : links.resolve(name, [kind.id]).to;
      return id === null ? [] : [{ id, name: names.get(id) ?? name }];
    });
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

interface Line {
  /** Entries it is kept for; none: nothing certain is written. */
  readonly of: readonly number[];
  readonly text: string;
  readonly state: string;
  readonly deadline: string | undefined;
  /** What of the expected it is; "" for nothing. */
  readonly item: string;
}

interface Table {
  readonly list: KindDefinition;
  readonly expected: readonly string[];
  readonly lines: readonly Line[];
}

function readTable(
  db: ReadableDb,
  links: LinkIndex,
  { list, field, asOf }: { readonly list: KindDefinition; readonly field: string; readonly asOf: string | null },
): Table {
  const column = createColumnOf(db, list.id);
  const item = findItemField(db, list, field);
  const [texts, states, deadlines] = [field, "entryState", "deadline"].map((one) => new Map(column(one)));
  const items = new Map(item === null ? [] : column(item.id));
  const ids = readCountingOn(db, list.id, asOf)?.ids ?? listKindIds(db, list.id);
  const lines = [...ids].map((id): Line => {
    const named = (links.from.get(field)?.get(id) ?? []).flatMap(({ to }) => to ?? []);
    return {
      of: named,
      text: texts?.get(id) ?? "",
      state: states?.get(id) ?? "",
      deadline: deadlines?.get(id),
      item: items.get(id) ?? "",
    };
  });
  return { list, expected: item?.choices.map(({ value }) => value) ?? [], lines };
}

/** Where a line is what it is for by a choice (五个一项目), each choice is expected once of everyone. */
function findItemField(db: ReadableDb, { nameFrom }: KindDefinition, field: string): Field | null {
  if (nameFrom?.includes(field) !== true) return null;
  const { byId } = readCatalogueIndex(db);
  const others = nameFrom.filter((id) => id !== field).flatMap((id) => byId.get(id) ?? []);
  const [only] = others;
  return others.length === 1 && only?.type === "choice" ? only : null;
}

/** Whom lines are kept for beyond those the pack names, then those of whom nothing certain is written. */
function otherRows(
  db: ReadableDb,
  tables: readonly Table[],
  { kind, preset }: { readonly kind: KindDefinition; readonly preset: readonly Row[] },
): readonly Row[] {
  const lines = tables.flatMap((table) => table.lines);
  const known = new Set(preset.map(({ id }) => id));
  const named = new Set(lines.flatMap(({ of }) => of));
  const others = listKindNames(db, kind.id).filter(({ id }) => named.has(id) && !known.has(id));
  const unsaid = lines.some(({ of }) => of.length === 0);
  return [...others, ...(unsaid ? [{ id: null, name: `没有写明${kind.label}` }] : [])];
}

function belongsTo({ of }: Line, row: number | null): boolean {
  return row === null ? of.length === 0 : of.includes(row);
}

function countLines(
  lines: readonly Line[],
  { day, expected }: { readonly day: string; readonly expected: readonly string[] },
): Omit<ListMatrix["cells"][number], "row" | "column"> {
  const isDone = ({ state }: Line): boolean => DONE_STATES.has(state);
  const isLate = (line: Line): boolean =>
    line.deadline !== undefined && lastDayOf(line.deadline) < day && !isDone(line);
  const there = new Set(lines.map(({ item }) => item));
  return {
    count: lines.length,
    done: lines.filter(isDone).length,
    overdue: lines.filter(isLate).length,
    lacking: expected.filter((item) => !there.has(item)),
  };
}
