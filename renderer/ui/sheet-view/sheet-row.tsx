import { type CSSProperties, memo, type ReactNode, useMemo } from "react";
import type { BorderLook, ShownCell, SheetFrame } from "#domain/workbook/sheet-look";
import { borderLine, cellStyle, condensed, textWidth } from "./cell-style";
import type { MergeIndex } from "./merge-index";
import { type DrawnCell, drawnRow } from "./row-cells";
import { rangeRectangle, type SheetAxes } from "./sheet-rectangle";

/** What all rows of a sheet share while they are drawn. */
export interface SheetDrawing {
  readonly frame: SheetFrame;
  readonly axes: SheetAxes;
  readonly merges: MergeIndex;
  readonly zoom: number;
  readonly idPrefix: string;
  /** Look of a cell that a merge covers: its outer borders belong to the merged whole. */
  readonly lookAt: (row: number, column: number) => number | null;
}

interface RowProps {
  readonly row: number;
  readonly cells: readonly ShownCell[];
  readonly drawing: SheetDrawing;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** One row of cells with its grid line. */
export const SheetRowView = memo(function SheetRowView(props: RowProps): ReactNode {
  const { row, cells, drawing, firstColumn, lastColumn } = props;
  const { axes, frame, merges } = drawing;
  const drawn = useMemo(() => drawnRow(cells, frame, merges, axes.columns), [cells, frame, merges, axes]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by pixel; a table row cannot be.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and names the active cell.
    <div
      className={frame.showGridLines ? "sheet-row sheet-row-lined" : "sheet-row"}
      role="row"
      aria-rowindex={row}
      style={{ top: axes.rows.start(row), height: axes.rows.size(row), width: axes.columns.total }}
    >
      {drawn
        .filter((cell) => isNear(cell, axes, firstColumn, lastColumn))
        .map((cell) => (
          <SheetCell key={cell.cell.column} drawn={cell} drawing={drawing} />
        ))}
    </div>
  );
});

function SheetCell({ drawn, drawing }: { readonly drawn: DrawnCell; readonly drawing: SheetDrawing }): ReactNode {
  const { cell, range, spill } = drawn;
  const { axes, frame, merges, zoom } = drawing;
  const look = frame.looks[cell.look];
  const merged = merges.at(cell.row, cell.column) !== null;
  const box = rangeRectangle(range, axes);
  const style: CSSProperties = {
    ...cellStyle(look, cell.numeric, zoom),
    ...bordersOf(drawn, drawing),
    left: box.left - 1,
    top: -1,
    width: box.width + 1,
    height: box.height + 1,
    padding: `0 ${Math.round(2 * zoom)}px`,
    ...(merged && look?.fill === undefined ? { backgroundColor: "#fff", backgroundClip: "padding-box" } : {}),
    ...(spill > 0 ? { overflow: "visible", zIndex: 1 } : {}),
  };
  if (cell.text === "" && look === undefined && !merged) return null;
  const oneLine = look?.wrap === true ? keptTogether(cell.text, Number(style.fontSize), box.width - 6 * zoom) : {};
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells are placed by pixel; a table cell cannot be.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and names the active cell.
    <div
      id={`${drawing.idPrefix}-${cell.row}-${cell.column}`}
      className="sheet-cell"
      role="gridcell"
      aria-colindex={cell.column}
      style={style}
    >
      {cell.text === "" ? null : (
        <span className="sheet-cell-text" style={{ ...textWidth(box.width, spill), ...oneLine }}>
          {cell.text}
        </span>
      )}
    </div>
  );
}

function keptTogether(text: string, fontSize: number, width: number): CSSProperties {
  const spacing = condensed(text, fontSize, width);
  return spacing === null ? {} : { whiteSpace: "nowrap", overflowWrap: "normal", letterSpacing: spacing };
}

// A merged whole takes its right border from its right-most and its bottom border from its lowest covered cell.
function bordersOf(drawn: DrawnCell, drawing: SheetDrawing): CSSProperties {
  const { range, cell } = drawn;
  const own = borderAt(drawing, cell.look);
  const right =
    range.lastColumn === range.firstColumn ? own : (coveredBorder(drawing, cell.row, range.lastColumn) ?? own);
  const bottom = range.lastRow === range.firstRow ? own : (coveredBorder(drawing, range.lastRow, cell.column) ?? own);
  const clear = "1px solid transparent";
  return {
    borderTop: borderLine(own?.top, drawing.zoom) ?? clear,
    borderLeft: borderLine(own?.left, drawing.zoom) ?? clear,
    borderRight: borderLine(right?.right, drawing.zoom) ?? clear,
    borderBottom: borderLine(bottom?.bottom, drawing.zoom) ?? clear,
  };
}

function coveredBorder(drawing: SheetDrawing, row: number, column: number): BorderLook | undefined {
  const look = drawing.lookAt(row, column);
  return look === null ? undefined : borderAt(drawing, look);
}

function borderAt(drawing: SheetDrawing, look: number): BorderLook | undefined {
  return drawing.frame.looks[look]?.border;
}

function isNear(drawn: DrawnCell, axes: SheetAxes, firstColumn: number, lastColumn: number): boolean {
  const end = axes.columns.start(drawn.range.lastColumn + 1) + drawn.spill;
  return drawn.range.firstColumn <= lastColumn && end > axes.columns.start(firstColumn);
}
