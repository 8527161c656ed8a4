import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import { useAsOf } from "../../api/as-of";
import { enterpriseText, heldWords, tickedFields } from "../../text/enterprise";
import { labels } from "../../text/labels";
import { SourceMark } from "../../ui/source-mark";
import { type Held, listHeld, standingOn } from "./standing-on";

/** Certificates and standings with their validity on the day of the window (资质). */
export function Qualifications(props: { readonly detail: EnterpriseDetail }): ReactNode {
  const { day } = useAsOf();
  const held = listHeld(props.detail, tickedFields);
  if (held.length === 0) return <p className="tab-note">{enterpriseText.noQualifications}</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{enterpriseText.kind}</th>
          <th>{enterpriseText.certificate}</th>
          <th>{enterpriseText.issued}</th>
          <th>{enterpriseText.validUntil}</th>
          <th>{enterpriseText.stateOn(day)}</th>
          <th>{enterpriseText.source}</th>
        </tr>
      </thead>
      <tbody>
        {held.map((one) => (
          <HeldRow key={`${one.kind}${one.number ?? ""}${one.issued ?? ""}`} held={one} day={day} />
        ))}
      </tbody>
    </table>
  );
}

function HeldRow({ held, day }: { readonly held: Held; readonly day: string }): ReactNode {
  const { state, doubts } = standingOn(held, day);
  return (
    <tr data-past={state !== "valid"}>
      <td>{held.kind}</td>
      <td className="figures">{held.number ?? labels.missing}</td>
      <td className="figures">{held.issued ?? labels.missing}</td>
      <td className="figures">{held.validUntil ?? labels.missing}</td>
      <td>
        <span className="held-state" data-state={state}>
          {heldWords.states[state]}
        </span>
        <span className="secondary">{doubts.map((doubt) => heldWords.doubts[doubt]).join("，")}</span>
      </td>
      <td>
        <SourceMark label={held.kind} source={held.source} />
      </td>
    </tr>
  );
}
