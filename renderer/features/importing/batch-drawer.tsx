import { Drawer } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ImportBatch } from "#contract/importing";
import { formatMoment, periodWords } from "../../text/format-value";
import { batchKindWords } from "../../text/importing";
import { formatCount } from "../../text/labels";
import { ReverseButton } from "./reverse-button";
import { UndoReport } from "./undo-report";
import { useImport } from "./use-import";

/** One import of the list opened: where it came from, what it wrote, and what undoing it did. */
export function BatchDrawer({
  batch,
  onClose,
}: {
  readonly batch: ImportBatch;
  readonly onClose: () => void;
}): ReactNode {
  const { state } = useImport();
  const report = state.reversals[batch.batchId];
  return (
    <Drawer
      open
      size={720}
      rootClassName="wide-drawer"
      title={batch.workbook}
      onClose={onClose}
      extra={<ReverseButton batch={batch} large />}
    >
      <dl className="batch-facts">
        {factsOf(batch).map(([word, text]) => (
          <div key={word} className="fact">
            <dt>{word}</dt>
            <dd className="figures">{text}</dd>
          </div>
        ))}
      </dl>
      <dl className="receipt-figures">
        {figuresOf(batch).map(([word, count]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {batch.quarantined > 0 && (
        <p className="batch-aside">
          还有 {formatCount(batch.quarantined)} 行在隔离区。
          <Link to={`/quarantine?batch=${batch.batchId}`}>去看看</Link>
        </p>
      )}
      {report !== undefined && <UndoReport report={report} />}
      {report === undefined && batch.undoneAt === null && (
        <p className="secondary">
          撤销只退回这次写入的值；之后有人改过的、已上报期间的数不动，退了哪些、留了哪些会逐家列出。
        </p>
      )}
    </Drawer>
  );
}

function factsOf(batch: ImportBatch): readonly (readonly [string, string])[] {
  return [
    ["来源", batchKindWords[batch.kind]],
    ["报送单位", batch.sender ?? "未写明"],
    ["时期", batch.period === null ? "未写明" : periodWords(batch.period)],
    ["导入时间", formatMoment(batch.appliedAt)],
    ["经手", batch.by],
    ["状态", batch.undoneAt === null ? "已写入" : `${formatMoment(batch.undoneAt)} 已撤销`],
  ];
}

function figuresOf(batch: ImportBatch): readonly (readonly [string, number])[] {
  return [
    ["新增企业", batch.added],
    ["变更企业", batch.updated],
    ["不变", batch.unchanged],
    ["待定", batch.undecided],
    ["不能导入", batch.rejected],
    ["写入的值", batch.values],
  ];
}
