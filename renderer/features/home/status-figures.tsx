import type { ReactNode } from "react";
import { Link } from "react-router";
import type { BookStatus } from "#contract/book";
import { periodWords } from "../../text/format-value";
import { homeText } from "../../text/home";
import { formatCount } from "../../text/labels";

/** Where the book stands, in four figures. */
export function StatusFigures(props: { readonly status: BookStatus }): ReactNode {
  const { status } = props;
  const latest = [...status.periods].sort().at(-1);
  const figures = [
    { label: homeText.enterprises, count: status.enterprises, unit: homeText.households, to: "/roster", note: "" },
    {
      label: homeText.periods,
      count: status.periods.length,
      unit: homeText.terms,
      to: "/roster",
      note: latest === undefined ? "" : periodWords(latest),
    },
    { label: homeText.imports, count: status.imports, unit: homeText.times, to: "/importing", note: "" },
    { label: homeText.exports, count: status.exports, unit: homeText.sheets, to: "/reporting", note: "" },
  ];
  return (
    <div className="status-figures">
      {figures.map((figure) => (
        <Link key={figure.label} to={figure.to} className="status-figure">
          <span className="secondary">{figure.label}</span>
          <span>
            <strong className="figures">{formatCount(figure.count)}</strong> {figure.unit}
            {figure.note === "" ? null : <span className="secondary"> · {figure.note}</span>}
          </span>
        </Link>
      ))}
    </div>
  );
}
