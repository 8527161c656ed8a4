import type { FormCellLook, FormSheet } from "#domain/reporting/form-workbook";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellContent, CellRange, FormulaCell } from "#domain/workbook/grid";

/** A form sheet for looking around on it (版面查询): merged cells count as one, rows and columns are 1-based. */
export interface SheetMap {
  readonly sheet: FormSheet;
  readonly rowCount: number;
  readonly columnCount: number;
  /** The merged area a cell belongs to, or the cell itself. */
  readonly area: (row: number, column: number) => CellRange;
  /** Whether the cell is the top left one of its area. */
  readonly isMaster: (row: number, column: number) => boolean;
  /** Content of the cell's area. */
  readonly content: (row: number, column: number) => CellContent | undefined;
  /** Printed text of the area; numbers as text, a formula or blank as empty. */
  readonly text: (row: number, column: number) => string;
  readonly isBlank: (row: number, column: number) => boolean;
  readonly formula: (row: number, column: number) => FormulaCell | null;
  readonly look: (row: number, column: number) => FormCellLook | null;
  /** Belongs to a drawn table. */
  readonly isBordered: (row: number, column: number) => boolean;
  /** Whether only a line below marks the cell: a place to write on. */
  readonly isUnderlined: (row: number, column: number) => boolean;
  /** The sheet has lines drawn anywhere. */
  readonly isDrawn: boolean;
  readonly isHiddenColumn: (column: number) => boolean;
  readonly isHiddenRow: (row: number) => boolean;
  /** May be filled: not a formula, and unlocked where a protected sheet leaves anything unlocked. */
  readonly isOpen: (row: number, column: number) => boolean;
  /** Unlocked on a protected sheet: meant to be filled, lines or not. */
  readonly isReleased: (row: number, column: number) => boolean;
  readonly allowed: (row: number, column: number) => readonly string[];
}

/** Prepares a sheet for looking around on it. */
export function createSheetMap(sheet: FormSheet): SheetMap {
  const rows = new Map(sheet.grid.rows.map((row) => [row.index, row.cells]));
  const areas = new Map<number, CellRange>();
  for (const merge of sheet.grid.merges) {
    for (let row = merge.firstRow; row <= Math.min(merge.lastRow, sheet.grid.rowCount); row += 1) {
      for (let column = merge.firstColumn; column <= merge.lastColumn; column += 1) areas.set(key(row, column), merge);
    }
  }
  const area = (row: number, column: number): CellRange =>
    areas.get(key(row, column)) ?? { firstRow: row, firstColumn: column, lastRow: row, lastColumn: column };
  const content = (row: number, column: number) => {
    const { firstRow, firstColumn } = area(row, column);
    return rows.get(firstRow)?.[firstColumn - 1];
  };
  const look = (row: number, column: number) => sheet.looks[cellAddress(row, column)] ?? null;
  const masterLook = (row: number, column: number) => {
    const { firstRow, firstColumn } = area(row, column);
    return look(firstRow, firstColumn);
  };
  const hidden = new Set(sheet.grid.hiddenColumns);
  const hiddenRows = new Set(sheet.grid.rows.flatMap((row) => (row.hidden ? [row.index] : [])));
  const guarded = sheet.protected && hasLook(sheet, ({ locked }) => !locked);
  return {
    sheet,
    isDrawn: hasLook(sheet, ({ bordered }) => bordered),
    isHiddenColumn: (column) => hidden.has(column),
    isHiddenRow: (row) => hiddenRows.has(row),
    rowCount: sheet.grid.rowCount,
    columnCount: sheet.grid.columnCount,
    area,
    isMaster: (row, column) => {
      const range = area(row, column);
      return range.firstRow === row && range.firstColumn === column;
    },
    content,
    text: (row, column) => printed(content(row, column)),
    isBlank: (row, column) => isBlankContent(content(row, column)),
    formula: (row, column) => asFormula(content(row, column)),
    look: masterLook,
    isBordered: (row, column) => (look(row, column)?.bordered ?? false) || (masterLook(row, column)?.bordered ?? false),
    isUnderlined: (row, column) => masterLook(row, column)?.underlined ?? false,
    isOpen: (row, column) => {
      if (asFormula(content(row, column)) !== null) return false;
      return !guarded || !(masterLook(row, column)?.locked ?? true);
    },
    isReleased: (row, column) => guarded && !(masterLook(row, column)?.locked ?? true),
    allowed: (row, column) => allowedWords(sheet, row, column),
  };
}

/** Whether any cell looks so; stops at the first. */
function hasLook({ looks, grid }: FormSheet, isSo: (look: FormCellLook) => boolean): boolean {
  return grid.rows.some((row) =>
    row.cells.some((_, i) => {
      const look = looks[cellAddress(row.index, i + 1)];
      return look !== undefined && isSo(look);
    }),
  );
}

function key(row: number, column: number): number {
  return row * 16_385 + column;
}

function printed(content: CellContent | undefined): string {
  if (typeof content === "string") return content;
  if (typeof content === "number" || typeof content === "boolean") return String(content);
  if (content === undefined || content.kind === "formula") return "";
  return content.text;
}

function isBlankContent(content: CellContent | undefined): boolean {
  return content === undefined || (typeof content === "string" && content.replace(/[\s\u3000_＿]/gu, "") === "");
}

function asFormula(content: CellContent | undefined): FormulaCell | null {
  return typeof content === "object" && content.kind === "formula" ? content : null;
}

function allowedWords(sheet: FormSheet, row: number, column: number): readonly string[] {
  const holds = (range: CellRange) =>
    row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn;
  return sheet.validations.find((one) => one.type === "list" && one.ranges.some(holds))?.allowed ?? [];
}
