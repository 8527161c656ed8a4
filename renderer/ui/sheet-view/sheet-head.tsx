import type { ReactNode } from "react";
import { columnLetters } from "#domain/workbook/cell-address";
import type { ColumnChip } from "./sheet-overlay";
import type { SheetAxis } from "./sheet-axis";

/** The strip above the sheet: column letters and, where there are some, a chip per column. Stays while rows scroll. */
export function SheetHead(props: {
  readonly columns: SheetAxis;
  readonly first: number;
  readonly last: number;
  readonly gutter: number;
  readonly height: number;
  readonly chips: readonly ColumnChip[];
  readonly selectedColumn: number | null;
  readonly hidden: ReadonlySet<number>;
  readonly onColumn: (column: number) => void;
}): ReactNode {
  const { columns, first, last, gutter, height, chips, selectedColumn, hidden, onColumn } = props;
  const shown: number[] = [];
  for (let column = first; column <= last; column += 1) if (columns.size(column) > 0) shown.push(column);
  return (
    <div className="sheet-head" style={{ width: columns.total + gutter, height }}>
      <div className="sheet-corner" style={{ width: gutter }} />
      {shown.map((column) => (
        <div
          key={column}
          className={column === selectedColumn ? "sheet-letter sheet-letter-on" : "sheet-letter"}
          data-hidden={hidden.has(column)}
          title={hidden.has(column) ? `${columnLetters(column)} 列在原表里是隐藏的` : undefined}
          style={{ left: gutter + columns.start(column), width: columns.size(column) }}
        >
          {columnLetters(column)}
          {hidden.has(column) ? " 隐" : ""}
        </div>
      ))}
      {chips
        .filter((chip) => chip.column >= first && chip.column <= last && columns.size(chip.column) > 0)
        .map((chip) => (
          <button
            key={chip.column}
            type="button"
            tabIndex={-1}
            title={chip.hint}
            className={`sheet-chip sheet-chip-${chip.sureness} sheet-column-chip${chip.column === selectedColumn ? " sheet-chip-on" : ""}`}
            style={{ left: gutter + columns.start(chip.column) + 1, width: columns.size(chip.column) - 3 }}
            onClick={() => onColumn(chip.column)}
          >
            {chip.sureness === "doubtful" ? "？" : ""}
            {chip.text}
          </button>
        ))}
    </div>
  );
}
