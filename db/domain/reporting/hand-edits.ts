import { cellText } from "#domain/importing/cell-text";
import type { FiledCell } from "#domain/reporting/filed-cell";
import type { FormPlace } from "#domain/reporting/form-places";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { type ExportedCell, exportedContent, isUnchanged, readGaps } from "#domain/reporting/hand-edits-compare";
import { alignRows, type ExportedRow, type RowAlignment, rowsOf } from "#domain/reporting/hand-edits-rows";
import { findAdded } from "#domain/reporting/hand-edits-added";
import { createSheetMap, type SheetMap } from "#domain/reporting/sheet-map";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellContent } from "#domain/workbook/grid";

/** A cell that is not what was exported (手工改动). */
export interface FoundEdit {
  readonly sheet: string;
  /** Where it stands now, and where it was exported; they differ where rows were put in or taken out. */
  readonly cell: string;
  readonly exportedCell: string;
  readonly label: string;
  readonly exported: string;
  readonly now: string;
  /** The value that the cell stands for, with what it says now; null when there is none (合计、公式、整格改写), `why` says so. */
  readonly filed: FiledCell | null;
  readonly content: CellContent | undefined;
  readonly why: string | null;
}

/** A filled form held against what was exported (与导出时对照). */
export interface Comparison {
  readonly edits: readonly FoundEdit[];
  readonly unchanged: number;
  /** By sheet; rows of a sheet that is gone stand nowhere. */
  readonly rows: ReadonlyMap<string, RowAlignment>;
}

/** Holds every exported cell against the file as it is now (逐格对照). Cells that were left blank because the book had nothing count too: somebody may have filled them in. */
export function findHandEdits(
  filed: { readonly cells: Iterable<FiledCell>; readonly places: readonly FormPlace[] },
  now: FormWorkbook,
): Comparison {
  const sheets = new Map<string, FiledCell[]>();
  for (const cell of filed.cells) {
    const known = sheets.get(cell.sheet);
    if (known === undefined) sheets.set(cell.sheet, [cell]);
    else known.push(cell);
  }
  const edits: FoundEdit[] = [];
  const rows = new Map<string, RowAlignment>();
  let unchanged = 0;
  for (const [sheet, cells] of sheets) {
    const exported = rowsOf(cells);
    const form = now.sheets.find(({ name }) => name === sheet);
    if (form === undefined) {
      edits.push(...exported.flatMap((row) => row.cells.map((cell) => gone(cell.exported, "这张工作表不在了"))));
      continue;
    }
    const map = createSheetMap(form);
    const alignment = alignRows(exported, map);
    rows.set(sheet, alignment);
    const compared = compareSheet(exported, map, alignment);
    unchanged += compared.unchanged;
    edits.push(...compared.edits, ...findAdded(exported, filed.places, { sheet, map, alignment }));
  }
  return { edits, unchanged, rows };
}

function compareSheet(
  rows: readonly ExportedRow[],
  map: SheetMap,
  { rowNow }: RowAlignment,
): { readonly edits: readonly FoundEdit[]; readonly unchanged: number } {
  const edits: FoundEdit[] = [];
  let unchanged = 0;
  for (const { row, cells } of rows) {
    const at = rowNow(row);
    for (const { column, exported } of cells) {
      if (at === null) {
        edits.push(gone(exported, "这一行在表里找不到了，可能被删掉了"));
        continue;
      }
      const content = map.content(at, column);
      if (isUnchanged(exported, content)) unchanged += exported.length;
      else edits.push(...changed(exported, { cell: cellAddress(at, column), content }));
    }
  }
  return { edits, unchanged };
}

function gone(exported: ExportedCell, why: string): FoundEdit {
  const [{ sheet, cell, label }] = exported;
  const text = exportedContent(exported);
  return { sheet, cell, exportedCell: cell, label, exported: text, now: "", filed: null, content: undefined, why };
}

/** A cell with print around its gaps gives one edit for each gap that is another. */
function changed(
  exported: ExportedCell,
  { cell, content }: { readonly cell: string; readonly content: CellContent | undefined },
): readonly FoundEdit[] {
  const [first] = exported;
  const now = cellText(content);
  const whole = {
    sheet: first.sheet,
    cell,
    exportedCell: first.cell,
    label: first.label,
    exported: exportedContent(exported),
    now,
  };
  if (exported.length === 1 && (first.content === null || !first.content.includes(first.text))) {
    return [{ ...whole, exported: first.text, filed: first, content, why: null }];
  }
  if (exported.length === 1 && first.content === first.text) return [{ ...whole, filed: first, content, why: null }];
  const gaps = readGaps(exported, now);
  if (gaps === null) {
    return [{ ...whole, filed: null, content, why: "格子里印好的文字也改了，分不清哪些是填的内容" }];
  }
  return exported.flatMap((filed, at): FoundEdit[] => {
    const gap = gaps[at] ?? "";
    if (gap === filed.text.trim()) return [];
    return [{ ...whole, label: filed.label, exported: filed.text, now: gap, filed, content: gap, why: null }];
  });
}
