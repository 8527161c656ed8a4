import type { ReactNode } from "react";
import { Link } from "react-router";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { labels } from "../../text/labels";
import { ledgersText } from "../../text/ledgers";
import { countOpen, ListStates } from "./list-states";

/** Above the grid of a list: the way back, how far its lines are, and what is open before the year is over (年底清账). */
export function LedgerHead(props: { readonly kind: string }): ReactNode {
  const { day, chosen } = useAsOf();
  const kinds = useQuery("registers/kinds", { asOf: chosen }, { keepPrevious: true });
  const list = kinds.value?.find(({ id }) => id === props.kind);
  if (list === undefined) return null;
  const open = countOpen(list);
  const address = `/register/${encodeURIComponent(list.id)}`;
  return (
    <>
      <nav className="crumbs ledger-crumbs">
        <Link to="/ledgers">{labels.ledgers}</Link>
        <span>/</span>
        <span>{list.label}</span>
      </nav>
      <div className="ledger-strip">
        {list.states === null ? null : <ListStates list={list} />}
        {open === 0 ? null : (
          <Link to={`${address}?open=1`} title={ledgersText.onlyOpen}>
            {ledgersText.openLines(open, list.classifier)}
          </Link>
        )}
        {open === 0 ? null : <span className="figures">{ledgersText.yearEnd(day.slice(0, 4), daysLeft(day))}</span>}
        {list.mapped ? <Link to={`/ledger-map/${encodeURIComponent(list.id)}`}>{ledgersText.map}</Link> : null}
      </div>
      {list.note === "" ? null : <p className="ledger-note">{list.note}</p>}
    </>
  );
}

/** Days from a day to the end of its year, by the calendar. */
export function daysLeft(day: string): number {
  const at = (text: string): number => Date.parse(`${text}T00:00:00Z`);
  return Math.round((at(`${day.slice(0, 4)}-12-31`) - at(day)) / 86_400_000);
}
