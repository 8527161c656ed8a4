import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { columnLetters } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import { SheetGutter } from "./sheet-gutter";
import { useMarking } from "./use-marking";
import { type SheetDrop, useSheetDrop } from "./use-sheet-drop";
import { SheetHead } from "./sheet-head";
import { cellAfterKey, mergeStart, type CellPlace } from "./sheet-keys";
import type { SheetOverlay } from "./sheet-overlay";
import { SheetOverlayLayer } from "./sheet-overlay-layer";
import { SheetPlane } from "./sheet-plane";
import { rangeHolds, rangeRectangle, scrollToShow } from "./sheet-rectangle";
import type { SheetDrawing } from "./sheet-row";
import type { LoadedCells } from "./use-cell-blocks";
import type { Viewport } from "./use-viewport";
import { zoomStep } from "./zoom-control";

interface ScrollerProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  readonly viewport: Viewport;
  readonly drawing: SheetDrawing;
  readonly rows: readonly number[];
  readonly range: CellRange;
  readonly cells: LoadedCells;
  readonly overlay: SheetOverlay;
  readonly head: number;
  readonly gutter: number;
  readonly selected: CellPlace | null;
  readonly onSelect: (cell: CellPlace) => void;
  readonly onActivate: ((cell: CellPlace) => void) | undefined;
  readonly onHover: ((cell: CellPlace | null) => void) | undefined;
  readonly onColumn: ((column: number) => void) | undefined;
  readonly marked: CellRange | null;
  readonly onMark: ((range: CellRange) => void) | undefined;
  readonly drop: SheetDrop | undefined;
  readonly onZoom: (zoom: number) => void;
}

/** The scrolling part of the sheet view: letters, numbers, cells and overlays, mouse and keyboard. */
export function SheetScroller(props: ScrollerProps): ReactNode {
  const { drawing, range, selected, overlay, viewport } = props;
  const { axes, merges } = drawing;
  const rangeOf = useCallback(
    (row: number, column: number): CellRange =>
      merges.at(row, column) ?? { firstRow: row, lastRow: row, firstColumn: column, lastColumn: column },
    [merges],
  );
  const [hint, setHint] = useState<{ readonly cell: CellPlace; readonly text: string } | null>(null);
  useShownSelection(props, rangeOf);
  useWheelZoom(props);
  const place = (event: MouseEvent<HTMLElement>): CellPlace => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = axes.rows.trackAt(event.clientY - box.top);
    return mergeStart({ row, column: axes.columns.trackAt(event.clientX - box.left) }, merges);
  };
  const marking = useMarking(props.onMark, selected);
  const drop = useSheetDrop(props.drop, (event) => {
    const cell = place(event);
    return { cell, text: props.cells.row(cell.row)?.find(({ column }) => column === cell.column)?.text ?? "" };
  });
  const onMove = (event: MouseEvent<HTMLElement>): void => {
    const cell = place(event);
    marking.move(cell, event.buttons === 1);
    if (hint?.cell.row === cell.row && hint.cell.column === cell.column) return;
    props.onHover?.(cell);
    setHint({ cell, text: hintAt(overlay, cell) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Enter" && selected !== null) {
      props.onActivate?.(selected);
      return;
    }
    const pageRows = Math.max(
      1,
      Math.floor((viewport.height - props.head) / drawing.frame.defaultRowHeight / drawing.zoom) - 1,
    );
    const from = (event.shiftKey ? marking.end() : null) ?? selected ?? { row: 1, column: 1 };
    const next = cellAfterKey(event, from, { axes, merges, pageRows });
    if (next === null) return;
    event.preventDefault();
    if (event.shiftKey && marking.extend(next)) return;
    props.onSelect(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised sheet cannot be a <table>: rows outside the window do not exist.
    <div
      className="sheet-scroller"
      ref={props.scroller}
      onScroll={props.onScroll}
      onKeyDown={onKeyDown}
      role="grid"
      aria-label={`工作表 ${drawing.frame.name}`}
      aria-rowcount={drawing.frame.rowCount}
      aria-colcount={drawing.frame.columnCount}
      aria-activedescendant={selected === null ? undefined : `${drawing.idPrefix}-${selected.row}-${selected.column}`}
      tabIndex={0}
      style={{ scrollPaddingTop: props.head, scrollPaddingLeft: props.gutter }}
    >
      <SheetHead
        columns={axes.columns}
        first={range.firstColumn}
        last={range.lastColumn}
        gutter={props.gutter}
        height={props.head}
        chips={overlay.columnChips}
        selectedColumn={selected?.column ?? null}
        hidden={overlay.hidden?.columns ?? noTracks}
        onColumn={(column) => props.onColumn?.(column)}
      />
      <div className="sheet-body" style={{ width: axes.columns.total + props.gutter, height: axes.rows.total }}>
        <SheetGutter
          rows={axes.rows}
          first={range.firstRow}
          last={range.lastRow}
          width={props.gutter}
          regions={overlay.regions}
          selectedRow={selected?.row ?? null}
          hidden={overlay.hidden?.rows ?? noTracks}
          chips={overlay.rowChips ?? noChips}
          onRow={(row) => props.onSelect({ row, column: selected?.column ?? 1 })}
        />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the grid around it */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: cells are hit by position; the grid around holds the role */}
        <div
          className="sheet-plane"
          data-testid="sheet-plane"
          style={{ width: axes.columns.total, height: axes.rows.total }}
          onMouseDown={(event) => {
            event.preventDefault();
            props.scroller.current?.focus({ preventScroll: true });
            marking.begin(place(event));
          }}
          onClick={(event) => {
            if (!marking.finish()) props.onSelect(place(event));
          }}
          onDoubleClick={(event) => props.onActivate?.(place(event))}
          onMouseMove={onMove}
          {...drop.handlers}
          onMouseLeave={() => {
            setHint(null);
            props.onHover?.(null);
          }}
        >
          <SheetPlane drawing={drawing} rows={props.rows} range={range} cells={props.cells} />
          <SheetOverlayLayer
            overlay={overlay}
            axes={axes}
            window={range}
            selected={selected === null ? null : rangeOf(selected.row, selected.column)}
            marked={props.marked}
            target={drop.target}
            rangeOf={rangeOf}
          />
          {hint !== null && hint.text !== "" && (
            <Hint
              cell={rangeOf(hint.cell.row, hint.cell.column)}
              text={hint.text}
              drawing={drawing}
              end={viewport.left + viewport.width - props.gutter}
            />
          )}
        </div>
      </div>
    </div>
  );
}

