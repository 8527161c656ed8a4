import { Button, Popover } from "antd";
import { type ReactNode, useState } from "react";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { reportingText } from "../../text/reporting";
import { DropZone } from "../../ui/drop-zone";
import { useNotice } from "../../ui/notice";
import { LoadingLines } from "../../ui/states";
import { learntSentence } from "./learnt";
import { useReport } from "./use-report";

/** What last year can tell: a filled copy to learn from, a form to compare with, bindings kept in the book or in a file (对照去年). */
export function LastYear(): ReactNode {
  const { state, session } = useReport();
  const tell = useNotice();
  const text = reportingText.lastYear;
  return (
    <div className="learn">
      <DropZone
        quiet
        title="拿上年填好的表对照"
        note="拖到这里，或点右边选"
        button="选择"
        busy={state.stage === "learning"}
        onFiles={(files) => void session.learn(files)}
        onChoose={() => void session.chooseFilled()}
      />
      <div className="last-year-more">
        <Button type="link" size="small" title={text.compareHint} onClick={() => void session.compare()}>
          {text.compare}
        </Button>
        <RememberedBindings />
        <Button type="link" size="small" onClick={() => void session.takeBindingFile()}>
          {text.take}
        </Button>
        <Button
          type="link"
          size="small"
          onClick={() =>
            void session.saveBindingFile().then((file) => {
              if (file !== null) tell({ kind: "done", text: text.saved(file) });
            })
          }
        >
          {text.save}
        </Button>
      </div>
      {state.learnt !== null && (
        <p className="panel-hint" role="status" title={state.learnt.file}>
          {learntSentence(state.learnt)}
        </p>
      )}
    </div>
  );
}

function RememberedBindings(): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottom"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<RememberedList onDone={() => setOpen(false)} />}
    >
      <Button type="link" size="small">
        {reportingText.lastYear.remembered}
      </Button>
    </Popover>
  );
}

function RememberedList({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { session } = useReport();
  const kept = useQuery("reporting/bindings", null);
  const text = reportingText.lastYear;
  if (kept.error !== null) return <p className="panel-hint">{describeError(kept.error)}</p>;
  if (kept.value === undefined) return <LoadingLines lines={3} />;
  if (kept.value.length === 0) return <p className="panel-hint">{text.noneRemembered}</p>;
  return (
    <div className="remembered">
      {kept.value.map((one) => (
        <button
          key={`${one.fingerprint} ${one.version}`}
          type="button"
          className="list-line"
          onClick={() => {
            onDone();
            const name = text.named(one.form, one.year);
            void session.layBinding({ fingerprint: one.fingerprint, version: one.version, name });
          }}
        >
          <span className="line-row">
            <span className="grow">{text.named(one.form, one.year)}</span>
            <span className="word-tag" data-tone="none">
              {text.version(one.version)}
            </span>
          </span>
          <span className="line-note">
            {formatMoment(one.at)} {one.by} · {text.places(one.places)}
          </span>
        </button>
      ))}
    </div>
  );
}
