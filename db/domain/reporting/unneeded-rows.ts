/** Printed rows that no entry needs (多余的行), where the binding wants them hidden or gone. */
import type { FormColumn } from "#domain/reporting/form-binding";
import type { ListChain } from "#domain/reporting/list-chains";
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
  { printed, bound, insertions }: UnneededFrom,
): readonly RowRemoval[] {
  const needed = new Set([...bound, ...chains.flatMap((chain) => [...neededRows(chain)])]);
  const areas = chains.flatMap(({ members }) => members.map(({ area }) => area));
  const removals: RowRemoval[] = [];
  for (const { members } of chains) {
    const { area } = members[0];
    const how = area.rest ?? "blank";
    const grows = insertions.some((one) => one.firstRow <= area.lastRow && one.lastRow >= area.firstRow);
    if (how === "blank" || grows || area.printed !== undefined || printed === undefined) continue;
    const height = heightOf(area);
    const kinds = new Map(
      areas
        .filter(({ firstRow, lastRow }) => firstRow <= area.lastRow && lastRow >= area.firstRow)
        .flatMap(({ columns }) => columns.map(({ column, kind }) => [column, kind] as const)),
    );
    for (const row of printedSlots(area)) {
      const rows = Array.from({ length: height }, (_, line) => row + line);
      if (rows.some((one) => needed.has(one) || !isBare(printed.cells(one), kinds))) continue;
      addRemoval(removals, { firstRow: row, lastRow: row + height - 1, how });
    }
  }
  return removals.toSorted((one, two) => one.firstRow - two.firstRow);
}

/** What else stands on the sheet. */
interface UnneededFrom {
  readonly printed: PrintedSheet | undefined;
  /** Rows with single cells that are bound. */
  readonly bound: ReadonlySet<number>;
  readonly insertions: readonly RowInsertion[];
}

/** Rows with entries; the first record is always needed. */
function neededRows({ members, rows, across }: ListChain): ReadonlySet<number> {
  const needed = new Set<number>();
  let before = 0;
  for (const [member, { area }] of members.entries()) {
    const slots = printedSlots(area);
    const left = across ? Math.ceil((rows.length - member) / members.length) : rows.length - before;
    before += slots.length;
    const used = Math.max(member === 0 ? 1 : 0, area.printed === undefined ? left : slots.length);
    for (const row of slots.slice(0, used)) {
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
