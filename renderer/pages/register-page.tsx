import type { ReactNode } from "react";
import { EnterpriseGlance } from "../features/enterprise/enterprise-glance";
import { LedgerHead } from "../features/ledgers/ledger-head";
import { KindOfAddress } from "../features/registers/kind-of-address";
import { KindTabs } from "../features/registers/kind-tabs";
import { Roster } from "../features/roster/roster";

/** 名册 of any other kind: 孵化器、众创空间、集群、清单 …. */
export function RegisterPage(): ReactNode {
  return (
    <KindOfAddress>
      {(kind, view) => (
        <Roster
          key={`${kind.id} ${view?.label ?? ""}`}
          kind={{ ...kind, view }}
          tabs={kind.group === "ledger" ? <LedgerHead kind={kind.id} /> : <KindTabs />}
          glance={(glance) => <EnterpriseGlance {...glance} />}
        />
      )}
    </KindOfAddress>
  );
}
