/** A data folder whose book already holds rosters, so that a journey can start behind the import. */
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importFile } from "#services/importing/import-file";
import { type Book, openBook } from "#store/connection";
import { samplePath } from "../support/truth.ts";

/** Where the program keeps its book inside a data folder. */
export const bookPlace = (userData: string): string => path.join(userData, "账本", "园册.parkbook");

/** Opens a book file beside the running program, looks, and closes it. */
export async function withBook<Value>(place: string, look: (book: Book) => Value | Promise<Value>): Promise<Value> {
  const opened = await openBook(place);
  if (!opened.ok) throw new Error(opened.error.type);
  try {
    return await look(opened.value);
  } finally {
    opened.value.close();
  }
}

/** Makes the folder, with the samples imported in the order given. */
export async function seedBook(samples: readonly string[]): Promise<string> {
  const userData = mkdtempSync(path.join(tmpdir(), "parkbook-seeded-"));
  const place = bookPlace(userData);
  mkdirSync(path.dirname(place), { recursive: true });
  await withBook(place, async (book) => {
    for (const name of samples) {
      const file = { name, bytes: readFileSync(samplePath(name)) };
      const request = { file, period: null, apply: true, at: "2026-11-20T02:00:00.000Z", by: "测试" };
      const done = await importFile(book, request, { progress: () => undefined, cancelled: () => false });
      if (!done.ok || done.value.receipt === null) throw new Error(`${name} was not imported`);
    }
  });
  return userData;
}
