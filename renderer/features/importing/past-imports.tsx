import { type ReactNode, useState } from "react";
import { useQuery } from "../../api/use-query";
import { Link } from "react-router";
import type { ImportBatch } from "#contract/importing";
import { describeError, errorReference } from "../../text/describe-error";
import { formatMoment, periodWords } from "../../text/format-value";
import { batchKindWords, standingWords } from "../../text/importing";
import { formatCount } from "../../text/labels";
import { ErrorState, LoadingLines } from "../../ui/states";
import { BatchDrawer } from "./batch-drawer";
import { ReverseButton } from "./reverse-button";

/** Imports made so far, newest first; each opens to what it did, and can be undone and done again (导入记录). */
export function PastImports(): ReactNode {
  const batches = useQuery("importing/batches", null);
  const [opened, setOpened] = useState<number | null>(null);
  const batch = batches.value?.find((one) => one.batchId === opened) ?? null;
  return (
    <section className="past-imports">
      <h2 className="section-title">导入记录</h2>
      <PastImportsBody batches={batches} onOpen={setOpened} />
      {batch !== null && <BatchDrawer batch={batch} onClose={() => setOpened(null)} />}
    </section>
  );
}

function PastImportsBody({
  batches,
  onOpen,
}: {
  readonly batches: ReturnType<typeof useQuery<"importing/batches">>;
  readonly onOpen: (batchId: number) => void;
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
          <th className="number">写入的值</th>
          <th className="number">隔离区</th>
          <th>经手</th>
          <th aria-label="操作" />
        </tr>
      </thead>
      <tbody>
        {batches.value.map((batch) => (
          <BatchLine key={batch.batchId} batch={batch} onOpen={() => onOpen(batch.batchId)} />
        ))}
      </tbody>
    </table>
  );
}

function BatchLine({ batch, onOpen }: { readonly batch: ImportBatch; readonly onOpen: () => void }): ReactNode {
  const standing = batch.standing === "confirmed" ? null : standingWords[batch.standing];
  const period = batch.period === null ? null : periodWords(batch.period);
  const about = [batch.sender, period, standing].filter(Boolean).join(" · ");
  return (
    <tr data-undone={batch.undoneAt !== null}>
      <td className="figures">{formatMoment(batch.appliedAt)}</td>
      <td className="batch-file">
        <button type="button" className="change-name" title={batch.workbook} onClick={onOpen}>
          {batch.workbook}
        </button>
        {batch.kind !== "file" && (
          <span className="word-tag" data-tone="none">
            {batchKindWords[batch.kind]}
          </span>
        )}
        <span className="line-note">{about}</span>
      </td>
      <td className="number">{formatCount(batch.added)}</td>
      <td className="number">{formatCount(batch.updated)}</td>
      <td className="number">{formatCount(batch.unchanged)}</td>
      <td className="number">{formatCount(batch.values)}</td>
      <td className="number">
        {batch.quarantined === 0 ? (
          "—"
        ) : (
          <Link to={`/quarantine?batch=${batch.batchId}`}>{formatCount(batch.quarantined)} 行</Link>
        )}
      </td>
      <td>{batch.by}</td>
      <td className="number batch-actions">
        {batch.undoneAt !== null && <span className="secondary">{formatMoment(batch.undoneAt)} 已撤销</span>}
        <ReverseButton batch={batch} onReport={onOpen} />
      </td>
    </tr>
  );
}
