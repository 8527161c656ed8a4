/** Names of entries that have none of their own (由内容组成的名称): a certificate is called by holder, type, level and date. */
import type { KindDefinition } from "#domain/register/kind";

/** What stands between the parts. */
const BETWEEN = " · ";

/** Composes the name of an entry (组成名称) from what its values say, blank parts left out; null when the first part, whom it is about, is missing, or when the kind's entries have names of their own. `read`: the value of a field as text, empty or undefined when it has none. */
export function composeName(
  { nameFrom }: Pick<KindDefinition, "nameFrom">,
  read: (field: string) => string | undefined,
): string | null {
  if (nameFrom === null) return null;
  const parts = nameFrom.map((field) => read(field)?.trim() ?? "");
  return (parts[0] ?? "") === "" ? null : parts.filter((part) => part !== "").join(BETWEEN);
}
