/** Single cells of a form (单格填写方案): where they stand afterwards and what is written into them. */
import { describeBlankCell } from "#domain/reporting/describe-blanks";
import { type FilledTexts, fillTexts } from "#domain/reporting/fill-texts";
import type { FilledSingle } from "#domain/reporting/filled-cells";
import type { CellWrite, FormCell } from "#domain/reporting/form-binding";
import type { FillProblem, FillRequest } from "#domain/reporting/fill-request";
import { movedRow, type RowChanges } from "#domain/reporting/moved-rows";
import { tellOnce } from "#domain/reporting/tell-once";
import { describeOverwritten } from "#domain/reporting/overwritten-print";
import { printOf, type PrintedSheet } from "#domain/reporting/printed-sheet";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";
import type { CellContent } from "#domain/workbook/grid";

/** What the single cells of a form take. */
export interface PlannedCells {
  readonly writes: readonly (CellWrite & { readonly sheet: string })[];
  readonly singles: readonly FilledSingle[];
  readonly problems: readonly FillProblem[];
}

/** Plans all single cells; those of one cell together, a merged cell by its first one. */
export function planCells(
  request: FillRequest,
  sheets: ReadonlyMap<string, PrintedSheet>,
  changes: ReadonlyMap<string, RowChanges>,
): PlannedCells {
  const writes: (CellWrite & { readonly sheet: string })[] = [];
  const singles: FilledSingle[] = [];
  const problems: FillProblem[] = [];
  for (const { sheet, row: printedRow, column, places } of groupByCell(request, sheets)) {
    const { name } = sheet;
    const row = movedRow(printedRow, changes.get(name) ?? { insertions: [], removals: [] });
    const at = { sheet: name, cell: cellAddress(row, column) };
    const content = sheet.content(printedRow, column);
    if (typeof content === "object" && content.kind === "formula") {
      if (places.some((place) => isBound(request, place))) {
        problems.push({ ...at, severity: "warning", reason: "这一格是公式，不覆盖" });
      }
      continue;
    }
    const filled = fillTexts(request, places, typeof content === "string" ? content : "");
    problems.push(...filled.problems.map(({ severity, reason }) => ({ ...at, severity, reason })));
    problems.push(...filled.blank.flatMap((one) => describeBlank(request, one, at)));
    if (filled.value === null) continue;
    const lost = overwrittenText(content, places);
    if (lost !== null) problems.push({ ...at, severity: "warning", reason: describeOverwritten(lost, 1) });
    writes.push({ sheet: name, row, column, value: filled.value });
    singles.push({ sheet: name, row, column, traces: filled.traces });
  }
  return { writes, singles, problems: tellOnce(problems) };
}

/** Print that a plain cell loses; gaps and boxes leave theirs. */
function overwrittenText(content: CellContent | undefined, places: readonly FormCell[]): string | null {
  const keeps = places.some(
    ({ prefix, suffix, ticks }) => prefix !== "" || (suffix ?? "") !== "" || ticks !== undefined,
  );
  return keeps ? null : printOf(content);
}

interface CellPlaces {
  readonly sheet: PrintedSheet;
  readonly row: number;
  readonly column: number;
  readonly places: FormCell[];
}

function groupByCell({ reading }: FillRequest, sheets: ReadonlyMap<string, PrintedSheet>): readonly CellPlaces[] {
  const groups = new Map<string, CellPlaces>();
  for (const place of reading.cells) {
    const sheet = sheets.get(place.sheet);
    const address = parseCellAddress(place.cell);
    if (sheet === undefined || address === null) continue;
    const { row, column } = sheet.master(address.row, address.column);
    const key = `${place.sheet}\u0000${row} ${column}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { sheet, row, column, places: [place] });
    else known.places.push(place);
  }
  return [...groups.values()];
}

function isBound({ threshold }: FillRequest, { binding }: FormCell): boolean {
  return binding.source !== null && binding.confidence >= threshold;
}

function describeBlank(
  { index }: FillRequest,
  { place: { label, binding }, empty }: FilledTexts["blank"][number],
  at: Pick<FillProblem, "sheet" | "cell">,
): readonly FillProblem[] {
  if (binding.source === null) return [];
  return [{ ...at, severity: "warning", reason: describeBlankCell(binding.source, { label, empty }, index) }];
}
