import { Button } from "antd";
import type { ReactNode } from "react";
import { call } from "../../api/client";
import { runJob } from "../../api/jobs";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { reportingText } from "../../text/reporting";
import { useNotice } from "../../ui/notice";

/** Writes the working paper of an export: every figure with its calculation and sources (取数底稿). */
export function WorkingPaperButton(props: { readonly exportId: number; readonly form: string }): ReactNode {
  const paper = useCommand("reporting/working-paper");
  const tell = useNotice();
  const text = reportingText.proof;
  const write = async (): Promise<void> => {
    const suggestedName = text.paperName(props.form.replace(/\.[A-Za-z]+$/u, ""));
    const target = await call("files/choose-save-target", { suggestedName });
    if (!target.ok || target.value === null) return;
    const { token } = target.value;
    const reply = await runJob(text.paperBusy, (jobId) => paper.run({ jobId, exportId: props.exportId, token }));
    if (reply.ok) {
      tell({
        kind: "done",
        text: text.paperDone(reply.value.file, reply.value.cells),
        action: { label: "打开所在的文件夹", run: () => void call("files/show", { token }) },
      });
    } else if (reply.error.type !== "Cancelled") tell({ kind: "error", text: describeError(reply.error) });
  };
  return (
    <Button size="small" title={text.paperHint} loading={paper.running} onClick={() => void write()}>
      {text.paper}
    </Button>
  );
}
