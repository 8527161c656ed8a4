import type { ReactNode } from "react";
import { labels } from "../text/labels";

/** The amber word behind what is not confirmed, and why (待核实、存疑). Nothing when all of it is. */
export function DoubtMark(props: {
  readonly reason: string | null;
  readonly word?: string;
  /** Only the word; the reason comes up under the mouse. */
  readonly short?: boolean;
}): ReactNode {
  const { reason } = props;
  if (reason === null) return null;
  return (
    <span className="doubt-mark" title={props.short === true ? reason : undefined}>
      <span className="word-tag" data-tone="doubtful">
        {props.word ?? labels.unconfirmed}
      </span>
      {props.short === true ? null : <span className="secondary">{reason}</span>}
    </span>
  );
}
