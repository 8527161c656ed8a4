import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

/** What jsdom lacks of a browser: sizes, their observers, and media queries. */
class StillObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// A failure names the sentence that is missing; the whole document below it helps nobody.
configure({ asyncUtilTimeout: 8000, getElementError: (message) => new Error(message ?? "") });

window.ResizeObserver = StillObserver;
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
for (const [side, pixels] of [
  ["offsetWidth", 1366],
  ["offsetHeight", 768],
  ["clientWidth", 1366],
  ["clientHeight", 768],
] as const) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => pixels });
}
HTMLCanvasElement.prototype.getContext = () => null;

afterEach(() => {
  cleanup();
  window.localStorage.clear();
  window.location.hash = "";
});
