/** Looks through a package before the library reads it: the library checks neither sizes nor sums, and unpacks whatever comes. */
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { toWorkbookError } from "./workbook-failure.ts";
import { openZip } from "./zip-archive.ts";
import { inflateEntry } from "./zip-inflate.ts";

/** Unpacked parts of a package that the library holds in memory all at once. */
const MOST_BYTES = 600 * 1024 * 1024;

/** Whether every part is what the directory says, and all of them fit in memory. */
export function checkPackage(file: { readonly name: string; readonly bytes: Uint8Array }): Result<null, WorkbookError> {
  const archive = openZip(file.bytes);
  if (!archive.ok) return err(toWorkbookError(archive.error, file.name));
  let total = 0;
  for (const entry of archive.value.entries) {
    const bytes = inflateEntry(entry);
    if (!bytes.ok) return err(toWorkbookError(bytes.error, file.name));
    total += bytes.value.length;
    if (total > MOST_BYTES)
      return err({ type: "FileTooLarge", file: file.name, detail: "展开后超过 600 MB，请先另存为 xlsx" });
  }
  return ok(null);
}
