import type { ReactNode } from "react";
import type { TargetVerdict } from "#contract/targets";
import type { MovedTarget } from "#contract/what-if";
import { labels } from "../../text/labels";
import { statusWords } from "../../text/targets";
import { whatIfText } from "../../text/what-if";

/** Targets before and after (目标变化). */
export function MovedTargets(props: { readonly targets: readonly MovedTarget[] }): ReactNode {
  if (props.targets.length === 0) return <p className="secondary">{whatIfText.noMove}</p>;
  return (
    <table className="plain-table moved-targets">
      <colgroup>
        <col />
        <col style={{ width: "29%" }} />
        <col style={{ width: 28 }} />
        <col style={{ width: "29%" }} />
      </colgroup>
      <thead>
        <tr>
          <th>{whatIfText.target}</th>
          <th>{whatIfText.before}</th>
          <th />
          <th>{whatIfText.after}</th>
        </tr>
      </thead>
      <tbody>
        {props.targets.map(({ before, after, moved }) => (
          <tr key={`${before.pack}/${before.definition.id}`} data-moved={moved}>
            <td>
              {before.indicatorName}
              <span className="secondary moved-demand">{`${before.definition.id} · ${before.demand}`}</span>
            </td>
            <td>
              <Standing verdict={before} />
            </td>
            <td className="secondary">{moved ? "→" : ""}</td>
            <td>
              <Standing verdict={after} />
              {moved ? <MovedSubjects before={before} after={after} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ verdict }: { readonly verdict: TargetVerdict }): ReactNode {
  return (
    <>
      <span className="standing" data-light={verdict.light}>
        {statusWords[verdict.status]}
      </span>
      <span className="figures">{verdict.actualText === "" ? labels.missing : verdict.actualText}</span>
      {verdict.gap === "" ? null : <span className="secondary moved-demand">{verdict.gap}</span>}
    </>
  );
}

/** Which zones of an each target stand otherwise than before. */
function MovedSubjects(props: { readonly before: TargetVerdict; readonly after: TargetVerdict }): ReactNode {
  const known = new Map(props.before.subjects.map((one) => [one.name, one]));
  const moved = props.after.subjects.filter(({ name, actual }) => known.get(name)?.actual !== actual);
  if (moved.length === 0) return null;
  return (
    <span className="secondary moved-demand">
      {moved
        .map(({ name, actual, status }) => {
          const before = known.get(name);
          return whatIfText.movedSubject(name, before?.actual ?? null, actual, statusWords[status]);
        })
        .join("；")}
    </span>
  );
}
