import { Tabs } from "antd";
import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import { enterpriseText } from "../../text/enterprise";
import { registersText } from "../../text/registers";
import { Changes } from "./changes";
import { Happenings } from "./happenings";
import { History } from "./history";
import { Overview } from "./overview";
import { Qualifications } from "./qualifications";
import { Related } from "./related";
import "./enterprise.css";

/** Everything known of an entry, tab by tab; those that its kind cannot fill are left out. */
export function EnterpriseTabs(props: {
  readonly detail: EnterpriseDetail;
  readonly fields: readonly Field[];
}): ReactNode {
  const { detail, fields } = props;
  const isEnterprise = detail.kind === "enterprise";
  const overview = { key: "overview", label: enterpriseText.overview, children: <Overview {...props} /> };
  const history = { key: "history", label: enterpriseText.history, children: <History {...props} /> };
  const held = {
    key: "qualifications",
    label: enterpriseText.qualifications,
    children: <Qualifications detail={detail} />,
  };
  const happenings = { key: "happenings", label: enterpriseText.happenings, children: <Happenings detail={detail} /> };
  return (
    <Tabs
      className="enterprise-tabs"
      items={[
        overview,
        ...(fields.some(({ kind }) => kind === "observation") ? [history] : []),
        ...(isEnterprise || detail.qualifications.length > 0 ? [held] : []),
        { key: "related", label: registersText.related, children: <Related id={detail.id} /> },
        ...(isEnterprise ? [happenings] : []),
        { key: "changes", label: enterpriseText.changes, children: <Changes detail={detail} fields={fields} /> },
      ]}
    />
  );
}
