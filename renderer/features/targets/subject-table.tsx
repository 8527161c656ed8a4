import type { ReactNode } from "react";
import { Link } from "react-router";
import type { SubjectVerdict } from "#contract/targets";
import { groupThousands } from "../../text/format-value";
import { labels } from "../../text/labels";
import { targetsText } from "../../text/targets";
import { StatusLight } from "./status-light";

const lights = { met: "green", near: "amber", missed: "red", nodata: "grey" } as const;

/** Each zone that the target binds, judged by itself (各区情况). */
export function SubjectTable(props: {
  readonly subjects: readonly SubjectVerdict[];
  readonly unit: string;
}): ReactNode {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{targetsText.subject}</th>
          <th className="number">{`${targetsText.columnActual}（${props.unit}）`}</th>
          <th>{targetsText.columnLight}</th>
          <th>{targetsText.columnGap}</th>
        </tr>
      </thead>
      <tbody>
        {props.subjects.map(({ id, name, actual, status, gap }) => (
          <tr key={name}>
            <td>{id === null ? name : <Link to={`/entry/${id}`}>{name}</Link>}</td>
            <td className="number figures">{actual === null ? labels.missing : groupThousands(actual)}</td>
            <td>
              <StatusLight status={status} light={lights[status]} />
            </td>
            <td>{gap === "" ? labels.missing : gap}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
