import { Button } from "antd";
import type { ReactNode } from "react";
import { describeError } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { Workbench, type WorkStep } from "../../ui/workbench/workbench";
import { ColumnsPanel } from "./columns/columns-panel";
import { FileQueue } from "./queue/file-queue";
import { ImportActions } from "./import-actions";
import { ImportCounters } from "./import-counters";
import { canEnter, type ImportFile, type ImportStep, isBusy, stepsFor, wantedTables } from "./import-state";
import { ReadingSheet } from "./reading-sheet";
import { ReceiptView } from "./receipt-view";
import { ReviewPanel } from "./review/review-panel";
import { SetAsideSheet } from "./set-aside-sheet";
import { TablesPanel } from "./tables-panel";
import { useFields, useImport, useQuestions } from "./use-import";
import { DropZone } from "../../ui/drop-zone";

/** The way of one file into the book: 文件 → 识别 → 列对应 → 核对 → 完成. */
export function ImportWizard({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const fields = useFields();
  const questions = useQuestions(file, fields);
  return (
    <Workbench
      head={<WizardHead file={file} />}
      steps={stepsOf(file, questions.length)}
      onStep={(step) => session.go(file.token, step)}
      notice={<WizardNotice file={file} />}
      wide={file.step === "review"}
      panel={panelOf(file)}
      counters={<ImportCounters file={file} questions={questions} />}
      actions={<ImportActions file={file} questions={questions.length} />}
    >
      <Middle file={file} />
    </Workbench>
  );
}

const stepTitles: Readonly<Record<ImportStep, string>> = {
  files: "文件",
  tables: "识别",
  columns: "列对应",
  review: "核对",
  done: "完成",
};

/** The steps as the frame draws them. */
export function stepsOf(file: ImportFile, questions: number): readonly WorkStep<ImportStep>[] {
  const steps = stepsFor(file);
  const now = steps.indexOf(file.step);
  return steps.map((key, index) => ({
    key,
    title: stepTitles[key],
    note: stepNote(file, key, questions),
    state:
      index === now
        ? "now"
        : !canEnter(file, key, questions)
          ? index < now
            ? "done"
            : "closed"
          : index < now
            ? "done"
            : "open",
  }));
}

function stepNote(file: ImportFile, step: ImportStep, questions: number): string {
  const tables = wantedTables(file);
  switch (step) {
    case "files":
      return file.reading?.format.toUpperCase() ?? "";
    case "tables":
      return questions > 0 ? `${questions} 个问题待答` : `${tables.length} 张表`;
    case "columns": {
      const columns = tables.flatMap(({ table }) => table.columns);
      return `${columns.filter((column) => column.fields.length > 0).length} / ${columns.length} 列`;
    }
    case "review":
      return file.plan === null ? "" : `${file.plan.errors + file.plan.warnings} 处问题`;
    case "done":
      return file.receipt === null ? "" : "已写入";
  }
}

function WizardHead({ file }: { readonly file: ImportFile }): ReactNode {
  const { state, session } = useImport();
  const others = state.files.filter((one) => one.token !== file.token && one.stage !== "applied").length;
  return (
    <>
      <h1>{file.name}</h1>
      {others > 0 && <span className="workbench-head-note">还有 {others} 个文件在排队</span>}
      <div className="workbench-head-actions">
        {file.receipt === null && (
          <Button onClick={() => session.open(null)}>{file.together ? "回到文件列表" : "先放着，回到导入"}</Button>
        )}
        <Button type="text" onClick={() => void session.close(file.token)}>
          {file.receipt === null ? "不导入了" : "关闭"}
        </Button>
      </div>
    </>
  );
}

function WizardNotice({ file }: { readonly file: ImportFile }): ReactNode {
  if (file.error !== null && file.error.type !== "Cancelled") {
    return (
      <div className="workbench-notice" data-tone="red" role="alert">
        {describeError(file.error)}
      </div>
    );
  }
  if (file.replanned) {
    return (
      <div className="workbench-notice" data-tone="amber" role="alert">
        核对期间账本有了新的改动，已经重新比对，结果和刚才看到的不一样。您的取舍都还在，请再看一眼，再点“写入”。
      </div>
    );
  }
  const before = file.reading?.importedBefore ?? null;
  if (before === null || file.receipt !== null || isBusy(file)) return null;
  return (
    <div className="workbench-notice" data-tone="calm">
      这个文件 {formatMoment(before.at)} 导入过，内容一模一样。再导一次也不会重复：没变的数不会再写。
    </div>
  );
}

function Middle({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  if (file.step === "done") return <ReceiptView file={file} />;
  if (file.quarantined !== null) return <SetAsideSheet file={file} rows={file.quarantined} />;
  if (file.step !== "files") return <ReadingSheet file={file} />;
  const rows = file.reading?.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0) ?? 0;
  return (
    <div className="page">
      <p className="secondary">
        「{file.name}」已读入，共 {file.reading?.sheets.length ?? 0} 个工作表、{formatCount(rows)}{" "}
        行。可以再加文件，一个一个核对。
      </p>
      <DropZone
        compact
        title="还有别的表？也拖进来"
        note="会排在后面，做完这个接着做。"
        button="选择文件"
        onFiles={(files) => void session.offer(files)}
        onChoose={() => void session.choose()}
      />
      <FileQueue />
    </div>
  );
}

function panelOf(file: ImportFile): ReactNode {
  switch (file.step) {
    case "tables":
      return <TablesPanel file={file} />;
    case "columns":
      return <ColumnsPanel file={file} />;
    case "review":
      return <ReviewPanel file={file} />;
    default:
      return null;
  }
}
