/** A slow machine, on demand: with STANDIN_LAG=800 a test that looks before its page is there fails each time, not once in fifty runs. */
import { setTimeout } from "node:timers/promises";

const LAG = Number(process.env.STANDIN_LAG ?? 0);

/** Waits its own share of STANDIN_LAG milliseconds, so that answers also overtake each other. */
export async function lag(): Promise<void> {
  if (LAG > 0) await setTimeout(LAG * (0.25 + 0.75 * Math.random()));
}
