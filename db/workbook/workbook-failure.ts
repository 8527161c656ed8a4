import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { ZipError } from "./zip-archive.ts";

/** A package failure as the error of a named file. */
export function toWorkbookError(failure: ZipError, file: string): WorkbookError {
  if (failure.type === "ZipEncrypted") return { type: "FileEncrypted", file };
  if (failure.type === "ZipTooLarge") return { type: "FileTooLargeUnpacked", file, detail: failure.detail };
  return { type: "FileDamaged", file, detail: failure.detail };
}

/** A sheet number beyond the list is a caller's slip; it is answered like a missing part. */
export function missingSheet(file: string): WorkbookError {
  return { type: "FileDamaged", file, detail: "文件里没有要找的那张工作表" };
}
