import { Tag } from "antd";
import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import { useAsOf } from "../../api/as-of";
import { enterpriseText, heldWords, tickedFields } from "../../text/enterprise";
import { levelOn, listHeld, saysLevel, standingOn } from "./standing-on";

/** Attributes that say at once what an entry is: type, level, state. */
const STANDINGS = ["carrierType", "platformType", "entryState"];
/** Attributes that say its level, unless a dated certificate does. */
const LEVELS = ["carrierLevel", "zoneLevel", "clusterLevel", "platformLevel"];

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
      <StandingTags detail={detail} />
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

/** Type, state, and the level on the day of the window; a roster that says another level is told. */
function StandingTags({ detail }: { readonly detail: EnterpriseDetail }): ReactNode {
  const { day } = useAsOf();
  const wordOf = (fields: readonly string[]): readonly string[] =>
    fields.flatMap((field) => {
      const words = detail.attributes.find((entry) => entry.field === field)?.value;
      return typeof words === "string" ? [words] : [];
    });
  const [written] = wordOf(LEVELS);
  const dated = levelOn(detail.qualifications, day);
  return (
    <>
      {wordOf(STANDINGS).map((words) => (
        <Tag key={words}>{words}</Tag>
      ))}
      {dated === null ? null : <Tag color="blue">{dated}</Tag>}
      {written === undefined || written === dated ? null : dated === null ? (
        <Tag>{written}</Tag>
      ) : (
        <span className="enterprise-warning">{enterpriseText.otherLevel(written, day)}</span>
      )}
    </>
  );
}

/** Certificates in force on the day of the window; an ended 高新技术企业 is shown as ended, because the tick in the roster stays. */
function HeldTags({ detail }: { readonly detail: EnterpriseDetail }): ReactNode {
  const { day } = useAsOf();
  const held = listHeld(detail, tickedFields)
    .filter((one) => !saysLevel(one))
    .map((one) => ({ kind: one.kind, ...standingOn(one, day) }));
  const valid = new Set(held.filter(({ state }) => state === "valid").map(({ kind }) => kind));
  const ended = new Map(
    held.filter(({ kind, state }) => !valid.has(kind) && state !== "notYet").map(({ kind, state }) => [kind, state]),
  );
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
