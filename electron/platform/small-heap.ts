import { setFlagsFromString } from "node:v8";

/** Lets the memory for JavaScript objects grow in small steps (内存小步增长). Left alone, the engine lets garbage pile up to four times what is in use: 200,000 rows then take twice the memory for a tenth less time. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${STEP}`);
}

/** Per cent over what is in use: measured between 20 (a third of the time goes into tidying) and none. */
const STEP = 25;
