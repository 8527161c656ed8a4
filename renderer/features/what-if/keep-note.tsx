import { Button, Input, Popover } from "antd";
import { type ReactNode, useState } from "react";
import type { WhatIfOutcome } from "#contract/what-if";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { statusWords } from "../../text/targets";
import { whatIfText } from "../../text/what-if";
import { useNotice } from "../../ui/notice";
import type { Supposed } from "./held-suppositions";

/** Keeps the suppositions and what they showed as a note; never as data (留作记录). */
export function KeepNote(props: {
  readonly supposed: readonly Supposed[];
  readonly outcome: WhatIfOutcome | undefined;
}): ReactNode {
  const { supposed, outcome } = props;
  const keep = useCommand("what-if/keep");
  const tell = useNotice();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const submit = async (): Promise<void> => {
    const reply = await keep.run({
      title: title.trim(),
      suppositions: supposed.map(({ supposition }) => supposition),
      sentences: [...supposed.map(({ sentence }) => sentence), ...(outcome === undefined ? [] : shownBy(outcome))],
    });
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    setOpen(false);
    setTitle("");
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
      <Button>{whatIfText.keep}</Button>
    </Popover>
  );
}

/** As many as a note takes. */
const MOST = 200;

function shownBy({ targets }: WhatIfOutcome): readonly string[] {
  return targets
    .filter(({ moved }) => moved)
    .slice(0, MOST)
    .map(({ before, after }) =>
      whatIfText.describeMove(
        `${before.definition.id} ${before.indicatorName}`,
        `${statusWords[before.status]} ${before.actualText}`,
        `${statusWords[after.status]} ${after.actualText}`,
      ),
    );
}
