/** What the library reads out of a file of an old kind, as plain data that crosses a thread: formats, sheets, rows. */
import { err, ok, type Result } from "#domain/shared/result";
import type { CellContent, FormulaCell, SheetRow, SheetVisibility } from "#domain/workbook/grid";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from "xlsx";
import { MOST_COLUMNS } from "./cell-scanner.ts";
import { checkPackage } from "./check-package.ts";
import { isCompoundWhole } from "./compound-file.ts";
import { createCellFormats } from "./cell-styles.ts";
import { mendReferences, readMarkupText } from "./markup-text.ts";
import { createNumberReader, type NumberReader } from "./number-reader.ts";
import { PLAIN_SETTINGS } from "./plain-sheet.ts";
import { MOST_ROWS } from "./sheet-scanner.ts";
import type { ColumnSettings, SheetSettings } from "./sheet-surroundings.ts";

/** What is asked of the library. `xls`: BIFF with or without its container; `package`: xlsb or ods. */
export interface LegacyRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: "xls" | "spreadsheetml" | "package";
}

/** A workbook of an old kind without its rows, which are told piece by piece. */
export interface LegacyBook {
  readonly sheets: readonly LegacySheet[];
  /** Format codes, numbered as the number reader asks for them. */
  readonly formats: readonly string[];
  readonly date1904: boolean;
}

export interface LegacySheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly settings: SheetSettings;
}

/** A row as the library has it. `height` in points; null when the file does not say. */
export interface LegacyRow extends SheetRow {
  readonly height: number | null;
}

const ROWS_PER_BATCH = 500;
/** Filled cells of a workbook that fit in memory twice, here and at the reader; 65,536 rows × 60 columns × 3 sheets stay below. */
const MOST_CELLS = 12_000_000;

/** Reads a whole workbook and tells its rows sheet by sheet. */
export async function readLegacyBook(
  request: LegacyRequest,
  onRows: (sheet: number, rows: readonly LegacyRow[]) => void,
): Promise<Result<LegacyBook, WorkbookError>> {
  // Files of Excel 5 and 95 keep Chinese text in GBK; without the tables it would come out as Latin letters.
  if (request.kind === "xls") set_cptable(await import("xlsx/dist/cpexcel.full.mjs"));
  const book = await readBook(request);
  if (!book.ok) return book;
  const codes = listFormats(book.value);
  const formats = [...codes.keys()].map(chineseFormat);
  const date1904 = book.value.Workbook?.WBProps?.date1904 === true;
  const numbers = createNumberReader(createCellFormats(formats), date1904);
  const convert = (cell: CellObject | undefined): CellContent | undefined => convertCell(cell, codes, numbers);
  const sheets: LegacySheet[] = [];
  let cells = 0;
  for (const [i, name] of book.value.SheetNames.entries()) {
    const sheet = book.value.Sheets[name];
    if (sheet === undefined) continue;
    const refusal = refuseSize(sheet, request.name);
    if (refusal !== null) return err(refusal);
    for (const rows of batchRows(sheet, convert)) {
      for (const row of rows) cells += row.cells.length;
      if (cells > MOST_CELLS) return err(tooManyCells(request.name));
      onRows(sheets.length, rows);
    }
    sheets.push({ name, visibility: visibilityOf(book.value, i), settings: settingsOf(sheet) });
  }
  return ok({ sheets, formats, date1904 });
}

async function readBook(request: LegacyRequest): Promise<Result<WorkBook, WorkbookError>> {
  const { name: file, bytes, kind } = request;
  const sound = kind === "package" ? checkPackage(request) : ok(null);
  if (!sound.ok) return sound;
  if (kind === "xls" && !isCompoundWhole(bytes)) return err({ type: "FileDamaged", file, detail: INCOMPLETE });
  const options = { dense: true, cellFormula: true, cellNF: true, cellStyles: true, raw: true } as const;
  const text = kind === "spreadsheetml" ? await readMarkupText(bytes) : null;
  if (text !== null && !text.ok) return err({ type: "FileDamaged", file, detail: text.error });
  if (text !== null && !/<\/(?:\w+:)?Workbook\s*>\s*$/u.test(text.value.slice(-200)))
    return err({ type: "FileDamaged", file, detail: INCOMPLETE });
  if (text !== null && placesBeyond(text.value)) return err({ type: "FileDamaged", file, detail: BEYOND });
  try {
    const book =
      text === null
        ? read(bytes, { ...options, type: "array" })
        : read(mendReferences(text.value), { ...options, type: "string" });
    return book.SheetNames.length === 0 ? err({ type: "FileNotWorkbook", file }) : ok(book);
  } catch (cause) {
    return err(describeFailure(cause, file));
  }
}

/** The library tells failures in English sentences only. */
function describeFailure(cause: unknown, file: string): WorkbookError {
  const message = cause instanceof Error ? cause.message : "";
  if (/password|encrypt/iu.test(message)) return { type: "FileEncrypted", file };
  if (/cannot find workbook|unsupported file|unrecognized/iu.test(message)) return { type: "FileNotWorkbook", file };
  return { type: "FileDamaged", file, detail: "内容不完整或已损坏" };
}

