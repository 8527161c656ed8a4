/** Lists that share their entries (双栏、续表): the columns to the right, or the next piece of the table, take over where the ones before are full. */
import type { FormList } from "#domain/reporting/form-binding";
import type { FillRequest, FillRow } from "#domain/reporting/fill-request";
import { heightOf, printedSlots } from "#domain/reporting/list-slots";
import type { PrintedSheet } from "#domain/reporting/printed-sheet";

/** One list, or several that go on in each other, with the entries they share. */
export interface ListChain {
  /** Lists side by side on the same rows stand in one band; bands follow each other down the form. */
  readonly bands: readonly Band[];
  readonly rows: readonly (FillRow | null)[];
  /** The same entries with what a list's own columns ask for. */
  readonly rowsOf: (member: ChainMember) => readonly (FillRow | null)[];
  /** Records can be added to the last band, to all its lists at once. */
  readonly growable: boolean;
  /** Printed numbers run across (左 1、右 2、左 3 …), so the entries do too. */
  readonly across: boolean;
}

/** Lists side by side on the same rows. */
export type Band = readonly [ChainMember, ...ChainMember[]];

/** A list by its place in the reading. */
export interface ChainMember {
  readonly list: number;
  readonly area: FormList;
}

/** All lists that have rows, those that go on in each other together. */
export function chainLists(
  { reading, lists }: FillRequest,
  sheets: ReadonlyMap<string, PrintedSheet>,
): readonly ListChain[] {
  const given = new Map(lists.map(({ list, rows }) => [list, rows]));
  const chains = Map.groupBy(
    reading.lists.map((area, list) => ({ list, area })),
    ({ list }) => chainHead(list, reading.lists),
  );
  return [...chains.values()].flatMap((members): ListChain[] => {
    // A list that is gone on with is asked for the same entries again: the first that was given any has them all.
    const asked = members.map(({ list }) => given.get(list)).filter((rows) => rows !== undefined);
    const rows = asked.find(({ length }) => length > 0) ?? asked[0];
    if (rows === undefined) return [];
    const bands = bandsOf(members);
    const last = bands.at(-1);
    const growable = last !== undefined && canGrow(last, bands);
    const rowsOf = ({ list }: ChainMember) => {
      const own = given.get(list);
      return own !== undefined && areSame(own, rows) ? own : rows;
    };
    return [{ bands, rows, rowsOf, growable, across: runsAcross(sheets, bands) }];
  });
}

function areSame(own: readonly (FillRow | null)[], rows: readonly (FillRow | null)[]): boolean {
  return (
    own === rows || (own.length === rows.length && own.every((row, i) => row?.enterpriseId === rows[i]?.enterpriseId))
  );
}

/** Its lists in the order in which they are filled. */
export function membersOf({ bands }: Pick<ListChain, "bands">): readonly ChainMember[] {
  return bands.flat();
}

/** Which entry stands in a record of a list, and how many records of it hold one. `rooms`: records of every list of the chain. */
export function shareOut(
  { rows, across }: Pick<ListChain, "rows" | "across">,
  rooms: readonly number[],
): readonly { readonly used: number; readonly entryAt: (slot: number) => number }[] {
  let before = 0;
  return rooms.map((room, member) => {
    const start = before;
    before += room;
    const left = across ? Math.ceil((rows.length - member) / rooms.length) : rows.length - start;
    const entryAt = across ? (slot: number) => slot * rooms.length + member : (slot: number) => start + slot;
    return { used: Math.max(0, Math.min(room, left)), entryAt };
  });
}

/** The list with which the chain of `continues` begins; the list itself when the chain leads nowhere or round. */
export function chainHead(list: number, lists: readonly FormList[]): number {
  const seen = new Set<number>();
  let at = list;
  for (;;) {
    const before = lists[at]?.continues;
    if (before === undefined || lists[before] === undefined) return at;
    if (seen.has(at)) return list;
    seen.add(at);
    at = before;
  }
}

function bandsOf(members: readonly ChainMember[]): readonly Band[] {
  const groups = Map.groupBy(
    members,
    ({ area }) => `${area.sheet}\u0000${area.firstRow} ${area.lastRow} ${heightOf(area)}`,
  );
  return [...groups.values()].flatMap(([first, ...rest]): Band[] => (first === undefined ? [] : [[first, ...rest]]));
}

/** Bands that share only some of their rows cannot grow: what is added to one would part the records of the other. */
function canGrow([{ area }]: Band, bands: readonly Band[]): boolean {
  if (!area.growable || area.printed !== undefined) return false;
  return bands.every(
    ([{ area: other }]) =>
      other === area || other.sheet !== area.sheet || other.lastRow < area.firstRow || other.firstRow > area.lastRow,
  );
}

/** Number printed in a cell of the blank form; null for anything else. */
export function printedNumber(
  sheet: PrintedSheet | undefined,
  { row, column }: { readonly row: number; readonly column: number },
): number | null {
  const content = sheet?.content(row, column);
  if (typeof content === "number") return content;
  return typeof content === "string" && /^\s*\d{1,7}\s*$/u.test(content) ? Number(content) : null;
}

function runsAcross(sheets: ReadonlyMap<string, PrintedSheet>, bands: readonly Band[]): boolean {
  const [band] = bands;
  if (band === undefined || bands.length > 1 || band.length < 2) return false;
  const sheet = sheets.get(band[0].area.sheet);
  const first = firstNumber(sheet, band[0], 0);
  if (first === null || firstNumber(sheet, band[0], 1) !== first + band.length) return false;
  return band.every((member, i) => firstNumber(sheet, member, 0) === first + i);
}

function firstNumber(sheet: PrintedSheet | undefined, { area }: ChainMember, slot: number): number | null {
  const column = area.columns.find(({ kind }) => kind === "sequence");
  const row = printedSlots(area)[slot];
  return column === undefined || row === undefined ? null : printedNumber(sheet, { row, column: column.column });
}
