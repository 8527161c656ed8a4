import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { chooseKind, likelyKinds } from "#domain/importing/choose-kind";
import { recogniseColumnTableAt, recogniseColumnTables } from "#domain/importing/column-tables";
import { recogniseForms } from "#domain/importing/form-tables";
import { mayStandOtherwise, weighTables } from "#domain/importing/orientation-evidence";
import type { Orientation, RecognisedTable } from "#domain/importing/recognised-table";
import { recogniseRowTableAt, recogniseRowTables } from "#domain/importing/row-tables";
import { recogniseBands } from "#domain/importing/sheet-bands";
import { viewSheet } from "#domain/importing/sheet-view";
import type { Grid } from "#domain/workbook/grid";

/** Finds the tables of a sheet and what their columns mean (识别表格). With an index of one kind the sheet is read as a list of that kind; with the usual one as enterprises or carriers, unless another kind of the register explains it plainly better. */
export function recogniseTables(grid: Grid, index: CatalogueIndex): readonly RecognisedTable[] {
  const usual = readSheet(grid, index);
  const others = likelyKinds(grid, usual, index).map((own) => ({ index: own, tables: readSheet(grid, own) }));
  return others.length === 0 ? usual : (chooseKind(grid, usual, others) ?? usual);
}

/** The index by which tables of a kind are read (某类台账的字段索引); the usual one for enterprises, carriers and kinds that have gone. */
export function indexOfKind(index: CatalogueIndex, subject: string | undefined): CatalogueIndex {
  return index.kinds.get(subject ?? "") ?? index;
}

/** Finds the tables of a sheet whose records lie as a person says (按指定方向识别). */
export function recogniseTablesAs(
  grid: Grid,
  orientation: Orientation,
  index: CatalogueIndex,
): readonly RecognisedTable[] {
  const view = viewSheet(grid);
  if (orientation === "rows") return recogniseRowTables(view, index);
  return orientation === "columns" ? recogniseColumnTables(view, index) : recogniseForms(view, index);
}

/** Reads a table a person has marked where none was found (手工框选): as enterprises or carriers, else as whatever kind explains most of its headings. */
export function recogniseMarked(
  grid: Grid,
  header: Parameters<typeof recogniseTableAt>[1],
  index: CatalogueIndex,
): RecognisedTable | null {
  const usual = recogniseTableAt(grid, header, index);
  if (usual !== null) return usual;
  const read = [...index.kinds.values()].flatMap((own) => recogniseTableAt(grid, header, own) ?? []);
  const known = ({ columns }: RecognisedTable): number => columns.filter(({ fields }) => fields.length > 0).length;
  return read.toSorted((a, b) => known(b) - known(a))[0] ?? null;
}

/** Reads a table whose header a person has pointed out (按人工指定的表头识别); null when it names nobody. `rows` number what `RecognisedTable.headerRows` numbers in this orientation; `number` is the table's place on its sheet. */
export function recogniseTableAt(
  grid: Grid,
  header: { readonly orientation: Orientation; readonly rows: readonly [number, number]; readonly number: number },
  index: CatalogueIndex,
): RecognisedTable | null {
  const view = viewSheet(grid);
  if (header.orientation === "rows") return recogniseRowTableAt(view, header, index);
  if (header.orientation === "columns") return recogniseColumnTableAt(view, header, index);
  const [form] = recogniseForms(view, index, header.rows[0]);
  return form === undefined ? null : { ...form, index: header.number };
}

/** Records in rows, in columns (行列互换), or one in scattered cells (一企一表), whichever makes most sense of the cells. Pure; works on the head and tail of a long sheet too. A sheet that is no data (填表说明, 代码表) gives none. */
function readSheet(grid: Grid, index: CatalogueIndex): readonly RecognisedTable[] {
  const view = viewSheet(grid);
  const rows = recogniseBands(view, index) ?? recogniseRowTables(view, index);
  if (!mayStandOtherwise(view, index)) return rows;
  const forms = recogniseForms(view, index);
  // Rows of labels over one row of values each are a form, not as many tables of one record.
  const plainest = holdsFewRecords(rows) ? [forms, rows] : [rows, forms];
  const [best] = [...plainest, recogniseColumnTables(view, index)]
    .map((tables) => ({ tables, weight: weighTables(grid, tables, index) }))
    // Equal weight goes to the plainer reading, which comes first.
    .toSorted((a, b) => b.weight - a.weight);
  return best?.tables ?? [];
}

/** Several tables of a line or two each: rather the bands of a form. */
function holdsFewRecords(tables: readonly RecognisedTable[]): boolean {
  return tables.length > 1 && tables.every(({ firstDataRow, lastDataRow }) => lastDataRow - firstDataRow <= FEW_LINES);
}

const FEW_LINES = 2;
