import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import { enterpriseText } from "../../text/enterprise";
import { formatDay } from "../../text/format-value";
import { labels } from "../../text/labels";
import { SourceMark } from "../../ui/source-mark";

/** Dated qualifications with their validity (资质). */
export function Qualifications(props: { readonly detail: EnterpriseDetail }): ReactNode {
  const { qualifications } = props.detail;
  if (qualifications.length === 0) return <p className="tab-note">{enterpriseText.noQualifications}</p>;
  const today = formatDay(new Date());
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{enterpriseText.kind}</th>
          <th>{enterpriseText.certificate}</th>
          <th>{enterpriseText.issued}</th>
          <th>{enterpriseText.validUntil}</th>
          <th>{enterpriseText.state}</th>
          <th>{enterpriseText.source}</th>
        </tr>
      </thead>
      <tbody>
        {qualifications.map((entry) => (
          <tr key={`${entry.kind}${entry.number}${entry.issued}`}>
            <td>{entry.kind}</td>
            <td className="figures">{entry.number ?? labels.missing}</td>
            <td className="figures">{entry.issued ?? labels.missing}</td>
            <td className="figures">{entry.validUntil ?? labels.missing}</td>
            <td>{validityWords(entry.validUntil, today)}</td>
            <td>
              <SourceMark label={entry.kind} source={entry.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Dates may be a year or a month only; they hold to the end of it, which text comparison by prefix respects. */
function validityWords(validUntil: string | null, today: string): string {
  if (validUntil === null) return labels.missing;
  return validUntil < today.slice(0, validUntil.length) ? enterpriseText.expired : enterpriseText.valid;
}
