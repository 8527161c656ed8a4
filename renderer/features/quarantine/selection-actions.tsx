import { Button, Popconfirm, Tooltip } from "antd";
import type { ReactNode } from "react";
import type { QuarantinedRow } from "#contract/quarantine";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { quarantineText } from "../../text/quarantine";
import { useNotice } from "../../ui/notice";
import { mostRows } from "./use-quarantine-rows";

/** What may be done with the selected rows. Letting them go cannot be undone, so it is asked. */
export function SelectionActions(props: {
  readonly chosen: ReadonlyMap<number, QuarantinedRow>;
  readonly onReview: (rows: readonly QuarantinedRow[]) => void;
  readonly onDropped: () => void;
}): ReactNode {
  const { chosen, onReview, onDropped } = props;
  const drop = useCommand("quarantine/drop");
  const notice = useNotice();
  const none = chosen.size === 0;
  const run = async (): Promise<void> => {
    const reply = await drop.run({ ids: [...chosen.keys()] });
    if (!reply.ok) return notice({ kind: "error", text: describeError(reply.error) });
    notice({ kind: "done", text: quarantineText.dropped(reply.value.dropped) });
    onDropped();
  };
  return (
    <>
      {none ? null : (
        <span className="secondary figures" role="status">
          {chosen.size >= mostRows ? quarantineText.tooMany(mostRows) : quarantineText.chosen(chosen.size)}
        </span>
      )}
      <Popconfirm
        title={quarantineText.dropSure(chosen.size)}
        description={quarantineText.dropNote}
        okText={quarantineText.drop}
        cancelText={labels.cancel}
        disabled={none}
        placement="bottomRight"
        onConfirm={() => void run()}
      >
        <Button disabled={none} loading={drop.running}>
          {quarantineText.drop}
        </Button>
      </Popconfirm>
      <Tooltip title={quarantineText.reviewHint}>
        <Button type="primary" disabled={none} onClick={() => onReview([...chosen.values()])}>
          {quarantineText.review}
        </Button>
      </Tooltip>
    </>
  );
}
