/** Printed rows that no entry needs (多余的行), where the binding wants them hidden or gone. */
import type { FormColumn } from "#domain/reporting/form-binding";
import { type ListChain, membersOf, shareOut } from "#domain/reporting/list-chains";
import { heightOf, printedSlots } from "#domain/reporting/list-slots";
import type { PrintedSheet } from "#domain/reporting/printed-sheet";
import type { RowInsertion, RowRemoval } from "#domain/reporting/sheet-fill";
import type { CellContent } from "#domain/workbook/grid";

/**
 * Finds the rows of a sheet that may go. A row stays when any list needs it, when it holds print other than serial numbers and the lists' own
 * formulas, or when a single cell in it is bound; of a list at least one record stays, so that totals keep something to add up.
 */
export function findUnneededRows(
  chains: readonly ListChain[],
  { sheet, printed, bound, insertions }: UnneededFrom,
): readonly RowRemoval[] {
  if (printed === undefined) return [];
  const needed = new Set([...bound, ...chains.flatMap((chain) => [...neededRows(chain, sheet)])]);
  const areas = chains
    .flatMap((chain) => membersOf(chain).map(({ area }) => area))
    .filter((one) => one.sheet === sheet);
  const removals: RowRemoval[] = [];
  for (const area of areas) {
    const how = area.rest ?? "blank";
    const grows = insertions.some((one) => one.firstRow <= area.lastRow && one.lastRow >= area.firstRow);
    if (how === "blank" || grows || area.printed !== undefined) continue;
    const height = heightOf(area);
    const kinds = new Map(
      areas
        .filter(({ firstRow, lastRow }) => firstRow <= area.lastRow && lastRow >= area.firstRow)
        .flatMap(({ columns }) => columns.map(({ column, kind }) => [column, kind] as const)),
    );
    for (const row of printedSlots(area)) {
      const rows = Array.from({ length: height }, (_, line) => row + line);
      if (rows.some((one) => needed.has(one) || !isBare(printed.cells(one), kinds))) continue;
      for (const one of rows) needed.add(one);
      addRemoval(removals, { firstRow: row, lastRow: row + height - 1, how });
    }
  }
  return removals.toSorted((one, two) => one.firstRow - two.firstRow);
}

/** What else stands on the sheet. */
interface UnneededFrom {
  readonly sheet: string;
  readonly printed: PrintedSheet | undefined;
  /** Rows with single cells that are bound. */
  readonly bound: ReadonlySet<number>;
  readonly insertions: readonly RowInsertion[];
}

/** Rows with entries, and the first record of every band, so that its total keeps something to add up. */
function neededRows(chain: ListChain, sheet: string): ReadonlySet<number> {
  const members = membersOf(chain);
  const rooms = members.map(({ area }) => printedSlots(area).length);
  const needed = new Set<number>();
  for (const [member, { used }] of shareOut(chain, rooms).entries()) {
    const area = members[member]?.area;
    if (area === undefined || area.sheet !== sheet) continue;
    const slots = printedSlots(area);
    const count = area.printed === undefined ? Math.max(1, used) : slots.length;
    for (const row of slots.slice(0, count)) {
      for (let line = 0; line < heightOf(area); line += 1) needed.add(row + line);
    }
  }
  return needed;
}

/** Nothing is printed in the row that would be missed. */
function isBare(cells: readonly (CellContent | undefined)[], kinds: ReadonlyMap<number, FormColumn["kind"]>): boolean {
  return cells.every((cell, i) => {
    const kind = kinds.get(i + 1);
    if (isBlank(cell) || kind === "sequence") return true;
    return kind === "formula" && typeof cell === "object" && cell.kind === "formula";
  });
}

function isBlank(content: CellContent | undefined): boolean {
  return content === undefined || (typeof content === "string" && content.trim() === "");
}

function addRemoval(removals: RowRemoval[], next: RowRemoval): void {
  const last = removals.at(-1);
  if (last !== undefined && last.how === next.how && last.lastRow + 1 === next.firstRow) {
    removals[removals.length - 1] = { ...last, lastRow: next.lastRow };
  } else removals.push(next);
}
