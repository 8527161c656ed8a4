import { Button, Progress } from "antd";
import type { ReactNode } from "react";
import { useJobs } from "../../api/jobs";
import { progressText } from "../../text/labels";
import { Counter } from "../../ui/workbench/workbench";
import { type ImportFile, isBusy } from "./import-state";
import type { OpenQuestion } from "./open-questions";
import { useImport } from "./use-import";

/** Counters at the foot: what would happen, row by row; while something runs, how far it is. */
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
          {busyWords[file.stage] ?? ""} {job?.stage} {job === undefined ? "" : progressText(job.done, job.total)}
        </span>
      </>
    );
  }
  if (file.plan === null && file.receipt === null) {
    return <BeforePlan file={file} questions={questions} />;
  }
  const counts = countsOf(file);
  const answered = Object.values(file.decisions).filter((one) => one.kind !== "skip").length;
  return (
    <>
      <Counter word="新增" count={counts.add} />
      <Counter word="变更" count={counts.update} />
      <Counter word="不变" count={counts.unchanged} />
      <Counter word="待定" count={Math.max(0, counts.decision - (file.receipt === null ? answered : 0))} tone="amber" />
      <Counter word="有误" count={counts.rejected} tone="red" />
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
      <span className="secondary">还有 {questions.length} 个问题要你答，答完就能比对。</span>
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

function countsOf(file: ImportFile): {
  add: number;
  update: number;
  unchanged: number;
  decision: number;
  rejected: number;
} {
  const { receipt, plan } = file;
  if (receipt !== null) {
    const { added: add, updated: update, unchanged, undecided: decision, rejected } = receipt;
    return { add, update, unchanged, decision, rejected };
  }
  return plan?.counts ?? { add: 0, update: 0, unchanged: 0, decision: 0, rejected: 0 };
}
