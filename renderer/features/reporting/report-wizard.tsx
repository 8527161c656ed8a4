import { Button, type InputRef, Progress } from "antd";
import { type ReactNode, type RefObject, useRef } from "react";
import type { OpenForm } from "#contract/reporting";
import { useJobs } from "../../api/jobs";
import { describeError } from "../../text/describe-error";
import { progressText } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import { DropZone } from "../../ui/drop-zone";
import { Counter, Workbench, type WorkStep } from "../../ui/workbench/workbench";
import { BindingPanel, UndoButtons } from "./binding-panel";
import { formPlaces, placeSureness } from "./form-places";
import { FormSheet } from "./form-sheet";
import { PastExports } from "./past-exports";
import { PreviewPanel } from "./preview-panel";
import { ProofPanel } from "./proof-panel";
import { canEnter, isBusy, reportQuestions, type ReportState, type ReportStep, reportSteps } from "./report-state";
import { useReport } from "./use-report";

/** The way of a form: 选表 → 对应 → 预览 → 完成. */
export function ReportWizard({ form }: { readonly form: OpenForm }): ReactNode {
  const { state, session } = useReport();
  const search = useRef<InputRef>(null);
  // Enter on a cell goes to the fields, where the next Enter puts one there.
  const toPalette = (): void => {
    session.look({ tab: "palette" });
    requestAnimationFrame(() => search.current?.focus());
  };
  return (
    <Workbench
      head={
        <>
          <h1>{form.title === "" ? form.file : form.title}</h1>
          <span className="workbench-head-note">{form.file.startsWith(form.title) ? "" : form.file}</span>
          <div className="workbench-head-actions">
            {state.step === "binding" && <UndoButtons />}
            <Button onClick={() => session.close()}>换一张表</Button>
          </div>
        </>
      }
      steps={stepsOf(state)}
      onStep={session.go}
      notice={<ReportNotice state={state} form={form} />}
      panel={panelOf(state, form, search)}
      counters={<ReportCounters state={state} form={form} />}
      actions={<ReportActions state={state} />}
    >
      {state.step === "form" ? <ChooseAnother /> : <FormSheet form={form} onActivate={toPalette} />}
    </Workbench>
  );
}

const stepTitles: Readonly<Record<ReportStep, string>> = {
  form: "选表",
  binding: "对应",
  preview: "预览",
  done: "完成",
};

function stepsOf(state: ReportState): readonly WorkStep<ReportStep>[] {
  const now = reportSteps.indexOf(state.step);
  return reportSteps.map((key, index) => ({
    key,
    title: stepTitles[key],
    note: stepNote(state, key),
    state: index === now ? "now" : !canEnter(state, key) ? "closed" : index < now ? "done" : "open",
  }));
}

function stepNote(state: ReportState, step: ReportStep): string {
  if (step === "form") return state.form?.remembered === true ? "以前填过" : "";
  if (step === "binding") {
    const questions = reportQuestions(state).length;
    return questions > 0 ? `${questions} 个问题待答` : "";
  }
  if (step === "preview") return state.preview === null ? "" : `${state.preview.problems.length} 处提醒`;
  return state.exported === null && (state.each?.result ?? null) === null ? "" : "已导出";
}

function ReportNotice({ state, form }: { readonly state: ReportState; readonly form: OpenForm }): ReactNode {
  if (state.error !== null) {
    return (
      <div className="workbench-notice" data-tone="red" role="alert">
        {describeError(state.error)}
      </div>
    );
  }
  if (!form.remembered || state.step !== "binding") return null;
  return (
    <div className="workbench-notice" data-tone="calm">
      这张表以前填过，已按上次确认的对应摆好。看一眼就能预览。
    </div>
  );
}

function panelOf(state: ReportState, form: OpenForm, search: RefObject<InputRef | null>): ReactNode {
  switch (state.step) {
    case "form":
      return null;
    case "binding":
      return <BindingPanel form={form} search={search} />;
    case "preview":
      return <PreviewPanel form={form} />;
    case "done":
      return <ProofPanel form={form} />;
  }
}

