import type { ReactNode } from "react";
import type { KindSummary } from "#contract/registers";
import { formatCount } from "../../text/labels";
import { ledgersText } from "../../text/ledgers";
import "./ledgers.css";

const DONE: ReadonlySet<string> = new Set(["完成", "销号"]);

/** Lines of a list that are not done (没办完的). */
export function countOpen({ states }: Pick<KindSummary, "states">): number {
  return Object.entries(states?.counts ?? {}).reduce((sum, [state, count]) => (DONE.has(state) ? sum : sum + count), 0);
}

/** How far the lines of a list are: a bar of the states, their counts in words, and who is late. */
export function ListStates({ list }: { readonly list: KindSummary }): ReactNode {
  if (list.count === 0 || list.states === null) return <span className="secondary">{ledgersText.none}</span>;
  const { counts, overdue } = list.states;
  const shown = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    <span className="ledger-states">
      <span className="ledger-bar" aria-hidden="true">
        {shown.map(([state, count]) => (
          <span key={state} data-state={state} style={{ flexGrow: count }} />
        ))}
      </span>
      <span className="figures">{shown.map(([state, count]) => `${state} ${formatCount(count)}`).join(" · ")}</span>
      {overdue > 0 ? <strong className="ledger-overdue figures">{ledgersText.overdue(overdue)}</strong> : null}
    </span>
  );
}
