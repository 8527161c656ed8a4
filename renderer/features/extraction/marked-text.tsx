import { memo, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { ExtractedText } from "#contract/extraction";
import { cutText } from "./cut-text";

/** The text with every proposed sentence underlined and its value marked; the one looked at is scrolled into view. */
export function MarkedText(props: {
  readonly read: ExtractedText;
  readonly looked: number | null;
  readonly onLook: (proposal: number) => void;
}): ReactNode {
  const { read, looked, onLook } = props;
  const box = useRef<HTMLDivElement | null>(null);
  // A long text has thousands of marks: the one looked at is marked where it stands, without drawing all of them anew.
  useEffect(() => {
    const marks = box.current?.querySelectorAll<HTMLElement>(`[data-proposal="${looked ?? ""}"]`) ?? [];
    for (const mark of marks) mark.dataset.looked = "true";
    marks[0]?.scrollIntoView?.({ block: "center" });
    return () => {
      for (const mark of marks) delete mark.dataset.looked;
    };
  }, [looked]);
  const onClick = ({ target }: MouseEvent): void => {
    const mark = target instanceof Element ? target.closest<HTMLElement>("[data-proposal]") : null;
    if (mark !== null) onLook(Number(mark.dataset.proposal));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside it offers the same by keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it offers the same by keyboard
    <div className="marked-text" ref={box} onClick={onClick}>
      <Pieces read={read} />
    </div>
  );
}

const Pieces = memo(function Pieces({ read }: { readonly read: ExtractedText }): ReactNode {
  const pieces = useMemo(() => cutText(read), [read]);
  return pieces.map(({ from, text, proposal, strong }) =>
    proposal === null ? (
      text
    ) : (
      <mark key={from} data-proposal={proposal} data-strong={strong}>
        {text}
      </mark>
    ),
  );
});
