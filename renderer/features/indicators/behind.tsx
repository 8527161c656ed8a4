import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Contribution, OpenedValue } from "#contract/indicators";
import { groupThousands } from "../../text/format-value";
import { indicatorsText } from "../../text/indicators";
import { labels } from "../../text/labels";
import { SourceMark } from "../../ui/source-mark";

/** The entries behind a value, the largest first, each with its cell (明细). */
export function Behind(props: { readonly opened: OpenedValue; readonly onMore: () => void }): ReactNode {
  const { rows, total } = props.opened.behind;
  if (total === 0) return null;
  return (
    <section>
      <h3>
        {indicatorsText.behind}
        <span className="secondary figures">{indicatorsText.behindCount(total)}</span>
      </h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{indicatorsText.name}</th>
            <th className="number">{indicatorsText.amount}</th>
            <th className="number">{indicatorsText.share}</th>
            <th>{indicatorsText.source}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={`${row.id} ${row.note ?? ""} ${row.amount ?? ""}`} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length < total ? (
        <Button type="link" onClick={props.onMore}>
          {labels.more}
        </Button>
      ) : null}
    </section>
  );
}

function Line({ row }: { readonly row: Contribution }): ReactNode {
  const address = row.kind === "enterprise" ? `/enterprise/${row.id}` : `/entry/${row.id}`;
  return (
    <tr>
      <td>
        <Link to={address}>{row.name}</Link>
        {row.note === null ? null : <span className="secondary behind-note">{row.note}</span>}
      </td>
      <td className="number figures">{row.amount === null ? labels.missing : groupThousands(row.amount)}</td>
      <td className="number figures">{row.share === null ? labels.missing : `${row.share}%`}</td>
      <td>{row.source === null ? labels.missing : <SourceMark label={row.name} source={row.source} />}</td>
    </tr>
  );
}
