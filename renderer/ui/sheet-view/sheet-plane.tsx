import { memo, type ReactNode } from "react";
import type { CellRange } from "#domain/workbook/grid";
import { type SheetDrawing, SheetRowView } from "./sheet-row";
import { rangeRectangle } from "./sheet-rectangle";
import type { LoadedCells } from "./use-cell-blocks";

/** The cells themselves: vertical grid lines, rows and page breaks of the visible range. */
export const SheetPlane = memo(function SheetPlane(props: {
  readonly drawing: SheetDrawing;
  readonly rows: readonly number[];
  readonly range: CellRange;
  readonly cells: LoadedCells;
}): ReactNode {
  const { drawing, rows, range, cells } = props;
  const { axes, frame } = drawing;
  const top = axes.rows.start(range.firstRow);
  const height = axes.rows.start(range.lastRow + 1) - top;
  const columns: number[] = [];
  for (let column = range.firstColumn; column <= range.lastColumn; column += 1) columns.push(column);
  const spare: number[] = [];
  for (let row = Math.max(frame.rowCount + 1, range.firstRow); row <= range.lastRow; row += 1) spare.push(row);
  return (
    <>
      {frame.showGridLines &&
        columns.map((column) => (
          <div key={column} className="sheet-line" style={{ left: axes.columns.start(column + 1) - 1, top, height }} />
        ))}
      {[...rows, ...(frame.showGridLines ? spare : [])].map((row) => (
        <SheetRowView
          key={row}
          row={row}
          cells={cells.row(row) ?? noCells}
          drawing={drawing}
          firstColumn={range.firstColumn}
          lastColumn={range.lastColumn}
        />
      ))}
      {frame.pageBreaks
        .filter((row) => row >= range.firstRow && row <= range.lastRow)
        .map((row) => (
          <div
            key={row}
            className="sheet-page-break"
            title="打印时在这里分页"
            style={{ top: axes.rows.start(row + 1) - 1, width: axes.columns.start(frame.columnCount + 1) }}
          />
        ))}
      {frame.printArea !== undefined && (
        <div className="sheet-print-area" title="打印区域" style={rangeRectangle(frame.printArea, axes)} />
      )}
    </>
  );
});

const noCells = [] as const;
