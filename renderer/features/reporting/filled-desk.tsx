import { Button } from "antd";
import { type ReactNode, useCallback } from "react";
import type { OpenFilled } from "#contract/reporting-filed";
import { describeError } from "../../text/describe-error";
import { formatMoment, periodWords } from "../../text/format-value";
import { reportingText } from "../../text/reporting";
import { Counter, PanelPart, Workbench, type WorkStep } from "../../ui/workbench/workbench";
import { FilledSheet } from "./filled-sheet";
import { decided, type FilledState } from "./filled-session";
import { HandEdits } from "./hand-edits";
import { TraceDrawer } from "./trace-drawer";
import { useFilled } from "./use-filled";

type Step = "edits" | "receipt";
const text = reportingText.filled;

/** 已报表: a filled form opened again: where its figures came from, and what somebody changed since. */
export function FilledDesk({ form }: { readonly form: OpenFilled }): ReactNode {
  const { state, session } = useFilled();
  const onClose = useCallback(() => session.look({ traced: false }), [session]);
  const period = form.period === null ? "" : periodWords(form.period);
  return (
    <Workbench<Step>
      head={
        <>
          <h1>{form.file}</h1>
          <span className="workbench-head-note">{text.head(formatMoment(form.filledAt), period)}</span>
          <div className="workbench-head-actions">
            <Button onClick={() => session.close()}>{text.close}</Button>
          </div>
        </>
      }
      steps={stepsOf(state)}
      onStep={(step) => {
        if (step === "edits") session.look({ receipt: null });
      }}
      notice={<FilledNotice form={form} />}
      panel={
        <>
          {state.receipt === null ? <HandEdits form={form} /> : <Receipt receipt={state.receipt} />}
          <TraceDrawer
            formId={form.formId}
            sheet={state.sheet}
            cell={state.traced ? state.selected : null}
            version={state.version}
            onClose={onClose}
          />
        </>
      }
      counters={<FilledCounters form={form} />}
      actions={<FilledActions />}
    >
      <FilledSheet form={form} />
    </Workbench>
  );
}

function stepsOf(state: FilledState): readonly WorkStep<Step>[] {
  const done = state.receipt !== null;
  const changes = state.form?.changes.length ?? 0;
  return [
    {
      key: "edits",
      title: text.steps.edits,
      note: changes === 0 ? "没有改动" : `${changes} 格`,
      state: done ? "done" : "now",
    },
    { key: "receipt", title: text.steps.receipt, note: "", state: done ? "now" : "closed" },
  ];
}

function FilledNotice({ form }: { readonly form: OpenFilled }): ReactNode {
  const { state } = useFilled();
  if (state.error !== null) {
    return (
      <div className="workbench-notice" data-tone="red" role="alert">
        {describeError(state.error)}
      </div>
    );
  }
  if (form.exportId !== null) return null;
  return (
    <div className="workbench-notice" data-tone="amber">
      {text.foreign}
    </div>
  );
}

function FilledCounters({ form }: { readonly form: OpenFilled }): ReactNode {
  const { state } = useFilled();
  if (state.stage === "absorbing") {
    return (
      <span className="secondary" role="status">
        {text.absorbing}
      </span>
    );
  }
  const chosen = decided(state);
  const take = chosen.filter((one) => one.take).length;
  const open = form.changes.filter((edit) => edit.settled === null).length - chosen.length;
  return (
    <>
      <Counter word={text.counters.changes} count={form.changes.length} />
      <Counter word={text.counters.take} count={take} />
      <Counter word={text.counters.refuse} count={chosen.length - take} />
      <Counter word={text.counters.open} count={open} tone="amber" />
    </>
  );
}

function FilledActions(): ReactNode {
  const { state, session } = useFilled();
  if (state.receipt !== null) {
    return (
      <>
        <Button onClick={() => session.look({ receipt: null })}>{text.again}</Button>
        <Button type="primary" onClick={() => session.close()}>
          {text.close}
        </Button>
      </>
    );
  }
  const chosen = decided(state);
  const unsaid = chosen.some(({ reason }) => reason === "");
  if ((state.form?.changes.length ?? 0) === 0) return null;
  return (
    <Button
      type="primary"
      disabled={chosen.length === 0 || unsaid}
      loading={state.stage === "absorbing"}
      title={chosen.length === 0 ? text.needDecision : unsaid ? text.needReason : ""}
      onClick={() => void session.absorb()}
    >
      {text.confirm(chosen.length)}
    </Button>
  );
}

function Receipt({ receipt }: { readonly receipt: NonNullable<FilledState["receipt"]> }): ReactNode {
  return (
    <>
      <PanelPart title={text.receiptTitle}>
        <p className="preview-sentence" role="status">
          {text.receipt(receipt.taken, receipt.refused)}
        </p>
        {receipt.taken > 0 && <p className="panel-hint">{text.undoHint}</p>}
      </PanelPart>
      {receipt.failed.length > 0 && (
        <PanelPart title={text.failed}>
          {receipt.failed.map(({ sheet, cell, why }) => (
            <p key={`${sheet}!${cell}`} className="preview-sentence">
              <span className="cell-tag">{cell}</span> {why}
            </p>
          ))}
        </PanelPart>
      )}
    </>
  );
}
