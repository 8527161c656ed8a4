/** A desk for services under test (测试台): files by token, what was written kept. */
import { err, ok } from "#domain/shared/result";
import type { Ports } from "#services/ports";

/** Ports over files in memory. `written`: what services wrote, by token; `stop`: jobs are cancelled from now on. */
export interface DeskPorts {
  readonly ports: Ports;
  readonly files: Map<string, Uint8Array>;
  readonly written: Map<string, Uint8Array>;
  readonly stop: () => void;
}

/** Makes them. Tokens are file names. */
export function deskPorts(): DeskPorts {
  const files = new Map<string, Uint8Array>();
  const written = new Map<string, Uint8Array>();
  const given: string[] = [];
  let stopped = false;
  const whole = (bytes: Uint8Array | Iterable<Uint8Array>): Uint8Array =>
    bytes instanceof Uint8Array ? bytes : new Uint8Array([...bytes].flatMap((piece) => [...piece]));
  return {
    files,
    written,
    stop: () => {
      stopped = true;
    },
    ports: {
      clock: { now: () => "2026-11-21T08:00:00.000Z", today: () => "2026-11-21" },
      ids: { next: () => String(given.push("")) },
      files: {
        read: async (token) => {
          const bytes = files.get(token);
          return bytes === undefined ? err({ type: "FileMissing", file: token }) : ok({ name: token, bytes });
        },
        write: async (token, bytes) => {
          written.set(token, whole(bytes));
          return ok({ name: token });
        },
        readBeside: async () => null,
        writeBeside: async (token, suffix, bytes) => {
          written.set(token + suffix, whole(bytes));
          return ok({ name: token + suffix });
        },
        examples: async () => [],
      },
      publish: () => undefined,
      job: () => ({ progress: () => undefined, cancelled: () => stopped }),
    },
  };
}
