import { startWindow } from "../../../renderer/app/start-window";
import { createFakeBridge } from "../../support/fake-bridge.ts";

/** The window over invented data, for looking at pages without a back end: `?enterprises=100000&delay=40`. */
const wishes = new URLSearchParams(window.location.search);
const delay = wishes.get("delay");
const bridge = createFakeBridge({
  enterprises: Number(wishes.get("enterprises") ?? 312),
  ...(delay === null ? {} : { delay: delay === "never" ? Number.POSITIVE_INFINITY : Number(delay) }),
});
// The benchmark reads these two marks.
performance.mark("roster-made");
const watch = (): void => {
  if (document.querySelector('.grid-row:not([data-pending="true"])') === null) requestAnimationFrame(watch);
  else performance.mark("rows-shown");
};
requestAnimationFrame(watch);
const element = document.getElementById("root");
if (element !== null) startWindow(bridge, element);
