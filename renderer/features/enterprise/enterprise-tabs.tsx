import { Tabs } from "antd";
import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import { enterpriseText } from "../../text/enterprise";
import { registersText } from "../../text/registers";
import { Changes } from "./changes";
import { History } from "./history";
import { Overview } from "./overview";
import { Qualifications } from "./qualifications";
import { Related } from "./related";
import "./enterprise.css";

/** Everything known of an enterprise, in four tabs. */
export function EnterpriseTabs(props: {
  readonly detail: EnterpriseDetail;
  readonly fields: readonly Field[];
}): ReactNode {
  const { detail, fields } = props;
  return (
    <Tabs
      className="enterprise-tabs"
      items={[
        { key: "overview", label: enterpriseText.overview, children: <Overview detail={detail} fields={fields} /> },
        { key: "history", label: enterpriseText.history, children: <History detail={detail} fields={fields} /> },
        ...(detail.kind === "enterprise"
          ? [
              {
                key: "qualifications",
                label: enterpriseText.qualifications,
                children: <Qualifications detail={detail} />,
              },
            ]
          : []),
        { key: "related", label: registersText.related, children: <Related id={detail.id} /> },
        { key: "changes", label: enterpriseText.changes, children: <Changes detail={detail} fields={fields} /> },
      ]}
    />
  );
}
