import type { ReactNode } from "react";
import { EnterpriseGlance } from "../features/enterprise/enterprise-glance";
import { Roster } from "../features/roster/roster";

/** 名册·企业. */
export function RosterPage(): ReactNode {
  return <Roster glance={(glance) => <EnterpriseGlance {...glance} />} />;
}
