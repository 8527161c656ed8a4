/** Lists that share their entries (双栏): the right columns take over where the left ones are full. */
import type { FormList } from "#domain/reporting/form-binding";
import type { FillRequest, FillRow } from "#domain/reporting/fill-request";
import { heightOf, printedSlots } from "#domain/reporting/list-slots";
import type { PrintedSheet } from "#domain/reporting/printed-sheet";

/** One list, or several side by side, with the entries they share. */
export interface ListChain {
  readonly members: readonly [ChainMember, ...ChainMember[]];
  readonly rows: readonly (FillRow | null)[];
  /** Records can be added to all members at once. */
  readonly growable: boolean;
  /** Printed numbers run across (左 1、右 2、左 3 …), so the entries do too. */
  readonly across: boolean;
}

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
  const heads = new Map<number, ChainMember[]>();
  for (const [list, area] of reading.lists.entries()) {
    const head = headOf(list, reading.lists);
    const members = heads.get(head) ?? [];
    members.push({ list, area });
    heads.set(head, members);
  }
  return [...heads.values()].flatMap((members) => {
    const [first, ...rest] = members;
    // Rows given for a right column alone are the left column's overflow that nobody joined: the first that has rows counts.
    const rows = members.map(({ list }) => given.get(list)).find((one) => one !== undefined && one.length > 0);
    const known = rows ?? members.map(({ list }) => given.get(list)).find((one) => one !== undefined);
    if (first === undefined || known === undefined) return [];
    const aligned = rest.every(
      ({ area }) =>
        area.sheet === first.area.sheet &&
        area.firstRow === first.area.firstRow &&
        area.lastRow === first.area.lastRow &&
        heightOf(area) === heightOf(first.area),
    );
    const growable = first.area.growable && first.area.printed === undefined && aligned;
    return [
      {
        members: [first, ...rest],
        rows: known,
        growable,
        across: runsAcross(sheets.get(first.area.sheet), [first, ...rest]),
      },
    ];
  });
}

/** The list with which the chain of `continues` begins; the list itself when the chain leads nowhere or round. */
function headOf(list: number, lists: readonly FormList[]): number {
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

/** Number printed in a cell of the blank form; null for anything else. */
export function printedNumber(
  sheet: PrintedSheet | undefined,
  { row, column }: { readonly row: number; readonly column: number },
): number | null {
  const content = sheet?.content(row, column);
  if (typeof content === "number") return content;
  return typeof content === "string" && /^\s*\d{1,7}\s*$/u.test(content) ? Number(content) : null;
}

function runsAcross(sheet: PrintedSheet | undefined, members: readonly ChainMember[]): boolean {
  if (members.length < 2) return false;
  const first = firstNumber(sheet, members[0], 0);
  if (first === null || firstNumber(sheet, members[0], 1) !== first + members.length) return false;
  return members.every((member, i) => firstNumber(sheet, member, 0) === first + i);
}

function firstNumber(sheet: PrintedSheet | undefined, member: ChainMember | undefined, slot: number): number | null {
  const column = member?.area.columns.find(({ kind }) => kind === "sequence");
  const row = member === undefined ? undefined : printedSlots(member.area)[slot];
  return column === undefined || row === undefined ? null : printedNumber(sheet, { row, column: column.column });
}
