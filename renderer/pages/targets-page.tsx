import { type ReactNode, useState } from "react";
import { TargetsWall } from "../features/targets/targets-wall";
import { targetsText } from "../text/targets";
import { Page, PageHeader } from "../ui/page";

/** 指标与目标. */
export function TargetsPage(): ReactNode {
  const [zone, setZone] = useState<number | null>(null);
  return (
    <Page>
      <PageHeader title={targetsText.title} />
      <TargetsWall zone={zone} onZone={setZone} drawer={() => null} />
    </Page>
  );
}
