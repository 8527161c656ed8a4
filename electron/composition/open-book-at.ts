/** Opens the book in a given file for the command line. */
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { writeError } from "../platform/file-errors.ts";
import { systemClock } from "../platform/clock.ts";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { Clock } from "#services/ports";
import { type Book, openBook } from "#store/connection";

export type { Book };

/** Makes the book and its folder when they are not there. */
export async function openBookAt(file: string): Promise<Result<Book, EnvironmentError>> {
  const place = path.resolve(file);
  try {
    mkdirSync(path.dirname(place), { recursive: true });
  } catch (cause) {
    return err(writeError(cause, path.basename(place)));
  }
  return openBook(place);
}

/** For commands that only ask: a book that is not there is a mistyped name, not a new book. */
export async function openExistingBook(
  file: string,
): Promise<Result<Book, EnvironmentError | Extract<WorkbookError, { type: "FileMissing" }>>> {
  const place = path.resolve(file);
  return existsSync(place) ? openBook(place) : err({ type: "FileMissing", file: path.basename(place) });
}

/** For commands that look without writing: a book that is not there is an empty one, and no file is made. */
export async function openBookToLook(file: string): Promise<Result<Book, EnvironmentError>> {
  const place = path.resolve(file);
  return openBook(existsSync(place) ? place : ":memory:");
}

/** The clock of the command line. */
export const clock: Clock = systemClock;
