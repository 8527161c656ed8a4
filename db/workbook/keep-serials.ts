import type { RowShift } from "./row-shift.ts";
import { type CellXml, readFormula, type RowXml, rowsWithFormulas, type SheetXml, writeFormula } from "./sheet-xml.ts";

/** Rewrites serial numbers counted from the top of the sheet (序号公式，如 `ROW()-6`) where rows above their list come or go, so that they go on beginning with the number they began with. In Excel they would not. A single such formula, which counts the rows above it, is left alone. Shared formulas must have been expanded; to be called before anything moves. */
export function keepSerials(sheet: SheetXml, shift: RowShift): void {
  for (const column of listSerials(sheet, shift)) {
    for (const [i, serial] of column.entries()) {
      const list = shift.insertions.find((one) => one.firstRow <= serial.row.row && serial.row.row <= one.lastRow);
      const goesOn = isNext(column[i - 1], serial) || isNext(serial, column[i + 1]);
      if (list === undefined && !goesOn) continue;
      const top = list?.firstRow ?? serial.row.row;
      const moved = shift.start(top) - top;
      if (moved !== 0) writeFormula(serial.row, serial.cell, countOn(serial.text, moved));
    }
  }
}

/** Formulas with such numbers, column by column. */
function listSerials(sheet: SheetXml, shift: RowShift): readonly (readonly Serial[])[] {
  const columns = new Map<number, Serial[]>();
  for (const row of rowsWithFormulas(sheet)) {
    for (const cell of row.cells) {
      const text = cell.inner.includes("ROW") ? (readFormula(cell)?.text ?? "") : "";
      if (!COUNTED.test(text) || shift.gone(row.row)) continue;
      const column = columns.get(cell.column) ?? [];
      columns.set(cell.column, column);
      column.push({ row, cell, text });
    }
  }
  return [...columns.values()];
}

interface Serial {
  readonly row: RowXml;
  readonly cell: CellXml;
  readonly text: string;
}

function isNext(one: Serial | undefined, two: Serial | undefined): boolean {
  return one !== undefined && two !== undefined && one.text === two.text && two.row.row - one.row.row === 1;
}

const COUNTED = /\bROW\(\s*\)\s*-\s*\d+(?![\d.(!:])/iu;

/** Texts in quotes are no formula. */
function countOn(formula: string, rows: number): string {
  return formula
    .split(/("(?:[^"]|"")*")/u)
    .map((piece) =>
      piece.startsWith('"')
        ? piece
        : piece.replace(/(\bROW\(\s*\)\s*-\s*)(\d+)(?![\d.(!:])/giu, (_, lead: string, count: string) => {
            return lead + String(Number(count) + rows);
          }),
    )
    .join("");
}
