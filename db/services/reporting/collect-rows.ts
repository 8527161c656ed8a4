/** Fetches from the book what a form asks for (取数): rows of lists and the entry of single cells, with stored values and computed ones. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { type ComputedValue, fillKey, type FillRow, sourceKey } from "#domain/reporting/fill-request";
import type {
  Binding,
  BoundSource,
  FormList,
  FormReading,
  ListSelection,
  PrintedRows,
} from "#domain/reporting/form-binding";
import { type Period, previousYear } from "#domain/shared/period";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import { createMeasurer, type Measurer } from "#services/measuring/measure";
import { type Computer, createComputer, type FormulaSource, reportDay } from "#services/reporting/compute-sources";
import { findPrinted, selectEntries } from "#services/reporting/select-entries";
import type { ReadableDb } from "#store/connection";
import { readRosterRows } from "#store/queries/roster";
import { createSourcedValueReader } from "#store/queries/sourced-values";
import { type EntryKind, enterpriseKind, storedFieldOf } from "#store/values/entry-kind";

/** Fetches for one report period. `threshold`: formulas less certain are not computed. */
export interface Collector {
  /** Rows of a list in its order; of one with printed rows one for each of them, null where the book has no such entry. */
  readonly list: (list: FormList) => readonly (FillRow | null)[];
  /** The enterprise, or the carrier, a form of single cells is about (一企一表). */
  readonly subject: (reading: FormReading, id: number) => FillRow | null;
  /** What formulas of single cells give for the zone of the book, by `sourceKey`. */
  readonly ofHome: (reading: FormReading) => Readonly<Record<string, ComputedValue>>;
  /** The zone of the book; null while it names none. */
  readonly home: { readonly id: number; readonly name: string } | null;
  /** Last day the values are as of, `YYYY-MM-DD`. */
  readonly day: string;
  readonly measurer: Measurer;
}

/** Makes a collector. `today`: `YYYY-MM-DD`. */
export function createCollector(
  db: ReadableDb,
  asked: { readonly period: Period | null; readonly today: string; readonly threshold: number },
): Collector {
  const { period, threshold } = asked;
  const computer = createComputer(db, asked);
  const measurer = createMeasurer(db, { asOf: reportDay(asked), zone: null, period, snapshot: null });
  const tools: Tools = { db, computer, measurer, period, threshold };
  return {
    home: computer.home,
    day: reportDay(asked),
    measurer,
    list: (list) => collectList(list, tools),
    subject: (reading, id) => {
      const wanted = wantedOf(
        reading.cells.map(({ binding }) => binding),
        tools,
      );
      return rowsOf([id], { kind: kindOf(db, reading.subjectKind), wanted }, tools)[0] ?? null;
    },
    ofHome: (reading) => {
      const { formulas } = wantedOf(
        reading.cells.map(({ binding }) => binding),
        tools,
      );
      return Object.fromEntries(
        formulas.flatMap((source) => {
          const computed = computer.forHome(source);
          return computed === null ? [] : [[sourceKey(source), computed] as const];
        }),
      );
    },
  };
}

interface Tools {
  readonly db: ReadableDb;
  readonly computer: Computer;
  readonly measurer: Measurer;
  readonly period: Period | null;
  readonly threshold: number;
}

function kindOf(db: ReadableDb, id: string | undefined): EntryKind {
  return findKind(db, id ?? enterpriseKind.id) ?? enterpriseKind;
}

function collectList(list: FormList, tools: Tools): readonly (FillRow | null)[] {
  const { db, measurer } = tools;
  const wanted = wantedOf(
    list.columns.map(({ binding }) => binding),
    tools,
  );
  if (list.printed !== undefined) return collectPrinted(list.printed, wanted, tools);
  const kind = kindOf(db, list.kind);
  const sort = sortKeys(list.selection, { places: wanted.places, period: tools.period, index: readCatalogueIndex(db) });
  return rowsOf(selectEntries(db, list.selection, { kind, sort, measurer }), { kind, wanted }, tools);
}

