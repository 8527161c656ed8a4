import type { ReactNode } from "react";
import type { RosterRow } from "#contract/enterprises";
import { addDecimals, type Decimal, decimalFromNumber, divideDecimals } from "#domain/shared/decimal";
import { groupThousands, isNumeric, toShownNumber } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { rosterText } from "../../text/roster";
import { countCells, type GridRange } from "../../ui/grid/grid-range";
import { type FieldColumn, valueAt } from "./roster-columns";

const MOST_ROWS = 2000;

/** Count, sum and average of what is selected, exactly, in the unit shown. */
export function SelectionSummary(props: {
  readonly range: GridRange;
  readonly columns: readonly FieldColumn[];
  readonly at: (index: number) => RosterRow | undefined;
}): ReactNode {
  const { range } = props;
  const cells = countCells(range);
  if (cells <= 1) return <span>{rosterText.shortcuts}</span>;
  const rows = range.lastRow - range.firstRow + 1;
  const numbers = rows > MOST_ROWS ? null : readNumbers(props);
  const sum = numbers?.reduce((total, number) => addDecimals(total, number), decimalFromNumber(0));
  return (
    <>
      <span>
        {rosterText.selected} <strong>{formatCount(cells)}</strong>
      </span>
      {numbers === null ? <span>{rosterText.unloaded}</span> : null}
      {sum === undefined || numbers === null || numbers.length === 0 ? null : (
        <>
          <span>
            {rosterText.sum} <strong>{groupThousands(sum)}</strong>
          </span>
          <span>
            {rosterText.average} <strong>{groupThousands(averageOf(sum, numbers.length))}</strong>
          </span>
        </>
      )}
    </>
  );
}

/** Average to two decimals, as the foot of a sheet shows it. */
function averageOf(sum: Decimal, count: number): Decimal {
  return divideDecimals(sum, decimalFromNumber(count), 2);
}

function readNumbers(props: {
  readonly range: GridRange;
  readonly columns: readonly FieldColumn[];
  readonly at: (index: number) => RosterRow | undefined;
}): readonly Decimal[] | null {
  const { range, at } = props;
  const numbers: Decimal[] = [];
  const columns = props.columns.slice(range.firstColumn, range.lastColumn + 1).filter(({ field }) => isNumeric(field));
  for (let index = range.firstRow; index <= range.lastRow; index += 1) {
    const row = at(index);
    if (row === undefined) return null;
    for (const column of columns) {
      const value = valueAt(row, column);
      const number = value === null ? null : toShownNumber(value, column.field);
      if (number !== null) numbers.push(number);
    }
  }
  return numbers;
}
