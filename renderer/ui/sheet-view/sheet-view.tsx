import { type ReactNode, useCallback, useId, useMemo, useRef, useState } from "react";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import type { SheetFrame } from "#domain/workbook/sheet-look";
import { gutterWidth } from "./sheet-gutter";
import type { CellPlace } from "./sheet-keys";
import { layOutSheet, rowsToDraw, visibleRange, zoomToFit } from "./sheet-model";
import { emptyOverlay, type SheetOverlay } from "./sheet-overlay";
import { rangeHolds } from "./sheet-rectangle";
import { SheetScroller } from "./sheet-scroller";
import { type SheetTab, SheetTabs } from "./sheet-tabs";
import { type CellLoader, useCellBlocks } from "./use-cell-blocks";
import type { SheetDrop } from "./use-sheet-drop";
import { useViewport } from "./use-viewport";
import { ZoomControl } from "./zoom-control";
import "./sheet-view.css";

/** What a sheet view shows and tells. */
export interface SheetViewProps {
  readonly frame: SheetFrame;
  /** Changes whenever the same frame would show other cells. */
  readonly contentKey: string;
  readonly loadCells: CellLoader;
  readonly overlay?: SheetOverlay;
  readonly selected: CellPlace | null;
  /** With the text that the cell shows. */
  readonly onSelect: (cell: CellPlace, text: string) => void;
  /** Enter or double click on a cell. */
  readonly onActivate?: (cell: CellPlace) => void;
  readonly onHover?: (cell: CellPlace | null) => void;
  readonly onColumn?: (column: number) => void;
  /** Cells a person has drawn a frame around (框选), by dragging or with Shift and the arrows. */
  readonly marked?: CellRange | null;
  readonly onMark?: (range: CellRange) => void;
  /** What can be dragged onto cells. */
  readonly drop?: SheetDrop;
  readonly tabs: readonly SheetTab[];
  readonly activeTab: string;
  readonly onTab: (name: string) => void;
  /** The sheet begins fitted to the width, but never smaller than this; 1 when absent. */
  readonly smallestAtStart?: number;
}

/** A real sheet drawn as Excel draws it, virtualised in both directions, with something drawn over it (工作表视图). */
export function SheetView(props: SheetViewProps): ReactNode {
  const { frame, overlay = emptyOverlay } = props;
  const scroller = useRef<HTMLDivElement | null>(null);
  const { viewport, onScroll } = useViewport(scroller);
  const gutter = gutterWidth(overlay);
  const head = overlay.columnChips.length > 0 ? 52 : 24;
  // Null: not chosen by hand; then the sheet begins fitted, as far as it stays readable.
  const [chosenZoom, setChosenZoom] = useState<number | null>(null);
  const fit = zoomToFit(frame, viewport.width - gutter - 16);
  const zoom = chosenZoom ?? Math.max(fit, props.smallestAtStart ?? 1);
  const model = useMemo(() => layOutSheet(frame, zoom), [frame, zoom]);
  const range = visibleRange(model.axes, viewport, head, gutter);
  const rows = rowsToDraw(range, model.axes, model.merges).filter((row) => row <= frame.rowCount);
  const cells = useCellBlocks(props.contentKey, props.loadCells, { needed: rows, count: frame.rowCount });
  const lookAt = useCallback(
    (row: number, column: number) => cells.row(row)?.find((cell) => cell.column === column)?.look ?? null,
    [cells],
  );
  const textAt = (cell: CellPlace): string =>
    cells.row(cell.row)?.find((one) => one.column === cell.column)?.text ?? "";
  const idPrefix = useId();
  const drawing = useMemo(
    () => ({ frame, axes: model.axes, merges: model.merges, zoom, idPrefix, lookAt }),
    [frame, model, zoom, idPrefix, lookAt],
  );
  return (
    <div className="sheet-view">
      <SheetInspector {...props} textAt={textAt} />
      {cells.failed && (
        <div className="sheet-failed">这一段没能读出来。往下滚动再滚回来会重试；如果一直这样，请重新打开文件。</div>
      )}
      <SheetScroller
        scroller={scroller}
        onScroll={onScroll}
        viewport={viewport}
        drawing={drawing}
        rows={rows}
        range={range}
        cells={cells}
        overlay={overlay}
        head={head}
        gutter={gutter}
        selected={props.selected}
        onSelect={(cell) => props.onSelect(cell, textAt(cell))}
        onActivate={props.onActivate}
        onHover={props.onHover}
        onColumn={props.onColumn}
        marked={props.marked ?? null}
        onMark={props.onMark}
        drop={props.drop}
        onZoom={setChosenZoom}
      />
      <div className="sheet-foot">
        <SheetTabs tabs={props.tabs} active={props.activeTab} onChange={props.onTab} />
        <ZoomControl zoom={zoom} onZoom={setChosenZoom} onFit={() => setChosenZoom(fit)} />
      </div>
    </div>
  );
}

// The line above the sheet, like Excel's name box and formula bar: the selected cell and its whole text, and what is said about it.
function SheetInspector(props: SheetViewProps & { readonly textAt: (cell: CellPlace) => string }): ReactNode {
  const { selected, overlay = emptyOverlay } = props;
  const marks = overlay.marks.filter(
    (mark) => mark.row === selected?.row && mark.column === selected.column && mark.hint !== "",
  );
  const chips =
    selected === null
      ? []
      : overlay.cellChips.filter((chip) => chip.hint !== "" && rangeHolds(chip.range, selected.row, selected.column));
  return (
    <div className="sheet-inspector">
      <span className="sheet-name-box">{selected === null ? "" : cellAddress(selected.row, selected.column)}</span>
      <span className="sheet-inspected" title={selected === null ? "" : props.textAt(selected)}>
        {selected === null ? "点一个格子看它的全文" : props.textAt(selected)}
      </span>
      {marks.length > 0 && (
        <span
          className={`sheet-inspected-hint sheet-hint-${marks[0]?.kind ?? "warning"}`}
          title={marks.map((mark) => mark.hint).join("\n")}
        >
          {marks.map((mark) => mark.hint).join("；")}
        </span>
      )}
      {marks.length === 0 && chips.length > 0 && (
        <span
          className={`sheet-inspected-hint sheet-hint-${chips[0]?.sureness === "doubtful" ? "warning" : "current"}`}
          title={chips.map((chip) => chip.hint).join("\n")}
        >
          {chips.map((chip) => chip.hint).join("；")}
        </span>
      )}
    </div>
  );
}
