/** Reads a policy document and proposes its targets (从文件提取目标). */
import type { MeasureError } from "#contract/errors";
import { type Extraction, extractTargets } from "#domain/extraction/extract-targets";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readDocumentText } from "#workbook/document-text";

/** Proposes the targets of a file; a document without any is answered with an empty list. */
export async function readTargets(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<Extraction, WorkbookError | MeasureError>> {
  const text = await readDocumentText(file);
  if (!text.ok) return text;
  return text.value.trim() === "" ? err({ type: "FileEmpty", file: file.name }) : ok(extractTargets(text.value));
}
