import { Modal } from "antd";
import type { ReactNode } from "react";
import type { PackError } from "#contract/errors";
import { packsText } from "../../text/packs";

/** A file that cannot be taken, with everything that is wrong in it. */
export type WrongPack = Extract<PackError, { type: "PackWrong" }>;

/** Lists every fault of a pack file with its file and line, to be worked off (政策包错误). */
export function PackFaults(props: { readonly wrong: WrongPack | null; readonly onClose: () => void }): ReactNode {
  const { wrong } = props;
  return (
    <Modal
      open={wrong !== null}
      width={820}
      title={wrong === null ? "" : packsText.faultsTitle(wrong.pack, wrong.faults.length)}
      okText={packsText.faultsDone}
      cancelButtonProps={{ style: { display: "none" } }}
      onOk={props.onClose}
      onCancel={props.onClose}
    >
      <p className="secondary pack-faults-note">{packsText.faultsNote}</p>
      <div className="pack-change-list">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{packsText.faultFile}</th>
              <th className="number">{packsText.faultLine}</th>
              <th>{packsText.faultSentence}</th>
            </tr>
          </thead>
          <tbody>
            {(wrong?.faults ?? []).map(({ file, line, sentence }) => (
              <tr key={`${file} ${line ?? ""} ${sentence}`}>
                <td>{file}</td>
                <td className="number figures">{line ?? packsText.wholeFile}</td>
                <td>{sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}
