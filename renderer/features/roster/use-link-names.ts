import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Field } from "#domain/catalogue/field";
import { queryOf } from "../../api/use-query";

/** Names that each link field may hold, by field id. */
export type LinkNames = ReadonlyMap<string, readonly string[]>;

/** Asks for the names that the links of a roster may hold (关联候选), to be offered while one types. */
export function useLinkNames(fields: readonly Field[]): LinkNames {
  const links = useMemo(() => fields.filter(({ type }) => type === "link"), [fields]);
  const answers = useQueries({
    queries: links.map(({ id }) => queryOf("registers/link-choices", { field: id, search: "" })),
  });
  const signature = answers.map(({ data }) => data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the identity of each answer is what counts
  return useMemo(
    () => new Map(links.map(({ id }, at) => [id, (signature[at] ?? []).map(({ name }) => name)])),
    [links, JSON.stringify(signature.map((data) => data?.length ?? -1)), ...padded(signature)],
  );
}

/** A list of fixed length, because hooks compare dependencies by place. */
function padded(list: readonly unknown[]): readonly unknown[] {
  return Array.from({ length: 12 }, (_, index) => list[index]);
}
