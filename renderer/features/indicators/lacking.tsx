import type { ReactNode } from "react";
import { Link } from "react-router";
import type { OpenedValue } from "#contract/indicators";
import { indicatorsText } from "../../text/indicators";

/** Whose data are missing (缺数清单). */
export function Lacking({ opened }: { readonly opened: OpenedValue }): ReactNode {
  const { rows, total } = opened.lacking;
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
          {rows.map(({ id, name, lacks, whose }) => (
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
    </section>
  );
}
