import type { KeyboardEvent } from "react";

/** ↑ and ↓ go from one of these buttons to the next; answers the one that now has the focus, null when nothing moved. */
export function stepFocus(event: KeyboardEvent<HTMLElement>, buttons: string): HTMLButtonElement | null {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return null;
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(buttons)];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = at < 0 ? undefined : all[at + step];
  if (next === undefined) return null;
  event.preventDefault();
  next.focus();
  return next;
}
