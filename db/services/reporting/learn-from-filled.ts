import type { FormReading } from "#domain/reporting/form-binding";
import type { FormError } from "#domain/reporting/form-error";
import { ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { FormFile } from "#services/reporting/open-form";
import type { Book } from "#store/connection";

export async function learnFromFilled(
  _book: Book,
  proposed: FormReading,
  _filled: FormFile,
): Promise<Result<FormReading, FormError | WorkbookError>> {
  return ok(proposed);
}
