import { Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import type { OpenForm } from "#contract/reporting";
import { DropZone } from "../../ui/drop-zone";
import { PanelPart } from "../../ui/workbench/workbench";
import { PeriodPicker } from "../../ui/period-picker";
import { byDoubt, formPlaces, placeSureness } from "./form-places";
import { learntSentence } from "./learnt";
import { PlaceLine } from "./place-line";
import { reportQuestions, wantsSubject } from "./report-state";
import { SelectionEditor } from "./selection-editor";
import { SubjectPicker } from "./subject-picker";
import { useReport } from "./use-report";

type Shown = "all" | "open" | "none";

/** 对应: period, enterprises, and for every place of the form what goes there; the doubtful ones first. */
export function BindingPanel({ form }: { readonly form: OpenForm }): ReactNode {
  const { state, session } = useReport();
  const [shown, setShown] = useState<Shown>("all");
  const questions = reportQuestions(state);
  const places = useMemo(() => byDoubt(formPlaces(form.reading)), [form.reading]);
  const lists = form.reading.lists
    .map((area, number) => ({ list: area, number }))
    .filter((one) => one.list.columns.some((column) => column.binding.source?.kind === "field"));
  const doubtful = places.filter((place) => placeSureness(place) === "doubtful");
  const none = places.filter((place) => placeSureness(place) === "none");
  const list = shown === "all" ? places : shown === "open" ? doubtful : none;
  return (
    <>
      <PanelPart title="填哪一期、哪些企业">
        <div className="panel-field">
          <label htmlFor="report-period">时期</label>
          <PeriodPicker
            id="report-period"
            value={state.period}
            thisYear={new Date().getFullYear()}
            placeholder="请选填哪一期"
            attention={questions.includes("period")}
            onChange={session.setPeriod}
          />
        </div>
        {wantsSubject(form.reading) && <SubjectPicker attention={questions.includes("subject")} />}
        {lists.map(({ list: area, number }) => (
          <SelectionEditor key={number} list={area} number={number} many={lists.length > 1} />
        ))}
      </PanelPart>
      <PanelPart title="每一处填什么" note="拿不准的排在前面" scrolls>
        {lists.length > 0 && <LearnFromFilled />}
        <Segmented<Shown>
          block
          size="small"
          style={{ marginBottom: 8 }}
          value={shown}
          onChange={setShown}
          options={[
            { value: "all", label: `全部 ${places.length}` },
            { value: "open", label: `请看一眼 ${doubtful.length}` },
            { value: "none", label: `不填 ${none.length}` },
          ]}
        />
        <div className="panel-scroll">
          {list.map((place) => (
            <PlaceLine key={place.id} place={place} />
          ))}
          {list.length === 0 && <p className="list-line secondary">没有这样的地方。</p>}
        </div>
      </PanelPart>
    </>
  );
}

/** 拿上年填好的表对照: choose or drop the copy; afterwards what it has brought. */
function LearnFromFilled(): ReactNode {
  const { state, session } = useReport();
  return (
    <div className="learn">
      <DropZone
        quiet
        title="拿上年填好的表对照"
        note="拖到这里，或点右边选"
        button="选择"
        busy={state.stage === "learning"}
        onFiles={(files) => void session.learn(files)}
        onChoose={() => void session.chooseFilled()}
      />
      {state.learnt !== null && (
        <p className="panel-hint" role="status" title={state.learnt.file}>
          {learntSentence(state.learnt)}
        </p>
      )}
    </div>
  );
}
