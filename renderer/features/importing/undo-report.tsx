import type { ReactNode } from "react";
import { Link } from "react-router";
import type { UndoReceipt, UndoRemark } from "#contract/import-results";
import { formatCount } from "../../text/labels";
import { useFields } from "./use-import";

/** What undoing or redoing an import did: what came back, what stays because somebody has changed it since, and what could not be, with the reasons. */
export function UndoReport({ report }: { readonly report: UndoReceipt }): ReactNode {
  const { kept, impossible, done } = report;
  const way = done === "undo" ? "退回" : "恢复";
  return (
    <section className="undo-report" aria-label={done === "undo" ? "撤销结果" : "重做结果"}>
      <p role="status">{reportSentence(report)}</p>
      <Remarks title={`没有${way}的`} remarks={kept} />
      <Remarks title={`不能${way}的`} remarks={impossible} />
    </section>
  );
}

/** The figures of a report in a sentence. */
export function reportSentence({ done, reverted, enterprises, kept, impossible }: UndoReceipt): string {
  const left = new Set([...kept, ...impossible].map(({ enterpriseId }) => enterpriseId)).size;
  const rest = left === 0 ? "全部复原，没有遗留。" : `另有 ${formatCount(left)} 条没有全部复原。`;
  return done === "undo"
    ? `已撤销，退回 ${formatCount(reverted)} 个值，其中 ${formatCount(enterprises)} 条整条退回。${rest}`
    : `已重做，恢复 ${formatCount(reverted)} 个值，其中 ${formatCount(enterprises)} 条整条恢复。${rest}`;
}

// A report may name every enterprise of a zone; the first say what kind of thing it is.
const mostShown = 200;

function Remarks({ title, remarks }: { readonly title: string; readonly remarks: readonly UndoRemark[] }): ReactNode {
  const { byId } = useFields();
  if (remarks.length === 0) return null;
  const words = (fields: readonly string[]): string =>
    fields.length === 0 ? "整条" : [...new Set(fields.map((field) => byId.get(field)?.label ?? "其他"))].join("、");
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>
            {title} <span className="figures">{formatCount(remarks.length)}</span>
          </th>
          <th>项目</th>
          <th>原因</th>
        </tr>
      </thead>
      <tbody>
        {remarks.slice(0, mostShown).map((remark) => (
          <tr key={`${remark.enterpriseId} ${remark.reason} ${remark.fields.join(" ")}`}>
            <td>
              <Link to={`/entry/${remark.enterpriseId}`}>{remark.enterprise}</Link>
            </td>
            <td>{words(remark.fields)}</td>
            <td>{remark.reason}</td>
          </tr>
        ))}
        {remarks.length > mostShown && (
          <tr>
            <td colSpan={3} className="secondary">
              还有 {formatCount(remarks.length - mostShown)} 条，原因相仿。
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
