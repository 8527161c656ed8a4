import { Tabs } from "antd";
import { type ReactNode, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { IndicatorList } from "../features/indicators/indicator-list";
import { OpenedIndicator } from "../features/indicators/opened-indicator";
import { TargetDrawer } from "../features/targets/target-drawer";
import { TargetsWall } from "../features/targets/targets-wall";
import { WhatIf } from "../features/what-if/what-if";
import { targetsText } from "../text/targets";
import { Page, PageHeader } from "../ui/page";

/** 指标与目标: the wall, the indicators, and one of them opened over either. */
export function TargetsPage(): ReactNode {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [zone, setZone] = useState<number | null>(null);
  const tab = pathname.split("/")[2] ?? "";
  const open = (pack: string | null, code: string): void => setParams({ indicator: `${pack ?? ""}/${code}` });
  return (
    <Page>
      <PageHeader title={targetsText.title} />
      <Tabs
        activeKey={tab === "" ? "wall" : tab}
        onChange={(key) => void navigate(key === "wall" ? "/targets" : `/targets/${key}`)}
        items={[
          { key: "wall", label: targetsText.wall },
          { key: "indicators", label: targetsText.indicators },
          { key: "what-if", label: targetsText.whatIf },
        ]}
      />
      {tab === "indicators" ? (
        <IndicatorList zone={zone} onZone={setZone} onOpen={open} />
      ) : tab === "what-if" ? (
        <WhatIf zone={zone} />
      ) : (
        <TargetsWall
          zone={zone}
          onZone={setZone}
          drawer={(verdict, onClose) => (
            <TargetDrawer
              verdict={verdict}
              onClose={onClose}
              onIndicator={({ pack, definition }) => open(pack, definition.indicator)}
            />
          )}
        />
      )}
      <OpenedIndicator address={params.get("indicator")} zone={zone} onClose={() => setParams({})} />
    </Page>
  );
}
