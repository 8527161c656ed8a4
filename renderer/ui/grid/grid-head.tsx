// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are drawn by window, which a table element cannot; focus stays in the input on the active cell
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays in the input that lies on the active cell
import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { memo, type PointerEvent, type ReactNode, useRef } from "react";
import type { ColumnLayout, PlacedColumn } from "./grid-columns";
import type { GridColumn } from "./grid-types";
import { type ColumnDrag, useColumnDrag } from "./use-column-drag";

/** One key of the order, first the strongest. */
export interface GridSort {
  readonly key: string;
  readonly descending: boolean;
}

interface Props<Row> {
  readonly layout: ColumnLayout<Row>;
  readonly seen: readonly PlacedColumn<Row>[];
  readonly gutter: number;
  readonly gutterTitle: string;
  readonly sort: readonly GridSort[];
  /** `add` when Shift was held: a further key instead of a new order. */
  readonly onSort: (key: string, add: boolean) => void;
  readonly onWidth: (key: string, width: number) => void;
  /** A title was dragged before another column, or with null to the end. */
  readonly onMove: (key: string, before: string | null) => void;
  readonly filterOf: (column: GridColumn<Row>) => ReactNode;
}

const NARROWEST = 48;

/** Titles with sorting and width handles, and the filter row below them; not drawn again while rows scroll. The cast keeps the type parameter, which memo forgets. */
export const GridHead = memo(GridHeadUncached) as typeof GridHeadUncached;

function GridHeadUncached<Row>(props: Props<Row>): ReactNode {
  const { layout, seen, gutter } = props;
  const shown = [...layout.frozen, ...seen];
  const drag = useColumnDrag(layout, props.onMove);
  return (
    <div className="grid-head" style={{ width: layout.width }}>
      <div role="row" aria-rowindex={1} className="grid-titles">
        <div className="grid-gutter" style={{ width: gutter }}>
          {props.gutterTitle}
        </div>
        {shown.map((placed) => (
          <Title key={placed.column.key} placed={placed} drag={drag} {...props} />
        ))}
        {drag.markAt === null ? null : <span className="grid-drop-mark" style={{ left: drag.markAt }} />}
      </div>
      <div className="grid-filters">
        <div className="grid-gutter" style={{ width: gutter }} />
        {shown.map(({ column, left }) => (
          <div
            key={column.key}
            className="grid-filter"
            data-frozen={column.frozen}
            style={{ left, width: column.width }}
          >
            {props.filterOf(column)}
          </div>
        ))}
      </div>
    </div>
  );
}

function Title<Row>(props: Props<Row> & { readonly placed: PlacedColumn<Row>; readonly drag: ColumnDrag }): ReactNode {
  const { drag } = props;
  const { column, left, at } = props.placed;
  const order = props.sort.findIndex((sort) => sort.key === column.key);
  const sort = props.sort[order];
  return (
    <div
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={sort === undefined ? "none" : sort.descending ? "descending" : "ascending"}
      className="grid-title"
      data-align={column.align}
      data-frozen={column.frozen}
      data-key={column.key}
      data-dragged={drag.dragged === column.key}
      style={{ left, width: column.width }}
    >
      <button
        type="button"
        tabIndex={-1}
        title={column.unit === "" ? column.title : `${column.title}（${column.unit}）`}
        onMouseDown={(event) => event.preventDefault()}
        {...(column.frozen ? {} : drag.handlers(column.key))}
        onClick={(event) => {
          if (!drag.justMoved()) props.onSort(column.key, event.shiftKey);
        }}
      >
        <span className="grid-title-text">
          {column.title}
          {column.unit === "" ? null : <span className="grid-unit">（{column.unit}）</span>}
        </span>
        {sort === undefined ? null : sort.descending ? <CaretDownOutlined /> : <CaretUpOutlined />}
        {sort === undefined || props.sort.length < 2 ? null : <sup>{order + 1}</sup>}
      </button>
      <WidthHandle width={column.width} onWidth={(width) => props.onWidth(column.key, width)} />
    </div>
  );
}

function WidthHandle(props: { readonly width: number; readonly onWidth: (width: number) => void }): ReactNode {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const onMove = (event: PointerEvent): void => {
    if (start.current === null) return;
    props.onWidth(Math.max(NARROWEST, Math.round(start.current.width + event.clientX - start.current.x)));
  };
  return (
    <span
      className="grid-width-handle"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: props.width };
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
