import type { ReactNode } from "react";
import type { TargetStatus, TargetVerdict } from "#contract/targets";
import { statusWords } from "../../text/targets";

/** Signs that are told apart without colour: full, half, cross, ring. */
const paths: Readonly<Record<TargetStatus, ReactNode>> = {
  met: <path d="M4 8.500 7 11.500 12.500 5" fill="none" strokeWidth="2" />,
  near: <path d="M8 2a6 6 0 0 1 0 12z" stroke="none" fill="currentColor" />,
  missed: <path d="M4.500 4.500l7 7M11.500 4.500l-7 7" fill="none" strokeWidth="2" />,
  nodata: <circle cx="8" cy="8" r="5.200" fill="none" strokeWidth="1.500" strokeDasharray="2 2" />,
};

/** The light of a target: shape, colour and word (红绿灯). */
export function StatusLight(props: {
  readonly status: TargetStatus;
  readonly light: TargetVerdict["light"];
  readonly reason?: string;
}): ReactNode {
  return (
    <span className="status-light" data-light={props.light} title={props.reason}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" stroke="currentColor" strokeLinecap="round">
        {paths[props.status]}
      </svg>
      {statusWords[props.status]}
    </span>
  );
}
