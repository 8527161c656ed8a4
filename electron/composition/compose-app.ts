/** The composition root (组装): places, back end and shell become one `call(name, input)`. Knows nothing of Electron, so the loopback host uses it too. */
import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import type { ShellHandlers } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import type { OfferedFile } from "#contract/files";
import { ok } from "#domain/shared/result";
import { createDispatch, type Dispatch } from "../ipc/dispatch.ts";
import { createFileGrants, type FileGrant } from "../platform/file-grants.ts";
import type { Log } from "../platform/logger.ts";
import type { Places } from "../platform/places.ts";
import { startBackEnd } from "./back-end.ts";

/** Turns paths into tokens; the other way only the shell itself can go. */
export interface FileDesk {
  readonly offer: (paths: readonly string[]) => Promise<readonly OfferedFile[]>;
  readonly grantTarget: (path: string) => OfferedFile;
  readonly pathOfTarget: (token: string) => string | null;
}

export interface App {
  readonly call: Dispatch;
  readonly files: FileDesk;
  readonly close: () => Promise<void>;
}

export function composeApp(parts: {
  readonly places: Places;
  readonly workerFile: string | URL;
  readonly fileHandlers: (files: FileDesk) => Omit<ShellHandlers, "jobs/cancel">;
  readonly publish: (event: AppEvent) => void;
  readonly log: Log;
}): App {
  const backEnd = startBackEnd(parts);
  const grants = createFileGrants();
  const files = createFileDesk(
    (grant) => {
      grants.add(grant);
      backEnd.grant(grant);
    },
    (token) => grants.find(token, "write"),
  );
  const call = createDispatch({
    handlers: {
      ...backEnd.handlers,
      ...parts.fileHandlers(files),
      "jobs/cancel": ({ jobId }) => {
        backEnd.cancel(jobId);
        return ok(null);
      },
    },
    newReference: () => randomBytes(4).toString("hex").toUpperCase(),
    log: parts.log,
  });
  return { call, files, close: backEnd.close };
}

function createFileDesk(add: (grant: FileGrant) => void, pathOfTarget: FileDesk["pathOfTarget"]): FileDesk {
  const grant = (place: string, use: FileGrant["use"], size: number): OfferedFile => {
    const token = randomBytes(16).toString("hex");
    add({ token, path: place, use });
    return { token, name: path.basename(place), size };
  };
  return {
    pathOfTarget,
    grantTarget: (place) => grant(place, "write", 0),
    offer: async (places) => {
      const sizes = await Promise.all(places.map(sizeOf));
      return places.map((place, index) => grant(place, "read", sizes[index] ?? 0));
    },
  };
}

/** A file that cannot be looked at is offered all the same: reading it says in words what is wrong. */
async function sizeOf(place: string): Promise<number> {
  try {
    return (await stat(place)).size;
  } catch {
    return 0;
  }
}
