import type { ReactNode } from "react";
import type { MovedTarget } from "#contract/what-if";
import type { TargetVerdict } from "#contract/targets";
import { labels } from "../../text/labels";
import { statusWords } from "../../text/targets";
import { whatIfText } from "../../text/what-if";

/** Every target before and after (目标变化). */
export function MovedTargets(props: {
  readonly targets: readonly MovedTarget[];
  readonly onlyMoved: boolean;
}): ReactNode {
  const shown = props.targets.filter(({ moved }) => moved || !props.onlyMoved);
  if (shown.length === 0) return <p className="secondary">{whatIfText.noMove}</p>;
  return (
    <table className="plain-table moved-targets">
      <thead>
        <tr>
          <th>{whatIfText.target}</th>
          <th>{whatIfText.before}</th>
          <th>{whatIfText.after}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ before, after, moved }) => (
          <tr key={`${before.pack}/${before.definition.id}`} data-moved={moved}>
            <td>
              {before.indicatorName}
              <span className="secondary moved-demand">{`${before.definition.id} · ${before.demand}`}</span>
            </td>
            <td>
              <Standing verdict={before} />
            </td>
            <td>
              <Standing verdict={after} />
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
