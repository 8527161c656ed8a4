/** The back end as the shell sees it: every service method, answered by one of two worker threads. */
import type { ServiceHandlers, ServiceMethod } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import type { FileGrant } from "../platform/file-grants.ts";
import type { Log } from "../platform/logger.ts";
import type { Places } from "../platform/places.ts";
import { createCancelFlags } from "./cancel-flags.ts";
import { listServiceMethods, type WorkerName, workerOf, writesBook } from "./route-method.ts";
import { createTurns } from "./turns.ts";
import { createWorkerClient, type WorkerClient } from "./worker-client.ts";

export interface BackEnd {
  readonly handlers: ServiceHandlers;
  readonly cancel: (jobId: string) => void;
  readonly grant: (grant: FileGrant) => void;
  readonly close: () => Promise<void>;
}

export function startBackEnd(parts: {
  readonly workerFile: string | URL;
  readonly places: Places;
  readonly publish: (event: AppEvent) => void;
  readonly log: Log;
}): BackEnd {
  const flags = createCancelFlags();
  const takeTurn = createTurns();
  const client = (): WorkerClient =>
    createWorkerClient({ ...parts, file: parts.workerFile, start: { places: parts.places, flags: flags.memory } });
  const workers: Readonly<Record<WorkerName, WorkerClient>> = { desk: client(), jobs: client() };
  // The desk goes first: it creates or migrates the book, and only one may do that.
  const opened = workers.desk.ready().then(() => workers.jobs.ready());
  opened.catch((cause: unknown) => parts.log("the back end did not start", cause));

  const ask = async (name: ServiceMethod, input: unknown): Promise<unknown> => {
    const worker = workerOf(name);
    await (worker === "jobs" ? opened : workers.desk.ready());
    const jobId = readJobId(input);
    const job = jobId === null ? null : { jobId, slot: flags.claim(jobId) };
    const call = (): Promise<unknown> => workers[worker].call({ name, input, job });
    try {
      return await (writesBook(name) ? takeTurn(call) : call());
    } finally {
      if (jobId !== null) flags.release(jobId);
    }
  };
  const handlers = Object.fromEntries(listServiceMethods().map((name) => [name, (input: unknown) => ask(name, input)]));
  return {
    // The names come from the contract itself, and each answer from that method's handler in the worker.
    handlers: handlers as unknown as ServiceHandlers,
    cancel: flags.cancel,
    grant: (grant) => {
      workers.desk.grant(grant);
      workers.jobs.grant(grant);
    },
    close: async () => {
      await opened.catch(() => undefined);
      await Promise.all([workers.desk.close(), workers.jobs.close()]);
    },
  };
}

function readJobId(input: unknown): string | null {
  if (typeof input !== "object" || input === null || !("jobId" in input)) return null;
  return typeof input.jobId === "string" ? input.jobId : null;
}
