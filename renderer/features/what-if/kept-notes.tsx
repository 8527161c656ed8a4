import { Button } from "antd";
import type { ReactNode } from "react";
import type { WhatIfNote } from "#contract/what-if";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { whatIfText } from "../../text/what-if";
import { useNotice } from "../../ui/notice";
import type { Supposed } from "./held-suppositions";

/** Branches kept as notes, to be taken up again or dropped (测算记录). */
export function KeptNotes(props: { readonly onUse: (supposed: readonly Supposed[]) => void }): ReactNode {
  const notes = useQuery("what-if/notes", null);
  const drop = useCommand("what-if/drop-note");
  const tell = useNotice();
  if (notes.value === undefined || notes.value.length === 0) return null;
  const remove = async (id: number): Promise<void> => {
    const reply = await drop.run({ id });
    if (!reply.ok) tell({ kind: "error", text: describeError(reply.error) });
  };
  return (
    <section>
      <h2 className="section-title">{whatIfText.notes}</h2>
      <ul className="supposed-list">
        {notes.value.map((note) => (
          <li key={note.id}>
            <details>
              <summary>
                {note.title}
                <span className="secondary figures">{`${formatMoment(note.keptAt)} ${note.keptBy}`}</span>
              </summary>
              <ul className="secondary">
                {note.sentences.map((sentence, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a note never changes
                  <li key={at}>{sentence}</li>
                ))}
              </ul>
              <Button size="small" onClick={() => props.onUse(suppositionsOf(note))}>
                {whatIfText.use}
              </Button>
              <Button size="small" type="text" onClick={() => void remove(note.id)}>
                {whatIfText.drop}
              </Button>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first sentences of a note are those of its suppositions. */
function suppositionsOf({ suppositions, sentences, title }: WhatIfNote): readonly Supposed[] {
  return suppositions.map((supposition, at) => ({ supposition, sentence: sentences[at] ?? title }));
}
