// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are drawn by window, which a table element cannot; focus stays in the input on the active cell
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from "react";
import { CellInput, type CellInputHandle } from "./cell-input";
import { layOutColumns } from "./grid-columns";
import { GridHead, type GridSort } from "./grid-head";
import { type GridPlace, type GridRange, rangeOf } from "./grid-range";
import { GridRow } from "./grid-row";
import type { GridChange, GridColumn, GridPaste, GridRows } from "./grid-types";
import { useClipboard } from "./use-clipboard";
import { type GridControl, useGridControl } from "./use-grid-control";
import { useGridFocus } from "./use-grid-focus";
import { useViewport, type Viewport } from "./use-viewport";

/** What a grid shows and whom it tells. */
export interface DataGridProps<Row> {
  readonly label: string;
  readonly gutterTitle: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: GridRows<Row>;
  readonly rowHeight: number;
  readonly sort: readonly GridSort[];
  readonly onSort: (key: string, add: boolean) => void;
  readonly onWidth: (key: string, width: number) => void;
  readonly onMove: (key: string, before: string | null) => void;
  readonly filterOf: (column: GridColumn<Row>) => ReactNode;
  /** Rows that came into sight, bounds included. */
  readonly onSight: (first: number, last: number) => void;
  readonly onSelect: (range: GridRange) => void;
  readonly onEdit: (changes: readonly GridChange[]) => void;
  readonly onPaste: (paste: GridPaste) => void;
  /** Copying reached rows that are not loaded: fetch them, then answer. */
  readonly onMissingRows: (first: number, last: number) => Promise<void>;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onGlance: (row: number) => void;
  /** Esc on cells, or out of an edit: whatever they hold beyond the stored value may go. */
  readonly onDismiss: (range: GridRange) => void;
  /** A change of it brings the keyboard back to the active cell, as after a dialog. */
  readonly focusKey: number;
  /** Shown in place of rows when there are none. */
  readonly empty: ReactNode;
}

const GUTTER = 56;
const HEAD_HEIGHT = 68;

/** The grid for every long list: frozen columns, rows fetched by window, editing and clipboard as in Excel, Chinese input without a first lost letter. */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { columns, rows, rowHeight } = props;
  const layout = useMemo(() => layOutColumns(columns, GUTTER), [columns]);
  const view = useViewport({ total: rows.total, rowHeight, headHeight: HEAD_HEIGHT, layout });
  const input = useRef<CellInputHandle>(null);
  const control = useGridControl({ ...props, pageRows: view.pageRows, reveal: view.reveal, input });
  const range = rangeOf(control.selection);
  useGridFocus(input, props.focusKey, rows.total > 0);
  const { first, last, firstSeen } = view.rows;
  const { onSight, onSelect } = props;
  useEffect(() => onSight(first, last), [onSight, first, last]);
  const { firstRow, lastRow, firstColumn, lastColumn } = range;
  useEffect(
    () => onSelect({ firstRow, lastRow, firstColumn, lastColumn }),
    [onSelect, firstRow, lastRow, firstColumn, lastColumn],
  );
  return (
    <div
      ref={view.scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      className="grid"
      data-first-seen={firstSeen}
      data-aside={view.scrollLeft > 0 ? true : undefined}
      onScroll={view.onScroll}
      onMouseDown={control.onMouseDown}
      onMouseMove={control.onMouseMove}
      onDoubleClick={control.onDoubleClick}
    >
      <GridHead
        layout={layout}
        seen={view.columns}
        gutter={GUTTER}
        gutterTitle={props.gutterTitle}
        sort={props.sort}
        onSort={props.onSort}
        onWidth={props.onWidth}
        onMove={props.onMove}
        filterOf={props.filterOf}
      />
      {rows.total === 0 ? (
        <div className="grid-empty">{props.empty}</div>
      ) : (
        <div className="grid-body" style={{ height: view.rows.height, width: layout.width }}>
          {/* The line under a row takes one pixel of its height. */}
          <div className="grid-rows" style={{ top: view.rows.baseTop, lineHeight: `${rowHeight - 1}px` }}>
            <Rows {...props} view={view} frozen={layout.frozen} width={layout.width} range={range} control={control} />
            <ActiveCell {...props} view={view} layout={layout} control={control} input={input} range={range} />
          </div>
        </div>
      )}
    </div>
  );
}

type Inner<Row> = DataGridProps<Row> & {
  readonly view: Viewport<Row>;
  readonly control: GridControl;
  readonly range: GridRange;
};

function Rows<Row>(
  props: Inner<Row> & { readonly frozen: ReturnType<typeof layOutColumns<Row>>["frozen"]; readonly width: number },
): ReactNode {
  const { view, rows, range, control, rowHeight } = props;
  const { first, last, base } = view.rows;
  const active = control.selection.anchor;
  const slots = view.rows.slots;
  const drawn: ReactNode[] = [];
  for (let index = first; index <= last; index += 1) {
    const selected = index >= range.firstRow && index <= range.lastRow;
    drawn.push(
      <GridRow
        // Rows that scroll out lend their elements to rows that scroll in.
        key={index % slots}
        row={rows.at(index)}
        index={index}
        top={(index - base) * rowHeight}
        height={rowHeight}
        width={props.width}
        gutter={GUTTER}
        frozen={props.frozen}
        seen={view.columns}
        firstSelected={selected ? range.firstColumn : -1}
        lastSelected={selected ? range.lastColumn : -1}
        active={active.row === index ? active.column : -1}
      />,
    );
  }
  return drawn;
}

function ActiveCell<Row>(
  props: Inner<Row> & {
    readonly layout: ReturnType<typeof layOutColumns<Row>>;
    readonly input: RefObject<CellInputHandle | null>;
  },
): ReactNode {
  const { control, layout, view, rows, rowHeight, range } = props;
  const place = control.selection.anchor;
  const placed = layout.all[place.column];
  const row = rows.at(place.row);
  const clipboard = useClipboard({ ...props, range });
  if (placed === undefined) return null;
  const { column } = placed;
  return (
    <CellInput
      handle={props.input}
      place={{
        top: nearby(place, view) * rowHeight,
        left: column.frozen ? placed.left + view.scrollLeft : placed.left,
        width: column.width,
        height: rowHeight,
      }}
      cell={`${place.row}:${column.key}`}
      label={`${column.title} ${place.row + 1} ${row === undefined ? "" : column.text(row)}`}
      editing={control.editing}
      editable={column.editable && row !== undefined}
      align={column.align}
      options={column.options}
      find={column.find ?? null}
      onBegin={control.begin}
      onTake={control.take}
      onCancel={control.cancel}
      onKey={control.onKey}
      onCopy={clipboard.copy}
      onPaste={clipboard.paste}
    />
  );
}

/** The input follows the active cell but never further than the drawn rows, so that focusing it cannot make the browser scroll. */
function nearby<Row>(place: GridPlace, view: Viewport<Row>): number {
  const { first, last, base } = view.rows;
  return Math.max(first, Math.min(last, place.row)) - base;
}
