import { type ReactNode, useState } from "react";
import type { InputOf, Reply } from "#contract/contract";
import { call } from "../../api/client";
import { describeError } from "../../text/describe-error";
import { useNotice } from "../../ui/notice";
import { PackFaults, type WrongPack } from "./pack-faults";
import { type PackStep, PackPreviewDialog } from "./pack-preview-dialog";

/** Ways to bring packs in and out; each shows first what would change. */
export interface PackSteps {
  readonly install: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly takeFile: (file: InputOf<"packs/preview-file">) => void;
  readonly choose: () => void;
  /** The dialogs, to be put anywhere on the page. */
  readonly dialogs: ReactNode;
}

/** Previews and carries out installing, updating and removing. `onRemoved`: the pack is out. */
export function usePackSteps(onRemoved: () => void = () => undefined): PackSteps {
  const [step, setStep] = useState<PackStep | null>(null);
  const [wrong, setWrong] = useState<WrongPack | null>(null);
  const tell = useNotice();
  const show = (how: PackStep["how"], reply: Reply<"packs/preview-file">): void => {
    if (reply.ok) setStep({ how, preview: reply.value });
    else if (reply.error.type === "PackWrong") setWrong(reply.error);
    else tell({ kind: "error", text: describeError(reply.error) });
  };
  const takeFile = async (file: InputOf<"packs/preview-file">): Promise<void> =>
    show("install", await call("packs/preview-file", file));
  const choose = async (): Promise<void> => {
    const chosen = await call("files/choose-workbooks", { many: false, wanted: "pack" });
    const [file] = chosen.ok ? chosen.value : [];
    if (file !== undefined) await takeFile({ token: file.token });
  };
  return {
    install: (id) => void call("packs/preview-shipped", { id }).then((reply) => show("install", reply)),
    remove: (id) => void call("packs/preview-removal", { id }).then((reply) => show("remove", reply)),
    takeFile: (file) => void takeFile(file),
    choose: () => void choose(),
    dialogs: (
      <>
        <PackPreviewDialog step={step} onClose={() => setStep(null)} onRemoved={onRemoved} />
        <PackFaults wrong={wrong} onClose={() => setWrong(null)} />
      </>
    ),
  };
}
