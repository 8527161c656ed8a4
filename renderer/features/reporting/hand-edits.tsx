import { Button, Input, Segmented } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import type { HandEdit, OpenFilled } from "#contract/reporting-filed";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { labels } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import { PanelPart } from "../../ui/workbench/workbench";
import { editKey } from "./filled-session";
import { useFilled } from "./use-filled";

const text = reportingText.filled;

/** Cells somebody changed after the export (手工改动): what stood there, what stands there, what would change in the book; each is taken or refused with a reason. */
export function HandEdits({ form }: { readonly form: OpenFilled }): ReactNode {
  const { state, session } = useFilled();
  const open = form.changes.filter((edit) => edit.settled === null);
  const takable = open.filter((edit) => edit.effect !== null);
  if (form.changes.length === 0) {
    return (
      <PanelPart title={text.title}>
        <p className="preview-sentence">{text.none}</p>
      </PanelPart>
    );
  }
  return (
    <>
      {open.length > 0 && (
        <PanelPart title={text.title} note={text.count(form.changes.length, form.unchanged)}>
          <Input.TextArea
            aria-label={text.reason}
            placeholder={`${text.reason}：${text.reasonHint}`}
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={500}
            value={state.reason}
            onChange={(event) => session.look({ reason: event.target.value })}
          />
          <div className="edits-all">
            <Button
              size="small"
              disabled={takable.length === 0}
              onClick={() => session.decide(takable, { take: true })}
            >
              {text.takeAll}
            </Button>
            <Button size="small" onClick={() => session.decide(open, { take: false })}>
              {text.refuseAll}
            </Button>
          </div>
        </PanelPart>
      )}
      <PanelPart title={open.length > 0 ? text.each : text.title} scrolls>
        <div className="panel-scroll">
          {form.changes.map((edit) => (
            <EditLine key={editKey(edit)} edit={edit} />
          ))}
        </div>
      </PanelPart>
    </>
  );
}

function EditLine({ edit }: { readonly edit: HandEdit }): ReactNode {
  const { state, session } = useFilled();
  const at = parseCellAddress(edit.cell);
  const on =
    state.sheet === edit.sheet && at !== null && state.selected?.row === at.row && state.selected.column === at.column;
  const line = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (on) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [on]);
  return (
    <div className="list-line" data-on={on} ref={line}>
      <button
        type="button"
        className="line-button"
        onClick={() => session.look({ sheet: edit.sheet, selected: at, traced: false })}
      >
        <span className="line-row">
          <span className="cell-tag">{edit.cell}</span>
          <span className="grow">{edit.label === "" ? reportingText.unnamed : edit.label}</span>
          <EditState edit={edit} />
        </span>
        <span className="edit-change">
          <span className="secondary">{text.exported}</span>
          <del>{edit.exported === "" ? labels.blank : edit.exported}</del>
          <span className="secondary">{text.now}</span>
          <b>{edit.now === "" ? labels.blank : edit.now}</b>
        </span>
        {edit.effect !== null && edit.settled === null && (
          <span className="issue-reason">
            {text.becomes}：{edit.effect}
          </span>
        )}
        {edit.why !== null && <span className="issue-reason secondary">{edit.why}</span>}
      </button>
      {edit.settled === null && <EditChoice edit={edit} />}
    </div>
  );
}

function EditState({ edit }: { readonly edit: HandEdit }): ReactNode {
  const [tone, word] =
    edit.settled === "taken"
      ? ["sure", text.settledTaken]
      : edit.settled === "refused"
        ? ["none", text.settledRefused]
        : edit.conflict
          ? ["warning", text.conflict]
          : edit.effect === null
            ? ["none", text.cannot]
            : ["", ""];
  return word === "" ? null : (
    <span className="word-tag" data-tone={tone}>
      {word}
    </span>
  );
}

function EditChoice({ edit }: { readonly edit: HandEdit }): ReactNode {
  const { state, session } = useFilled();
  const decision = state.decisions.get(editKey(edit));
  const value = decision === undefined ? "open" : decision.take ? "take" : "refuse";
  return (
    <div className="edit-choice">
      <Segmented<"open" | "take" | "refuse">
        size="small"
        value={value}
        options={[
          { value: "open", label: text.undecided },
          { value: "take", label: text.take, disabled: edit.effect === null },
          { value: "refuse", label: text.refuse },
        ]}
        onChange={(next) => session.decide([edit], next === "open" ? null : { take: next === "take" })}
      />
      {decision !== undefined && (
        <Input
          size="small"
          aria-label={`${edit.cell} ${text.ownReason}`}
          placeholder={text.ownReason}
          maxLength={500}
          value={decision.reason}
          onChange={(event) => session.decide([edit], { ...decision, reason: event.target.value })}
        />
      )}
    </div>
  );
}
