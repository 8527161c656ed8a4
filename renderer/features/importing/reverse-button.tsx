import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { ImportBatch } from "#contract/importing";
import { describeError } from "../../text/describe-error";
import { useNotice } from "../../ui/notice";
import { reportSentence } from "./undo-report";
import { useImport } from "./use-import";

/** 撤销 of an import that stands, 重做 of one that was undone; the notice leads to the whole report. */
export function ReverseButton(props: {
  readonly batch: ImportBatch;
  readonly large?: boolean;
  readonly onReport?: () => void;
}): ReactNode {
  const { session } = useImport();
  const notice = useNotice();
  const [running, setRunning] = useState(false);
  const { batch, onReport } = props;
  const undone = batch.undoneAt !== null;
  const reverse = async (): Promise<void> => {
    setRunning(true);
    const reply = await session.reverse(batch.batchId, undone ? "redo" : "undo");
    setRunning(false);
    if (!reply.ok) return notice({ kind: "error", text: describeError(reply.error) });
    // Where the report itself is shown, a notice would only say it twice.
    if (onReport === undefined) return;
    const { kept, impossible } = reply.value;
    notice({
      kind: kept.length + impossible.length > 0 ? "warning" : "done",
      text: reportSentence(reply.value),
      action: { label: "看明细", run: onReport },
    });
  };
  return (
    <Button size={props.large === true ? "middle" : "small"} loading={running} onClick={() => void reverse()}>
      {undone ? "重做" : "撤销"}
      {props.large === true ? "这次导入" : ""}
    </Button>
  );
}
