import { Button } from "antd";
import type { ReactNode } from "react";
import type { MergedRecord } from "#contract/merging";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { labels } from "../../text/labels";
import { mergingText } from "../../text/merging";
import { useNotice } from "../../ui/notice";

/** Records that went into this enterprise, each with its way out again (并入过的记录); nothing when there are none. */
export function MergedRecords({ enterpriseId }: { readonly enterpriseId: number }): ReactNode {
  const merged = useQuery("merging/merged", { enterpriseId });
  if (merged.value === undefined || merged.value.length === 0) return null;
  return (
    <section className="fact-group">
      <h2 className="section-title">{mergingText.merged}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{mergingText.mergedName}</th>
            <th>{mergingText.mergedCode}</th>
            <th>{mergingText.mergedAt}</th>
            <th>{mergingText.mergedBy}</th>
            <th aria-label={mergingText.undoMerge} />
          </tr>
        </thead>
        <tbody>
          {merged.value.map((record) => (
            <MergedLine key={record.enterpriseId} record={record} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MergedLine({ record }: { readonly record: MergedRecord }): ReactNode {
  const undo = useCommand("merging/undo");
  const notice = useNotice();
  const run = async (): Promise<void> => {
    const reply = await undo.run({ enterpriseId: record.enterpriseId });
    notice(
      reply.ok
        ? { kind: "done", text: reply.value.sentence, link: { to: `/enterprise/${record.enterpriseId}` } }
        : { kind: "error", text: describeError(reply.error) },
    );
  };
  return (
    <tr>
      <td>{record.name}</td>
      <td className="figures">{record.creditCode ?? labels.missing}</td>
      <td className="figures">{formatMoment(record.at)}</td>
      <td>{record.by}</td>
      <td className="number">
        <Button size="small" loading={undo.running} onClick={() => void run()}>
          {mergingText.undoMerge}
        </Button>
      </td>
    </tr>
  );
}
