import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { ExtractedText } from "#contract/extraction";

interface Piece {
  readonly from: number;
  readonly text: string;
  /** Number of the proposal it belongs to; null for plain text. */
  readonly proposal: number | null;
  readonly strong: boolean;
}

/** The text with every proposed sentence underlined and its value marked; the one looked at is scrolled into view. */
export function MarkedText(props: {
  readonly read: ExtractedText;
  readonly looked: number | null;
  readonly onLook: (proposal: number) => void;
}): ReactNode {
  const { read, looked } = props;
  const pieces = useMemo(() => cut(read), [read]);
  const box = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (looked === null) return;
    box.current?.querySelector(`[data-proposal="${looked}"]`)?.scrollIntoView?.({ block: "center" });
  }, [looked]);
  return (
    <div className="marked-text" ref={box}>
      {pieces.map(({ from, text, proposal, strong }) =>
        proposal === null ? (
          text
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside it offers the same by keyboard
          <mark
            key={from}
            data-proposal={proposal}
            data-looked={proposal === looked}
            data-strong={strong}
            onClick={() => props.onLook(proposal)}
          >
            {text}
          </mark>
        ),
      )}
    </div>
  );
}

/** Cuts the text where proposals begin and end; where two overlap, the later one's words go to it. */
function cut({ text, proposals }: ExtractedText): readonly Piece[] {
  const edges = new Set([0, text.length]);
  for (const { at, marks } of proposals) for (const { from, to } of [at, ...marks]) edges.add(from).add(to);
  const places = [...edges].filter((place) => place >= 0 && place <= text.length).toSorted((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    const marked = proposals.findIndex(({ marks }) => marks.some((mark) => mark.from <= from && to <= mark.to));
    const within = marked >= 0 ? marked : proposals.findIndex(({ at }) => at.from <= from && to <= at.to);
    return { from, text: text.slice(from, to), proposal: within < 0 ? null : within, strong: marked >= 0 };
  });
}
