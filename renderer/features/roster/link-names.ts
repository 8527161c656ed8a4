import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Field } from "#domain/catalogue/field";
import { queryOf } from "../../api/use-query";

/** Several names in one cell stand between these. */
const BETWEEN = /[、;；,，/\n]/u;

/** Finds the names a link field may hold (关联候选) for what is typed; of several names in a cell the last one is looked for. */
export type FindNames = (field: Pick<Field, "id">, typed: string) => Promise<readonly string[]>;

/** The finder of this window; the same as long as the window is. */
export function useFindNames(): FindNames {
  const cache = useQueryClient();
  return useMemo(() => (field, typed) => findNames(cache, field, typed), [cache]);
}

async function findNames(cache: QueryClient, { id }: Pick<Field, "id">, typed: string): Promise<readonly string[]> {
  const last = typed.split(BETWEEN).at(-1) ?? "";
  const head = typed.slice(0, typed.length - last.length);
  const asked = queryOf("registers/link-choices", { field: id, search: last.trim() });
  // A refusal only means that nothing is offered; what is typed is judged when it is stored.
  const choices = await cache.fetchQuery(asked).catch(() => []);
  return choices.map(({ name }) => `${head}${name}`);
}
