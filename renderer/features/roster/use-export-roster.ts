import { useState } from "react";
import { call, requireBridge } from "../../api/client";
import { describeError } from "../../text/describe-error";
import { formatDay } from "../../text/format-value";
import { exportedRows, exportName, rosterText } from "../../text/roster";
import { useNotice } from "../../ui/notice";
import { type RosterKind, rosterTitle } from "./roster-kind";
import type { RosterQuestion } from "./use-roster-rows";

/** Writes the roster as it is looked at into a workbook of its own (导出). */
export function useExportRoster(
  question: RosterQuestion,
  kind: RosterKind,
): {
  readonly run: () => Promise<void>;
  readonly running: boolean;
} {
  const [running, setRunning] = useState(false);
  const tell = useNotice();
  const run = async (): Promise<void> => {
    const target = await call("files/choose-save-target", {
      suggestedName: exportName(rosterTitle(kind), formatDay(new Date())),
    });
    if (!target.ok) return tell({ kind: "error", text: describeError(target.error) });
    if (target.value === null) return;
    const { token } = target.value;
    setRunning(true);
    const reply = await call("enterprises/export", { ...question, token });
    setRunning(false);
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    const show = { label: rosterText.showFile, run: () => void call("files/show", { token }) };
    tell({
      kind: "done",
      text: exportedRows(reply.value.file, reply.value.rows, kind),
      // In a browser the file is already on its way into the downloads.
      ...(requireBridge().host === "desktop" ? { action: show } : {}),
    });
  };
  return { run, running };
}
