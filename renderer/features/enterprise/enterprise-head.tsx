import { Tag } from "antd";
import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import { useAsOf } from "../../api/as-of";
import { enterpriseText, heldWords, tickedFields } from "../../text/enterprise";
import { listHeld, standingOn } from "./standing-on";

/** Attributes that say at once what an entry is: type, level, state. */
const STANDINGS = [
  "carrierType",
  "carrierLevel",
  "zoneLevel",
  "clusterLevel",
  "platformType",
  "platformLevel",
  "entryState",
];

/** Code, states and former names of an entry, under its name. */
export function EnterpriseHead(props: { readonly detail: EnterpriseDetail }): ReactNode {
  const { detail } = props;
  const status = detail.attributes.find((entry) => entry.field === "incubationStatus")?.value;
  return (
    <div className="enterprise-head">
      {detail.creditCode === null ? (
        detail.kind === "enterprise" ? (
          <span className="enterprise-warning">{enterpriseText.noCode}</span>
        ) : null
      ) : (
        <span className="figures">{detail.creditCode}</span>
      )}
      <HeldTags detail={detail} />
      {typeof status === "string" ? <Tag>{status}</Tag> : null}
      {STANDINGS.map((field) => {
        const words = detail.attributes.find((entry) => entry.field === field)?.value;
        return typeof words === "string" ? <Tag key={field}>{words}</Tag> : null;
      })}
      {detail.formerNames.length === 0 ? null : (
        <span className="secondary">
          {enterpriseText.formerNames}：
          {detail.formerNames
            .map((former) => `${former.name}${former.until === null ? "" : enterpriseText.until(former.until)}`)
            .join("、")}
        </span>
      )}
    </div>
  );
}

/** Certificates in force on the day of the window; an ended 高新技术企业 is shown as ended, because the tick in the roster stays. */
function HeldTags({ detail }: { readonly detail: EnterpriseDetail }): ReactNode {
  const { day } = useAsOf();
  const held = listHeld(detail, tickedFields).map((one) => ({ kind: one.kind, ...standingOn(one, day) }));
  const valid = new Set(held.filter(({ state }) => state === "valid").map(({ kind }) => kind));
  const ended = new Map(held.filter(({ kind }) => !valid.has(kind)).map(({ kind, state }) => [kind, state]));
  return (
    <>
      {[...valid].map((kind) => (
        <Tag key={kind} color="blue">
          {kind}
        </Tag>
      ))}
      {[...ended].map(([kind, state]) => (
        <Tag key={kind}>{`${kind}（${heldWords.states[state]}）`}</Tag>
      ))}
    </>
  );
}
