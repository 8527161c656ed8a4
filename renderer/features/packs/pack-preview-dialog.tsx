import { Modal } from "antd";
import type { ReactNode } from "react";
import type { PackPreview } from "#contract/packs";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { changeCounts, changeWords, memberWords, packsText } from "../../text/packs";
import { useNotice } from "../../ui/notice";

/** A pack on its way in or out, before it is done. */
export interface PackStep {
  readonly how: "install" | "remove";
  readonly preview: PackPreview;
}

/** Says what installing, updating or removing would change, and does it (变更预览). */
export function PackPreviewDialog(props: {
  readonly step: PackStep | null;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}): ReactNode {
  const { step, onClose } = props;
  const install = useCommand("packs/install");
  const remove = useCommand("packs/remove");
  const tell = useNotice();
  const go = async ({ how, preview }: PackStep): Promise<void> => {
    const { pack, previewId } = preview;
    const reply = how === "install" ? await install.run({ previewId }) : await remove.run({ id: pack.id });
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    tell({
      kind: "done",
      text: how === "install" ? packsText.installedNow(pack.name) : packsText.removedNow(pack.name),
      ...(how === "install" ? { link: { to: "/targets" } } : {}),
    });
    onClose();
    if (how === "remove") props.onRemoved();
  };
  const name = step?.preview.pack.name ?? "";
  return (
    <Modal
      open={step !== null}
      width={760}
      title={step?.how === "remove" ? packsText.removalTitle(name) : packsText.previewTitle(name)}
      okText={step?.how === "remove" ? packsText.confirmRemove : packsText.confirmInstall}
      okButtonProps={{ danger: step?.how === "remove" }}
      confirmLoading={install.running || remove.running}
      onOk={() => (step === null ? undefined : void go(step))}
      onCancel={onClose}
    >
      {step === null ? null : <Changes step={step} />}
    </Modal>
  );
}

function Changes({ step }: { readonly step: PackStep }): ReactNode {
  const { changes, entries, pack } = step.preview;
  const warnings =
    step.how === "remove" && pack.own ? [packsText.ownRemoval, ...step.preview.warnings] : step.preview.warnings;
  const moving = changes.filter(({ how }) => how !== "kept");
  return (
    <div className="pack-changes">
      {warnings.length === 0 ? null : (
        <section className="pack-warnings">
          <h3>{packsText.warnings}</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      )}
      {step.how === "install" && entries.added + entries.known > 0 ? (
        <p>
          {packsText.entries(entries.added, entries.known)}
          <span className="secondary pack-undo-hint">{packsText.undoHint}</span>
        </p>
      ) : null}
      {moving.length === 0 ? (
        <p className="secondary">{packsText.nothing}</p>
      ) : (
        <div className="pack-change-list">
          <p className="secondary figures">{changeCounts(moving)}</p>
          <table className="plain-table">
            <tbody>
              {moving.map((change, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never moves while it is shown
                <tr key={at}>
                  <td className="pack-change-how">{changeWords[change.how]}</td>
                  <td className="pack-change-what secondary">{memberWords[change.what]}</td>
                  <td>
                    {change.name}
                    {change.how === "added" || change.how === "removed" || change.sentence === "" ? null : (
                      <span className="secondary pack-change-words">{change.sentence}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
