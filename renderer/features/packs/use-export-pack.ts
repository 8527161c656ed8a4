import { useState } from "react";
import type { PackSummary } from "#contract/packs";
import { call } from "../../api/client";
import { describeError } from "../../text/describe-error";
import { packsText } from "../../text/packs";
import { useNotice } from "../../ui/notice";

/** Writes a pack into a file for a colleague (导出政策包). */
export function useExportPack(): {
  readonly running: boolean;
  readonly run: (pack: Pick<PackSummary, "id" | "name" | "version">) => Promise<void>;
} {
  const [running, setRunning] = useState(false);
  const tell = useNotice();
  const run = async ({ id, name, version }: Pick<PackSummary, "id" | "name" | "version">): Promise<void> => {
    const target = await call("files/choose-save-target", { suggestedName: `${name}-${version}.zip` });
    if (!target.ok) return tell({ kind: "error", text: describeError(target.error) });
    if (target.value === null) return;
    setRunning(true);
    const reply = await call("packs/export", { id, token: target.value.token });
    setRunning(false);
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    tell({ kind: "done", text: packsText.exported(reply.value.file) });
  };
  return { running, run };
}
