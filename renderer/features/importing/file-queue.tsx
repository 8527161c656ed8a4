import { Button } from "antd";
import type { ReactNode } from "react";
import { useJobs } from "../../api/jobs";
import { describeError } from "../../text/describe-error";
import { formatBytes } from "../../text/format-value";
import { progressText } from "../../text/labels";
import type { FileStage, ImportFile } from "./import-state";
import { useImport } from "./use-import";

/** The files brought so far, each with where it stands and what can be done. */
export function FileQueue(): ReactNode {
  const { state } = useImport();
  // A file that is written stands in the list of imports below, with its undo.
  const files = state.files.filter((file) => file.stage !== "applied");
  if (files.length === 0) return null;
  return (
    <section className="file-queue" aria-label="待导入的文件">
      <h2 className="section-title">待导入的文件</h2>
      <ul>
        {files.map((file) => (
          <QueueLine key={file.token} file={file} />
        ))}
      </ul>
    </section>
  );
}

/** How each stage is called. */
const stageWords: Readonly<Record<FileStage, string>> = {
  waiting: "排队等候",
  reading: "正在读取",
  open: "等你核对",
  planning: "正在比对",
  applying: "正在写入",
  applied: "已写入",
  failed: "没读成",
  cancelled: "已取消",
};

function QueueLine({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const job = useJobs().find((one) => one.jobId === file.jobId);
  const tables = file.reading?.sheets.reduce((sum, sheet) => sum + sheet.tables.length, 0) ?? 0;
  const note = [
    formatBytes(file.size),
    file.reading === null ? null : `认出 ${tables} 张表`,
    file.reading?.importedBefore == null ? null : "以前导入过同一个文件",
    job === undefined ? null : [job.stage, progressText(job.done, job.total)].filter((part) => part !== "").join(" "),
  ];
  const over = file.stage === "failed" || file.stage === "cancelled";
  return (
    <li className="queue-line">
      <span
        className="word-tag"
        data-tone={file.stage === "failed" ? "error" : file.stage === "open" ? "sure" : "none"}
      >
        {stageWords[file.stage]}
      </span>
      <div className="queue-words">
        <b>{file.name}</b>
        <span className="line-note">{note.filter(Boolean).join(" · ")}</span>
        {file.stage === "failed" && file.error !== null && (
          <span className="queue-error" role="alert">
            {describeError(file.error)}
          </span>
        )}
      </div>
      {file.reading !== null && (
        <Button
          type={file.stage === "open" ? "primary" : "default"}
          size="small"
          onClick={() => session.open(file.token)}
        >
          继续
        </Button>
      )}
      {over && (
        <Button size="small" onClick={() => session.retry(file.token)}>
          再试一次
        </Button>
      )}
      {file.stage === "reading" || file.stage === "waiting" ? (
        <Button size="small" onClick={() => session.cancel(file.token)}>
          取消
        </Button>
      ) : (
        <Button size="small" type="text" onClick={() => void session.close(file.token)}>
          移出
        </Button>
      )}
    </li>
  );
}
