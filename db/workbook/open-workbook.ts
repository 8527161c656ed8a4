import { createHash } from "node:crypto";
import type { Cancelled } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { clipMerges } from "./clip-merges.ts";
import { GridRows, RowBatches } from "./grid-rows.ts";
import type { OpenedWorkbook, WorkbookFile } from "./opened-workbook.ts";
import { SheetMemory } from "./sheet-memory.ts";
import type { SheetSource } from "./sheet-source.ts";
import { listHiddenColumns } from "./sheet-surroundings.ts";
import { readMarkupText } from "./markup-text.ts";
import { sniffFormat } from "./sniff-format.ts";
import { toWorkbookError } from "./workbook-failure.ts";
import { findWorkbookPart } from "./workbook-parts.ts";
import { openZip } from "./zip-archive.ts";

export type { OpenedWorkbook, WorkbookFile } from "./opened-workbook.ts";

/** The library takes long to load, so each kind of file loads its reader when the first one comes. */
const loadLegacy = () => import("./legacy-workbook.ts");

const GRID_ROWS = 20_000;

/** Opens a file as a workbook. The content decides what it is, never the name. */
export async function openWorkbook(
  file: WorkbookFile,
  cancelled: () => boolean = () => false,
): Promise<Result<OpenedWorkbook, WorkbookError | Cancelled>> {
  if (cancelled()) return err({ type: "Cancelled" });
  const source = await openSource(file, cancelled);
  if (!source.ok) return source;
  const hash = await hashBytes(file.bytes);
  if (cancelled()) return err({ type: "Cancelled" });
  return ok(createWorkbook(source.value, hash, cancelled));
}

const HASHED_PER_TURN = 32 * 1024 * 1024;

async function hashBytes(bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256");
  for (let from = 0; from < bytes.length; from += HASHED_PER_TURN) {
    if (from > 0) await new Promise(setImmediate);
    hash.update(bytes.subarray(from, from + HASHED_PER_TURN));
  }
  return hash.digest("hex");
}

type Opened = Promise<Result<SheetSource, WorkbookError | Cancelled>>;

async function openSource(file: WorkbookFile, cancelled: () => boolean): Opened {
  switch (sniffFormat(file.bytes)) {
    case "empty":
      return err({ type: "FileEmpty", file: file.name });
    case "zip":
      return openPackage(file, cancelled);
    case "compound":
      return (await loadLegacy()).openLegacy(file, "xls", cancelled);
    case "markup":
      return openMarkup(file, cancelled);
    case "archive":
      return err({ type: "FileIsArchive", file: file.name });
    case "text":
      return (await import("./delimited-text.ts")).openDelimited(file, cancelled);
    case "other":
      return err({ type: "FileNotWorkbook", file: file.name });
  }
}

/** SpreadsheetML is for the library; what has a table is a web page. */
async function openMarkup(file: WorkbookFile, cancelled: () => boolean): Opened {
  const text = await readMarkupText(file.bytes);
  if (!text.ok) return err({ type: "FileDamaged", file: file.name, detail: text.error });
  if (
    text.value.slice(0, 4096).includes("urn:schemas-microsoft-com:office:spreadsheet") &&
    !/<table[\s>]/u.test(text.value)
  )
    return (await loadLegacy()).openLegacy(file, "spreadsheetml", cancelled);
  if (!/<table/iu.test(text.value)) return err({ type: "FileNotWorkbook", file: file.name });
  return ok((await import("./html-workbook.ts")).openHtml(text.value, file.name));
}

async function openPackage(file: WorkbookFile, cancelled: () => boolean): Opened {
  const archive = openZip(file.bytes);
  if (!archive.ok) return err(toWorkbookError(archive.error, file.name));
  const path = findWorkbookPart(archive.value);
  if (path !== null) return (await import("./xlsx-workbook.ts")).openXlsx(file, archive.value, path);
  const known = ["xl/workbook.bin", "content.xml"].some((part) => archive.value.find(part) !== null);
  if (!known) {
    const document = archive.value.entries.some(({ name }) =>
      /^(?:\[Content_Types\]\.xml$|mimetype$|word\/|ppt\/)/u.test(name),
    );
    return err({ type: document ? "FileNotWorkbook" : "FileIsArchive", file: file.name });
  }
  return (await loadLegacy()).openLegacy(file, "package", cancelled);
}

function createWorkbook(source: SheetSource, hash: string, cancelled: () => boolean): OpenedWorkbook {
  const memory = new SheetMemory(source);
  return {
    format: source.format,
    hash,
    sheets: source.sheets.map(({ name, visibility }) => ({ name, visibility })),
    readGrid: (sheet, maxRows = GRID_ROWS) => readGrid(source, sheet, { maxRows, cancelled }),
    async streamRows(sheet, onRows, stopped = cancelled) {
      const batches = new RowBatches(onRows);
      const onRow = (row: Parameters<RowBatches["add"]>[0]): boolean => {
        batches.add(row);
        return true;
      };
      const scanned = await source.scan(sheet, { keepStyles: false, onRow, cancelled: stopped });
      if (!scanned.ok) return scanned;
      batches.flush();
      return ok({ rowCount: batches.rowCount });
    },
    frame: (sheet) => memory.frame(sheet),
    shownCells: (sheet, firstRow, lastRow) => memory.shownCells(sheet, firstRow, lastRow),
  };
}

async function readGrid(
  source: SheetSource,
  sheet: number,
  options: { readonly maxRows: number; readonly cancelled: () => boolean },
): ReturnType<OpenedWorkbook["readGrid"]> {
  const rows = new GridRows(options.maxRows);
  const scanned = await source.scan(sheet, {
    keepStyles: false,
    cancelled: options.cancelled,
    onRow({ index, hidden, cells }) {
      rows.add({ index, hidden, cells });
      return true;
    },
  });
  if (!scanned.ok) return scanned;
  const { name, visibility } = source.sheets[sheet] ?? { name: "", visibility: "visible" };
  return ok({
    name,
    visibility,
    rows: rows.list(),
    complete: rows.complete,
    rowCount: rows.rowCount,
    columnCount: rows.columnCount,
    merges: clipMerges(scanned.value.merges, rows.rowCount, rows.columnCount),
    hiddenColumns: listHiddenColumns(scanned.value.columns, rows.columnCount),
    delimited: source.delimited,
  });
}
