// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are drawn by window, which a table element cannot; focus stays in the input on the active cell
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays in the input that lies on the active cell
import { memo, type ReactNode } from "react";
import type { PlacedColumn } from "./grid-columns";
import type { GridMark } from "./grid-types";

interface Props<Row> {
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly gutter: number;
  readonly frozen: readonly PlacedColumn<Row>[];
  readonly seen: readonly PlacedColumn<Row>[];
  /** Selected columns of this row, -1 for none. */
  readonly firstSelected: number;
  readonly lastSelected: number;
  /** The active column, -1 when the active cell is in another row. */
  readonly active: number;
}

/** One row; drawn again only when it or its selection changes. The cast keeps the type parameter, which memo forgets. */
export const GridRow = memo(GridRowUncached) as typeof GridRowUncached;

function GridRowUncached<Row>(props: Props<Row>): ReactNode {
  const { row, index, firstSelected } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid-row"
      data-pending={row === undefined}
      style={{ top: props.top, height: props.height, width: props.width }}
    >
      <div className="grid-gutter" data-row={index} data-on={firstSelected >= 0} style={{ width: props.gutter }}>
        {index + 1}
      </div>
      {props.frozen.map((placed) => (
        <GridCell key={placed.column.key} placed={placed} {...props} />
      ))}
      {props.seen.map((placed) => (
        <GridCell key={placed.column.key} placed={placed} {...props} />
      ))}
    </div>
  );
}

function GridCell<Row>(props: Props<Row> & { readonly placed: PlacedColumn<Row> }): ReactNode {
  const { row, placed, index } = props;
  const { column, at } = placed;
  const mark = row === undefined ? null : column.mark(row);
  const selected = at >= props.firstSelected && at <= props.lastSelected;
  const text = row === undefined ? "" : column.text(row);
  return (
    <div
      role="gridcell"
      aria-colindex={at + 1}
      aria-selected={selected}
      className="grid-cell"
      data-row={index}
      data-column={at}
      data-align={column.align}
      data-active={at === props.active}
      data-mark={mark?.kind}
      data-frozen={column.frozen}
      title={describeMark(mark)}
      style={{ left: placed.left, width: column.width }}
    >
      {row === undefined ? <span className="grid-bone" /> : null}
      {row === undefined || column.lead === undefined ? null : column.lead(row, index)}
      <span className="grid-cell-text" data-missing={text === "—"}>
        {text}
      </span>
    </div>
  );
}

function describeMark(mark: GridMark | null): string | undefined {
  return mark === null || mark.sentence === "" ? undefined : mark.sentence;
}
