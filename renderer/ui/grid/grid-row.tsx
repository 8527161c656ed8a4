// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are drawn by window, which a table element cannot; focus stays in the input on the active cell
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays in the input that lies on the active cell
import { memo, type ReactNode } from "react";
import type { PlacedColumn } from "./grid-columns";
import type { GridColumn, GridMark } from "./grid-types";

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
  const style = { transform: `translateY(${props.top}px)`, height: props.height, width: props.width };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid-row"
      data-pending={row === undefined ? true : undefined}
      style={style}
    >
      <div role="presentation" className="grid-frozen">
        <div className="grid-gutter" data-row={index} data-on={firstSelected >= 0} style={{ width: props.gutter }}>
          {index + 1}
        </div>
        {props.frozen.map((placed) => drawCell(props, placed))}
      </div>
      {props.seen.map((placed) => drawCell(props, placed))}
    </div>
  );
}

/** One cell. A function and no component, and one element where there is only text: scrolling draws hundreds of them a second. */
function drawCell<Row>(props: Props<Row>, placed: PlacedColumn<Row>): ReactNode {
  const { row, index } = props;
  const { column, at } = placed;
  const mark = row === undefined ? null : column.mark(row);
  const text = row === undefined ? "" : column.text(row);
  return (
    <div
      key={column.key}
      role="gridcell"
      aria-colindex={at + 1}
      aria-selected={at >= props.firstSelected && at <= props.lastSelected}
      className="grid-cell"
      data-row={index}
      data-column={at}
      data-align={column.align}
      data-active={at === props.active ? true : undefined}
      data-mark={mark?.kind}
      data-frozen={column.frozen ? true : undefined}
      data-missing={text === "—" ? true : undefined}
      data-lead={column.lead === undefined ? undefined : true}
      title={describeMark(mark)}
      style={placed.style}
    >
      {drawContent(props, column, text)}
    </div>
  );
}

function drawContent<Row>({ row, index }: Props<Row>, column: GridColumn<Row>, text: string): ReactNode {
  if (row === undefined) return <span className="grid-bone" />;
  if (column.lead === undefined) return text;
  return (
    <>
      {column.lead(row, index)}
      <span className="grid-cell-text">{text}</span>
    </>
  );
}

function describeMark(mark: GridMark | null): string | undefined {
  return mark === null || mark.sentence === "" ? undefined : mark.sentence;
}
