/** Reads files of the old kinds in a thread of their own, which can be stopped, and is when it takes too long or too much. */
import { Worker } from "node:worker_threads";
import type { Cancelled } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { LegacyBook, LegacyRequest, LegacyRow } from "./legacy-book.ts";

/** What the thread tells. */
export type FromLegacyThread =
  | { readonly kind: "rows"; readonly sheet: number; readonly rows: readonly LegacyRow[] }
  | { readonly kind: "end"; readonly book: Result<LegacyBook, WorkbookError> };

/** A workbook with all its rows by sheet. */
export interface LegacyReading {
  readonly book: LegacyBook;
  readonly rows: readonly (readonly LegacyRow[])[];
}

/** Heap of the thread. The library takes about 10 kB for a row of 40 cells: a full xls sheet fits. */
const HEAP_MB = 1536;
/** How often it is asked whether the person has stopped the work. */
const ASK_MS = 50;
/** A sound file of 1 MB takes a second or two on a slow computer. */
const PATIENCE_MS = 10_000;
const PATIENCE_MS_PER_MB = 8_000;
/** A thread without work is kept this long: files come in folders, and starting one takes a fifth of a second. */
const IDLE_MS = 5_000;

/** Source and bundle keep the thread's entry beside this module, under the ending they have themselves. */
const ENTRY = `./legacy-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

let resting: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;

/** Reads one file; ends with the thread's answer, or when the person stops it, or when it exceeds its time or memory. */
export function readInThread(
  request: LegacyRequest,
  cancelled: () => boolean,
): Promise<Result<LegacyReading, WorkbookError | Cancelled>> {
  const worker = takeWorker();
  const rows: LegacyRow[][] = [];
  const until = performance.now() + PATIENCE_MS + (request.bytes.length / 1024 / 1024) * PATIENCE_MS_PER_MB;
  return new Promise((resolve, reject) => {
    const give = (answer: Result<LegacyReading, WorkbookError | Cancelled>, keep: boolean): void => {
      clearInterval(asking);
      worker.off("message", take);
      worker.off("error", fail);
      if (keep) rest(worker);
      else void worker.terminate();
      resolve(answer);
    };
    const take = (message: FromLegacyThread): void => {
      if (message.kind === "end") {
        const { book } = message;
        give(book.ok ? ok({ book: book.value, rows }) : book, true);
        return;
      }
      const ofSheet = rows[message.sheet] ?? [];
      rows[message.sheet] = ofSheet;
      for (const row of message.rows) ofSheet.push(row);
    };
    const fail = (cause: Error): void => {
      if (!isOutOfMemory(cause)) reject(cause);
      give(err(tooLarge(request.name)), false);
    };
    const asking = setInterval(() => {
      if (cancelled()) give(err({ type: "Cancelled" }), false);
      else if (performance.now() > until) give(err(tooSlow(request.name)), false);
    }, ASK_MS);
    worker.on("message", take);
    worker.on("error", fail);
    const bytes = new Uint8Array(request.bytes);
    worker.postMessage({ ...request, bytes }, [bytes.buffer]);
  });
}

function takeWorker(): Worker {
  if (resting === null) {
    return new Worker(new URL(ENTRY, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      stderr: true,
    });
  }
  const { worker, timer } = resting;
  clearTimeout(timer);
  resting = null;
  worker.removeAllListeners("error");
  worker.ref();
  return worker;
}

/** Keeps one thread ready for the next file, without keeping the program alive. */
function rest(worker: Worker): void {
  if (resting !== null) {
    void worker.terminate();
    return;
  }
  const forget = (): void => {
    resting = null;
    void worker.terminate();
  };
  worker.unref();
  worker.on("error", forget);
  resting = { worker, timer: setTimeout(forget, IDLE_MS).unref() };
}

function isOutOfMemory(cause: Error): boolean {
  return "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooSlow(file: string): WorkbookError {
  return { type: "FileDamaged", file, detail: "读了很久也没有读完，内容可能已损坏" };
}

function tooLarge(file: string): WorkbookError {
  return { type: "FileTooLarge", file, detail: "旧格式的表装不进内存，请先另存为 xlsx" };
}
