import type { FiledCell } from "#domain/reporting/filed-cell";
import { type ExportedCell, isUnchanged } from "#domain/reporting/hand-edits-compare";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";
import { parseCellAddress } from "#domain/workbook/cell-address";

/** Where rows of the exported sheet stand now (行的对照): somebody may have put rows in or taken some out. */
export interface RowAlignment {
  /** Null: the row is gone. */
  readonly rowNow: (exported: number) => number | null;
  /** Null: the row was put in. */
  readonly rowThen: (now: number) => number | null;
}

/** A row as it was exported. */
export interface ExportedRow {
  readonly row: number;
  readonly cells: readonly { readonly column: number; readonly exported: ExportedCell }[];
}

/** Farthest that rows without a name are looked for. */
const REACH = 40;

/** Finds the rows again (对照行号): rows of a list by name or code of their entry, others by what they hold, what is printed beside it, and their neighbours. */
export function alignRows(rows: readonly ExportedRow[], map: SheetMap): RowAlignment {
  const found = new Map<number, number>();
  const taken = new Map<number, number>();
  const put = (row: number, now: number): void => {
    found.set(row, now);
    taken.set(now, row);
  };
  const named = createNameSearch(map);
  let shift = 0;
  for (const { row, cells } of rows) {
    const now = cells
      .filter(({ exported: [first] }) => isNaming(first))
      .map(({ column, exported: [first] }) => nearest(named(column, first.text), row + shift, taken))
      .find((place) => place !== null);
    if (now === undefined || now === null) continue;
    put(row, now);
    shift = now - row;
  }
  shift = 0;
  for (const exported of rows) {
    const known = found.get(exported.row);
    if (known === undefined) {
      const now = guessRow(exported, { map, taken, shift, isListed: isListed(exported) });
      if (now !== null) put(exported.row, now);
    }
    shift = (found.get(exported.row) ?? exported.row + shift) - exported.row;
  }
  return { rowNow: (row) => found.get(row) ?? null, rowThen: (now) => taken.get(now) ?? null };
}

/** Whether a row is one of a list, told apart by a name. */
function isListed({ cells }: ExportedRow): boolean {
  return cells.length > 1 && cells.some(({ exported: [first] }) => isNaming(first));
}

/** A cell that says whom the row is about: by name or code. */
function isNaming({ text, enterprise, field }: FiledCell): boolean {
  return enterprise !== null && (field === "creditCode" || text === enterprise.name);
}

/** Rows in which a column holds a name. */
function createNameSearch(map: SheetMap): (column: number, name: string) => readonly number[] {
  const columns = new Map<number, Map<string, number[]>>();
  return (column, name) => {
    let names = columns.get(column);
    if (names === undefined) {
      names = new Map();
      for (let row = 1; row <= map.rowCount; row += 1) {
        const text = foldText(map.text(row, column));
        if (text === "" || !map.isMaster(row, column)) continue;
        const rows = names.get(text);
        if (rows === undefined) names.set(text, [row]);
        else rows.push(row);
      }
      columns.set(column, names);
    }
    return names.get(foldText(name)) ?? [];
  };
}

function nearest(rows: readonly number[], to: number, taken: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  for (const row of rows) {
    if (taken.has(row)) continue;
    if (best === null || Math.abs(row - to) < Math.abs(best - to)) best = row;
  }
  return best;
}

interface Guess {
  readonly map: SheetMap;
  readonly taken: ReadonlyMap<number, number>;
  readonly shift: number;
  readonly isListed: boolean;
}

/** The row that holds most of what was exported and is nearest; where nothing speaks for any, the one where its neighbours went. A listed row of which less than half is left is gone: another row of the list may hold the same words. */
function guessRow(exported: ExportedRow, { map, taken, shift, isListed: listed }: Guess): number | null {
  const scoreAt = (row: number): number =>
    row < 1 || taken.has(row) ? -1 : likeness(exported, row, { map, withLabels: !listed });
  const here = exported.row + shift;
  let best = { row: here, score: scoreAt(here) };
  const whole = exported.cells.length * (listed ? SAME : SAME + LABELLED);
  for (let away = 1; away <= REACH && best.score < whole; away += 1) {
    for (const row of [here + away, here - away]) {
      const score = scoreAt(row);
      if (score > best.score) best = { row, score };
    }
  }
  const least = listed ? (exported.cells.length * SAME) / 2 : 0;
  return best.score < least ? null : best.row;
}

const SAME = 2;
const LABELLED = 1;

/** How much of a row is still the same, and of the labels printed beside it. */
function likeness(
  { cells }: ExportedRow,
  row: number,
  { map, withLabels }: { readonly map: SheetMap; readonly withLabels: boolean },
): number {
  let score = 0;
  for (const { column, exported } of cells) {
    if (exported[0].text !== "" && isUnchanged(exported, map.content(row, column))) score += SAME;
    if (withLabels && hasLabel(exported[0].label, row, map)) score += LABELLED;
  }
  return score;
}

function hasLabel(label: string, row: number, map: SheetMap): boolean {
  const wanted = foldText(label);
  if (wanted === "") return false;
  for (let column = 1; column <= map.columnCount; column += 1) {
    const text = foldText(map.text(row, column));
    if (text.length > 1 && (text.includes(wanted) || wanted.endsWith(text))) return true;
  }
  return false;
}

/** Sorts the filled cells of a sheet into rows (按行归拢). */
export function rowsOf(cells: Iterable<FiledCell>): readonly ExportedRow[] {
  const rows = new Map<number, Map<number, ExportedCell>>();
  for (const cell of cells) {
    const at = parseCellAddress(cell.cell);
    if (at === null) continue;
    const row = rows.get(at.row) ?? new Map<number, ExportedCell>();
    rows.set(at.row, row);
    const before = row.get(at.column);
    row.set(at.column, before === undefined ? [cell] : [...before, cell]);
  }
  return [...rows]
    .toSorted(([one], [two]) => one - two)
    .map(([row, columns]) => ({ row, cells: [...columns].map(([column, exported]) => ({ column, exported })) }));
}
