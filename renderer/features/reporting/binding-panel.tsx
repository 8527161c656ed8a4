import { RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, type InputRef, Segmented } from "antd";
import { type ReactNode, type RefObject, useEffect, useMemo, useState } from "react";
import type { OpenForm } from "#contract/reporting";
import { reportingText } from "../../text/reporting";
import { useNotice } from "../../ui/notice";
import { PeriodPicker } from "../../ui/period-picker";
import { useMedia } from "../../ui/use-media";
import { PanelPart } from "../../ui/workbench/workbench";
import { FieldPalette } from "./field-palette";
import { SubjectChoice } from "./each-panel";
import { DriftPanel, driftCount } from "./drift-panel";
import { byDoubt, type FormPlace, formPlaces, headOfGroup, placeSureness } from "./form-places";
import { FreeCell } from "./free-cell";
import { LastYear } from "./last-year";
import { ListRules } from "./list-rules";
import { PlaceLine } from "./place-line";
import { reportQuestions, type ReportState, wantsSubject } from "./report-state";
import { useNames, useReport } from "./use-report";

/** 对应: what can be put on the form at the left, and for every place what goes there; side by side where the screen is wide. */
export function BindingPanel(props: {
  readonly form: OpenForm;
  readonly search: RefObject<InputRef | null>;
}): ReactNode {
  const { state, session } = useReport();
  const wide = useMedia("(min-width: 1600px)");
  useUndoKeys();
  return (
    <div className="binding-panel" data-tab={state.tab}>
      <div className="binding-tabs" data-single={state.drift === null}>
        <Segmented<ReportState["tab"]>
          block
          size="small"
          value={state.tab}
          onChange={(tab) => session.look({ tab, draft: state.draft })}
          options={[
            { value: "places", label: reportingText.tabs.places },
            { value: "palette", label: reportingText.tabs.palette, className: "tab-of-narrow" },
            ...(state.drift === null
              ? []
              : [
                  {
                    value: "changes" as const,
                    label: `${reportingText.tabs.changes} ${driftCount(state.drift.drift)}`,
                  },
                ]),
          ]}
        />
      </div>
      {(wide || state.tab === "palette") && <FieldPalette form={props.form} search={props.search} />}
      <div className="binding-main">
        {state.tab === "changes" && state.drift !== null ? <DriftPanel /> : <Places form={props.form} />}
      </div>
    </div>
  );
}

type Shown = "all" | "open" | "none";

function Places({ form }: { readonly form: OpenForm }): ReactNode {
  const { state } = useReport();
  const names = useNames(form.reading);
  const [shown, setShown] = useState<Shown>("all");
  const places = useMemo(() => byDoubt(formPlaces(form.reading)), [form.reading]);
  const doubtful = places.filter((place) => placeSureness(place) === "doubtful");
  // Where it is not known whom a list wants, its columns are no matter of one click.
  const plain = doubtful.filter((place) => place.binding.onceChosen === undefined);
  const none = places.filter((place) => placeSureness(place) === "none");
  const list = shown === "all" ? places : shown === "open" ? doubtful : none;
  return (
    <>
      <Scope form={form} />
      <PanelPart title="每一处填什么" note="拿不准的排在前面" scrolls>
        <LastYear />
        <Segmented<Shown>
          block
          size="small"
          style={{ marginBottom: 8 }}
          value={shown}
          onChange={setShown}
          options={[
            { value: "all", label: `全部 ${places.length}` },
            { value: "open", label: `${reportingText.sureness.doubtful} ${doubtful.length}` },
            { value: "none", label: `${reportingText.sureness.none} ${none.length}` },
          ]}
        />
        {shown === "open" && plain.length > 1 && <ConfirmAll places={plain} />}
        <div className="panel-scroll">
          <FreeCell form={form} />
          {list.map((place) => (
            <PlaceLine key={place.id} form={form} place={place} names={names} />
          ))}
          {list.length === 0 && state.selected === null && <p className="list-line secondary">没有这样的地方。</p>}
        </div>
      </PanelPart>
    </>
  );
}

function ConfirmAll({ places }: { readonly places: readonly FormPlace[] }): ReactNode {
  const { session } = useReport();
  return (
    <Button
      size="small"
      style={{ alignSelf: "flex-start", marginBottom: 8 }}
      onClick={() => void session.confirm(places)}
    >
      {reportingText.confirmAll(places.length)}
    </Button>
  );
}

/** 填哪一期、哪些企业: the period, whom a form of one entry is about, and the rules of every list. */
function Scope({ form }: { readonly form: OpenForm }): ReactNode {
  const { state, session } = useReport();
  const questions = reportQuestions(state);
  const { reading } = form;
  const lists = reading.lists.map((_, number) => number).filter((number) => headOfGroup(reading, number) === number);
  return (
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
      {wantsSubject(reading) && <SubjectChoice form={form} attention={questions.includes("subject")} />}
      <div className="list-rules-all">
        {lists.map((number) => (
          <ListRules key={number} reading={reading} number={number} many={lists.length > 1} />
        ))}
      </div>
    </PanelPart>
  );
}

/** Takes the last change back, or makes it again. */
export function UndoButtons(): ReactNode {
  const { state, session } = useReport();
  return (
    <span className="undo-buttons">
      <Button
        icon={<UndoOutlined />}
        aria-label={reportingText.undo}
        title={`${reportingText.undo}（Ctrl+Z）`}
        disabled={state.steps.length === 0}
        onClick={() => void session.step("back")}
      />
      <Button
        icon={<RedoOutlined />}
        aria-label={reportingText.redo}
        title={`${reportingText.redo}（Ctrl+Y）`}
        disabled={state.undone.length === 0}
        onClick={() => void session.step("forth")}
      />
    </span>
  );
}

// Ctrl+Z and Ctrl+Y, but not while one writes: there they belong to the text.
function useUndoKeys(): void {
  const { session } = useReport();
  const tell = useNotice();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      const back = key === "z" && !event.shiftKey;
      const forth = key === "y" || (key === "z" && event.shiftKey);
      if (!event.ctrlKey || (!back && !forth) || isWriting(event.target)) return;
      event.preventDefault();
      void session.step(back ? "back" : "forth").then((done) => {
        if (!done) tell({ kind: "warning", text: reportingText.nothingToUndo });
      });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [session, tell]);
}

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.value !== "";
}
