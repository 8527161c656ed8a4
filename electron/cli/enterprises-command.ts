/** `parkbook enterprises`: everything the book knows of each enterprise, or of each entry of another kind, with the source of every value (查企业). */
import type { EnterpriseDetail } from "#contract/enterprises";
import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";
import type { KindDefinition, KindView } from "#domain/register/kind";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readCatalogueIndex } from "#services/catalogue";
import { listEnterpriseDetails } from "#services/enterprise-details";
import { describeError } from "../../renderer/text/describe-error.ts";
import { openExistingBook } from "../composition/open-book-at.ts";
import { readKindOption } from "./named-kind.ts";
import { printJson, say } from "./print.ts";
import { readCommandLine, requireText } from "./usage.ts";

/** Runs the command; answers the exit code. */
export async function runEnterprises(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { text: ["store", "search", "kind"], flags: ["json"] });
  const opened = await openExistingBook(requireText(line, "store"));
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  const book = opened.value;
  try {
    const asked = readKindOption(book, line.text.kind);
    const found = listEnterpriseDetails(book.db, line.text.search ?? "", asked?.kind.id).filter(
      isIn(asked?.view ?? null),
    );
    if (line.flags.json === true) {
      const index = readCatalogueIndex(book.db);
      printJson({ enterprises: found.map((enterprise) => printEnterprise(enterprise, index)) });
    } else for (const entry of found) process.stdout.write(`${codeOf(entry, asked?.kind ?? null)}${entry.name}\n`);
    const called = asked?.view?.label ?? asked?.kind.label ?? "企业";
    say(`共 ${found.length} ${asked?.kind.classifier ?? "家"}${called}。`);
    return 0;
  } finally {
    book.close();
  }
}

/** A part of a kind (众创空间): entries whose field says so. */
function isIn(view: KindView | null): (entry: EnterpriseDetail) => boolean {
  if (view === null) return () => true;
  const values = new Set<FieldValue>(view.values);
  return ({ attributes }) => attributes.some(({ field, value }) => field === view.field && values.has(value));
}

/** Kinds that no code tells apart show none. */
function codeOf({ creditCode }: EnterpriseDetail, kind: KindDefinition | null): string {
  return kind !== null && kind.codeField === null ? "" : `${creditCode ?? "（无代码）"}\t`;
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
