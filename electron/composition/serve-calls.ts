/** A back-end worker's life: opens the book, answers calls, tells of progress, closes. */
import type { ServiceHandlers } from "#contract/contract";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { Result } from "#domain/shared/result";
import type { Ports } from "#services/ports";
import { randomIds } from "../platform/ids.ts";
import { systemClock } from "../platform/clock.ts";
import { createFileGrants } from "../platform/file-grants.ts";
import { createFiles } from "../platform/files.ts";
import { isFlagSet } from "./cancel-flags.ts";
import type { CallMessage, FromWorker, ToWorker, WorkerStart } from "./worker-messages.ts";

/** An opened book with its services. */
export interface OpenedServices {
  readonly handlers: ServiceHandlers;
  readonly close: () => void;
}

type Opening = Promise<Result<OpenedServices, EnvironmentError>>;
export type OpenServices = (ports: Ports, start: WorkerStart) => Opening;

/** The worker's end of the line; `parentPort` in the product. */
export interface Line {
  postMessage(message: FromWorker): void;
  on(event: "message", listener: (message: ToWorker) => void): unknown;
}

export function serveCalls(line: Line, start: WorkerStart, open: OpenServices): void {
  const grants = createFileGrants();
  const slots = new Map<string, number>();
  const ports: Ports = {
    clock: systemClock,
    ids: randomIds,
    files: createFiles(grants, start.places.examples),
    publish: (event) => line.postMessage({ kind: "event", event }),
    job: (jobId) => ({
      progress: (stage, done, total) =>
        line.postMessage({ kind: "event", event: { type: "progress", jobId, stage, done, total } }),
      cancelled: () => isFlagSet(start.flags, slots.get(jobId) ?? 0),
    }),
  };
  let opening: Opening | null = null;
  /** A book that was busy or locked a moment ago may open now, so a failed opening is not kept. */
  const openBook = async (): Opening => {
    opening ??= open(ports, start);
    try {
      const outcome = await opening;
      if (!outcome.ok) opening = null;
      return outcome;
    } catch (cause) {
      opening = null;
      throw cause;
    }
  };
  const answer = async (call: CallMessage): Promise<unknown> => {
    if (call.job) slots.set(call.job.jobId, call.job.slot);
    try {
      const services = await openBook();
      if (!services.ok) return services;
      // The shell has decoded the input with this method's own decoder.
      return await (services.value.handlers[call.name] as (input: unknown) => unknown)(call.input);
    } finally {
      if (call.job) slots.delete(call.job.jobId);
    }
  };
  line.on("message", (message) => {
    if (message.kind === "grant") grants.add(message.grant);
    else if (message.kind === "call") void reply(line, message.id, answer(message));
    else void closeBook(line, opening);
  });
  // What goes wrong here goes wrong again, and is told, at the first call.
  const announce = (): void => line.postMessage({ kind: "ready" });
  openBook().then(announce, announce);
}

async function closeBook(line: Line, opening: Opening | null): Promise<void> {
  const opened = await opening?.catch(() => null);
  if (opened?.ok) opened.value.close();
  line.postMessage({ kind: "closed" });
}

/** Carries a throw across the thread unchanged; the shell's dispatch is where it is caught. */
async function reply(line: Line, id: number, answer: Promise<unknown>): Promise<void> {
  try {
    line.postMessage({ kind: "reply", id, reply: await answer });
  } catch (cause) {
    line.postMessage({
      kind: "threw",
      id,
      cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    });
  }
}
