import { Tag } from "antd";
import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import { enterpriseText } from "../../text/enterprise";

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
  const is = (field: string): boolean =>
    detail.attributes.some((entry) => entry.field === field && entry.value === true);
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
      {is("highTechEnterprise") ? <Tag color="blue">{enterpriseText.highTech}</Tag> : null}
      {is("aboveScale") ? <Tag>{enterpriseText.aboveScale}</Tag> : null}
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
