import type { ReactNode } from "react";
import { Link } from "react-router";
import type { RelatedEntry, RelatedGroup } from "#contract/registers";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { registersText } from "../../text/registers";
import { ErrorState, LoadingLines } from "../../ui/states";

/** Records with a tab or a drawer of their own: certificates, happenings, progress. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(["qualification", "event", "progressEntry"]);

/** What an entry belongs to, and what belongs to it (关系), as of the day of the window. */
export function Related(props: { readonly id: number }): ReactNode {
  const { day } = useAsOf();
  const related = useQuery("registers/related", { id: props.id, asOf: day });
  if (related.error !== null) {
    return (
      <ErrorState
        sentence={describeError(related.error)}
        reference={errorReference(related.error)}
        onRetry={related.retry}
      />
    );
  }
  if (related.value === undefined) return <LoadingLines lines={6} />;
  const groups = related.value.filter(({ kind }) => !SHOWN_ELSEWHERE.has(kind));
  if (groups.length === 0) return <p className="tab-note">{registersText.noRelated}</p>;
  return groups.map((group) => <Group key={`${group.direction} ${group.kind} ${group.field}`} group={group} />);
}

function Group({ group }: { readonly group: RelatedGroup }): ReactNode {
  return (
    <section className="fact-group">
      <h2 className="section-title">
        {group.label} <span className="secondary figures">{registersText.total(group.total)}</span>
        <span className="related-way secondary">{registersText[group.direction]}</span>
      </h2>
      <table className="plain-table related-table">
        <colgroup>
          <col style={{ width: "44%" }} />
          <col />
          <col style={{ width: 88 }} />
        </colgroup>
        <thead>
          <tr>
            <th>{registersText.name}</th>
            <th>{registersText.words}</th>
            <th>{registersText.state}</th>
          </tr>
        </thead>
        <tbody>
          {group.entries.map((entry) => (
            <Line key={`${entry.id ?? entry.name} ${entry.words} ${entry.from ?? ""}`} entry={entry} />
          ))}
        </tbody>
      </table>
      {group.entries.length < group.total ? (
        <p className="secondary">{registersText.onlyFirst(group.entries.length)}</p>
      ) : null}
    </section>
  );
}

function Line({ entry }: { readonly entry: RelatedEntry }): ReactNode {
  return (
    <tr data-past={!entry.current}>
      <td>
        {entry.id === null ? entry.name : <Link to={`/entry/${entry.id}`}>{entry.name}</Link>}
        {entry.doubt === null ? null : <p className="related-doubt">{entry.doubt}</p>}
      </td>
      <td>{entry.words === "" ? labels.missing : entry.words}</td>
      <td>{entry.current ? registersText.current : registersText.past}</td>
    </tr>
  );
}