/** Rows aligned with the printed ones. Texts that name no entries (任务) have no values of their own. */
function collectPrinted(printed: PrintedRows, wanted: Wanted, tools: Tools): readonly (FillRow | null)[] {
  const { db } = tools;
  const named = printed.kind;
  if (named === null) return printed.rows.map(() => null);
  const ids = printed.rows.map(({ text }) => findPrinted(db, text, named).id);
  const known = ids.filter((id) => id !== null);
  const rows = rowsOf([...new Set(known)], { kind: kindOf(db, named), wanted }, tools);
  const byId = new Map(rows.map((row) => [row.enterpriseId, row]));
  return ids.map((id) => (id === null ? null : (byId.get(id) ?? null)));
}

interface Place {
  readonly field: string;
  readonly period: Period | null;
}

/** What the bindings of a list or of the single cells ask for. */
interface Wanted {
  readonly places: readonly Place[];
  readonly formulas: readonly FormulaSource[];
}

/** Field and period of every binding; an observation without a report period cannot be fetched. A growth needs both years. */
function wantedOf(bindings: readonly Binding[], { db, period, threshold }: Tools): Wanted {
  const index = readCatalogueIndex(db);
  const places = new Map<string, Place>();
  const formulas = new Map<string, FormulaSource>();
  const put = (field: string, at: Period | null): void => {
    places.set(fillKey(field, at), { field, period: at });
  };
  for (const { source, confidence } of bindings) {
    if (source?.kind === "formula" && confidence >= threshold) formulas.set(sourceKey(source), source);
    if (source?.kind !== "field") continue;
    for (const id of othersOf(source)) put(id, null);
    if (index.byId.get(source.field)?.kind !== "observation") put(source.field, null);
    else if (period !== null) {
      if (source.period !== "previous") put(source.field, period);
      if (source.period === "previous" || source.period === "growth") put(source.field, previousYear(period));
    }
  }
  return { places: [...places.values()], formulas: [...formulas.values()] };
}

/** Fields printed behind the first, or in its stead. */
function othersOf({ also, or }: Extract<BoundSource, { kind: "field" }>): readonly string[] {
  return [also, or].filter((id) => id !== undefined);
}

/** Figures that no column of the list takes are those of the report period. */
function sortKeys(
  { orderBy, descending }: ListSelection,
  asked: { readonly places: readonly Place[]; readonly period: Period | null; readonly index: CatalogueIndex },
): { key: string; descending: boolean }[] {
  if (orderBy === "" || orderBy === "roster") return [];
  const observed = asked.index.byId.get(orderBy)?.kind === "observation";
  const own = asked.places.filter(({ field }) => field === orderBy);
  const place = own.find(({ period }) => period === asked.period) ?? own[0];
  const period = place === undefined && observed ? asked.period : (place?.period ?? null);
  return [{ key: fillKey(orderBy, period), descending: descending ?? observed }];
}

function rowsOf(
  ids: readonly number[],
  { kind, wanted }: { readonly kind: EntryKind; readonly wanted: Wanted },
  { db, computer }: Tools,
): readonly FillRow[] {
  const read = createSourcedValueReader(db);
  return readRosterRows(db, ids, { kind, columns: [] }).map(({ id, name }) => {
    const values: Record<string, FillRow["values"][string]> = {};
    for (const { field, period } of wanted.places) {
      const found = read({ enterpriseId: id, field: storedFieldOf(kind, field), period });
      if (found !== null) values[fillKey(field, period)] = found;
    }
    const row = { enterpriseId: id, name, values };
    if (wanted.formulas.length === 0) return row;
    const computed = wanted.formulas.map(
      (source) => [sourceKey(source), computer.forEntry(source, { id, name })] as const,
    );
    return { ...row, computed: Object.fromEntries(computed) };
  });
}