const busyWords: Readonly<Record<ReportState["stage"], string>> = {
  idle: "",
  opening: "正在打开",
  open: "",
  learning: "正在对照",
  comparing: "正在比对两年的表",
  previewing: "正在取数填表",
  exporting: "正在写文件",
  "filling-each": reportingText.each.busy,
};

function ReportCounters({ state, form }: { readonly state: ReportState; readonly form: OpenForm }): ReactNode {
  const job = useJobs().find((one) => one.jobId === state.jobId);
  if (isBusy(state)) {
    const share = job?.total == null || job.total === 0 ? 0 : (job.done / job.total) * 100;
    return (
      <>
        <Progress percent={share} showInfo={false} size="small" style={{ width: 160 }} />
        <span className="secondary" role="status">
          {(job?.stage ?? "") === "" ? busyWords[state.stage] : job?.stage}{" "}
          {job === undefined ? "" : progressText(job.done, job.total)}
        </span>
      </>
    );
  }
  const each = state.each?.result ?? null;
  if (state.step === "done" && each !== null) {
    const { counters } = reportingText.each;
    return (
      <>
        <Counter word={counters.written} count={each.written} />
        <Counter word={counters.failed} count={each.failed.length} tone="red" />
        <Counter word={counters.problems} count={each.problems.length} tone="amber" />
      </>
    );
  }
  if (state.preview !== null && state.step !== "binding") {
    const inserted = state.preview.lists.reduce((sum, list) => sum + list.rowsInserted, 0);
    const errors = state.preview.problems.filter((problem) => problem.severity === "error").length;
    return (
      <>
        <Counter word="填写的格子" count={state.preview.filledCells} />
        {state.preview.lists.length > 0 && (
          <>
            <Counter word="行" count={state.preview.lists.reduce((sum, list) => sum + list.rows, 0)} />
            <Counter word="其中加出的行" count={inserted} />
          </>
        )}
        <Counter word="填不进" count={errors} tone="red" />
        <Counter word="请看一眼" count={state.preview.problems.length - errors} tone="amber" />
      </>
    );
  }
  const places = formPlaces(form.reading);
  const count = (sureness: string): number => places.filter((place) => placeSureness(place) === sureness).length;
  return (
    <>
      <Counter word="要填的地方" count={places.length} />
      <Counter word="认准了" count={count("sure")} />
      <Counter word="请看一眼" count={count("doubtful")} tone="amber" />
      <Counter word="不填" count={count("none")} />
    </>
  );
}

function ReportActions({ state }: { readonly state: ReportState }): ReactNode {
  const { session } = useReport();
  if (isBusy(state)) return <Button onClick={() => session.cancel()}>取消</Button>;
  if (state.step === "form") {
    return (
      <Button type="primary" onClick={() => session.go("binding")}>
        接着填这张表
      </Button>
    );
  }
  if (state.step === "binding") {
    const ready = canEnter(state, "preview");
    return (
      <Button
        type="primary"
        disabled={!ready}
        title={ready ? "" : "先回答右边的问题"}
        onClick={() => session.go("preview")}
      >
        下一步：预览
      </Button>
    );
  }
  if (state.step === "preview") {
    return (
      <>
        <Button onClick={() => session.go("binding")}>上一步</Button>
        {state.preview === null ? (
          <Button type="primary" onClick={() => void session.preview()}>
            重新预览
          </Button>
        ) : state.each === null ? (
          <Button type="primary" onClick={() => void session.save()}>
            导出
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={(state.each.total ?? 0) === 0 || state.each.pattern.trim() === ""}
            onClick={() => void session.exportEach()}
          >
            {reportingText.each.exportAll(state.each.total ?? 0)}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <Button onClick={() => session.close()}>再填一张</Button>
      <Button type="primary" onClick={() => session.show()}>
        打开所在的文件夹
      </Button>
    </>
  );
}

function ChooseAnother(): ReactNode {
  const { session } = useReport();
  return (
    <div className="page">
      <DropZone
        compact
        title="换一张表填"
        note="现在这张会收起来，已确认的对应会记住。"
        button="选择报表"
        onFiles={(files) => void session.offer(files)}
        onChoose={() => void session.choose()}
      />
      <PastExports />
    </div>
  );
}
