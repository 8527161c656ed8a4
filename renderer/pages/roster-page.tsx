import type { ReactNode } from "react";
import { EnterpriseGlance } from "../features/enterprise/enterprise-glance";
import { KindTabs } from "../features/registers/kind-tabs";
import { Roster } from "../features/roster/roster";
import { enterpriseKind } from "../features/roster/roster-kind";

/** 名册·企业. */
export function RosterPage(): ReactNode {
  return <Roster kind={enterpriseKind} tabs={<KindTabs />} glance={(glance) => <EnterpriseGlance {...glance} />} />;
}
