import type { SheetRow } from "#domain/workbook/grid";

const HEAD_ROWS = 1000;
const TAIL_ROWS = 200;
const BATCH_ROWS = 500;

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

  constructor(maxRows: number) {
    this.maxRows = maxRows;
  }

  add(row: SheetRow): void {
    if (!isFilled(row)) return;
    this.total += 1;
    if (row.index > this.rowCount) this.rowCount = row.index;
    if (row.cells.length > this.columnCount) this.columnCount = row.cells.length;
    if (this.total <= this.maxRows) this.rows.push(row);
    else this.addToTail(row);
  }

  get complete(): boolean {
    return this.total <= this.maxRows;
  }

  list(): readonly SheetRow[] {
    return this.complete ? this.rows : [...this.rows, ...this.tail.slice(-TAIL_ROWS)];
  }

  private addToTail(row: SheetRow): void {
    if (this.total === this.maxRows + 1) {
      const head = Math.min(HEAD_ROWS, this.maxRows);
      this.tail = this.rows.slice(Math.max(head, this.rows.length - TAIL_ROWS));
      this.rows = this.rows.slice(0, head);
    }
    this.tail.push(row);
    if (this.tail.length >= 4 * TAIL_ROWS) this.tail = this.tail.slice(-TAIL_ROWS);
  }
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
