import { type ReactNode, useCallback, useMemo } from "react";
import type { OpenFilled } from "#contract/reporting-filed";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { call } from "../../api/client";
import { useQuery } from "../../api/use-query";
import { reportingText } from "../../text/reporting";
import type { CellMark, SheetOverlay } from "../../ui/sheet-view/sheet-overlay";
import { SheetView } from "../../ui/sheet-view/sheet-view";
import { EmptyState, LoadingLines } from "../../ui/states";
import { useFilled } from "./use-filled";

/** The filled form as it is now, with the cells somebody has changed. */
export function FilledSheet({ form }: { readonly form: OpenFilled }): ReactNode {
  const { state, session } = useFilled();
  const { formId } = form;
  const { sheet } = state;
  const frame = useQuery("reporting/frame", { formId, sheet, filled: true });
  const loadCells = useCallback(
    async (firstRow: number, lastRow: number) => {
      const reply = await call("reporting/cells", { formId, sheet, filled: true, firstRow, lastRow });
      return reply.ok ? reply.value : null;
    },
    [formId, sheet],
  );
  const overlay = useMemo(() => editsOverlay(form, sheet), [form, sheet]);
  if (frame.error !== null) {
    return <EmptyState title="这一页没能画出来" body="文件没有受影响。换一个工作表，或关上重新打开。" />;
  }
  if (frame.value === undefined) {
    return (
      <div className="page">
        <LoadingLines lines={14} />
      </div>
    );
  }
  return (
    <SheetView
      key={`${formId} ${sheet}`}
      frame={frame.value}
      contentKey={`${formId} ${sheet}`}
      loadCells={loadCells}
      overlay={overlay}
      selected={state.selected}
      onSelect={(selected) => session.look({ selected, traced: !isEdited(form, sheet, selected) })}
      onActivate={(selected) => session.look({ selected, traced: true })}
      tabs={form.sheets.map(({ name, hidden }) => ({ name, hidden, note: countNote(form, name) }))}
      activeTab={sheet}
      onTab={(name) => session.look({ sheet: name, selected: null, traced: false })}
      smallestAtStart={0.7}
    />
  );
}

function editsOverlay(form: OpenFilled, sheet: string): SheetOverlay {
  const marks = form.changes.flatMap((edit): CellMark[] => {
    const at = parseCellAddress(edit.cell);
    if (edit.sheet !== sheet || at === null) return [];
    const hint = `${edit.label} ${reportingText.filled.changed(edit.exported, edit.now)}`;
    return [{ ...at, kind: edit.settled === null ? "warning" : "filled", hint }];
  });
  const regions = form.areas
    .filter((area) => area.sheet === sheet)
    .map(({ range }, at) => ({ id: `filled-${at}`, tone: "filled" as const, word: "已填", range }));
  return { regions, columnChips: [], cellChips: [], marks };
}

function isEdited(form: OpenFilled, sheet: string, cell: { readonly row: number; readonly column: number }): boolean {
  return form.changes.some((edit) => {
    const at = parseCellAddress(edit.cell);
    return edit.sheet === sheet && at?.row === cell.row && at.column === cell.column;
  });
}

function countNote(form: OpenFilled, sheet: string): string | null {
  const count = form.changes.filter((edit) => edit.sheet === sheet).length;
  return count === 0 ? null : `${count} 格改过`;
}
