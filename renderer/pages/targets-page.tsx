import { Tabs } from "antd";
import { type ReactNode, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { IndicatorList } from "../features/indicators/indicator-list";
import { type IndicatorAddress, readAddress, writeAddress } from "../features/indicators/indicator-address";
import { OpenedIndicator } from "../features/indicators/opened-indicator";
import { type Choice, QuestionBar, useMeasureQuestion } from "../features/targets/question-bar";
import { readAsOf } from "../features/targets/read-as";
import { TargetDrawer } from "../features/targets/target-drawer";
import { TargetsWall } from "../features/targets/targets-wall";
import { WhatIf } from "../features/what-if/what-if";
import { targetsText } from "../text/targets";
import { Page } from "../ui/page";

/** 指标与目标: the wall, the indicators and what-if for one question, and a target or a number opened beside them by the address. */
export function TargetsPage(): ReactNode {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [choice, setChoice] = useState<Choice>({ zone: null, period: null, snapshot: null });
  const question = useMeasureQuestion(choice);
  const tab = pathname.split("/")[2] ?? "";
  const target = params.get("target");
  const openTarget = (key: string | null): void => setParams(key === null ? {} : { target: key }, { replace: true });
  const openNumber = (address: IndicatorAddress): void =>
    setParams({ ...(target === null ? {} : { target }), ...writeAddress(address) });
  return (
    <Page>
      <Tabs
        className="targets-tabs"
        activeKey={tab === "" ? "wall" : tab}
        onChange={(key) => void navigate(key === "wall" ? "/targets" : `/targets/${key}`)}
        tabBarExtraContent={{
          left: <h1>{targetsText.title}</h1>,
          right: <QuestionBar choice={choice} onChoose={setChoice} />,
        }}
        items={[
          { key: "wall", label: targetsText.wall },
          { key: "indicators", label: targetsText.indicators },
          { key: "what-if", label: targetsText.whatIf },
        ]}
      />
      {tab === "indicators" ? (
        <IndicatorList question={question} onOpen={openNumber} />
      ) : tab === "what-if" ? (
        <WhatIf question={question} />
      ) : (
        <TargetsWall
          question={question}
          opened={target}
          onOpen={openTarget}
          drawer={(verdict) => (
            <TargetDrawer
              verdict={verdict}
              onClose={() => openTarget(null)}
              onIndicator={(one, zone) =>
                openNumber({ pack: one.pack, code: one.definition.indicator, readAs: readAsOf(one), zone })
              }
            />
          )}
        />
      )}
      <OpenedIndicator
        address={readAddress(params)}
        question={question}
        onClose={() => setParams(target === null ? {} : { target })}
      />
    </Page>
  );
}
