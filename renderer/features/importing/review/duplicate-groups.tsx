import { useQueries } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { queryOf } from "../../../api/use-query";
import { formatCount } from "../../../text/labels";
import { LongList } from "../../../ui/long-list";
import { LoadingLines } from "../../../ui/states";
import type { ImportFile } from "../import-state";
import type { DecisionRow } from "./decision-card";
import { DuplicateCard } from "./duplicate-card";

// Rows of one enterprise may stand far apart, so whole stretches are fetched before they are grouped.
const pageSize = 500;

/** Rows of the file that are one enterprise, each group as one card. */
export function DuplicateGroups({ file, planId }: { readonly file: ImportFile; readonly planId: string }): ReactNode {
  const [pages, setPages] = useState(1);
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_, page) =>
      queryOf("importing/plan-rows", {
        planId,
        kinds: ["decision"],
        causes: ["duplicate"],
        offset: page * pageSize,
        limit: pageSize,
      }),
    ),
  });
  const total = answers[0]?.data?.total ?? null;
  const rows = answers.flatMap((answer) => answer.data?.rows ?? []).filter((row) => row.kind === "decision");
  if (total === null) {
    return (
      <div className="review-waiting">
        <LoadingLines lines={6} />
      </div>
    );
  }
  const groups = groupRows(rows);
  return (
    <>
      <LongList
        label="表内重复"
        count={groups.length}
        estimate={220}
        contentKey={planId}
        onRange={(_first, last) => {
          if (last >= groups.length - 5 && rows.length < total && !answers.some((one) => one.isPending))
            setPages(Math.ceil(rows.length / pageSize) + 1);
        }}
      >
        {(index) => {
          const group = groups[index];
          return group === undefined ? null : <DuplicateCard file={file} rows={group} />;
        }}
      </LongList>
      {rows.length < total && (
        <p className="line-note list-line">还有 {formatCount(total - rows.length)} 行，往下翻会接着取。</p>
      )}
    </>
  );
}

/** Rows by their group, in the order of their first row; a row without a group stands alone. */
export function groupRows(rows: readonly DecisionRow[]): readonly (readonly DecisionRow[])[] {
  const groups = new Map<string, DecisionRow[]>();
  for (const row of rows) {
    const key = row.group ?? row.key;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
