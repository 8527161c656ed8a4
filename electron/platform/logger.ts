/** The program's diary (运行日志): one line per event, kept small, never sent anywhere. */
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";

export type Log = (subject: string, cause?: unknown) => void;

/** Past this size the old diary is put aside once; two files at most. */
const LARGEST = 2 * 1024 * 1024;

export function createLogger(folder: string, now: () => string): Log {
  const file = path.join(folder, "parkbook.log");
  return (subject, cause) => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, `${file}.old`);
      appendFileSync(file, `${now()} ${subject}${cause === undefined ? "" : ` ${describe(cause)}`}\n`);
    } catch {
      // A full disk must not stop the work for the sake of its diary.
    }
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
