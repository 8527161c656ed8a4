import { Button, Modal } from "antd";
import type { ReactNode } from "react";
import { labels } from "../../text/labels";
import { pasteSummary, rosterText } from "../../text/roster";

/** One cell the paste would change. */
export interface PasteLine {
  readonly key: string;
  readonly enterprise: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** What a paste would do, before it does it. */
export interface PastePlan {
  readonly rows: number;
  readonly columns: number;
  readonly lines: readonly PasteLine[];
  readonly same: number;
  readonly left: number;
}

const MOST_SHOWN = 300;

/** Shows every cell a paste would change, now and after. */
export function PastePreview(props: {
  readonly plan: PastePlan | null;
  /** What a row is: 企业, 众创空间. */
  readonly title: string;
  readonly onWrite: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { plan } = props;
  const changed = plan?.lines.length ?? 0;
  return (
    <Modal
      open={plan !== null}
      title={rosterText.pasteTitle}
      width={760}
      onCancel={props.onClose}
      footer={[
        <Button key="close" onClick={props.onClose}>
          {labels.cancel}
        </Button>,
        <Button key="write" type="primary" autoFocus disabled={changed === 0} onClick={props.onWrite}>
          {rosterText.pasteWrite(changed)}
        </Button>,
      ]}
    >
      {plan === null ? null : <PasteTable plan={plan} title={props.title} />}
    </Modal>
  );
}

function PasteTable(props: { readonly plan: PastePlan; readonly title: string }): ReactNode {
  const { plan } = props;
  return (
    <>
      <p className="secondary figures">{pasteSummary({ ...plan, changed: plan.lines.length })}</p>
      {plan.lines.length === 0 ? (
        <p className="paste-nothing">{rosterText.pasteNothing}</p>
      ) : (
        <div className="paste-table">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{props.title}</th>
                <th>{rosterText.pasteColumn}</th>
                <th>{rosterText.pasteBefore}</th>
                <th>{rosterText.pasteAfter}</th>
              </tr>
            </thead>
            <tbody>
              {plan.lines.slice(0, MOST_SHOWN).map((line) => (
                <tr key={line.key}>
                  <td>{line.enterprise}</td>
                  <td>{line.column}</td>
                  <td className="paste-before">{line.before}</td>
                  <td className="paste-after">{line.after === "" ? labels.blank : line.after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
