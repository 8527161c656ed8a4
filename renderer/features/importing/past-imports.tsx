import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import type { ImportBatch } from "#contract/importing";
import { describeError, errorReference } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { useNotice } from "../../ui/notice";
import { ErrorState, LoadingLines } from "../../ui/states";
import { undoSentence } from "./undo-sentence";

/** Imports made so far, newest first, each with its undo (导入记录). */
export function PastImports(): ReactNode {
  const batches = useQuery("importing/batches", null);
  return (
    <section className="past-imports">
      <h2 className="section-title">导入记录</h2>
      <PastImportsBody batches={batches} />
    </section>
  );
}

function PastImportsBody({
  batches,
}: {
  readonly batches: ReturnType<typeof useQuery<"importing/batches">>;
}): ReactNode {
  if (batches.error !== null) {
    return (
      <ErrorState
        sentence={describeError(batches.error)}
        reference={errorReference(batches.error)}
        onRetry={batches.retry}
      />
    );
  }
  if (batches.value === undefined) return <LoadingLines lines={4} />;
  if (batches.value.length === 0)
    return <p className="secondary">还没有导入过。放进第一张名册，这里会记下每次写了什么，随时可以撤销。</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>时间</th>
          <th>文件</th>
          <th className="number">新增</th>
          <th className="number">变更</th>
          <th className="number">不变</th>
          <th className="number">待定</th>
          <th className="number">有误</th>
          <th className="number">写入的值</th>
          <th>经手</th>
          <th aria-label="操作" />
        </tr>
      </thead>
      <tbody>
        {batches.value.map((batch) => (
          <BatchLine key={batch.batchId} batch={batch} />
        ))}
      </tbody>
    </table>
  );
}

function BatchLine({ batch }: { readonly batch: ImportBatch }): ReactNode {
  const undo = useCommand("importing/undo");
  const notice = useNotice();
  const [undone, setUndone] = useState(batch.undoneAt !== null);
  const takeBack = async (): Promise<void> => {
    const reply = await undo.run({ batchId: batch.batchId });
    if (reply.ok) setUndone(true);
    notice(
      reply.ok
        ? { kind: "done", text: undoSentence(reply.value) }
        : { kind: "error", text: describeError(reply.error) },
    );
  };
  const isUndone = undone || batch.undoneAt !== null;
  return (
    <tr data-undone={isUndone}>
      <td className="figures">{formatMoment(batch.appliedAt)}</td>
      <td>{batch.workbook}</td>
      <td className="number">{formatCount(batch.added)}</td>
      <td className="number">{formatCount(batch.updated)}</td>
      <td className="number">{formatCount(batch.unchanged)}</td>
      <td className="number">{formatCount(batch.undecided)}</td>
      <td className="number">{formatCount(batch.rejected)}</td>
      <td className="number">{formatCount(batch.values)}</td>
      <td>{batch.by}</td>
      <td className="number">
        {isUndone ? (
          <span className="secondary">
            {batch.undoneAt === null ? "已撤销" : `${formatMoment(batch.undoneAt)} 已撤销`}
          </span>
        ) : (
          <Button size="small" loading={undo.running} onClick={() => void takeBack()}>
            撤销
          </Button>
        )}
      </td>
    </tr>
  );
}
