import { Button, Checkbox, Input, Popover } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import type { Supposition } from "#contract/what-if";
import { useAsOf } from "../../api/as-of";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { whatIfText } from "../../text/what-if";
import { useNotice } from "../../ui/notice";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { AddSupposition } from "./add-supposition";
import { Decisive } from "./decisive";
import { KeptNotes } from "./kept-notes";
import { MovedTargets } from "./moved-targets";
import "./what-if.css";

/** A supposition with its sentence, as it was put together. */
export interface Supposed {
  readonly supposition: Supposition;
  readonly sentence: string;
}

/** 测算: suppositions on the left, what they do to every target on the right; nothing is written. */
export function WhatIf(props: { readonly zone: number | null }): ReactNode {
  const { day } = useAsOf();
  const [supposed, setSupposed] = useState<readonly Supposed[]>([]);
  const [onlyMoved, setOnlyMoved] = useState(true);
  const suppositions = useMemo(() => supposed.map((one) => one.supposition), [supposed]);
  const outcome = useQuery(
    "what-if/run",
    { asOf: day, zone: props.zone, period: null, snapshot: null, pack: null, suppositions },
    { keepPrevious: true },
  );
  return (
    <div className="what-if">
      <p className="what-if-banner" role="note">
        {whatIfText.banner}
      </p>
      <div className="what-if-desk">
        <section className="what-if-side">
          <AddSupposition onAdd={(one) => setSupposed((before) => [...before, one])} />
          {supposed.length === 0 ? (
            <EmptyState title={whatIfText.emptyTitle} body={whatIfText.emptyBody} />
          ) : (
            <>
              <ul className="supposed-list">
                {supposed.map((one, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two suppositions may say the same
                  <li key={at}>
                    <span>{one.sentence}</span>
                    <Button
                      size="small"
                      type="text"
                      onClick={() => setSupposed((before) => before.filter((_, index) => index !== at))}
                    >
                      {whatIfText.remove}
                    </Button>
                  </li>
                ))}
              </ul>
              <div className="what-if-actions">
                <Button onClick={() => setSupposed([])}>{whatIfText.discard}</Button>
                <KeepNote supposed={supposed} />
              </div>
            </>
          )}
          <KeptNotes onUse={setSupposed} />
        </section>
        <section className="what-if-outcome">
          {outcome.error !== null ? (
            <ErrorState
              sentence={describeError(outcome.error)}
              reference={errorReference(outcome.error)}
              onRetry={outcome.retry}
            />
          ) : outcome.value === undefined ? (
            <LoadingLines lines={10} />
          ) : (
            <>
              <header>
                <h2 className="section-title">{whatIfText.targets}</h2>
                <Checkbox checked={onlyMoved} onChange={(event) => setOnlyMoved(event.target.checked)}>
                  {whatIfText.onlyMoved}
                </Checkbox>
              </header>
              <MovedTargets targets={outcome.value.targets} onlyMoved={onlyMoved} />
              <Decisive outcome={outcome.value} />
            </>
          )}
        </section>
      </div>
    </div>
  );
}

function KeepNote({ supposed }: { readonly supposed: readonly Supposed[] }): ReactNode {
  const keep = useCommand("what-if/keep");
  const tell = useNotice();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const submit = async (): Promise<void> => {
    const reply = await keep.run({
      title: title.trim(),
      suppositions: supposed.map(({ supposition }) => supposition),
      sentences: supposed.map(({ sentence }) => sentence),
    });
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    setOpen(false);
    tell({ kind: "done", text: whatIfText.kept });
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      content={
        <div className="keep-note">
          <Input
            aria-label={whatIfText.keepTitle}
            placeholder={whatIfText.keepTitle}
            value={title}
            maxLength={100}
            onChange={(event) => setTitle(event.target.value)}
          />
          <Button type="primary" disabled={title.trim() === ""} loading={keep.running} onClick={() => void submit()}>
            {labels.save}
          </Button>
        </div>
      }
    >
      <Button type="primary">{whatIfText.keep}</Button>
    </Popover>
  );
}
