import { type RefObject, useEffect, useRef } from "react";
import type { CellInputHandle } from "./cell-input";

/** Where a person writes or answers: what comes late into the grid must not take the keyboard from there. */
const IN_USE = "input, textarea, [contenteditable=true], [role=dialog]";

/** Brings the keyboard to the grid when it is asked for, and with the first rows unless it is in use elsewhere. */
export function useGridFocus(input: RefObject<CellInputHandle | null>, asked: number, hasRows: boolean): void {
  const answered = useRef(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first rows ask for the focus, too
  useEffect(() => {
    const isAsked = answered.current !== asked;
    answered.current = asked;
    if (isAsked || document.activeElement?.closest(IN_USE) == null) input.current?.focus();
  }, [input, asked, hasRows]);
}
