import { type ReactNode, useCallback, useMemo } from "react";
import type { OpenForm } from "#contract/reporting";
import { call } from "../../api/client";
import { queryOf } from "../../api/use-query";
import { useQuery as useCachedQuery } from "@tanstack/react-query";
import { SheetView } from "../../ui/sheet-view/sheet-view";
import type { SheetDrop } from "../../ui/sheet-view/use-sheet-drop";
import { EmptyState, LoadingLines } from "../../ui/states";
import { filledOverlay, proposalOverlay } from "./form-overlay";
import { paletteDrag, usePalette, usePutting } from "./field-palette";
import { landingAt } from "./landing";
import { useNames, useReport } from "./use-report";

/** The form as it looks: blank with proposals, or filled with where the figures stand. */
export function FormSheet(props: {
  readonly form: OpenForm;
  /** Enter on a cell of the blank form. */
  readonly onActivate: () => void;
}): ReactNode {
  const { form } = props;
  const { state, session } = useReport();
  const names = useNames(form.reading);
  const sheet = state.sheet ?? "";
  const filled = state.step !== "binding" && state.preview !== null;
  const { formId } = form;
  const version = filled ? state.previews : 0;
  const frame = useCachedQuery({
    ...queryOf("reporting/frame", { formId, sheet, filled }),
    // The filled form is another one after every preview.
    queryKey: ["reporting/frame", formId, sheet, version],
  });
  const loadCells = useCallback(
    async (firstRow: number, lastRow: number) => {
      const reply = await call("reporting/cells", { formId, sheet, filled, firstRow, lastRow });
      return reply.ok ? reply.value : null;
    },
    [formId, sheet, filled],
  );
  const overlay = useMemo(
    () => (filled ? filledOverlay(form.reading, sheet, state.preview) : proposalOverlay(form.reading, sheet, names)),
    [filled, form.reading, sheet, state.preview, names],
  );
  const drop = useFieldDrop(form);
  if (frame.isError) {
    return (
      <EmptyState title="这一页没能画出来" body="表没有受影响，填写照常。换一个工作表，或关掉重新打开这张报表。" />
    );
  }
  if (frame.data === undefined) {
    return (
      <div className="page">
        <LoadingLines lines={14} />
      </div>
    );
  }
  return (
    <SheetView
      key={`${formId} ${sheet}`}
      frame={frame.data}
      contentKey={`${formId} ${sheet} ${version}`}
      loadCells={loadCells}
      overlay={overlay}
      selected={state.selected}
      onSelect={(selected, selectedText) => session.look({ selected, selectedText, traced: filled })}
      {...(state.step === "binding" ? { drop, onActivate: props.onActivate } : {})}
      tabs={form.sheets.map((one) => ({ name: one.name, hidden: one.hidden, note: null }))}
      activeTab={sheet}
      onTab={(name) => session.look({ sheet: name, selected: null })}
      smallestAtStart={0.7}
    />
  );
}

/** Fields of the palette may be dropped on the form: the cells they would fill light up. */
function useFieldDrop(form: OpenForm): SheetDrop {
  const { state } = useReport();
  const items = usePalette(form);
  const put = usePutting(form);
  const sheet = state.sheet ?? "";
  return {
    type: paletteDrag,
    targetAt: (cell, text) => landingAt(form.reading, sheet, cell, text)?.range ?? null,
    onDrop: (cell, id) => {
      const item = items.find((one) => one.id === id);
      // Whether the cell shows words was asked when the drag came over it.
      if (item !== undefined) put(item, landingAt(form.reading, sheet, cell, ""));
    },
  };
}
