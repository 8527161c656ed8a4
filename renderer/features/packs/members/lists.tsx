import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Field } from "#domain/catalogue/field";
import type { PackList } from "#domain/packs/pack";
import { columnKindWords } from "../../../text/pack-editing";
import { packsText } from "../../../text/packs";
import { EditButton } from "./edit-button";

/** The lists of a pack with their columns (清单台账). `installed`: the lists are in the book and can be gone to. */
export function Lists(props: {
  readonly lists: readonly PackList[];
  readonly installed: boolean;
  readonly onEdit: ((list: PackList) => void) | null;
}): ReactNode {
  const { onEdit } = props;
  return (
    <ul className="member-list">
      {props.lists.map((list) => (
        <li key={list.kind.id}>
          <h3>
            {props.installed ? (
              <Link to={`/register/${encodeURIComponent(list.kind.id)}`}>{list.kind.label}</Link>
            ) : (
              list.kind.label
            )}
            {list.map === null ? null : (
              <span className="word-tag" data-tone="sure">
                {packsText.mapped}
              </span>
            )}
            <EditButton name={list.kind.label} onEdit={onEdit === null ? null : () => onEdit(list)} />
          </h3>
          <p className="secondary">{list.note}</p>
          <div className="pack-columns">
            <span className="secondary">{packsText.columns}</span>
            {list.fields.map((field) => (
              <span key={field.id} className="pack-column">
                {field.label}
                <span className="secondary">{columnWords(field)}</span>
              </span>
            ))}
            <span className="secondary">{packsText.sharedColumns}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function columnWords({ type, shownUnit, choices }: Field): string {
  if (type === "choice") return choices.map(({ value }) => value).join("、");
  return shownUnit ?? columnKindWords[type] ?? "";
}
