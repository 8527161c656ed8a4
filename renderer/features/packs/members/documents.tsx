import type { ReactNode } from "react";
import type { PolicyDocument } from "#domain/packs/pack";
import { documentStatus, packsText } from "../../../text/packs";
import { EditButton } from "./edit-button";

const doubtful: ReadonlySet<PolicyDocument["status"]> = new Set(["unknown", "partial"]);

/** The documents a pack rests on (依据文件). */
export function Documents(props: {
  readonly documents: readonly PolicyDocument[];
  readonly onEdit: ((document: PolicyDocument) => void) | null;
}): ReactNode {
  const { onEdit } = props;
  return (
    <table className="plain-table pack-members">
      <thead>
        <tr>
          <th>{packsText.documentTitle}</th>
          <th>{packsText.number}</th>
          <th>{packsText.issuer}</th>
          <th>{packsText.issuedOn}</th>
          <th>{packsText.status}</th>
        </tr>
      </thead>
      <tbody>
        {props.documents.map((document) => (
          <tr key={document.id}>
            <td>
              {document.title}
              <EditButton name={document.title} onEdit={onEdit === null ? null : () => onEdit(document)} />
              <span className="secondary member-note">{document.note}</span>
            </td>
            <td className="figures pack-short">
              {document.number ?? (
                <span className="word-tag" data-tone="doubtful">
                  {packsText.noNumber}
                </span>
              )}
            </td>
            <td>{document.issuer === "" ? packsText.none : document.issuer}</td>
            <td className="figures pack-short">{document.issuedOn ?? packsText.none}</td>
            <td className="pack-short">
              <span className="word-tag" data-tone={doubtful.has(document.status) ? "doubtful" : "none"}>
                {documentStatus[document.status]}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
