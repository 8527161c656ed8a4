import { useState } from "react";
import { useQueries } from "@tanstack/react-query";
import type { Field } from "#domain/catalogue/field";
import { queryOf } from "../../api/use-query";
import type { RowPlan } from "#domain/importing/import-plan";

import type { ImportFile } from "./import-state";

const pageSize = 50;

/** A planned row with the sheet it stands on. */
export type SheetRowPlan = RowPlan & { readonly sheet: string };

/** Planned rows fetched so far. */
export interface PlanRows {
  readonly rows: readonly SheetRowPlan[];
  readonly total: number;
  readonly loading: boolean;
  readonly more: () => void;
}

/** Planned rows of some kinds, in pages of 50 that a person asks for. */
export function usePlanRows(planId: string, kinds: readonly RowPlan["kind"][]): PlanRows {
  const key = kinds.join();
  const [asked, setAsked] = useState({ key, pages: 1 });
  const pages = asked.key === key ? asked.pages : 1;
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_, page) =>
      queryOf("importing/plan-rows", { planId, kinds, offset: page * pageSize, limit: pageSize }),
    ),
  });
  return {
    rows: answers.flatMap((answer) => answer.data?.rows ?? []),
    total: answers[0]?.data?.total ?? 0,
    loading: answers.some((answer) => answer.isPending),
    more: () => setAsked({ key, pages: pages + 1 }),
  };
}

/** Where a planned row stands on its sheet, and the table it belongs to: at the name, so that a person sees whom it is about. */
export function rowPlace(
  file: ImportFile,
  row: SheetRowPlan,
  fields: ReadonlyMap<string, Field>,
): Pick<ImportFile, "sheet" | "table" | "selected"> {
  const table = file.reading?.sheets
    .find((sheet) => sheet.name === row.sheet)
    ?.tables.find((one) => row.row >= one.firstDataRow && row.row <= one.lastDataRow);
  const name = table?.columns.find((column) => column.fields.some((id) => fields.get(id)?.type === "name"));
  return {
    sheet: row.sheet,
    table: table === undefined ? file.table : { sheet: row.sheet, index: table.index },
    selected: { row: row.row, column: name?.column ?? table?.firstColumn ?? 1 },
  };
}
