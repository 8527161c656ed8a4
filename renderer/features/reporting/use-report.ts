import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Field } from "#domain/catalogue/field";
import type { IndicatorValue } from "#contract/indicators";
import type { FormReading } from "#domain/reporting/form-binding";
import { useAsOf } from "../../api/as-of";
import { queryOf, useQuery } from "../../api/use-query";
import { type ReportSession, reportSession } from "./report-session";
import type { ReportState } from "./report-state";
import { indicatorFormula, type SourceNames } from "./source-words";

/** The filling going on, as a component follows it. */
export function useReport(): { readonly state: ReportState; readonly session: ReportSession } {
  const session = reportSession();
  return { state: useSyncExternalStore(session.subscribe, session.current), session };
}

/** The catalogue of a kind, by id and in its order. */
export interface Fields {
  readonly list: readonly Field[];
  readonly byId: ReadonlyMap<string, Field>;
}

/** The fields of a kind (absent: enterprises); empty until they are here. */
export function useFields(kind: string | null = null): Fields {
  const own = kind === null || kind === "enterprise" ? null : { kind };
  const list = useQuery("enterprises/columns", own).value?.fields;
  return useMemo(() => ({ list: list ?? [], byId: new Map((list ?? []).map((field) => [field.id, field])) }), [list]);
}

/** Indicators that a form can be filled with; asked for only where they are wanted: computing them takes a while. */
export function useIndicators(wanted: boolean): readonly IndicatorValue[] | undefined {
  const { day } = useAsOf();
  const question = { asOf: day, zone: null, period: null, snapshot: null };
  return useQuery("indicators/list", question, { enabled: wanted }).value;
}

/** Names of everything the form's bindings speak of. */
export function useNames(reading: FormReading | undefined): SourceNames {
  const all = useQuery("fields/all", null).value;
  const enterprise = useFields();
  const indicators = useIndicators(reading !== undefined && speaksOfIndicators(reading));
  const formulas = useFormulasInWords(reading);
  return useMemo(
    () => ({
      formulas,
      fields: new Map([...(all ?? []), ...enterprise.list].map((field) => [field.id, field])),
      indicators: new Map(
        (indicators ?? []).map(({ pack, definition }) => [
          indicatorFormula(pack, definition.code),
          { name: definition.name, unit: definition.unit },
        ]),
      ),
    }),
    [all, enterprise, indicators, formulas],
  );
}

/** The formulas of a form in words (公式读法), each read once. */
function useFormulasInWords(reading: FormReading | undefined): ReadonlyMap<string, string> {
  const formulas = useMemo(() => (reading === undefined ? [] : formulasOf(reading)), [reading]);
  const combine = useCallback(
    (answers: readonly { readonly data: { readonly words: string } | undefined }[]) =>
      new Map(
        formulas.flatMap((formula, at) => {
          const words = answers[at]?.data?.words;
          return words === undefined ? [] : [[formula, words] as const];
        }),
      ),
    [formulas],
  );
  return useQueries({ queries: formulas.map((formula) => queryOf("indicators/check-formula", { formula })), combine });
}

function formulasOf(reading: FormReading): readonly string[] {
  const places = [...reading.lists.flatMap((list) => list.columns), ...reading.cells];
  return [
    ...new Set(
      places.flatMap(({ binding: { source } }) => (source?.kind === "formula" ? [source.formula.trim()] : [])),
    ),
  ];
}

function speaksOfIndicators(reading: FormReading): boolean {
  const bindings = [...reading.lists.flatMap((list) => list.columns), ...reading.cells];
  return bindings.some(({ binding: { source } }) => source?.kind === "formula" && source.formula.includes("指标("));
}
