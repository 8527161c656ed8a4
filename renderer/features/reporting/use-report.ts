import { useMemo, useSyncExternalStore } from "react";
import type { Field } from "#domain/catalogue/field";
import { useQuery } from "../../api/use-query";
import { type ReportSession, reportSession } from "./report-session";
import type { ReportState } from "./report-state";

/** The filling going on, as a component follows it. */
export function useReport(): { readonly state: ReportState; readonly session: ReportSession } {
  const session = reportSession();
  return { state: useSyncExternalStore(session.subscribe, session.current), session };
}

/** The catalogue, by id and in its order. */
export interface Fields {
  readonly list: readonly Field[];
  readonly byId: ReadonlyMap<string, Field>;
}

/** The field catalogue; empty until it is here. */
export function useFields(): Fields {
  const list = useQuery("enterprises/columns", null).value?.fields;
  return useMemo(() => ({ list: list ?? [], byId: new Map((list ?? []).map((field) => [field.id, field])) }), [list]);
}
