import { err, ok, type Result } from "#domain/shared/result";
import type { CellContent, FormulaCell, SheetVisibility } from "#domain/workbook/grid";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { type CellObject, read, type WorkBook, type WorkSheet, set_cptable } from "xlsx";
import { createCellFormats } from "./cell-styles.ts";
import { createNumberReader, type NumberReader } from "./number-reader.ts";
import type { WorkbookFile } from "./opened-workbook.ts";
import { PLAIN_LOOKS, PLAIN_SETTINGS } from "./plain-sheet.ts";
import type { ScannedRow } from "./sheet-scanner.ts";
import type { RowScan, SheetSource } from "./sheet-source.ts";
import type { ColumnSettings, SheetSettings } from "./sheet-surroundings.ts";
import { detectEncoding } from "./text-encoding.ts";
import { missingSheet } from "./workbook-failure.ts";

/** Opens what only the library can read: `.xls` and `.et` (BIFF), `.xlsb`, `.ods`, web pages and SpreadsheetML saved as `.xls`. */
export async function openLegacy(
  file: WorkbookFile,
  format: "xls" | "other",
): Promise<Result<SheetSource, WorkbookError>> {
  if (format === "xls" && isEncryptedPackage(file.bytes)) return err({ type: "FileEncrypted", file: file.name });
  // Files of Excel 5 and 95 keep Chinese text in GBK; without the tables it would come out as Latin letters.
  if (format === "xls") set_cptable(await import("xlsx/dist/cpexcel.full.mjs"));
  const book = readBook(file);
  if (!book.ok) return book;
  const codes = listFormats(book.value);
  const formats = createCellFormats([...codes.keys()].map(chineseFormat));
  const numbers = createNumberReader(formats, book.value.Workbook?.WBProps?.date1904 === true);
  const convert = (cell: CellObject | undefined): CellContent | undefined => convertCell(cell, codes, numbers);
  return ok({
    format,
    delimited: false,
    sheets: book.value.SheetNames.map((name, i) => ({ name, visibility: visibilityOf(book.value, i) })),
    looks: () => ok({ looks: PLAIN_LOOKS, numbers }),
    async scan(number, options) {
      const sheet = book.value.Sheets[book.value.SheetNames[number] ?? ""];
      if (sheet === undefined) return err(missingSheet(file.name));
      return (await scanRows(sheet, options, convert)) ? err({ type: "Cancelled" }) : ok(settingsOf(sheet));
    },
  });
}

const ENCRYPTED_STREAM = Buffer.from("EncryptedPackage", "utf16le");

/** A workbook with a password is a package hidden in a compound file. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED_STREAM);
}

function readBook(file: WorkbookFile): Result<WorkBook, WorkbookError> {
  const options = { dense: true, cellFormula: true, cellNF: true, cellStyles: true, raw: true } as const;
  try {
    const markup = /^\s*(?:\uFEFF|ï»¿)?\s*</u.test(Buffer.from(file.bytes.subarray(0, 64)).toString("latin1"));
    const text = markup ? new TextDecoder(detectEncoding(file.bytes) ?? "gb18030").decode(file.bytes) : null;
    const book =
      text === null ? read(file.bytes, { ...options, type: "array" }) : read(text, { ...options, type: "string" });
    return book.SheetNames.length === 0 ? err({ type: "FileNotWorkbook", file: file.name }) : ok(book);
  } catch (cause) {
    return err(describeFailure(cause, file.name));
  }
}

/** The library tells failures in English sentences only. */
function describeFailure(cause: unknown, file: string): WorkbookError {
  const message = cause instanceof Error ? cause.message : "";
  if (/password|encrypt/iu.test(message)) return { type: "FileEncrypted", file };
  if (/cannot find workbook|unsupported file|unrecognized/iu.test(message)) return { type: "FileNotWorkbook", file };
  return { type: "FileDamaged", file, detail: "内容不完整或已损坏，请用 WPS 或 Excel 打开后另存一份再试" };
}

type Formats = ReadonlyMap<string, number>;

function listFormats(book: WorkBook): Formats {
  const codes = new Map<string, number>();
  for (const sheet of Object.values(book.Sheets)) {
    for (const row of sheet["!data"] ?? []) {
      for (const cell of row ?? []) {
        const code = cell?.t === "n" ? formatOf(cell) : null;
        if (code !== null && !codes.has(code)) codes.set(code, codes.size);
      }
    }
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

const ROWS_PER_TURN = 500;

/** Answers whether the person stopped the work. */
async function scanRows(
  sheet: WorkSheet,
  options: RowScan,
  convert: (cell: CellObject | undefined) => CellContent | undefined,
): Promise<boolean> {
  const data = sheet["!data"] ?? [];
  const last = Math.max(data.length, sheet["!rows"]?.length ?? 0);
  for (let i = 0; i < last; i += 1) {
    if (i % ROWS_PER_TURN === 0) {
      if (options.cancelled()) return true;
      await new Promise(setImmediate);
    }
    if (!options.onRow(readRow(sheet, i, convert))) return false;
  }
  return false;
}

function readRow(
  sheet: WorkSheet,
  i: number,
  convert: (cell: CellObject | undefined) => CellContent | undefined,
): ScannedRow {
  const settings = sheet["!rows"]?.[i];
  const cells = Array.from(sheet["!data"]?.[i] ?? [], convert);
  while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
  return { index: i + 1, hidden: settings?.hidden === true, cells, styles: null, height: settings?.hpt ?? null };
}

function visibilityOf(book: WorkBook, i: number): SheetVisibility {
  const hidden = book.Workbook?.Sheets?.[i]?.Hidden;
  return hidden === 2 ? "veryHidden" : hidden === 1 ? "hidden" : "visible";
}

function settingsOf(sheet: WorkSheet): SheetSettings {
  const columns: ColumnSettings[] = [];
  for (const [i, column] of (sheet["!cols"] ?? []).entries()) {
    if (column === undefined) continue;
    columns.push({ first: i + 1, last: i + 1, width: column.width ?? null, hidden: column.hidden === true });
  }
  const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    firstRow: s.r + 1,
    firstColumn: s.c + 1,
    lastRow: e.r + 1,
    lastColumn: e.c + 1,
  }));
  return { ...PLAIN_SETTINGS, columns, merges };
}
