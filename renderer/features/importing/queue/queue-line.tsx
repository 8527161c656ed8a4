import { Button } from "antd";
import type { ReactNode } from "react";
import { useJobs } from "../../../api/jobs";
import { describeError } from "../../../text/describe-error";
import { formatBytes } from "../../../text/format-value";
import { standingWords } from "../../../text/importing";
import { formatCount, progressText } from "../../../text/labels";
import type { FileStage, ImportFile } from "../import-state";
import type { Readiness } from "../readiness";
import { ENTERPRISES } from "../listed";
import { useImport, useListed } from "../use-import";

/** How each stage is called. */
const stageWords: Readonly<Record<FileStage, string>> = {
  waiting: "排队等候",
  reading: "正在读取",
  open: "等您核对",
  planning: "正在比对",
  applying: "正在写入",
  applied: "已写入",
  failed: "没读成",
  cancelled: "已取消",
};

/** One file of the list: its state in a word, what is known of it, and what can be done. */
export function QueueLine({
  file,
  readiness,
}: {
  readonly file: ImportFile;
  readonly readiness: Readiness;
}): ReactNode {
  const ready = readiness.state === "ready" && file.together;
  return (
    <li className="queue-line" data-state={readiness.state}>
      <span className="word-tag" data-tone={toneOf(file, ready)}>
        {ready ? "可直接写入" : stageWords[file.stage]}
      </span>
      <div className="queue-words">
        <b>{file.name}</b>
        <QueueNote file={file} />
        {file.together && readiness.state === "asks" && (
          <span className="queue-asks">要您回答：{readiness.reasons.join("，")}</span>
        )}
        {file.error !== null && file.error.type !== "Cancelled" && (
          <span className="queue-error" role="alert">
            {describeError(file.error)}
          </span>
        )}
      </div>
      <QueueActions file={file} ready={ready} />
    </li>
  );
}

function QueueNote({ file }: { readonly file: ImportFile }): ReactNode {
  const job = useJobs().find((one) => one.jobId === file.jobId);
  const listed = useListed(file);
  const tables = file.reading?.sheets.reduce((sum, sheet) => sum + sheet.tables.length, 0) ?? 0;
  const counts = file.plan?.counts;
  const note = [
    file.quarantined === null ? formatBytes(file.size) : `隔离区 ${formatCount(file.quarantined.length)} 行`,
    file.reading === null ? null : `认出 ${tables} 张表`,
    listed.kind === ENTERPRISES.kind || listed.label === "" ? null : listed.label,
    file.reading === null || file.reading.standing === "confirmed" ? null : standingWords[file.reading.standing],
    counts === undefined
      ? null
      : `新增 ${formatCount(counts.add)}，变更 ${formatCount(counts.update)}，不变 ${formatCount(counts.unchanged)}`,
    file.reading?.recipe == null ? null : `按“${file.reading.recipe.name}”方案对应`,
    file.reading?.returned == null ? null : `改好的退回表，取 ${file.reading.returned.cells} 处`,
    file.reading?.importedBefore == null ? null : "以前导入过同一个文件",
    job === undefined ? null : [job.stage, progressText(job.done, job.total)].filter((part) => part !== "").join(" "),
  ];
  return <span className="line-note">{note.filter(Boolean).join(" · ")}</span>;
}

function QueueActions({ file, ready }: { readonly file: ImportFile; readonly ready: boolean }): ReactNode {
  const { state, session } = useImport();
  const over = file.stage === "failed" || file.stage === "cancelled";
  const running = file.stage === "reading" || file.stage === "waiting";
  if (state.writing !== null) return null;
  return (
    <>
      {(file.reading ?? file.quarantined) !== null && !running && (
        <Button
          type={file.stage === "open" && !ready ? "primary" : "default"}
          size="small"
          onClick={() => session.open(file.token)}
        >
          {ready ? "看看" : "继续"}
        </Button>
      )}
      {over && (
        <Button size="small" onClick={() => session.retry(file.token)}>
          再试一次
        </Button>
      )}
      {running ? (
        <Button size="small" onClick={() => session.cancel(file.token)}>
          取消
        </Button>
      ) : (
        <Button size="small" type="text" onClick={() => void session.close(file.token)}>
          移出
        </Button>
      )}
    </>
  );
}

function toneOf(file: ImportFile, ready: boolean): "error" | "warning" | "sure" | "none" {
  if (file.stage === "failed") return "error";
  if (ready) return "sure";
  return file.stage === "open" ? (file.together ? "warning" : "sure") : "none";
}
