import type { ReactNode } from "react";
import type { QuarantinedRow } from "#contract/quarantine";
import { useQuery } from "../../api/use-query";
import { formatMoment } from "../../text/format-value";
import { placeWords, quarantineText } from "../../text/quarantine";

/** One row opened: why it was set apart, where it stands, and each of its cells as it was written. */
export function RowDetail({ row }: { readonly row: QuarantinedRow | null }): ReactNode {
  const columns = useQuery("enterprises/columns", null);
  if (row === null) return <aside className="quarantine-detail" aria-label={quarantineText.asWritten} />;
  const labels = new Map(columns.value?.fields.map(({ id, label }) => [id, label]));
  return (
    <aside className="quarantine-detail" aria-label={quarantineText.asWritten}>
      <h2>{row.name === "" ? quarantineText.noName : row.name}</h2>
      {row.creditCode === null || row.creditCode === row.name ? null : (
        <p className="secondary figures">{row.creditCode}</p>
      )}
      <p className="quarantine-reason">{row.reason}</p>
      <dl>
        <dt>{quarantineText.workbook}</dt>
        <dd>{row.workbook}</dd>
        <dt>{quarantineText.place}</dt>
        <dd>
          {row.sheet} {placeWords(row)}
        </dd>
        <dt>{quarantineText.importedAt}</dt>
        <dd className="figures">{formatMoment(row.importedAt)}</dd>
      </dl>
      {row.cells.length === 0 ? (
        <p className="secondary">{quarantineText.noCells}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{quarantineText.field}</th>
              <th>{quarantineText.raw}</th>
              <th>{quarantineText.cell}</th>
            </tr>
          </thead>
          <tbody>
            {row.cells.map(({ field, cell, raw }) => (
              <tr key={`${field} ${cell}`}>
                <td className="secondary">{labels.get(field) ?? quarantineText.otherField}</td>
                <td>{raw}</td>
                <td className="figures">{cell}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </aside>
  );
}
