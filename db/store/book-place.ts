import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { ReadableDb } from "./connection.ts";

/** Where the book lies (账本位置), for the person to copy or carry it. Bytes count the file and what SQLite has not folded into it yet. */
export function readBookPlace(db: ReadableDb): {
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
} {
  const file = db.name;
  return { name: basename(file), folder: dirname(file), bytes: size(file) + size(`${file}-wal`) };
}

function size(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
