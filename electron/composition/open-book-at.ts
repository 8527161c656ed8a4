/** Opens the book in a given file for the command line; makes it and its folder when they are not there. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { systemClock } from "../platform/clock.ts";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { Result } from "#domain/shared/result";
import type { Clock } from "#services/ports";
import { type Book, openBook } from "#store/connection";

export type { Book };

export async function openBookAt(file: string): Promise<Result<Book, EnvironmentError>> {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  return openBook(path.resolve(file));
}

/** The clock of the command line. */
export const clock: Clock = systemClock;
