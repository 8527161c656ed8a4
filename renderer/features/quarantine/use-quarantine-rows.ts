import type { InputOf } from "#contract/contract";
import type { QuarantinedRow } from "#contract/quarantine";
import { call } from "../../api/client";
import { type Pages, usePages } from "../../api/use-pages";
import { queryOf } from "../../api/use-query";

/** Which rows are looked at. */
export type QuarantineFilter = Omit<InputOf<"quarantine/list">, "offset" | "limit">;

/** As many rows as one review takes (一次重新核对的上限), set by the contract. */
export const mostRows = 20_000;

/** Rows set apart that fit a filter. */
export function useQuarantineRows(filter: QuarantineFilter): Pages<QuarantinedRow> {
  return usePages(
    (window) => queryOf("quarantine/list", { ...filter, ...window }),
    (answer) => answer.rows,
  );
}

/** All rows that fit a filter, up to as many as one review takes. */
export async function fetchAllRows(filter: QuarantineFilter): Promise<readonly QuarantinedRow[]> {
  const rows: QuarantinedRow[] = [];
  for (;;) {
    const reply = await call("quarantine/list", { ...filter, offset: rows.length, limit: 500 });
    if (!reply.ok || reply.value.rows.length === 0) return rows;
    rows.push(...reply.value.rows.slice(0, mostRows - rows.length));
    if (rows.length >= Math.min(reply.value.total, mostRows)) return rows;
  }
}
