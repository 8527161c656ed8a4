import type { ReactNode } from "react";
import { KindTabs } from "../features/registers/kind-tabs";
import { Snapshots } from "../features/snapshots/snapshots";
import { Page } from "../ui/page";

/** 年度快照, beside the rosters they freeze. */
export function SnapshotsPage(): ReactNode {
  return (
    <Page>
      <KindTabs />
      <Snapshots />
    </Page>
  );
}
