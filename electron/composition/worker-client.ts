/** The shell's end of one back-end worker: calls with answers, and a fresh worker when one has died. */
import { Worker } from "node:worker_threads";
import type { AppEvent } from "#contract/events";
import type { FileGrant } from "../platform/file-grants.ts";
import type { CallMessage, FromWorker, ToWorker, WorkerStart } from "./worker-messages.ts";

export interface WorkerClient {
  /** Resolves when the worker has opened the book, or has failed to and will try again at each call. */
  ready(): Promise<void>;
  call(call: Pick<CallMessage, "name" | "input" | "job">): Promise<unknown>;
  grant(grant: FileGrant): void;
  close(): Promise<void>;
}

interface Running {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  readonly waiting: Map<number, { resolve(reply: unknown): void; reject(cause: Error): void }>;
}

/** A worker that does not close in this time is ended; its book stays whole (WAL). */
const CLOSING_MS = 4000;

export function createWorkerClient(parts: {
  readonly file: string | URL;
  readonly start: WorkerStart;
  readonly publish: (event: AppEvent) => void;
  readonly log: (subject: string, cause?: unknown) => void;
}): WorkerClient {
  const grants: FileGrant[] = [];
  let running: Running | null = null;
  let lastId = 0;
  const run = (): Running => {
    running ??= startWorker({ ...parts, grants, gone: () => (running = null) });
    return running;
  };
  return {
    ready: () => run().ready,
    call: ({ name, input, job }) =>
      new Promise((resolve, reject) => {
        const { worker, waiting } = run();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        send(worker, { kind: "call", id: lastId, name, input, job });
      }),
    grant: (grant) => {
      grants.push(grant);
      if (running) send(running.worker, { kind: "grant", grant });
    },
    close: async () => {
      if (!running) return;
      const { worker } = running;
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      send(worker, { kind: "close" });
      const timer = setTimeout(() => void worker.terminate(), CLOSING_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Room for objects just made, in MB; three times the half space that the engine fills before it tidies. The usual 48 let 200,000 rows take 150 MB more, for no time gained. */
const YOUNG_OBJECTS = { maxYoungGenerationSizeMb: 12 };

function startWorker(parts: {
  readonly file: string | URL;
  readonly start: WorkerStart;
  readonly grants: readonly FileGrant[];
  readonly publish: (event: AppEvent) => void;
  readonly log: (subject: string, cause?: unknown) => void;
  readonly gone: () => void;
}): Running {
  const worker = new Worker(parts.file, { workerData: parts.start, resourceLimits: YOUNG_OBJECTS });
  const waiting: Running["waiting"] = new Map();
  let becameReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    becameReady = resolve;
  });
  const fail = (cause: Error): void => {
    parts.gone();
    becameReady();
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  const answers: { readonly [Kind in FromWorker["kind"]]: (message: Extract<FromWorker, { kind: Kind }>) => void } = {
    ready: () => becameReady(),
    event: ({ event }) => parts.publish(event),
    closed: () => void worker.terminate(),
    reply: ({ id, reply }) => {
      waiting.get(id)?.resolve(reply);
      waiting.delete(id);
    },
    threw: ({ id, cause }) => {
      waiting.get(id)?.reject(new Error(cause));
      waiting.delete(id);
    },
  };
  worker.on("message", (message: FromWorker) => (answers[message.kind] as (message: FromWorker) => void)(message));
  worker.on("error", (cause: Error) => {
    parts.log("a back-end worker died", cause);
    fail(cause);
  });
  worker.on("exit", () => fail(new Error("the back-end worker has ended")));
  for (const grant of parts.grants) send(worker, { kind: "grant", grant });
  return { worker, ready, waiting };
}

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
