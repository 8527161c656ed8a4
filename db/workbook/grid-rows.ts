import type { SheetRow } from "#domain/workbook/grid";

const HEAD_ROWS = 1000;
const TAIL_ROWS = 200;
const BATCH_ROWS = 500;
/** Cells, blank ones included, up to which a sheet is kept whole: 20,000 rows of 120 columns. */
const MOST_SLOTS = 2_400_000;

/** Whether a row holds anything. Readers leave no blank cell at the end of a row. */
export function isFilled(row: SheetRow): boolean {
  return row.cells.length > 0;
}

/** Collects the rows of a grid: all of them, or head and tail once there are more than `maxRows`. */
export class GridRows {
  rowCount = 0;
  columnCount = 0;
  private readonly maxRows: number;
  private rows: SheetRow[] = [];
  private tail: SheetRow[] = [];
  private total = 0;
  private slots = 0;
  private whole = true;

  constructor(maxRows: number) {
    this.maxRows = maxRows;
  }

  add(row: SheetRow): void {
    if (!isFilled(row)) return;
    this.total += 1;
    if (row.index > this.rowCount) this.rowCount = row.index;
    if (row.cells.length > this.columnCount) this.columnCount = row.cells.length;
    this.slots += row.cells.length;
    if (this.whole && (this.total > this.maxRows || this.slots > MOST_SLOTS)) this.startTail();
    if (this.whole) this.rows.push(row);
    else this.addToTail(row);
  }

  get complete(): boolean {
    return this.whole;
  }

  list(): readonly SheetRow[] {
    if (this.whole) return inOrder(this.rows);
    const tail = withinSlots(this.tail.slice(-TAIL_ROWS).reverse()).reverse();
    return inOrder([...withinSlots(this.rows), ...tail]);
  }

  private startTail(): void {
    const head = Math.min(HEAD_ROWS, this.rows.length);
    this.whole = false;
    this.tail = this.rows.slice(Math.max(head, this.rows.length - TAIL_ROWS));
    this.rows = this.rows.slice(0, head);
  }

  private addToTail(row: SheetRow): void {
    this.tail.push(row);
    if (this.tail.length >= 4 * TAIL_ROWS) this.tail = this.tail.slice(-TAIL_ROWS);
  }
}

/** As many of the first rows as are not too wide together. */
function withinSlots(rows: readonly SheetRow[]): SheetRow[] {
  let slots = 0;
  const firstBeyond = rows.findIndex((row) => {
    slots += row.cells.length;
    return slots > MOST_SLOTS / 2;
  });
  return rows.slice(0, firstBeyond < 0 ? rows.length : firstBeyond);
}

/** Rows by number. A few writers store them in any order, or one row in two pieces. */
function inOrder(rows: readonly SheetRow[]): readonly SheetRow[] {
  if (rows.every((row, i) => i === 0 || row.index > (rows[i - 1]?.index ?? 0))) return rows;
  const byNumber = new Map<number, SheetRow>();
  for (const row of rows) {
    const other = byNumber.get(row.index);
    byNumber.set(row.index, other === undefined ? row : joinPieces(other, row));
  }
  return [...byNumber.values()].sort((a, b) => a.index - b.index);
}

function joinPieces(first: SheetRow, second: SheetRow): SheetRow {
  const length = Math.max(first.cells.length, second.cells.length);
  const cells = Array.from({ length }, (_, i) => first.cells[i] ?? second.cells[i]);
  return { index: first.index, hidden: first.hidden || second.hidden, cells };
}

/** Hands filled rows on in batches. */
export class RowBatches {
  rowCount = 0;
  private readonly onRows: (rows: readonly SheetRow[]) => void;
  private batch: SheetRow[] = [];

  constructor(onRows: (rows: readonly SheetRow[]) => void) {
    this.onRows = onRows;
  }

  add(row: SheetRow): void {
    if (!isFilled(row)) return;
    if (row.index > this.rowCount) this.rowCount = row.index;
    this.batch.push(row);
    if (this.batch.length >= BATCH_ROWS) this.flush();
  }

  flush(): void {
    if (this.batch.length === 0) return;
    const rows = this.batch;
    this.batch = [];
    this.onRows(rows);
  }
}
