import type { ReactNode } from "react";
import { Link } from "react-router";
import type { TargetVerdict } from "#contract/targets";
import { groupThousands } from "../../text/format-value";
import { labels } from "../../text/labels";
import { targetsText } from "../../text/targets";
import { StatusLight } from "./status-light";

const lights = { met: "green", near: "amber", missed: "red", nodata: "grey" } as const;

/** Each zone that the target binds, judged by itself (各区情况); its number opens. */
export function SubjectTable(props: {
  readonly verdict: TargetVerdict;
  readonly onOpen: (zone: number) => void;
}): ReactNode {
  const { subjects, definition } = props.verdict;
  const isOfZones = definition.scope.type === "each" && definition.scope.kind === "zone";
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{targetsText.subject}</th>
          <th className="number">{`${targetsText.columnActual}（${definition.unit}）`}</th>
          <th>{targetsText.columnLight}</th>
          <th>{targetsText.columnGap}</th>
        </tr>
      </thead>
      <tbody>
        {subjects.map(({ id, name, actual, status, gap }) => (
          <tr key={name}>
            <td>{id === null ? name : <Link to={`/entry/${id}`}>{name}</Link>}</td>
            <td className="number figures">
              {actual === null || id === null || !isOfZones ? (
                actual === null ? (
                  labels.missing
                ) : (
                  groupThousands(actual)
                )
              ) : (
                <button
                  type="button"
                  className="subject-name figures"
                  title={targetsText.openIndicator}
                  onClick={() => props.onOpen(id)}
                >
                  {groupThousands(actual)}
                </button>
              )}
            </td>
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
