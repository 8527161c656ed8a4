import type { ImportError } from "#contract/errors";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { readBookSettings, saveBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { type FileOutcome, importFile } from "#services/importing/import-file";
import type { Job } from "#services/ports";
import { readStatus } from "#store/queries/status";

/** Name of the invented zone the examples are about. */
const EXAMPLE_ZONE = "示例·青砚高新区";

/** Imports the shipped example rosters, the earlier ones first (用演示数据看看). Blank forms among the examples hold no rows and add nothing. */
export async function importExamples(
  { book, ports }: Deps,
  job: Job,
): Promise<
  Result<
    { readonly enterprises: number; readonly files: readonly FileOutcome[] },
    WorkbookError | ImportError | Cancelled | EnvironmentError
  >
> {
  const files: FileOutcome[] = [];
  for (const file of inOrder(await ports.files.examples())) {
    const request = { file, period: null, apply: true, at: ports.clock.now(), by: "演示数据" };
    const outcome = await importFile(book, request, job);
    if (!outcome.ok) return outcome;
    files.push(outcome.value);
  }
  const settings = readBookSettings(book.db);
  if (settings.zoneName === "") {
    const saved = saveBookSettings(book.db, {
      ...settings,
      zoneName: EXAMPLE_ZONE,
      reportingUnit: `${EXAMPLE_ZONE}科技创新局`,
    });
    if (!saved.ok) return saved;
  }
  return ok({ enterprises: readStatus(book.db).enterprises, files });
}

/** The year's roster comes before its quarterly update, and rosters before certificates. */
function inOrder<Example extends { readonly name: string }>(examples: readonly Example[]): readonly Example[] {
  const rank = ({ name }: Example): number => (/季度/u.test(name) ? 2 : /企业名册/u.test(name) ? 0 : 1);
  return examples.filter(({ name }) => !/^报表样式/u.test(name)).toSorted((a, b) => rank(a) - rank(b));
}
