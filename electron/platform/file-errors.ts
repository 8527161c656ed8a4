/** Turns the system's error codes into the errors the product knows; an unknown code stays an exception. */
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";

export function readError(cause: unknown, file: string): WorkbookError {
  switch (errorCode(cause)) {
    case "ENOENT":
    case "ENOTDIR":
      return { type: "FileMissing", file };
    case "EBUSY":
    case "EPERM":
    case "EACCES":
      return { type: "FileBusy", file };
    case "EISDIR":
      return { type: "FileNotWorkbook", file };
    default:
      throw cause;
  }
}

export function writeError(cause: unknown, file: string): EnvironmentError {
  switch (errorCode(cause)) {
    case "ENOSPC":
    case "EDQUOT":
      return { type: "DiskFull" };
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "EBUSY":
    case "ENOENT":
    case "ENOTDIR":
    case "EISDIR":
    case "EEXIST":
    case "EINVAL":
    case "ENAMETOOLONG":
      return { type: "PermissionDenied", file };
    default:
      throw cause;
  }
}

function errorCode(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
