import type { ReactNode } from "react";
import { Link } from "react-router";
import type { TargetStatus } from "#contract/targets";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { homeText, moreTargets } from "../../text/home";
import { statusWords } from "../../text/targets";

/** Missed targets shown at first. */
const FIRST = 5;
const order: readonly TargetStatus[] = ["missed", "near", "nodata", "met"];

/** Where the zone stands against its targets (我们在什么位置); nothing while no pack is installed. */
export function Standing(): ReactNode {
  const { day } = useAsOf();
  const wall = useQuery("targets/wall", { asOf: day, zone: null, period: null, snapshot: null, pack: null });
  const verdicts = wall.value ?? [];
  if (verdicts.length === 0) return null;
  const missed = verdicts.filter(({ status }) => status === "missed");
  return (
    <section className="home-standing">
      <h2 className="section-title">{homeText.standing}</h2>
      <p className="standing-counts">
        {order.map((status) => (
          <Link key={status} to="/targets" data-status={status}>
            <strong className="figures">{verdicts.filter((one) => one.status === status).length}</strong>{" "}
            {statusWords[status]}
          </Link>
        ))}
      </p>
      <ul className="standing-list">
        {missed.slice(0, FIRST).map(({ pack, definition, indicatorName, gap }) => (
          <li key={`${pack}/${definition.id}`}>
            <Link to={`/targets?target=${pack}/${definition.id}`}>{indicatorName}</Link>
            <span className="secondary">{gap}</span>
          </li>
        ))}
      </ul>
      {missed.length > FIRST ? <Link to="/targets">{moreTargets(missed.length - FIRST)}</Link> : null}
    </section>
  );
}
