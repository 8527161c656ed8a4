import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import "./long-list.css";

/** A list of any length, drawn only where it is looked at (长列表). Lines may differ in height; ↑ and ↓ go from line to line. */
export function LongList(props: {
  readonly label: string;
  readonly count: number;
  /** Usual height of a line in pixels. */
  readonly estimate: number;
  /** Changes when other lines stand in the list: it begins at the top again. */
  readonly contentKey: string;
  /** The stretch of lines that is drawn, for fetching; `last` is included. */
  readonly onRange: (first: number, last: number) => void;
  readonly children: (index: number) => ReactNode;
}): ReactNode {
  const { count, onRange, contentKey } = props;
  const box = useRef<HTMLDivElement | null>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => props.estimate,
    overscan: 6,
    initialRect: { width: 400, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [onRange, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is the only reason to go back to the top
  useEffect(() => {
    box.current?.scrollTo?.({ top: 0 });
  }, [contentKey]);
  const goTo = (index: number): void => {
    virtual.scrollToIndex(index, { align: "auto" });
    requestAnimationFrame(() => {
      const line = box.current?.querySelector(`[data-index="${index}"]`);
      (line?.querySelector("button") ?? line?.querySelector("input"))?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    // In a choice the arrows change the choice; only from a button they go on to the next line.
    if (step === 0 || !(event.target instanceof HTMLButtonElement)) return;
    const index = Number(event.target.closest<HTMLElement>("[data-index]")?.dataset.index ?? Number.NaN) + step;
    if (Number.isNaN(index) || index < 0 || index >= count) return;
    event.preventDefault();
    goTo(index);
  };
  return (
    <section className="long-list" aria-label={props.label} ref={box} onKeyDown={onKeyDown}>
      <div className="long-list-whole" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            data-index={item.index}
            ref={virtual.measureElement}
            className="long-list-line"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {props.children(item.index)}
          </div>
        ))}
      </div>
    </section>
  );
}
