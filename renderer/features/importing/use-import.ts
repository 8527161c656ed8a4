import { useMemo, useSyncExternalStore } from "react";
import type { Field } from "#domain/catalogue/field";
import type { KindDefinition } from "#domain/register/kind";
import { useQuery } from "../../api/use-query";
import { type ImportSession, importSession } from "./import-session";
import type { ImportFile, ImportState } from "./import-state";
import { type Listed, listedBy } from "./listed";
import { type OpenQuestion, openQuestions } from "./open-questions";

/** The import going on, as a component follows it. */
export function useImport(): { readonly state: ImportState; readonly session: ImportSession } {
  const session = importSession();
  return { state: useSyncExternalStore(session.subscribe, session.current), session };
}

/** The catalogue, by id and in its order. */
export interface Fields {
  readonly list: readonly Field[];
  readonly byId: ReadonlyMap<string, Field>;
}

/** The field catalogue of all kinds; empty until it is here. */
export function useFields(): Fields {
  const list = useQuery("fields/all", null).value;
  return useMemo(() => ({ list: list ?? [], byId: new Map((list ?? []).map((field) => [field.id, field])) }), [list]);
}

/** The kinds of the register; empty until they are here. */
export function useKinds(): readonly KindDefinition[] {
  return useQuery("registers/kinds", { asOf: null }).value ?? [];
}

/** The fields a column of a table may carry: those of the kind it lists, in their order. */
export function fieldsOf(
  subject: string | undefined,
  kinds: readonly KindDefinition[],
  fields: Fields,
): readonly Field[] {
  const kind = kinds.find(({ id }) => id === (subject ?? "enterprise"));
  return kind === undefined ? fields.list : kind.fields.flatMap((id) => fields.byId.get(id) ?? []);
}

/** What a file lists, in words for its counters and buttons. */
export function useListed(file: Pick<ImportFile, "reading" | "quarantined" | "skipped">): Listed {
  return listedBy(file, useKinds());
}

/** What still has to be answered about a file. */
export function useQuestions(file: ImportFile, fields: Fields): readonly OpenQuestion[] {
  return useMemo(() => openQuestions(file, fields.byId), [file, fields]);
}
