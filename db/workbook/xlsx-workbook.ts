/** Opens an Office Open XML workbook. */
import type { Cancelled } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { CellLook } from "#domain/workbook/sheet-look";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readCellLooks } from "./cell-looks.ts";
import { PLAIN_FORMATS, readCellFormats } from "./cell-styles.ts";
import { createNumberReader, type NumberReader } from "./number-reader.ts";
import type { WorkbookFile } from "./opened-workbook.ts";
import { loadStrings } from "./load-strings.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { SheetScanner } from "./sheet-scanner.ts";
import type { RowScan, SheetSource } from "./sheet-source.ts";
import { MOST_MERGES, readSheetSettings, type SheetSettings } from "./sheet-surroundings.ts";
import { toUtf8 } from "./to-utf8.ts";
import { missingSheet, toWorkbookError } from "./workbook-failure.ts";
import {
  FOREIGN_DEFINITIONS,
  type OptionalPart,
  readSmallPart,
  readWorkbookParts,
  type SheetPart,
  type WorkbookParts,
} from "./workbook-parts.ts";
import type { ZipArchive, ZipError } from "./zip-archive.ts";
import { streamEntry } from "./zip-inflate.ts";

/** Strings and styles are read when a sheet is first asked for. */
export function openXlsx(
  file: WorkbookFile,
  archive: ZipArchive,
  workbookPath: string,
): Result<SheetSource, WorkbookError> {
  const parts = readWorkbookParts(archive, workbookPath);
  if (!parts.ok) return err(toWorkbookError(parts.error, file.name));
  let styles: Result<Styles, WorkbookError> | null = null;
  // Between two readings the texts may go when memory is short; they are unpacked again then.
  let kept: WeakRef<SharedStrings> | null = null;
  const requireStyles = (): Result<Styles, WorkbookError> => {
    styles ??= loadStyles(parts.value, file.name);
    return styles;
  };
  return ok({
    format: "xlsx",
    delimited: false,
    sheets: parts.value.sheets.map(({ entry: _, ...sheet }) => sheet),
    looks: requireStyles,
    async scan(sheet, options) {
      const part = parts.value.sheets[sheet];
      if (part === undefined) return err(missingSheet(file.name));
      const loaded = requireStyles();
      if (!loaded.ok) return loaded;
      let strings = kept?.deref();
      if (strings === undefined) {
        const read = await loadStrings(parts.value.sharedStrings, options.cancelled);
        if (!read.ok)
          return read.error.type === "Cancelled" ? err(read.error) : err(toWorkbookError(read.error, file.name));
        strings = read.value;
        kept = new WeakRef(strings);
      }
      return scanSheet(part, { strings, numbers: loaded.value.numbers, file: file.name }, options);
    },
  });
}

interface Styles {
  readonly numbers: NumberReader;
  readonly looks: readonly CellLook[];
}

/** Without its styles a date would pass for a number, so damage there is damage to the file; the theme only colours. */
function loadStyles(parts: WorkbookParts, file: string): Result<Styles, WorkbookError> {
  const styles = textOf(parts.styles);
  if (!styles.ok) return err(toWorkbookError(styles.error, file));
  const theme = textOf(parts.theme);
  const formats = styles.value === null ? PLAIN_FORMATS : readCellFormats(styles.value);
  const looks = styles.value === null ? [{}] : readCellLooks(styles.value, theme.ok ? theme.value : null);
  return ok({ numbers: createNumberReader(formats, parts.date1904), looks });
}

function textOf(part: OptionalPart): Result<string | null, ZipError> {
  return part === null || part === "missing" ? ok(null) : readSmallPart(part);
}

interface ScanContext {
  readonly strings: SharedStrings;
  readonly numbers: NumberReader;
  readonly file: string;
}

async function scanSheet(
  part: SheetPart,
  { strings, numbers, file }: ScanContext,
  scan: RowScan,
): Promise<Result<SheetSettings, WorkbookError | Cancelled>> {
  const damaged = (fault: Fault): Result<never, WorkbookError> =>
    err({ type: "FileDamaged", file, detail: FAULTS[fault](part.name) });
  if (part.entry === null) return damaged("missing");
  let enough = false;
  let stopped = false;
  const scanner = new SheetScanner({
    strings,
    numbers,
    keepStyles: scan.keepStyles,
    onRow(row) {
      if (!enough && !scan.onRow(row)) enough = true;
    },
  });
  const recode = toUtf8();
  let sound = true;
  const streamed = await streamEntry(part.entry, (chunk) => {
    stopped = scan.cancelled();
    sound = !stopped && scanner.push(recode(chunk));
    return sound && !enough;
  });
  if (stopped) return err({ type: "Cancelled" });
  if (!streamed.ok) return err(toWorkbookError(streamed.error, file));
  if (enough) return ok(readSheetSettings({ head: scanner.headText, tail: "" }));
  const surroundings = sound ? scanner.end() : null;
  if (surroundings === null) return damaged(scanner.fault ?? "cut");
  const settings = readSheetSettings(surroundings);
  return settings.merges.length > MOST_MERGES ? damaged("merges") : ok(settings);
}

type Fault = NonNullable<SheetScanner["fault"]> | "missing" | "merges";

const FAULTS: Readonly<Record<Fault, (sheet: string) => string>> = {
  cut: (sheet) => `工作表“${sheet}”的内容不完整，文件可能没有传完整`,
  missing: (sheet) => `工作表“${sheet}”的内容不在文件里`,
  range: (sheet) => `工作表“${sheet}”里有单元格超出了表格的最大范围（1048576 行、16384 列）`,
  definitions: () => FOREIGN_DEFINITIONS,
  merges: (sheet) => `工作表“${sheet}”里的合并单元格超过 ${MOST_MERGES} 处`,
};
