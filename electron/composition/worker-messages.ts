/** What the shell and a back-end worker say to each other. Everything is structured-cloneable. */
import type { ServiceMethod } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import type { FileGrant } from "../platform/file-grants.ts";
import type { Places } from "../platform/places.ts";

export interface WorkerStart {
  readonly places: Places;
  readonly flags: SharedArrayBuffer;
}

export interface CallMessage {
  readonly kind: "call";
  readonly id: number;
  readonly name: ServiceMethod;
  readonly input: unknown;
  /** Where the job's cancel flag lies, when the input names a job. */
  readonly job: { readonly jobId: string; readonly slot: number } | null;
}

export type ToWorker = CallMessage | { readonly kind: "grant"; readonly grant: FileGrant } | { readonly kind: "close" };

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "reply"; readonly id: number; readonly reply: unknown }
  | { readonly kind: "threw"; readonly id: number; readonly cause: string }
  | { readonly kind: "event"; readonly event: AppEvent }
  | { readonly kind: "closed" };
