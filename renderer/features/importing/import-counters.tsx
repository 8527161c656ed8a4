import { Button, Progress } from "antd";
import type { ReactNode } from "react";
import type { PlanSummary } from "#contract/importing";
import { useJobs } from "../../api/jobs";
import { rowKindWords } from "../../text/importing";
import { progressText } from "../../text/labels";
import { Counter } from "../../ui/workbench/workbench";
import { type ImportFile, isBusy } from "./import-state";
import type { OpenQuestion } from "./open-questions";
import { undecidedRows } from "./plan-choices";
import type { ReviewView } from "./review-view";
import { useImport } from "./use-import";

/** Counters at the foot: what would happen, row by row; a click shows those rows. While something runs, how far it is. */
export function ImportCounters({
  file,
  questions,
}: {
  readonly file: ImportFile;
  readonly questions: readonly OpenQuestion[];
}): ReactNode {
  const job = useJobs().find((one) => one.jobId === file.jobId);
  if (isBusy(file)) {
    const share = job?.total == null || job.total === 0 ? 0 : (job.done / job.total) * 100;
    return (
      <>
        <Progress percent={share} showInfo={false} size="small" style={{ width: 160 }} />
        <span className="secondary" role="status">
          {job === undefined || job.stage === "" ? busyWords[file.stage] : job.stage}{" "}
          {job === undefined ? "" : progressText(job.done, job.total)}
        </span>
      </>
    );
  }
  if (file.receipt !== null) return <Written file={file} />;
  if (file.plan === null) return <BeforePlan file={file} questions={questions} />;
  return <Planned file={file} plan={file.plan} />;
}

function Planned({ file, plan }: { readonly file: ImportFile; readonly plan: PlanSummary }): ReactNode {
  const { session } = useImport();
  const { counts } = plan;
  const show = (part: Partial<ReviewView>): void => {
    if (file.step !== "review") session.go(file.token, "review");
    session.review(file.token, part);
  };
  const rows = (kind: ReviewView["kind"]): Partial<ReviewView> => ({ tab: "changes", kind });
  const on = (part: Partial<ReviewView>): boolean =>
    file.step === "review" &&
    file.review?.tab === part.tab &&
    (part.kind === undefined || file.review?.kind === part.kind);
  const counter = (
    part: Partial<ReviewView>,
    look: { readonly word: string; readonly count: number; readonly tone?: "red" | "amber" },
  ): ReactNode => (
    <button type="button" className="counter-button" aria-pressed={on(part)} onClick={() => show(part)}>
      <Counter {...look} />
    </button>
  );
  return (
    <>
      {counter(rows("add"), { word: rowKindWords.add, count: counts.add })}
      {counter(rows("update"), { word: rowKindWords.update, count: counts.update })}
      {counter(rows("unchanged"), { word: rowKindWords.unchanged, count: counts.unchanged })}
      {counter(
        { tab: "decisions" },
        { word: rowKindWords.decision, count: undecidedRows(plan, file.choices, file.notes), tone: "amber" },
      )}
      {counter(rows("rejected"), { word: rowKindWords.rejected, count: counts.rejected, tone: "red" })}
      {counter({ tab: "issues" }, { word: "问题", count: plan.errors + plan.warnings, tone: "amber" })}
    </>
  );
}

function Written({ file }: { readonly file: ImportFile }): ReactNode {
  const { receipt } = file;
  if (receipt === null) return null;
  return (
    <>
      <Counter word={rowKindWords.add} count={receipt.added} />
      <Counter word={rowKindWords.update} count={receipt.updated} />
      <Counter word={rowKindWords.unchanged} count={receipt.unchanged} />
      <Counter word={rowKindWords.decision} count={receipt.undecided} tone="amber" />
      <Counter word={rowKindWords.rejected} count={receipt.rejected} tone="red" />
    </>
  );
}

function BeforePlan(props: { readonly file: ImportFile; readonly questions: readonly OpenQuestion[] }): ReactNode {
  const { file, questions } = props;
  const { session } = useImport();
  const first = questions[0];
  if (first === undefined) return <span className="secondary">还没有写任何东西。核对完点“写入”才进账本。</span>;
  const table = { sheet: first.sheet, index: first.table };
  return (
    <>
      <span className="secondary">还有 {questions.length} 个问题要您答，答完就能比对。</span>
      <Button size="small" onClick={() => session.look(file.token, { sheet: first.sheet, table, selected: null })}>
        去回答
      </Button>
    </>
  );
}

const busyWords: Partial<Record<ImportFile["stage"], string>> = {
  reading: "正在读取",
  planning: "正在和账本比对",
  applying: "正在写入账本",
};
