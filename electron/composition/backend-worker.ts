/** Entry of a back-end worker thread: the services over their own connection to the book. Started twice, as desk and as jobs. */
import { parentPort, workerData } from "node:worker_threads";
import { keepHeapSmall } from "../platform/small-heap.ts";
import { openServices } from "./open-services.ts";
import { serveCalls } from "./serve-calls.ts";
import type { WorkerStart } from "./worker-messages.ts";

if (parentPort === null) throw new Error("the back end runs in a worker thread");
keepHeapSmall();
const start: WorkerStart = workerData;
serveCalls(parentPort, start, openServices);
