import { type RefObject, useEffect, useRef } from "react";
import type { CellInputHandle } from "./cell-input";

/** Where a person writes or answers: what comes late into the grid must not take the keyboard from there. */
const IN_USE = "input, textarea, [contenteditable=true], [role=dialog]";

/** Brings the keyboard to the grid when it is asked for, and with the first rows unless it is in use elsewhere. */
export function useGridFocus(input: RefObject<CellInputHandle | null>, asked: number, hasRows: boolean): void {
  const before = useRef({ asked, hasRows: false });
  useEffect(() => {
    const isAsked = before.current.asked !== asked;
    const isFirst = hasRows && !before.current.hasRows;
    before.current = { asked, hasRows };
    if (isAsked || (isFirst && document.activeElement?.closest(IN_USE) == null)) input.current?.focus();
  }, [input, asked, hasRows]);
}
