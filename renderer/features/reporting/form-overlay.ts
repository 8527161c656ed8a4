import type { FillPreview } from "#contract/reporting";
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { reportingText } from "../../text/reporting";
import type { CellChip, CellMark, SheetOverlay, SheetRegion } from "../../ui/sheet-view/sheet-overlay";
import { formPlaces, isUnsettled, placeSureness } from "./form-places";
import { type SourceNames, sourceWords } from "./source-words";

/** What is drawn over the blank form: its list areas, and on each place what would go there. */
export function proposalOverlay(reading: FormReading, sheet: string, names: SourceNames): SheetOverlay {
  const chips: readonly CellChip[] = formPlaces(reading)
    .filter((place) => place.sheet === sheet)
    .flatMap((place) =>
      place.ranges.map((range, block): CellChip => {
        const sureness = placeSureness(place);
        const text = sourceWords(place.binding.source, names);
        const word = reportingText.sureness[sureness];
        return {
          id: `${place.id} ${block}`,
          range:
            place.recordRows === 1
              ? range
              : { ...range, firstRow: range.firstRow + place.line, lastRow: range.firstRow + place.line },
          atEnd: place.prefix !== "",
          text,
          sureness,
          ...(sureness === "none" ? {} : { word }),
          hint: `${word}：${place.label} ← ${text}。${place.binding.reason}`,
        };
      }),
    );
  return {
    regions: listRegions(reading, sheet),
    columnChips: [],
    cellChips: [...chips, ...ownChips(reading, sheet)],
    marks: [],
  };
}

/** What is drawn over the filled form: where figures now stand, and the problems. Lists below a grown one have moved down. */
export function filledOverlay(reading: FormReading, sheet: string, preview: FillPreview | null): SheetOverlay {
  if (preview === null) return { regions: [], columnChips: [], cellChips: [], marks: [] };
  const shift = rowShift(reading, sheet, preview);
  const regions = preview.lists.flatMap(({ list, rows, sheet: on }): SheetRegion[] => {
    const area = reading.lists[list];
    if (area === undefined || on !== sheet || rows === 0) return [];
    const firstRow = area.firstRow + shift(area.firstRow);
    return area.columns
      .filter((column) => column.kind === "input" && column.binding.source !== null && !isUnsettled(column))
      .map((column, index) => ({
        id: `filled-${list}-${column.letter}`,
        tone: "filled" as const,
        word: index === 0 ? "已填" : "",
        range: {
          firstRow,
          lastRow: firstRow + rowsOf(area, rows) - 1,
          firstColumn: column.column,
          lastColumn: column.column,
        },
      }));
  });
  const cells = reading.cells.flatMap((cell): CellMark[] => {
    const at = parseCellAddress(cell.cell);
    if (cell.sheet !== sheet || at === null || cell.binding.source === null || isUnsettled(cell)) return [];
    return [{ row: at.row + shift(at.row), column: at.column, kind: "filled", hint: "" }];
  });
  const problems = preview.problems.flatMap((problem): CellMark[] => {
    const at = parseCellAddress(problem.cell);
    return problem.sheet !== sheet || at === null ? [] : [{ ...at, kind: problem.severity, hint: problem.reason }];
  });
  return { regions, columnChips: [], cellChips: [], marks: [...cells, ...problems] };
}

function listRegions(reading: FormReading, sheet: string): readonly SheetRegion[] {
  return reading.lists.flatMap((list, number): SheetRegion[] => {
    if (list.sheet !== sheet) return [];
    const columns = list.columns.map((column) => column.column);
    const span = { firstColumn: Math.min(...columns), lastColumn: Math.max(...columns) };
    const region = (tone: SheetRegion["tone"], word: string, firstRow: number, lastRow: number): SheetRegion => ({
      id: `${number}-${word}-${firstRow}`,
      tone,
      word,
      range: { firstRow, lastRow, ...span },
    });
    return [
      region("header", "表头", list.headerRows[0], list.headerRows[1]),
      region("data", "待填", list.firstRow, list.lastRow),
      ...list.totalRows.map((row) => region("total", "合计", row, row)),
    ];
  });
}

// The authority's own columns are named too, so that nobody wonders why they stay empty.
function ownChips(reading: FormReading, sheet: string): readonly CellChip[] {
  const words = { formula: "公式", sequence: "序号", fixed: "原有", input: "" } as const;
  return reading.lists.flatMap((list, number) =>
    list.sheet !== sheet
      ? []
      : list.columns
          .filter((column) => column.kind !== "input")
          .map((column) => ({
            id: `own-${number}-${column.letter}`,
            range: {
              firstRow: list.firstRow,
              lastRow: list.firstRow,
              firstColumn: column.column,
              lastColumn: column.column,
            },
            atEnd: false,
            text: words[column.kind],
            sureness: "fixed" as const,
            hint: column.kind === "sequence" ? "序号跟着行数写" : "原表自己的内容，不会动它",
          })),
  );
}

/** By how many rows something at a row of the blank form has moved down: rows put into lists above it, less those taken out there. */
export function rowShift(reading: FormReading, sheet: string, preview: FillPreview): (row: number) => number {
  const moves = preview.lists
    .filter((one) => one.sheet === sheet)
    .map(({ list, rows, rowsInserted }) => {
      const area = reading.lists[list];
      return { lastRow: area?.lastRow ?? 0, by: rowsInserted - (area === undefined ? 0 : rowsRemoved(area, rows)) };
    });
  return (row) => moves.reduce((sum, one) => sum + (row > one.lastRow ? one.by : 0), 0);
}

function rowsRemoved(area: FormList, records: number): number {
  if (area.rest !== "remove" || area.printed !== undefined) return 0;
  return Math.max(0, area.lastRow - area.firstRow + 1 - records * (area.recordRows ?? 1));
}

// Printed rows stay where they are, whichever of them are filled.
function rowsOf(area: FormList, records: number): number {
  return area.printed === undefined ? records * (area.recordRows ?? 1) : area.lastRow - area.firstRow + 1;
}
