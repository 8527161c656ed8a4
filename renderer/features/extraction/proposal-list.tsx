import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import type { Proposal } from "./proposal";
import { ProposalCard } from "./proposal-card";

/** Usual height of a closed card. */
const ESTIMATE = 96;

/** The proposals, drawn only where they are looked at; the one opened, also from the text, is brought into view. */
export function ProposalList(props: {
  readonly label: string;
  readonly proposals: readonly Proposal[];
  readonly opened: number | null;
  readonly onOpen: (at: number | null) => void;
  readonly onChange: (proposal: Proposal) => void;
}): ReactNode {
  const { proposals, opened } = props;
  const box = useRef<HTMLElement | null>(null);
  const virtual = useVirtualizer({
    count: proposals.length,
    getScrollElement: () => box.current,
    estimateSize: () => ESTIMATE,
    getItemKey: (index) => proposals[index]?.at ?? index,
    overscan: 6,
    gap: 8,
    initialRect: { width: 480, height: 600 },
  });
  const place = proposals.findIndex(({ at }) => at === opened);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another opened card moves the list
  useEffect(() => {
    if (place < 0) return undefined;
    // The opened card is measured first: it is far higher than it was.
    const frame = requestAnimationFrame(() => virtual.scrollToIndex(place, { align: "center" }));
    return () => cancelAnimationFrame(frame);
  }, [opened]);
  return (
    <section className="proposal-list" aria-label={props.label} ref={box}>
      <div className="long-list-whole" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const proposal = proposals[item.index];
          return proposal === undefined ? null : (
            <div
              key={item.key}
              data-index={item.index}
              ref={virtual.measureElement}
              className="long-list-line"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ProposalCard
                proposal={proposal}
                open={proposal.at === opened}
                onOpen={() => props.onOpen(proposal.at === opened ? null : proposal.at)}
                onChange={props.onChange}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}
