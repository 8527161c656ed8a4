import { err, ok, type Result } from "#domain/shared/result";
import type { SheetFrame, ShownCell } from "#domain/workbook/sheet-look";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { buildFrame, FrameRows, showRow } from "./sheet-frame.ts";
import type { ScannedRow } from "./sheet-scanner.ts";
import type { SheetSource } from "./sheet-source.ts";
import type { SheetSettings } from "./sheet-surroundings.ts";

/** Rows up to which a sheet is kept whole for its view. */
const KEPT_ROWS = 50_000;
/** Rows kept around a window of a longer sheet. */
const BLOCK_ROWS = 5_000;

interface KeptRows {
  readonly first: number;
  readonly last: number;
  readonly rows: readonly ScannedRow[];
}

interface KeptSheet {
  readonly settings: SheetSettings;
  readonly counts: FrameRows;
  /** The whole sheet, or the block asked for last. */
  block: KeptRows;
}

/** What a sheet view asks again and again: each sheet is read once, a long one block by block. */
export class SheetMemory {
  private readonly source: SheetSource;
  private readonly sheets = new Map<number, Promise<Result<KeptSheet, WorkbookError>>>();

  constructor(source: SheetSource) {
    this.source = source;
  }

  async frame(sheet: number): Promise<Result<SheetFrame, WorkbookError>> {
    const kept = await this.require(sheet);
    if (!kept.ok) return kept;
    const common = this.source.looks();
    if (!common.ok) return common;
    const { settings, counts } = kept.value;
    const { name = "", printArea } = this.source.sheets[sheet] ?? {};
    const frame = buildFrame(name, counts, { settings, looks: common.value.looks });
    return ok(printArea === undefined ? frame : { ...frame, printArea });
  }

  async shownCells(
    sheet: number,
    firstRow: number,
    lastRow: number,
  ): Promise<Result<readonly ShownCell[], WorkbookError>> {
    const kept = await this.require(sheet);
    if (!kept.ok) return kept;
    const common = this.source.looks();
    if (!common.ok) return common;
    if (firstRow < kept.value.block.first || Math.min(lastRow, kept.value.counts.rowCount) > kept.value.block.last) {
      const block = await this.readBlock(sheet, firstRow, lastRow);
      if (!block.ok) return block;
      kept.value.block = block.value;
    }
    const { rows } = kept.value.block;
    const shown: ShownCell[] = [];
    for (let i = firstAtOrAfter(rows, firstRow); i < rows.length; i += 1) {
      const row = rows[i];
      if (row === undefined || row.index > lastRow) break;
      for (const cell of showRow(row, common.value.looks, common.value.numbers)) shown.push(cell);
    }
    return ok(shown);
  }

  private require(sheet: number): Promise<Result<KeptSheet, WorkbookError>> {
    const known = this.sheets.get(sheet);
    if (known !== undefined) return known;
    const reading = this.readSheet(sheet);
    this.sheets.set(sheet, reading);
    return reading;
  }

  private async readSheet(sheet: number): Promise<Result<KeptSheet, WorkbookError>> {
    const counts = new FrameRows();
    let rows: ScannedRow[] = [];
    let whole = true;
    const settings = await this.scan(sheet, (row) => {
      counts.add(row);
      if (rows.length < KEPT_ROWS) rows.push(row);
      else whole = false;
      return true;
    });
    if (!settings.ok) return settings;
    if (!whole) rows = rows.slice(0, BLOCK_ROWS);
    rows.sort((a, b) => a.index - b.index);
    const last = whole ? Number.MAX_SAFE_INTEGER : (rows.at(-1)?.index ?? 0);
    return ok({ settings: settings.value, counts, block: { first: 1, last, rows } });
  }

  private async readBlock(sheet: number, firstRow: number, lastRow: number): Promise<Result<KeptRows, WorkbookError>> {
    const first = Math.max(1, firstRow - BLOCK_ROWS / 2);
    const last = lastRow + BLOCK_ROWS / 2;
    const rows: ScannedRow[] = [];
    const settings = await this.scan(sheet, (row) => {
      if (row.index >= first && row.index <= last) rows.push(row);
      return row.index < last;
    });
    return settings.ok ? ok({ first, last, rows }) : settings;
  }

  private async scan(
    sheet: number,
    onRow: (row: ScannedRow) => boolean,
  ): Promise<Result<SheetSettings, WorkbookError>> {
    const scanned = await this.source.scan(sheet, { keepStyles: true, onRow, cancelled: () => false });
    if (scanned.ok) return scanned;
    if (scanned.error.type !== "Cancelled") return err(scanned.error);
    throw new Error("a sheet view cannot be cancelled");
  }
}

function firstAtOrAfter(rows: readonly ScannedRow[], index: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
