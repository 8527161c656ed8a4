import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Contribution, OpenedValue } from "#contract/indicators";
import { groupThousands } from "../../text/format-value";
import { indicatorsText } from "../../text/indicators";
import { labels } from "../../text/labels";
import { SourceMark } from "../../ui/source-mark";

/** Most rows a drawer shows; the register lists them all. */
const MOST = 1000;

/** The entries behind a value, the largest first, each with its cell (明细). */
export function Behind(props: { readonly opened: OpenedValue; readonly onMore: () => void }): ReactNode {
  const { rows, total, unit, words } = props.opened.behind;
  if (total === 0) return null;
  const isSummed = rows.some(({ amount }) => amount !== null);
  return (
    <section>
      <h3>
        {indicatorsText.behind}
        <span className="secondary figures">{indicatorsText.behindCount(total)}</span>
      </h3>
      <p className="secondary">{indicatorsText.behindWords(words)}</p>
      <table className="plain-table behind">
        <thead>
          <tr>
            <th>{indicatorsText.name}</th>
            {isSummed ? (
              <>
                <th className="number">
                  {unit === "" ? indicatorsText.amount : `${indicatorsText.amount}（${unit}）`}
                </th>
                <th className="number">{indicatorsText.share}</th>
              </>
            ) : (
              <th>{indicatorsText.ground}</th>
            )}
            <th>{indicatorsText.source}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} isSummed={isSummed} />
          ))}
        </tbody>
      </table>
      {rows.length < Math.min(total, MOST) ? (
        <Button type="link" onClick={props.onMore}>
          {labels.more}
        </Button>
      ) : rows.length < total ? (
        <p className="secondary">{indicatorsText.behindRest(MOST)}</p>
      ) : null}
    </section>
  );
}

function Line({ row, isSummed }: { readonly row: Contribution; readonly isSummed: boolean }): ReactNode {
  return (
    <tr>
      <td>
        <Link to={`/entry/${row.id}`}>{row.name}</Link>
        {isSummed && row.note !== null ? <span className="secondary behind-note">{row.note}</span> : null}
      </td>
      {isSummed ? (
        <>
          <td className="number figures">{row.amount === null ? labels.missing : groupThousands(row.amount)}</td>
          <td className="number figures">{row.share === null ? labels.missing : `${row.share}%`}</td>
        </>
      ) : (
        <td>{row.note ?? labels.missing}</td>
      )}
      <td>{row.source === null ? labels.missing : <SourceMark label={row.name} source={row.source} />}</td>
    </tr>
  );
}
