import { CloseOutlined } from "@ant-design/icons";
import { useQuery as useCachedQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useCallback, useEffect } from "react";
import type { OpenForm } from "#contract/reporting";
import { cellAddress } from "#domain/workbook/cell-address";
import { queryOf } from "../../api/use-query";
import { labels } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import type { CellPlace } from "../../ui/sheet-view/sheet-keys";
import { LoadingLines } from "../../ui/states";
import { TraceCard } from "./trace-card";
import { useReport } from "./use-report";

/** 这个数从哪来: lies over the panel while a cell is looked into; Esc closes it. `version` changes when the same cell may hold another figure. */
export function TraceDrawer(props: {
  readonly formId: string;
  readonly sheet: string;
  /** Null: nothing is looked into. */
  readonly cell: CellPlace | null;
  readonly version: number;
  readonly onClose: () => void;
}): ReactNode {
  const { cell, onClose } = props;
  const open = cell !== null;
  useEffect(() => {
    if (!open) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") onClose();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [open, onClose]);
  if (cell === null) return null;
  return (
    <section className="trace-drawer" aria-label={reportingText.trace.title}>
      <div className="trace-drawer-head">
        {reportingText.trace.title}
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={labels.close} onClick={onClose} />
      </div>
      <div className="trace-drawer-body">
        <OpenTrace
          formId={props.formId}
          sheet={props.sheet}
          cell={cellAddress(cell.row, cell.column)}
          version={props.version}
        />
      </div>
    </section>
  );
}

/** The drawer of the form being filled. */
export function FormTrace({ form }: { readonly form: OpenForm }): ReactNode {
  const { state, session } = useReport();
  const onClose = useCallback(() => session.look({ traced: false }), [session]);
  return (
    <TraceDrawer
      formId={form.formId}
      sheet={state.sheet ?? ""}
      cell={state.traced ? state.selected : null}
      version={state.previews}
      onClose={onClose}
    />
  );
}

/** The figures of one cell of a form that is open, each with its way back. */
function OpenTrace(props: {
  readonly formId: string;
  readonly sheet: string;
  readonly cell: string;
  readonly version: number;
}): ReactNode {
  const { formId, sheet, cell, version } = props;
  const traces = useCachedQuery({
    ...queryOf("reporting/trace-open", { formId, sheet, cell }),
    queryKey: ["reporting/trace-open", formId, sheet, cell, version],
  });
  if (traces.isError) return <p className="panel-hint">{reportingText.trace.failed}</p>;
  if (traces.data === undefined) return <LoadingLines lines={4} />;
  if (traces.data.length === 0) return <p className="panel-hint">{reportingText.trace.notOurs(cell)}</p>;
  return traces.data.map((trace, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: gaps of one cell stand in their order
    <TraceCard key={at} trace={trace} />
  ));
}
