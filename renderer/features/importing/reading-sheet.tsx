import { type ReactNode, useCallback, useMemo } from "react";
import { call } from "../../api/client";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { ErrorState, LoadingLines } from "../../ui/states";
import { SheetView } from "../../ui/sheet-view/sheet-view";
import type { CellMark, SheetOverlay } from "../../ui/sheet-view/sheet-overlay";
import type { ImportFile } from "./import-state";
import { activeTable, tableKey } from "./import-state";
import { columnChips, tableRegions } from "./table-overlay";
import { usePlanIssues } from "./use-plan-issues";
import { useFields, useImport } from "./use-import";

/** The file's real sheet with what was recognised drawn over it. */
export function ReadingSheet({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const readingId = file.reading?.readingId ?? "";
  const sheet = file.sheet ?? "";
  const frame = useQuery("importing/frame", { readingId, sheet });
  const overlay = useOverlay(file);
  const loadCells = useCallback(
    async (firstRow: number, lastRow: number) => {
      const reply = await call("importing/cells", { readingId, sheet, firstRow, lastRow });
      return reply.ok ? reply.value : null;
    },
    [readingId, sheet],
  );
  if (frame.error !== null) {
    return (
      <ErrorState sentence={describeError(frame.error)} reference={errorReference(frame.error)} onRetry={frame.retry} />
    );
  }
  if (frame.value === undefined) {
    return (
      <div className="page">
        <LoadingLines lines={14} />
      </div>
    );
  }
  const tabs = (file.reading?.sheets ?? []).map((one) => ({
    name: one.name,
    hidden: one.visibility !== "visible",
    note: one.tables.length === 0 ? "没有表" : `${one.tables.length} 张表`,
  }));
  const look = (selected: ImportFile["selected"]): void =>
    session.look(file.token, { sheet, table: file.table, selected });
  return (
    <SheetView
      key={`${readingId} ${sheet}`}
      frame={frame.value}
      contentKey={`${readingId} ${sheet}`}
      loadCells={loadCells}
      overlay={overlay}
      selected={file.selected}
      onSelect={look}
      onColumn={(column) => look({ row: file.selected?.row ?? activeTable(file)?.table.firstDataRow ?? 1, column })}
      tabs={tabs}
      activeTab={sheet}
      smallestAtStart={0.85}
      onTab={(name) => {
        const table = file.reading?.sheets.find((one) => one.name === name)?.tables[0];
        const active = table === undefined ? null : { sheet: name, index: table.index };
        session.look(file.token, { sheet: name, table: active, selected: null });
      }}
    />
  );
}

function useOverlay(file: ImportFile): SheetOverlay {
  const fields = useFields();
  const issues = usePlanIssues(file.step === "review" ? (file.plan?.planId ?? null) : null);
  const { reading, skipped, sheet, table, step } = file;
  return useMemo(() => {
    const tables = reading?.sheets.find((one) => one.name === sheet)?.tables ?? [];
    const isActive = (index: number): boolean => table?.sheet === sheet && table.index === index;
    const ordered = [...tables].sort((a, b) => Number(isActive(b.index)) - Number(isActive(a.index)));
    const active = tables.find((one) => isActive(one.index));
    const isSkipped = (index: number): boolean => skipped.includes(tableKey(sheet ?? "", index));
    const marks: readonly CellMark[] = issues.list
      .filter((issue) => issue.sheet === sheet)
      .map((issue) => ({ row: issue.row, column: issue.column, kind: issue.severity, hint: issue.reason }));
    return {
      regions: ordered.flatMap((one) =>
        tableRegions(one, isActive(one.index) && step === "tables", isSkipped(one.index)),
      ),
      columnChips: active === undefined || isSkipped(active.index) ? [] : columnChips(active, fields.byId),
      cellChips: [],
      marks,
    };
  }, [reading, skipped, sheet, table, step, fields, issues.list]);
}
