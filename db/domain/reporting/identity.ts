/** Which places of a form say whom it is about (主体栏): 企业名称, 统一社会信用代码, 载体名称. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FieldSubject } from "#domain/catalogue/field";
import type { Binding } from "#domain/reporting/form-binding";

/** Below this a name column is a guess. */
const CERTAIN = 0.6;

/** The subject whose name or code a binding takes; null for any other field. */
export function identitySubject(binding: Binding, index: CatalogueIndex): FieldSubject | null {
  if (binding.source?.kind !== "field") return null;
  const field = index.byId.get(binding.source.field);
  return field?.kind === "identity" ? field.subject : null;
}

/** Whether a place names an entry for certain. */
export function isIdentity(binding: Binding, index: CatalogueIndex): boolean {
  return identitySubject(binding, index) !== null && binding.confidence >= CERTAIN;
}

/** The kind whose entries a place names in the index of any kind; null when it names none. */
export function namedBy(binding: Binding, index: CatalogueIndex): string | null {
  if (index.kind === null) return isIdentity(binding, index) ? identitySubject(binding, index) : null;
  const { source, confidence } = binding;
  return source?.kind === "field" && confidence >= CERTAIN && index.names.has(source.field) ? index.kind.id : null;
}
