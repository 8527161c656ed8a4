import { DownOutlined } from "@ant-design/icons";
import { Dropdown } from "antd";
import type { ReactNode } from "react";
import { NavLink, useLocation, useNavigate } from "react-router";
import type { KindSummary } from "#contract/registers";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { formatCount } from "../../text/labels";
import { registersText } from "../../text/registers";
import "./registers.css";

interface Place {
  readonly to: string;
  readonly label: string;
  readonly count: number;
}

/** Places shown without being asked for; empty ones of the others wait under 更多. */
const ALWAYS = 4;

/** The rosters beside one another (企业 · 孵化器 · 众创空间 · 集群 …), with their counts. */
export function KindTabs(): ReactNode {
  const { chosen } = useAsOf();
  const kinds = useQuery("registers/kinds", { asOf: chosen }, { keepPrevious: true });
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const here = decodeURIComponent(`${pathname}${search}`);
  const rosters = (kinds.value ?? []).filter(({ group }) => group === "roster").flatMap((kind) => placesOf(kind, here));
  const shown = rosters.filter((place, at) => at < ALWAYS || place.count > 0 || place.to === here);
  const hidden = [
    ...rosters.filter((place) => !shown.includes(place)),
    ...(kinds.value ?? [])
      .filter(({ group }) => group === "relation" || group === "indicator")
      .map((kind) => ({ to: `/register/${kind.id}`, label: kind.label, count: kind.count })),
    { to: "/snapshots", label: registersText.snapshots, count: 0 },
  ];
  const inMore = hidden.find(({ to }) => to === here);
  return (
    <nav className="kind-tabs" aria-label={registersText.more}>
      {shown.map((place) => (
        <NavLink key={place.to} to={place.to} className="kind-tab" data-on={place.to === here}>
          {place.label}
          <span className="figures">{formatCount(place.count)}</span>
        </NavLink>
      ))}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: hidden.map(({ to, label, count }) => ({
            key: to,
            label: count === 0 ? label : `${label} ${formatCount(count)}`,
            onClick: () => void navigate(to),
          })),
        }}
      >
        <button type="button" className="kind-tab" data-on={inMore !== undefined}>
          {inMore?.label ?? registersText.more}
          <DownOutlined aria-hidden />
        </button>
      </Dropdown>
    </nav>
  );
}

function placesOf(kind: KindSummary, here: string): readonly Place[] {
  if (kind.id === "enterprise") return [{ to: "/roster", label: kind.label, count: kind.count }];
  const whole = { to: `/register/${kind.id}`, label: kind.label, count: kind.count };
  if (kind.views.length === 0) return [whole];
  const parts = kind.views.map((view, at) => ({
    to: `/register/${kind.id}?view=${view.label}`,
    label: view.label,
    count: kind.viewCounts[at] ?? 0,
  }));
  const counted = parts.reduce((sum, { count }) => sum + count, 0);
  // Entries that belong to no part would otherwise be found nowhere.
  return counted < kind.count || whole.to === here ? [...parts, whole] : parts;
}
