/** `parkbook enterprises`: everything the book knows of each enterprise, with the source of every value (查企业). */
import type { EnterpriseDetail } from "#contract/enterprises";
import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readCatalogueIndex } from "#services/catalogue";
import { listEnterpriseDetails } from "#services/enterprise-details";
import { describeError } from "../../renderer/text/describe-error.ts";
import { openExistingBook } from "../composition/open-book-at.ts";
import { printJson, say } from "./print.ts";
import { readCommandLine, requireText } from "./usage.ts";

/** Runs the command; answers the exit code. */
export async function runEnterprises(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { text: ["store", "search"], flags: ["json"] });
  const opened = await openExistingBook(requireText(line, "store"));
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  const book = opened.value;
  try {
    const found = listEnterpriseDetails(book.db, line.text.search ?? "");
    if (line.flags.json === true) {
      const index = readCatalogueIndex(book.db);
      printJson({ enterprises: found.map((enterprise) => printEnterprise(enterprise, index)) });
    } else
      for (const enterprise of found)
        process.stdout.write(`${enterprise.creditCode ?? "（无代码）"}\t${enterprise.name}\n`);
    say(`共 ${found.length} 家企业。`);
    return 0;
  } finally {
    book.close();
  }
}

interface PrintedValue {
  readonly field: string;
  readonly value: FieldValue;
  readonly unit: string | null;
  readonly source: Provenance;
}

function printEnterprise(detail: EnterpriseDetail, index: CatalogueIndex) {
  return {
    name: detail.name,
    creditCode: detail.creditCode,
    formerNames: detail.formerNames,
    qualifications: detail.qualifications,
    attributes: detail.attributes.map((entry): PrintedValue => printValue(entry, index)),
    observations: detail.observations.map((entry) => ({ ...printValue(entry, index), period: entry.period })),
  };
}

function printValue(
  entry: { readonly field: string; readonly value: FieldValue; readonly source: Provenance },
  index: CatalogueIndex,
): PrintedValue {
  const field = index.byId.get(entry.field);
  return {
    field: field?.label ?? entry.field,
    value: entry.value,
    unit: field?.storedUnit ?? null,
    source: entry.source,
  };
}
