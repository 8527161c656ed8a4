import type { ReactNode } from "react";
import { LongList } from "../../../ui/long-list";
import { LoadingLines } from "../../../ui/states";
import type { PlanPages } from "../use-plan-pages";

/** Lines of a plan as a list of any length, with words for none and for failure. */
export function PlanList<Line>(props: {
  readonly label: string;
  readonly pages: PlanPages<Line>;
  readonly contentKey: string;
  readonly estimate: number;
  readonly empty: string;
  readonly children: (line: Line) => ReactNode;
}): ReactNode {
  const { pages } = props;
  if (pages.failed && pages.total === null) {
    return <p className="list-line secondary">这份比对已经过时。请回到“列对应”再进一次核对，会重新比对。</p>;
  }
  if (pages.total === null) {
    return (
      <div className="review-waiting">
        <LoadingLines lines={6} />
      </div>
    );
  }
  if (pages.total === 0) return <p className="list-line secondary">{props.empty}</p>;
  return (
    <LongList
      label={props.label}
      count={pages.total}
      estimate={props.estimate}
      contentKey={props.contentKey}
      onRange={pages.onRange}
    >
      {(index) => {
        const line = pages.at(index);
        return line === null ? <div className="line-bone" style={{ height: props.estimate }} /> : props.children(line);
      }}
    </LongList>
  );
}
