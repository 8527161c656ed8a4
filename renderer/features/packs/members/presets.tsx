import type { ReactNode } from "react";
import type { EntityPreset, PolicyDocument } from "#domain/packs/pack";
import { packsText, valueWords } from "../../../text/packs";
import { useQuery } from "../../../api/use-query";

/** The entries a pack brings along, by where they go (预置名录). */
export function Presets(props: {
  readonly presets: readonly EntityPreset[];
  readonly documents: readonly PolicyDocument[];
  /** Labels of the pack's own lists, which the book may not know yet. */
  readonly lists: ReadonlyMap<string, string>;
}): ReactNode {
  const kinds = useQuery("registers/kinds", { asOf: null });
  const labelOf = (kind: string): string =>
    props.lists.get(kind) ?? kinds.value?.find(({ id }) => id === kind)?.label ?? packsText.presets;
  const titles = new Map(props.documents.map(({ id, title }) => [id, title]));
  return (
    <ul className="member-list">
      {props.presets.map((preset) => (
        <li key={`${preset.kind} ${preset.note} ${preset.entries[0]?.name ?? ""}`}>
          <h3>
            {labelOf(preset.kind)}
            <span className="secondary figures">{packsText.entryCount(preset.entries.length)}</span>
          </h3>
          <p>{preset.note}</p>
          <ul className="preset-entries">
            {preset.entries.map((entry) => (
              <li key={`${entry.name} ${Object.values(entry.values).join(" ")}`} title={valueWords(entry.values)}>
                {entry.name}
                {entry.unconfirmed === true ? (
                  <span className="word-tag" data-tone="doubtful">
                    {packsText.unconfirmed}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          <p className="secondary">
            {[titles.get(preset.source.document), preset.source.place].filter(Boolean).join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
