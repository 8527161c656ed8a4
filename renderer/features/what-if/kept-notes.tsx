import { Button } from "antd";
import type { ReactNode } from "react";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { formatMoment } from "../../text/format-value";
import { whatIfText } from "../../text/what-if";
import type { Supposed } from "./what-if";

/** Branches kept as notes, to be taken up again or dropped (测算记录). */
export function KeptNotes(props: { readonly onUse: (supposed: readonly Supposed[]) => void }): ReactNode {
  const notes = useQuery("what-if/notes", null);
  const drop = useCommand("what-if/drop-note");
  if (notes.value === undefined || notes.value.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{whatIfText.notes}</h2>
      <ul className="supposed-list">
        {notes.value.map(({ id, title, keptAt, keptBy, suppositions, sentences }) => (
          <li key={id}>
            <span>
              {title}
              <span className="secondary figures moved-demand">{`${formatMoment(keptAt)} ${keptBy}`}</span>
            </span>
            <span>
              <Button
                size="small"
                onClick={() =>
                  props.onUse(
                    suppositions.map((supposition, at) => ({ supposition, sentence: sentences[at] ?? title })),
                  )
                }
              >
                {whatIfText.use}
              </Button>
              <Button size="small" type="text" onClick={() => void drop.run({ id })}>
                {whatIfText.drop}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
