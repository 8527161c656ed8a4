import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { OpenedValue } from "#contract/indicators";
import { indicatorsText } from "../../text/indicators";
import { labels } from "../../text/labels";

/** Lines shown at first. */
const FIRST = 8;

/** Whose data are missing (缺数清单). */
export function Lacking({ opened }: { readonly opened: OpenedValue }): ReactNode {
  const { rows, total } = opened.lacking;
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  if (total === 0) return null;
  return (
    <section>
      <h3>
        {indicatorsText.lacking}
        <span className="secondary figures">{indicatorsText.behindCount(total)}</span>
      </h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{indicatorsText.name}</th>
            <th>{indicatorsText.lacks}</th>
            <th>{indicatorsText.whose}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, lacks, whose }) => (
            <tr key={`${id} ${lacks}`}>
              <td>
                <Link to={`/entry/${id}`}>{name}</Link>
              </td>
              <td>{lacks}</td>
              <td>{whose}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          {labels.more}
        </Button>
      ) : null}
    </section>
  );
}
