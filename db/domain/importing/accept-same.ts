import { readCreditCode } from "#domain/enterprises/credit-code";
import type { PlannedChange } from "#domain/importing/import-plan";
import { foldName } from "#domain/shared/chinese-text";

/** Whom a person has confirmed, and the code of the row (确认的企业与本行代码). */
export interface Confirmed {
  readonly known: { readonly name: string; readonly creditCode: string | null };
  readonly code: string | null;
  /** Field that holds the names of the kind; absent: that of enterprises. */
  readonly nameField?: string;
}

/** What a row writes once a person has said that it is the known enterprise (确认是同一家后的变更): a faulty code never replaces a sound one, and a name replaces the present one only when the row has a valid code; otherwise it is remembered as a 曾用名, so that the next file needs no question. */
export function changesForSame(
  changes: readonly PlannedChange[],
  { known, code, nameField = "enterpriseName" }: Confirmed,
): readonly PlannedChange[] {
  const hasValidCode = isValid(code);
  const keepsCode = isValid(known.creditCode) && !hasValidCode;
  const kept = changes.filter(({ field }) => !(field === "creditCode" && keepsCode));
  const renaming = kept.find(({ field }) => field === nameField);
  if (renaming === undefined || typeof renaming.after !== "string") return kept;
  const isNew = foldName(renaming.after) !== foldName(known.name);
  if (isNew && hasValidCode) return kept;
  const others = kept.filter((change) => change !== renaming);
  if (!isNew) return others;
  const stated = others.find(({ field, after }) => field === "formerName" && after !== null);
  if (stated === undefined) return [...others, { ...renaming, field: "formerName", appends: true }];
  const after = `${String(stated.after)}、${renaming.after}`;
  return others.map((change) => (change === stated ? { ...stated, after } : change));
}

function isValid(code: string | null): boolean {
  return code !== null && readCreditCode(code).kind === "valid";
}
