import type { Cancelled } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { MOST_COLUMNS } from "./cell-scanner.ts";
import { PLAIN_FORMATS } from "./cell-styles.ts";
import { RecordSplitter, sniffDelimiter } from "./delimited-records.ts";
import { createNumberReader } from "./number-reader.ts";
import type { WorkbookFile } from "./opened-workbook.ts";
import { PLAIN_LOOKS, PLAIN_SETTINGS } from "./plain-sheet.ts";
import type { RowScan, SheetSource } from "./sheet-source.ts";
import { decodeSlices, detectEncoding, type TextEncodingName } from "./text-encoding.ts";

const SAMPLE_CHARACTERS = 64 * 1024;

/** Opens delimited text (CSV, TXT). Every cell stays the text that was written: codes keep their zeros and all their digits. */
export async function openDelimited(
  file: WorkbookFile,
  cancelled: () => boolean,
): Promise<Result<SheetSource, WorkbookError | Cancelled>> {
  const encoding = await detectEncoding(file.bytes, cancelled);
  if (cancelled()) return err({ type: "Cancelled" });
  if (encoding === null) {
    const detail = "文字编码认不出来（不是 UTF-8、GB18030、Big5 或 UTF-16），或者文件没有传完整";
    return err({ type: "FileDamaged", file: file.name, detail });
  }
  const numbers = createNumberReader(PLAIN_FORMATS, false);
  const first = decodeSlices(file.bytes, encoding).next();
  const delimiter = sniffDelimiter(first.done === true ? "" : first.value.slice(0, SAMPLE_CHARACTERS));
  return ok({
    format: "csv",
    delimited: true,
    sheets: [{ name: file.name.replace(/\.[^.]*$/u, ""), visibility: "visible" }],
    looks: () => ok({ looks: PLAIN_LOOKS, numbers }),
    async scan(_, options) {
      const outcome = await scanRecords({ bytes: file.bytes, encoding, delimiter }, options);
      if (outcome === "stopped") return err({ type: "Cancelled" });
      if (outcome === "read") return ok(PLAIN_SETTINGS);
      return err({ type: "FileDamaged", file: file.name, detail: TOO_WIDE });
    },
  });
}

interface DelimitedText {
  readonly bytes: Uint8Array;
  readonly encoding: TextEncodingName;
  readonly delimiter: string;
}

const TOO_WIDE = `有一行超过 ${MOST_COLUMNS} 列或特别长，不像表格`;

async function scanRecords(source: DelimitedText, options: RowScan): Promise<"read" | "stopped" | "too wide"> {
  let index = 0;
  let enough = false;
  let tooWide = false;
  const splitter = new RecordSplitter(source.delimiter, (fields) => {
    index += 1;
    if (enough || tooWide) return;
    const cells = toCells(fields);
    tooWide = cells.length > MOST_COLUMNS;
    if (tooWide || (index === 1 && isSeparatorLine(fields))) return;
    enough = !options.onRow({ index, hidden: false, cells, styles: null, height: null });
  });
  for (const slice of decodeSlices(source.bytes, source.encoding)) {
    if (options.cancelled()) return "stopped";
    splitter.push(slice);
    if (tooWide || splitter.overlong) return "too wide";
    if (enough) return "read";
    await new Promise(setImmediate);
  }
  splitter.end();
  return tooWide ? "too wide" : "read";
}

/** The line with which Excel is told the delimiter (`sep=;`); it counts as a record and holds nothing. */
function isSeparatorLine([first = "", ...rest]: readonly string[]): boolean {
  return /^sep=.?$/iu.test(first) && rest.every((field) => field === "");
}

/** `="0731"`, as exports write texts that Excel must not take for numbers. */
function unwrapped(field: string): string {
  return field.startsWith('="') && field.endsWith('"') ? field.slice(2, -1).replaceAll('""', '"') : field;
}

function toCells(fields: readonly string[]): (string | undefined)[] {
  const cells = fields.map((field) => unwrapped(field) || undefined);
  while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
  return cells;
}
