import { type ReactNode, useCallback, useMemo } from "react";
import type { CellRange } from "#domain/workbook/grid";
import type { SheetFrame } from "#domain/workbook/sheet-look";
import { call } from "../../api/client";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { revealHidden } from "../../ui/sheet-view/reveal-hidden";
import type { CellMark, HiddenTracks, SheetOverlay, SheetRegion } from "../../ui/sheet-view/sheet-overlay";
import { SheetView } from "../../ui/sheet-view/sheet-view";
import { ErrorState, LoadingLines } from "../../ui/states";
import { activeTable, type ImportFile, tableKey } from "./import-state";
import { labelCells } from "./label-cells";
import { cellChips, columnChips, hiddenOverlay, rowChips, tableRegions } from "./table-overlay";
import { mappingPlace } from "./table-place";
import { useFields, useImport } from "./use-import";
import { usePlanIssues } from "./use-plan-issues";
import { useTableCells } from "./use-sheet-cells";

/** The file's real sheet with what was recognised drawn over it; hidden rows and columns are shown, hatched. */
export function ReadingSheet({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const readingId = file.reading?.readingId ?? "";
  const sheet = file.sheet ?? "";
  const frame = useQuery("importing/frame", { readingId, sheet });
  if (frame.error !== null) {
    const gone = frame.error.type === "ReadingNotOpen";
    return (
      <ErrorState
        sentence={describeError(frame.error)}
        reference={errorReference(frame.error)}
        onRetry={gone ? () => session.retry(file.token) : frame.retry}
      />
    );
  }
  if (frame.value === undefined) {
    return (
      <div className="page">
        <LoadingLines lines={14} />
      </div>
    );
  }
  return (
    <DrawnSheet key={`${readingId} ${sheet}`} file={file} sheet={sheet} readingId={readingId} frame={frame.value} />
  );
}

function DrawnSheet(props: {
  readonly file: ImportFile;
  readonly sheet: string;
  readonly readingId: string;
  readonly frame: SheetFrame;
}): ReactNode {
  const { file, sheet, readingId } = props;
  const { session } = useImport();
  const { frame, hidden } = useMemo(() => revealHidden(props.frame), [props.frame]);
  const overlay = useOverlay(file, hidden, frame);
  const loadCells = useCallback(
    async (firstRow: number, lastRow: number) => {
      const reply = await call("importing/cells", { readingId, sheet, firstRow, lastRow });
      return reply.ok ? reply.value : null;
    },
    [readingId, sheet],
  );
  const tabs = (file.reading?.sheets ?? []).map((one) => ({
    name: one.name,
    hidden: one.visibility !== "visible",
    note: one.tables.length === 0 ? "没有表" : `${one.tables.length} 张表`,
  }));
  const look = (selected: ImportFile["selected"]): void => session.look(file.token, { selected, marked: null });
  const mark = (marked: CellRange): void => session.look(file.token, { marked });
  return (
    <SheetView
      frame={frame}
      contentKey={`${readingId} ${sheet}`}
      loadCells={loadCells}
      overlay={overlay}
      selected={file.selected}
      onSelect={look}
      onColumn={(column) => look({ row: file.selected?.row ?? activeTable(file)?.table.firstDataRow ?? 1, column })}
      {...(file.step === "tables" ? { marked: file.marked, onMark: mark } : {})}
      tabs={tabs}
      activeTab={sheet}
      smallestAtStart={0.85}
      onTab={(name) => {
        const table = file.reading?.sheets.find((one) => one.name === name)?.tables[0];
        const active = table === undefined ? null : { sheet: name, index: table.index };
        session.look(file.token, { sheet: name, table: active, selected: null, marked: null });
      }}
    />
  );
}

function useOverlay(file: ImportFile, hidden: HiddenTracks, frame: SheetFrame): SheetOverlay {
  const fields = useFields();
  const issues = usePlanIssues(file.step === "review" ? (file.plan?.planId ?? null) : null);
  const { reading, skipped, sheet, table, step } = file;
  const labels = useLabelRegions(file);
  return useMemo(() => {
    const tables = reading?.sheets.find((one) => one.name === sheet)?.tables ?? [];
    const isActive = (index: number): boolean => table?.sheet === sheet && table.index === index;
    const ordered = [...tables].sort((a, b) => Number(isActive(b.index)) - Number(isActive(a.index)));
    const active = tables.find((one) => isActive(one.index));
    const isSkipped = (index: number): boolean => skipped.includes(tableKey(sheet ?? "", index));
    const marks: readonly CellMark[] = issues.list
      .filter((issue) => issue.sheet === sheet)
      .map((issue) => ({ row: issue.row, column: issue.column, kind: issue.severity, hint: issue.reason }));
    const chips = active === undefined || isSkipped(active.index) ? null : active;
    const out = hiddenOverlay(hidden, { rows: frame.rowCount, columns: frame.columnCount });
    return {
      regions: [
        ...ordered.flatMap((one) => tableRegions(one, isActive(one.index) && step === "tables", isSkipped(one.index))),
        ...labels,
        ...out.regions,
      ],
      columnChips: chips === null ? [] : columnChips(chips, fields.byId),
      rowChips: chips === null ? [] : rowChips(chips, fields.byId),
      cellChips: [...(chips === null ? [] : cellChips(chips, fields.byId)), ...out.chips],
      marks,
      hidden,
    };
  }, [reading, skipped, sheet, table, step, fields, issues.list, hidden, frame, labels]);
}

// Of a form the labels are drawn as header cells, so that each pair of label and value is seen.
function useLabelRegions(file: ImportFile): readonly SheetRegion[] {
  const active = activeTable(file);
  const form = active?.table.orientation === "form" ? active : null;
  const cells = useTableCells(file.reading?.readingId ?? "", form?.sheet.name ?? "", form?.table ?? null);
  return useMemo(() => {
    if (form === null || cells === null || form.sheet.name !== file.sheet) return [];
    const values = new Set(
      form.table.columns.map((column) => {
        const place = mappingPlace(form.table, column, 1);
        return `${place.row} ${place.column}`;
      }),
    );
    return [...labelCells(form.table, cells)]
      .filter(([, cell]) => !values.has(`${cell.row} ${cell.column}`))
      .map(([letter, { row, column }]) => ({
        id: `label-${letter}`,
        tone: "header" as const,
        word: "",
        range: { firstRow: row, lastRow: row, firstColumn: column, lastColumn: column },
      }));
  }, [form, cells, file.sheet]);
}
