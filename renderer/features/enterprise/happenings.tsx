import type { ReactNode } from "react";
import { Link } from "react-router";
import type { EnterpriseDetail } from "#contract/enterprises";
import { useAsOf } from "../../api/as-of";
import { enterpriseText } from "../../text/enterprise";
import { SourceMark } from "../../ui/source-mark";
import { listHappenings } from "./list-happenings";

/** What became of an enterprise (变动): founded, renamed, moved in or out, merged, closed; what lies after the day of the window is said to. */
export function Happenings(props: { readonly detail: EnterpriseDetail }): ReactNode {
  const { day } = useAsOf();
  const happenings = listHappenings(props.detail);
  if (happenings.length === 0) return <p className="tab-note">{enterpriseText.noHappenings}</p>;
  return (
    <ol className="timeline">
      {happenings.map(({ key, date, what, words, record, source }) => (
        <li key={key} data-later={date !== null && date > day}>
          <span className="figures secondary">{date ?? enterpriseText.noDate}</span>
          <span className="timeline-what">{what}</span>
          <span>
            {words}
            {date !== null && date > day ? <span className="secondary">{enterpriseText.later(day)}</span> : null}
            {record === null ? null : <Link to={`/entry/${record}`}>{enterpriseText.openRecord}</Link>}
            <SourceMark label={what} source={source} />
          </span>
        </li>
      ))}
    </ol>
  );
}
