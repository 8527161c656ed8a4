import type { Cancelled } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { CellLook } from "#domain/workbook/sheet-look";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readCellLooks } from "./cell-looks.ts";
import { PLAIN_FORMATS, readCellFormats } from "./cell-styles.ts";
import { createNumberReader, type NumberReader } from "./number-reader.ts";
import type { WorkbookFile } from "./opened-workbook.ts";
import { NO_STRINGS, readSharedStrings, type SharedStrings } from "./shared-strings.ts";
import { type ScannedRow, SheetScanner } from "./sheet-scanner.ts";
import type { SheetSource } from "./sheet-source.ts";
import { readSheetSettings, type SheetSettings } from "./sheet-surroundings.ts";
import { missingSheet, toWorkbookError } from "./workbook-failure.ts";
import { readWorkbookParts, type SheetPart } from "./workbook-parts.ts";
import { decodeXmlBytes } from "./xml-reader.ts";
import type { ZipArchive, ZipEntry } from "./zip-archive.ts";
import { inflateEntry, streamEntry } from "./zip-inflate.ts";

/** Opens an Office Open XML workbook. Strings and styles are read when a sheet is first asked for. */
export function openXlsx(
  file: WorkbookFile,
  archive: ZipArchive,
  workbookPath: string,
): Result<SheetSource, WorkbookError> {
  const parts = readWorkbookParts(archive, workbookPath);
  if (!parts.ok) return err(toWorkbookError(parts.error, file.name));
  const text = (entry: ZipEntry | null): string | null => {
    const bytes = entry === null ? null : inflateEntry(entry);
    return bytes?.ok === true ? decodeXmlBytes(bytes.value) : null;
  };
  let common: Common | null = null;
  const requireCommon = (): Result<Common, WorkbookError> => {
    if (common !== null) return ok(common);
    const strings = readStrings(parts.value.sharedStrings, file.name);
    if (!strings.ok) return strings;
    const styles = text(parts.value.styles);
    const formats = styles === null ? PLAIN_FORMATS : readCellFormats(styles);
    const looks = styles === null ? [{}] : readCellLooks(styles, text(parts.value.theme));
    common = { strings: strings.value, numbers: createNumberReader(formats, parts.value.date1904), looks };
    return ok(common);
  };
  return ok({
    format: "xlsx",
    delimited: false,
    sheets: parts.value.sheets.map(({ name, visibility }) => ({ name, visibility })),
    looks() {
      const loaded = requireCommon();
      return loaded.ok ? ok({ looks: loaded.value.looks, numbers: loaded.value.numbers }) : loaded;
    },
    async scan(sheet, options) {
      const loaded = requireCommon();
      if (!loaded.ok) return loaded;
      const part = parts.value.sheets[sheet];
      if (part === undefined) return err(missingSheet(file.name));
      return scanSheet(part, loaded.value, { file: file.name, ...options });
    },
  });
}

interface Common {
  readonly strings: SharedStrings;
  readonly numbers: NumberReader;
  readonly looks: readonly CellLook[];
}

function readStrings(entry: ZipEntry | null, file: string): Result<SharedStrings, WorkbookError> {
  if (entry === null) return ok(NO_STRINGS);
  const bytes = inflateEntry(entry);
  return bytes.ok ? ok(readSharedStrings(bytes.value)) : err(toWorkbookError(bytes.error, file));
}

interface SheetScan {
  readonly file: string;
  readonly keepStyles: boolean;
  onRow(row: ScannedRow): boolean;
  cancelled(): boolean;
}

async function scanSheet(
  part: SheetPart,
  common: Common,
  scan: SheetScan,
): Promise<Result<SheetSettings, WorkbookError | Cancelled>> {
  const damaged = (): WorkbookError => ({
    type: "FileDamaged",
    file: scan.file,
    detail: `工作表“${part.name}”的内容不完整，文件可能没有传完整，请重新取得一份`,
  });
  if (part.entry === null) return err(damaged());
  let enough = false;
  let stopped = false;
  const scanner = new SheetScanner({
    strings: common.strings,
    numbers: common.numbers,
    keepStyles: scan.keepStyles,
    onRow(row) {
      if (!enough && !scan.onRow(row)) enough = true;
    },
  });
  let sound = true;
  const streamed = await streamEntry(part.entry, (chunk) => {
    stopped = scan.cancelled();
    sound = !stopped && scanner.push(chunk);
    return sound && !enough;
  });
  if (stopped) return err({ type: "Cancelled" });
  if (!streamed.ok) return err(toWorkbookError(streamed.error, scan.file));
  if (enough) return ok(readSheetSettings({ head: scanner.headText, tail: "" }));
  const surroundings = sound ? scanner.end() : null;
  return surroundings === null ? err(damaged()) : ok(readSheetSettings(surroundings));
}
