/** Which entry stands where (列表布局): how lists grow, how side-by-side columns share their entries, which printed rows are not needed. */
import type { FormList } from "#domain/reporting/form-binding";
import type { FillProblem, FillRequest, FillRow } from "#domain/reporting/fill-request";
import { type ChainMember, chainLists, type ListChain, membersOf, shareOut } from "#domain/reporting/list-chains";
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
  /** Leftmost of the lists that share its rows, for which added rows are counted. */
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
  for (const sheet of new Set(chains.flatMap((chain) => membersOf(chain).map(({ area }) => area.sheet)))) {
    const insertions = grown.filter((one) => one.sheet === sheet).map(({ insertion }) => insertion);
    const ordered = insertions.toSorted((one, two) => one.lastRow - two.lastRow);
    const bound = boundRows(request, sheet);
    const removals = findUnneededRows(chains, { sheet, printed: sheets.get(sheet), bound, insertions: ordered });
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
    const area = chain.bands.at(-1)?.[0].area;
    const count = recordsLacking(chain);
    if (area === undefined || count <= 0) continue;
    const { sheet, firstRow, lastRow } = area;
    const height = heightOf(area);
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

/** Records to be added to the last band so that all lists of the chain together hold the entries. */
function recordsLacking({ bands, rows, growable }: ListChain): number {
  const last = bands.at(-1);
  if (!growable || last === undefined || printedSlots(last[0].area).length === 0) return 0;
  const printed = bands.flat().map(({ area }) => printedSlots(area).length);
  const room = printed.reduce((sum, one) => sum + one, 0);
  return rows.length <= room ? 0 : Math.ceil((rows.length - room) / last.length);
}

function placeChain(
  chain: ListChain,
  bySheet: ReadonlyMap<string, RowChanges>,
  problems: FillProblem[],
): readonly ListLayout[] {
  const placed = chain.bands.flatMap((band) =>
    band.map((member) => ({ ...placeList(member, bySheet), head: member === band[0] })),
  );
  const rooms = placed.map((one) => one.room);
  const room = rooms.reduce((sum, one) => sum + one, 0);
  const [first] = placed;
  const left = chain.rows.length - room;
  if (first !== undefined && left > 0 && first.area.printed === undefined) {
    const { sheet, columns } = first.area;
    const cell = cellAddress(first.runs[0]?.row ?? first.area.firstRow, columns[0]?.column ?? 1);
    const has = room === 0 ? "没有印可以填的行" : `只有 ${room} 行而且不能加行`;
    const reason = `这张表${has}，还有 ${left} ${counterOf(first.area)}没有填入`;
    problems.push({ sheet, cell, severity: "error", reason });
  }
  const shares = shareOut(chain, rooms);
  return placed.map((one, i): ListLayout => {
    const { used, entryAt } = shares[i] ?? { used: 0, entryAt: (slot: number) => slot };
    return { ...one, rows: chain.rowsOf(one), used, entryAt };
  });
}

function placeList({ list, area }: ChainMember, bySheet: ReadonlyMap<string, RowChanges>) {
  const changes = bySheet.get(area.sheet) ?? { insertions: [], removals: [] };
  const printed = printedSlots(area);
  const height = heightOf(area);
  const own = changes.insertions.find((one) => one.firstRow === area.firstRow && one.lastRow === area.lastRow);
  const inserted = printed.length === 0 ? 0 : (own?.count ?? 0);
  const runs = placeSlots(printed, { inserted, height, changes });
  return { list, area, height, runs, printed, inserted, room: printed.length + inserted };
}

/** What entries of a list are counted in: 户 for enterprises, 条 for the rest. */
export function counterOf({ kind, printed }: FormList): "户" | "条" {
  return (kind ?? printed?.kind ?? "enterprise") === "enterprise" ? "户" : "条";
}
