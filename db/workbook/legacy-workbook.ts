/** Opens what only the library can read: `.xls` and `.et` (BIFF), `.xlsb`, `.ods`, web pages and SpreadsheetML saved as `.xls`. */
import type { Cancelled } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { createCellFormats } from "./cell-styles.ts";
import type { LegacyRequest, LegacyRow } from "./legacy-book.ts";
import { readInThread } from "./legacy-thread.ts";
import { createNumberReader } from "./number-reader.ts";
import type { WorkbookFile } from "./opened-workbook.ts";
import { PLAIN_LOOKS } from "./plain-sheet.ts";
import type { RowScan, SheetSource } from "./sheet-source.ts";
import { missingSheet } from "./workbook-failure.ts";

/** The library cannot be interrupted and trusts its files, so it works in a thread that can be ended. */
export async function openLegacy(
  file: WorkbookFile,
  kind: LegacyRequest["kind"],
  cancelled: () => boolean,
): Promise<Result<SheetSource, WorkbookError | Cancelled>> {
  if (kind === "xls" && isEncryptedPackage(file.bytes)) return err({ type: "FileEncrypted", file: file.name });
  const reading = await readInThread({ name: file.name, bytes: file.bytes, kind }, cancelled);
  if (!reading.ok) return reading;
  const { book, rows } = reading.value;
  const numbers = createNumberReader(createCellFormats(book.formats), book.date1904);
  return ok({
    format: kind === "xls" ? "xls" : "other",
    delimited: false,
    sheets: book.sheets.map(({ name, visibility }) => ({ name, visibility })),
    looks: () => ok({ looks: PLAIN_LOOKS, numbers }),
    async scan(number, options) {
      const sheet = book.sheets[number];
      if (sheet === undefined) return err(missingSheet(file.name));
      return (await scanRows(rows[number] ?? [], options)) ? err({ type: "Cancelled" }) : ok(sheet.settings);
    },
  });
}

const ENCRYPTED_STREAM = Buffer.from("EncryptedPackage", "utf16le");

/** A workbook with a password is a package hidden in a compound file. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED_STREAM);
}

const ROWS_PER_TURN = 500;

/** Answers whether the person stopped the work. */
async function scanRows(rows: readonly LegacyRow[], options: RowScan): Promise<boolean> {
  for (const [i, row] of rows.entries()) {
    if (i % ROWS_PER_TURN === 0) {
      if (options.cancelled()) return true;
      await new Promise(setImmediate);
    }
    if (!options.onRow({ ...row, styles: null })) return false;
  }
  return false;
}
