import { Button, Progress } from "antd";
import type { ReactNode } from "react";
import { formatCount } from "../../../text/labels";
import { type ImportFile, isBusy } from "../import-state";
import { countedWords, listedBy, together } from "../listed";
import { type Readiness, readinessOf } from "../readiness";
import { useFields, useImport, useKinds } from "../use-import";
import { BatchReport } from "./batch-report";
import { QueueLine } from "./queue-line";

/** A file of the list with its judgement. */
export interface JudgedFile {
  readonly file: ImportFile;
  readonly readiness: Readiness;
}

/** The files brought so far, each with where it stands and what can be done; those that ask nothing are written together. */
export function FileQueue(): ReactNode {
  const { state, session } = useImport();
  const fields = useFields();
  const judged = state.files.map((file) => ({ file, readiness: readinessOf(file, fields.byId) }));
  // A single file that is written stands in the list of imports below, with its undo; of many one report is kept.
  const shown = judged.filter(({ file }) => file.stage !== "applied");
  const written = judged.filter(({ file }) => file.together && file.stage === "applied");
  if (shown.length === 0 && written.length === 0) return null;
  return (
    <section className="file-queue" aria-label="待导入的文件">
      {shown.length > 0 && (
        <>
          <h2 className="section-title">待导入的文件</h2>
          {judged.length > 1 && <Together judged={judged} />}
          <ul>
            {shown.map((one) => (
              <QueueLine key={one.file.token} {...one} />
            ))}
          </ul>
        </>
      )}
      {state.writing === null && written.length > 0 && (
        <BatchReport judged={judged} onClear={() => void session.clear()} />
      )}
    </section>
  );
}

// One sentence on all files, and the one click that writes those that ask nothing.
function Together({ judged }: { readonly judged: readonly JudgedFile[] }): ReactNode {
  const { state, session } = useImport();
  const kinds = useKinds();
  const { writing } = state;
  if (writing !== null) {
    const share = writing.tokens.length === 0 ? 0 : (writing.done / writing.tokens.length) * 100;
    return (
      <div className="together" role="status">
        <Progress percent={share} showInfo={false} size="small" style={{ width: 200 }} />
        <span className="grow">
          {writing.stopped ? "正在停下…" : "正在写入"} {writing.done} / {writing.tokens.length} 个文件
        </span>
        <Button size="small" disabled={writing.stopped} onClick={session.stopWriting}>
          取消
        </Button>
      </div>
    );
  }
  const ready = judged.filter(({ readiness }) => readiness.state === "ready");
  const rows = ready.reduce((sum, { file }) => sum + (file.plan?.counts.add ?? 0) + (file.plan?.counts.update ?? 0), 0);
  const listed = together(ready.map(({ file }) => listedBy(file, kinds)));
  const running = judged.some(({ file }) => isBusy(file) || file.stage === "waiting");
  return (
    <div className="together">
      <span className="grow" role="status">
        {queueWords(judged)}
      </span>
      {ready.length > 0 && (
        <Button type="primary" disabled={running} onClick={() => void session.writeReady()}>
          写入这 {ready.length} 个文件（{formatCount(rows)} {countedWords(listed)}）
        </Button>
      )}
    </div>
  );
}

/** All files in one sentence: 12 个文件可直接写入，3 个要您回答. */
export function queueWords(judged: readonly JudgedFile[]): string {
  const count = (state: Readiness["state"]): number =>
    judged.filter(({ readiness }) => readiness.state === state).length;
  const parts = [
    [count("running"), "个还在读"],
    [count("ready"), "个文件可直接写入"],
    [count("asks"), "个要您回答"],
    [count("stopped"), "个没读成"],
    [count("written"), "个已写入"],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`)
    .join("，");
}
