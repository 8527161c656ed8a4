import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FieldType } from "#domain/catalogue/field";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { readTicked } from "#domain/importing/ticked-option";
import type { CellContent, SheetRow } from "#domain/workbook/grid";

/** A row as its readers shall see it (预处理后的行), and the texts as written of the cells that were changed, by column; null when none was. */
export interface PreparedRow {
  readonly shown: SheetRow;
  readonly raws: ReadonlyMap<number, string> | null;
  /** Columns of those cells where boxes are not the way of the column. */
  readonly odd: readonly number[];
}

const TICKED_TYPES: ReadonlySet<FieldType> = new Set(["boolean", "choice", "text"]);

/** Styles of yes/no that are no boxes. */
const WRITTEN_OUT = /^boolean:(?:是否|有无|√×|01|12|YN)$/u;

/** Compiles the preparation of rows (建行预处理): a cell with boxes to tick (☑是 □否) becomes the ticked word; with nothing ticked it is blank. Several ticked words stay as they are where only one can hold. */
export function createRowPreparer(table: RecognisedTable, index: CatalogueIndex): (row: SheetRow) => PreparedRow {
  const columns = table.columns.flatMap(({ column, fields, habit, valueMap }) => {
    const field = index.byId.get(fields[0] ?? "");
    return field !== undefined && TICKED_TYPES.has(field.type)
      ? [
          {
            column,
            several: field.type === "text",
            isOdd: field.type === "boolean" && WRITTEN_OUT.test(habit ?? ""),
            blankSays: valueMap?.[""] !== undefined,
          },
        ]
      : [];
  });
  return (row) => {
    let cells: (CellContent | undefined)[] | null = null;
    const raws = new Map<number, string>();
    const odd: number[] = [];
    for (const { column, several, isOdd, blankSays } of columns) {
      const content = row.cells[column - 1];
      if (typeof content !== "string" || content.length < 2) continue;
      const said = tickedWord(content, several);
      // Where a blank means no, boxes with nothing ticked are not one: they stay as written, to be reported.
      if (said === null || (said === "" && blankSays)) continue;
      cells ??= [...row.cells];
      cells[column - 1] = said === "" ? undefined : said;
      raws.set(column, content);
      if (isOdd) odd.push(column);
    }
    return cells === null ? { shown: row, raws: null, odd } : { shown: { ...row, cells }, raws, odd };
  };
}

/** The word to read; null: read the cell as it stands. */
function tickedWord(text: string, several: boolean): string | null {
  const ticked = readTicked(text);
  if (ticked === null || (ticked.chosen.length > 1 && !several)) return null;
  return ticked.chosen.join("、");
}
