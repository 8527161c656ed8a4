import { foldName } from "#domain/shared/chinese-text";
import { readCreditCode } from "#domain/enterprises/credit-code";
import type { ReadableDb } from "#store/connection";
import { createEnterpriseLookup } from "#store/queries/enterprise-lookup";

/** The entry of a kind a person names by credit code or by its full name (一企一表的企业、一家载体); null when there is none, or several of that name. */
export function findSubject(db: ReadableDb, text: string, kind = "enterprise"): number | null {
  const lookup = createEnterpriseLookup(db, { kind });
  const code = readCreditCode(text);
  const byCode = "code" in code && kind === "enterprise" ? lookup.byCreditCode(code.code) : null;
  if (byCode !== null) return byCode.id;
  const named = lookup.byFoldedName(foldName(text));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
