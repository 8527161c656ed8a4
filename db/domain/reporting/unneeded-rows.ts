/** Printed rows that no entry needs (多余的行), where the binding wants them hidden or gone. */
import type { FillRequest } from "#domain/reporting/fill-request";
import type { ListChain } from "#domain/reporting/list-chains";
import { heightOf, printedSlots } from "#domain/reporting/list-slots";
import type { RowInsertion, RowRemoval } from "#domain/reporting/sheet-fill";
import { parseCellAddress } from "#domain/workbook/cell-address";
import type { CellContent } from "#domain/workbook/grid";

/**
 * Finds the rows of a sheet that may go. A row stays when any list needs it, when it holds print other than serial numbers and the lists' own
 * formulas, or when a single cell in it is bound; of a list at least one record stays, so that totals keep something to add up.
 */
export function findUnneededRows(
  request: FillRequest,
  chains: readonly ListChain[],
  insertions: readonly RowInsertion[],
): readonly RowRemoval[] {
  const needed = new Set(chains.flatMap((chain) => [...neededRows(chain)]));
  const removals: RowRemoval[] = [];
  for (const { members } of chains) {
    const { area } = members[0];
    const how = area.rest ?? "blank";
    const grows = insertions.some((one) => one.firstRow <= area.lastRow && one.lastRow >= area.firstRow);
    if (how === "blank" || grows || area.printed !== undefined) continue;
    const height = heightOf(area);
    const spare = printedSlots(area).filter((row) => {
      const rows = Array.from({ length: height }, (_, line) => row + line);
      return rows.every((one) => !needed.has(one) && isBare(request, chains, { sheet: area.sheet, row: one }));
    });
    for (const row of spare) addRemoval(removals, { firstRow: row, lastRow: row + height - 1, how });
  }
  return removals.toSorted((one, two) => one.firstRow - two.firstRow);
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
function isBare(
  { form, reading }: FillRequest,
  chains: readonly ListChain[],
  { sheet, row }: { readonly sheet: string; readonly row: number },
): boolean {
  const bound = reading.cells.some(
    (cell) => cell.sheet === sheet && cell.binding.source !== null && parseCellAddress(cell.cell)?.row === row,
  );
  if (bound) return false;
  const lists = chains.flatMap(({ members }) => members.map(({ area }) => area));
  const columns = lists
    .filter(({ firstRow, lastRow }) => row >= firstRow && row <= lastRow)
    .flatMap((area) => area.columns);
  const content = form.sheets.find(({ name }) => name === sheet)?.grid.rows.find(({ index }) => index === row);
  return (content?.cells ?? []).every((cell, i) => {
    if (isBlank(cell)) return true;
    const kind = columns.find(({ column }) => column === i + 1)?.kind;
    if (kind === "sequence") return true;
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
