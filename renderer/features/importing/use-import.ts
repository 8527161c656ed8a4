import { useMemo, useSyncExternalStore } from "react";
import type { Field } from "#domain/catalogue/field";
import { useQuery } from "../../api/use-query";
import { type ImportSession, importSession } from "./import-session";
import type { ImportFile, ImportState } from "./import-state";
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

/** The field catalogue; empty until it is here. */
export function useFields(): Fields {
  const columns = useQuery("enterprises/columns", null);
  const list = columns.value?.fields;
  return useMemo(() => ({ list: list ?? [], byId: new Map((list ?? []).map((field) => [field.id, field])) }), [list]);
}

/** What still has to be answered about a file. */
export function useQuestions(file: ImportFile, fields: Fields): readonly OpenQuestion[] {
  return useMemo(() => openQuestions(file, fields.byId), [file, fields]);
}
