import { Button } from "antd";
import type { ReactNode } from "react";
import { formatCount } from "../../text/labels";
import { canEnter, type ImportFile, type ImportStep, isBusy, stepsFor } from "./import-state";
import { rowsToWrite } from "./plan-choices";
import { countedWords } from "./listed";
import { useImport, useListed } from "./use-import";

/** The way on at the foot: back, next, write, cancel. */
export function ImportActions({
  file,
  questions,
}: {
  readonly file: ImportFile;
  readonly questions: number;
}): ReactNode {
  const { state, session } = useImport();
  if (isBusy(file)) return <Button onClick={() => session.cancel(file.token)}>取消</Button>;
  if (file.step === "done") {
    const next = state.files.find((one) => one.token !== file.token && one.stage === "open");
    return next === undefined || file.together ? (
      <Button onClick={() => session.open(null)}>回到导入</Button>
    ) : (
      <Button type="primary" onClick={() => session.open(next.token)}>
        接着看 {next.name}
      </Button>
    );
  }
  const steps = stepsFor(file);
  const place = steps.indexOf(file.step);
  const back = steps[place - 1];
  return (
    <>
      {back !== undefined && <Button onClick={() => session.go(file.token, back)}>上一步</Button>}
      {file.step === "tables" && isDecided(file) && canEnter(file, "review", questions) && (
        <Button onClick={() => session.go(file.token, "review")}>直接核对</Button>
      )}
      {file.step === "review" ? (
        <WriteButton file={file} />
      ) : (
        <NextButton file={file} questions={questions} next={steps[place + 1]} />
      )}
    </>
  );
}

// What a recipe fits wholly has been looked at once; looking again is offered, not asked for.
function isDecided(file: ImportFile): boolean {
  return file.reading?.recipe?.kind === "whole" || (file.reading?.returned ?? null) !== null;
}

function NextButton(props: {
  readonly file: ImportFile;
  readonly questions: number;
  readonly next: ImportStep | undefined;
}): ReactNode {
  const { file, questions, next } = props;
  const { session } = useImport();
  if (next === undefined) return null;
  const open = canEnter(file, next, questions);
  const words: Partial<Record<ImportStep, string>> = {
    tables: "下一步：看识别",
    columns: "下一步：看列对应",
    review: "下一步：核对",
  };
  return (
    <Button
      type="primary"
      disabled={!open}
      title={open ? "" : questions > 0 ? "先回答右边的问题" : "至少要导入一张表"}
      onClick={() => session.go(file.token, next)}
    >
      {words[next]}
    </Button>
  );
}

function WriteButton({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const listed = useListed(file);
  if (file.plan === null) return <Button onClick={() => void session.plan(file.token)}>重新比对</Button>;
  const rows = rowsToWrite(file.plan, file.choices, file.notes);
  return (
    <Button type="primary" disabled={rows === 0} onClick={() => void session.apply(file.token)}>
      {rows === 0 ? "没有要写的" : `写入 ${formatCount(rows)} ${countedWords(listed)}`}
    </Button>
  );
}