const noTracks: ReadonlySet<number> = new Set();
const noChips: NonNullable<SheetOverlay["rowChips"]> = [];

/** Widest hint in pixels, as the style sheet has it. */
const WIDEST_HINT = 360;

// Near the right edge it stands further left, so that it is not cut off.
function Hint(props: {
  readonly cell: CellRange;
  readonly text: string;
  readonly drawing: SheetDrawing;
  readonly end: number;
}): ReactNode {
  const box = rangeRectangle(props.cell, props.drawing.axes);
  const left = Math.max(0, Math.min(box.left, props.end - WIDEST_HINT));
  return (
    <div className="sheet-hint" role="tooltip" style={{ left, top: box.top + box.height + 4 }}>
      <b>{`${columnLetters(props.cell.firstColumn)}${props.cell.firstRow}`}</b> {props.text}
    </div>
  );
}

function hintAt(overlay: SheetOverlay, cell: CellPlace): string {
  const marks = overlay.marks.filter((mark) => mark.row === cell.row && mark.column === cell.column);
  const chips = overlay.cellChips.filter((chip) => rangeHolds(chip.range, cell.row, cell.column));
  return [...marks, ...chips]
    .map((one) => one.hint)
    .filter((text) => text !== "")
    .join("；");
}

// Brings the selected cell into view when it changes from outside or by key.
function useShownSelection(props: ScrollerProps, rangeOf: (row: number, column: number) => CellRange): void {
  const { scroller, selected, drawing, head, gutter } = props;
  const latest = useRef({ drawing, head, gutter, rangeOf });
  latest.current = { drawing, head, gutter, rangeOf };
  const row = selected?.row ?? 0;
  const column = selected?.column ?? 0;
  useEffect(() => {
    const box = scroller.current;
    if (box === null || row === 0) return;
    const now = latest.current;
    const cell = rangeRectangle(now.rangeOf(row, column), now.drawing.axes);
    const top = scrollToShow(
      { start: cell.top, size: cell.height },
      { start: box.scrollTop, size: box.clientHeight - now.head },
    );
    const left = scrollToShow(
      { start: cell.left, size: cell.width },
      { start: box.scrollLeft, size: box.clientWidth - now.gutter },
    );
    if (top !== box.scrollTop) box.scrollTop = top;
    if (left !== box.scrollLeft) box.scrollLeft = left;
  }, [scroller, row, column]);
}

// Ctrl + wheel zooms. React's own wheel listener is passive and could not keep the page from zooming too.
function useWheelZoom(props: ScrollerProps): void {
  const { scroller, onZoom } = props;
  const zoom = useRef(props.drawing.zoom);
  zoom.current = props.drawing.zoom;
  useEffect(() => {
    const box = scroller.current;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      onZoom(zoomStep(zoom.current, event.deltaY < 0 ? 1 : -1));
    };
    box?.addEventListener("wheel", onWheel, { passive: false });
    return () => box?.removeEventListener("wheel", onWheel);
  }, [scroller, onZoom]);
}
