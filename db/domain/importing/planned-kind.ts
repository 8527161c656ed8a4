/** What planning needs to know of the kind of entries a table lists (待导入的台账类别). */
import type { KindDefinition } from "#domain/register/kind";

/** A kind as matching and planning see it (台账类别): who its entries are known by, and what they are called in sentences. */
export type PlannedKind = Pick<
  KindDefinition,
  "id" | "label" | "classifier" | "group" | "nameField" | "codeField" | "identity" | "nameFrom"
>;

/** The kind of a table that says nothing else (企业名册). */
export const plannedEnterprise: PlannedKind = {
  id: "enterprise",
  label: "企业",
  classifier: "家",
  group: "roster",
  nameField: "enterpriseName",
  codeField: "creditCode",
  identity: [],
  nameFrom: null,
};

/** Are its entries enterprises, whom the credit code tells apart (按信用代码认)? All others are known by their names. */
export function isCoded({ codeField }: Pick<PlannedKind, "codeField">): boolean {
  return codeField !== null;
}
