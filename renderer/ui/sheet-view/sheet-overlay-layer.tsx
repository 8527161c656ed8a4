import type { ReactNode } from "react";
import type { CellRange } from "#domain/workbook/grid";
import type { CellChip, CellMark, SheetOverlay } from "./sheet-overlay";
import { rangeRectangle, rangesMeet, type SheetAxes, type SheetRectangle } from "./sheet-rectangle";

/** Everything drawn over the cells: regions, chips lying on cells, marks and the selected cell. Takes no clicks. */
export function SheetOverlayLayer(props: {
  readonly overlay: SheetOverlay;
  readonly axes: SheetAxes;
  readonly window: CellRange;
  readonly selected: CellRange | null;
  readonly marked: CellRange | null;
  /** Where what is being dragged would land. */
  readonly target: CellRange | null;
  readonly rangeOf: (row: number, column: number) => CellRange;
}): ReactNode {
  const { overlay, axes, window, selected, marked, target, rangeOf } = props;
  return (
    <div className="sheet-overlays" aria-hidden="true">
      {overlay.regions
        .filter((region) => rangesMeet(region.range, window))
        .map((region) => (
          <div
            key={region.id}
            className={`sheet-region sheet-tone-${region.tone}`}
            style={rangeRectangle(region.range, axes)}
          />
        ))}
      {overlay.marks
        .filter((mark) => rangesMeet(rangeOf(mark.row, mark.column), window))
        .map((mark) => (
          <Mark
            key={`${mark.kind}-${mark.row}-${mark.column}`}
            mark={mark}
            axes={axes}
            range={rangeOf(mark.row, mark.column)}
          />
        ))}
      {overlay.cellChips
        .filter((chip) => rangesMeet(chip.range, window))
        .map((chip) => (
          <CellChipView key={chip.id} chip={chip} box={rangeRectangle(wholeOf(chip.range, rangeOf), axes)} />
        ))}
      {target !== null && (
        <div
          className="sheet-drop-target"
          data-testid="sheet-drop-target"
          style={rangeRectangle(wholeOf(target, rangeOf), axes)}
        />
      )}
      {marked !== null && <div className="sheet-marked" style={rangeRectangle(marked, axes)} />}
      {selected !== null && <div className="sheet-selected" style={outset(rangeRectangle(selected, axes))} />}
    </div>
  );
}

function Mark(props: { readonly mark: CellMark; readonly axes: SheetAxes; readonly range: CellRange }): ReactNode {
  return <div className={`sheet-mark sheet-mark-${props.mark.kind}`} style={rangeRectangle(props.range, props.axes)} />;
}

/** Below this width a chip gives its padding to its first characters; the whole text stands in the hint. */
const NARROW = 48;
/** Room that the word of sureness takes behind a text, and one full-width character, in pixels. */
const WORD_ROOM = 56;
const LETTER = 12;

function CellChipView({ chip, box }: { readonly chip: CellChip; readonly box: SheetRectangle }): ReactNode {
  return (
    <div
      className={`sheet-cell-chip sheet-cell-chip-${chip.sureness}`}
      data-end={chip.atEnd}
      data-narrow={box.width < NARROW}
      style={box}
    >
      {chip.text !== "" && (
        <span className={`sheet-chip sheet-chip-${chip.sureness}`}>
          {chip.sureness === "doubtful" ? "？" : ""}
          {chip.text}
          {chip.word !== undefined && box.width >= chip.text.length * LETTER + WORD_ROOM && (
            <i className="sheet-chip-word">{chip.word}</i>
          )}
        </span>
      )}
    </div>
  );
}

function outset(box: SheetRectangle): SheetRectangle {
  return { left: box.left - 1, top: box.top - 1, width: box.width + 1, height: box.height + 1 };
}

// A single cell stands for the merged whole it begins.
function wholeOf(range: CellRange, rangeOf: (row: number, column: number) => CellRange): CellRange {
  const single = range.firstRow === range.lastRow && range.firstColumn === range.lastColumn;
  return single ? rangeOf(range.firstRow, range.firstColumn) : range;
}