const INCOMPLETE = "内容不完整，文件可能没有传完整";

/** A damaged or hostile file may place a cell where no sheet reaches. */
function refuseSize(sheet: WorkSheet, file: string): WorkbookError | null {
  const data = sheet["!data"] ?? [];
  const wide = data.some((row) => row !== undefined && row.length > MOST_COLUMNS);
  if (!wide && data.length <= MOST_ROWS) return null;
  return { type: "FileDamaged", file, detail: BEYOND };
}

const BEYOND = "有单元格的位置超出了表格的最大范围";

/** SpreadsheetML numbers its rows and cells where it leaves some out; the library would count up to any number. */
function placesBeyond(text: string): boolean {
  for (const [, digits] of text.matchAll(/\b(?:Index|MergeAcross|MergeDown|Span)\s*=\s*["'](\d{5,})["']/gu)) {
    if (Number(digits) > MOST_ROWS) return true;
  }
  return false;
}

function tooManyCells(file: string): WorkbookError {
  return { type: "FileTooLarge", file, detail: "旧格式的表超过 1200 万个单元格，请先另存为 xlsx" };
}

type Formats = ReadonlyMap<string, number>;

function listFormats(book: WorkBook): Formats {
  const codes = new Map<string, number>();
  for (const sheet of Object.values(book.Sheets)) {
    sheet["!data"]?.forEach((row) => {
      row?.forEach((cell) => {
        const code = cell?.t === "n" ? formatOf(cell) : null;
        if (code !== null && !codes.has(code)) codes.set(code, codes.size);
      });
    });
  }
  return codes;
}

const formatOf = (cell: CellObject): string => (typeof cell.z === "string" ? cell.z : "General");

/** The library names built-in dates the American way. */
function chineseFormat(code: string): string {
  if (code === "m/d/yy") return "yyyy/m/d";
  return code === "m/d/yy h:mm" ? "yyyy/m/d h:mm" : code;
}

function convertCell(cell: CellObject | undefined, codes: Formats, numbers: NumberReader): CellContent | undefined {
  if (cell === undefined) return undefined;
  const value = convertValue(cell, codes, numbers);
  if (cell.f === undefined) return value === "" ? undefined : value;
  return { kind: "formula", formula: cell.f, value: cachedValue(value) };
}

function convertValue(cell: CellObject, codes: Formats, numbers: NumberReader): CellContent | undefined {
  const { t, v } = cell;
  if (t === "z" || v === undefined || v === null) return undefined;
  if (t === "e") return { kind: "error", text: cell.w ?? "#N/A" };
  if (t === "n" && typeof v === "number") return numbers.read(v, codes.get(formatOf(cell)) ?? -1);
  if (t === "b") return v === true;
  return String(v);
}

function cachedValue(value: CellContent | undefined): FormulaCell["value"] {
  if (value === undefined) return null;
  if (typeof value !== "object") return value;
  return value.kind === "number" || value.kind === "formula" ? value.value : value;
}

/** Rows that hold anything or are told to look other than the rest, in order. */
function* batchRows(
  sheet: WorkSheet,
  convert: (cell: CellObject | undefined) => CellContent | undefined,
): Generator<readonly LegacyRow[]> {
  const data = sheet["!data"] ?? [];
  const last = Math.min(MOST_ROWS, Math.max(data.length, sheet["!rows"]?.length ?? 0));
  let batch: LegacyRow[] = [];
  for (let i = 0; i < last; i += 1) {
    const settings = sheet["!rows"]?.[i];
    const stored = data[i];
    if (settings === undefined && stored === undefined) continue;
    const cells = Array.from(stored ?? [], convert);
    while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
    const height = settings?.hpt ?? null;
    batch.push({ index: i + 1, hidden: settings?.hidden === true || height === 0, cells, height });
    if (batch.length < ROWS_PER_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function visibilityOf(book: WorkBook, i: number): SheetVisibility {
  const hidden = book.Workbook?.Sheets?.[i]?.Hidden;
  return hidden === 2 ? "veryHidden" : hidden === 1 ? "hidden" : "visible";
}

function settingsOf(sheet: WorkSheet): SheetSettings {
  const columns: ColumnSettings[] = [];
  for (const [i, column] of (sheet["!cols"] ?? []).slice(0, MOST_COLUMNS).entries()) {
    if (column === undefined) continue;
    const width = column.width ?? null;
    columns.push({ first: i + 1, last: i + 1, width, hidden: column.hidden === true || width === 0 });
  }
  const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    firstRow: s.r + 1,
    firstColumn: s.c + 1,
    lastRow: e.r + 1,
    lastColumn: e.c + 1,
  }));
  return { ...PLAIN_SETTINGS, columns, merges };
}
