/** Which entry stands where (列表布局): how lists grow, how side-by-side columns share their entries, which printed rows are not needed. */
import type { FormList } from "#domain/reporting/form-binding";
import type { FillProblem, FillRequest, FillRow } from "#domain/reporting/fill-request";
import { chainLists, type ListChain } from "#domain/reporting/list-chains";
import { heightOf, placeSlots, printedSlots, type SlotRun } from "#domain/reporting/list-slots";
import { findUnneededRows } from "#domain/reporting/unneeded-rows";
import type { RowChanges } from "#domain/reporting/moved-rows";
import type { PrintedSheet } from "#domain/reporting/printed-sheet";
import type { RowInsertion } from "#domain/reporting/sheet-fill";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";

/** A list with its entries in their places. */
export interface ListLayout {
  readonly list: number;
  readonly area: FormList;
  readonly height: number;
  readonly runs: readonly SlotRun[];
  /** Records that have room, and how many of them were added. */
  readonly room: number;
  readonly inserted: number;
  /** First rows of the printed records, in the blank form. */
  readonly printed: readonly number[];
  readonly rows: readonly (FillRow | null)[];
  /** Records that hold an entry: those from 0 on. */
  readonly used: number;
  /** Number of the entry in `rows` that stands in a record. */
  readonly entryAt: (slot: number) => number;
  /** First of the columns that share the entries; the others go on from it. */
  readonly head: boolean;
}

/** All lists with their places, the rows to add and to take away by sheet, and what has no room. */
export interface FormLayout {
  readonly lists: readonly ListLayout[];
  readonly changes: ReadonlyMap<string, RowChanges>;
  readonly problems: readonly FillProblem[];
}

/** Lays out all lists of a form. */
export function layOutLists(request: FillRequest, sheets: ReadonlyMap<string, PrintedSheet>): FormLayout {
  const chains = chainLists(request, sheets);
  const problems: FillProblem[] = [];
  const grown = growChains(chains, problems);
  const bySheet = new Map<string, RowChanges>();
  for (const sheet of new Set(chains.flatMap(({ members }) => members.map(({ area }) => area.sheet)))) {
    const insertions = grown.filter((one) => one.sheet === sheet).map(({ insertion }) => insertion);
    const ordered = insertions.toSorted((one, two) => one.lastRow - two.lastRow);
    const own = chains.filter(({ members }) => members[0].area.sheet === sheet);
    const bound = boundRows(request, sheet);
    const removals = findUnneededRows(own, { printed: sheets.get(sheet), bound, insertions: ordered });
    bySheet.set(sheet, { insertions: ordered, removals });
  }
  const lists = chains.flatMap((chain) => placeChain(chain, bySheet, problems));
  return { lists, changes: bySheet, problems };
}

/** Rows with a single cell that is bound. */
function boundRows({ reading }: FillRequest, sheet: string): ReadonlySet<number> {
  const bound = reading.cells.filter((cell) => cell.sheet === sheet && cell.binding.source !== null);
  return new Set(bound.flatMap(({ cell }) => parseCellAddress(cell)?.row ?? []));
}

interface Growth {
  readonly sheet: string;
  readonly insertion: RowInsertion;
}

/** Rows are shared by all that stands beside each other: lists of the same rows grow together, those that only overlap cannot. */
function growChains(chains: readonly ListChain[], problems: FillProblem[]): readonly Growth[] {
  const grown: Growth[] = [];
  for (const chain of chains) {
    const { area } = chain.members[0];
    const { sheet, firstRow, lastRow } = area;
    const height = heightOf(area);
    const count = recordsLacking(chain);
    if (count <= 0) continue;
    const beside = grown.filter(
      (one) => one.sheet === sheet && one.insertion.firstRow <= lastRow && one.insertion.lastRow >= firstRow,
    );
    const same = beside.find(
      ({ insertion: one }) => one.firstRow === firstRow && one.lastRow === lastRow && (one.height ?? 1) === height,
    );
    const insertion = { firstRow, lastRow, count, ...(height === 1 ? {} : { height }) };
    if (beside.length === 0) grown.push({ sheet, insertion });
    else if (same === undefined) {
      const cell = cellAddress(firstRow, area.columns[0]?.column ?? 1);
      const reason = "这张表和并排的另一张表共用一部分行，两边不能各自加行";
      problems.push({ sheet, cell, severity: "error", reason });
    } else if (same.insertion.count < count) grown[grown.indexOf(same)] = { sheet, insertion };
  }
  return grown;
}

/** Records to be added so that all columns side by side together hold the entries. */
function recordsLacking({ members, rows, growable }: ListChain): number {
  if (!growable) return 0;
  const printed = members.map(({ area }) => printedSlots(area).length);
  const room = printed.reduce((sum, one) => sum + one, 0);
  return rows.length <= room ? 0 : Math.ceil((rows.length - room) / members.length);
}

function placeChain(
  chain: ListChain,
  bySheet: ReadonlyMap<string, RowChanges>,
  problems: FillProblem[],
): readonly ListLayout[] {
  const { members, rows, across } = chain;
  const placed = members.map(({ list, area }) => {
    const changes = bySheet.get(area.sheet) ?? { insertions: [], removals: [] };
    const printed = printedSlots(area);
    const height = heightOf(area);
    const own = changes.insertions.find((one) => one.firstRow === area.firstRow && one.lastRow === area.lastRow);
    const inserted = printed.length === 0 ? 0 : (own?.count ?? 0);
    const runs = placeSlots(printed, { inserted, height, changes });
    return { list, area, height, runs, printed, inserted, room: printed.length + inserted };
  });
  const room = placed.reduce((sum, one) => sum + one.room, 0);
  const [head] = placed;
  if (head !== undefined && rows.length > room && head.area.printed === undefined) {
    const { sheet, columns } = head.area;
    const cell = cellAddress(head.runs[0]?.row ?? head.area.firstRow, columns[0]?.column ?? 1);
    const left = rows.length - room;
    const reason = `这张表只有 ${room} 行而且不能加行，还有 ${left} ${counterOf(head.area)}没有填入`;
    problems.push({ sheet, cell, severity: "error", reason });
  }
  let before = 0;
  return placed.map((one, member): ListLayout => {
    const start = before;
    before += one.room;
    const entryAt = across ? (slot: number) => slot * members.length + member : (slot: number) => start + slot;
    const left = across ? Math.ceil((rows.length - member) / members.length) : rows.length - start;
    return { ...one, rows, entryAt, used: Math.max(0, Math.min(one.room, left)), head: member === 0 };
  });
}

/** What entries of a list are counted in: 户 for enterprises, 条 for the rest. */
export function counterOf({ kind, printed }: FormList): "户" | "条" {
  return (kind ?? printed?.kind ?? "enterprise") === "enterprise" ? "户" : "条";
}
