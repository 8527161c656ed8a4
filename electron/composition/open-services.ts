/** Opens the book and puts the services on it. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { ok } from "#domain/shared/result";
import { createServices } from "#services/create-services";
import { openBook } from "#store/connection";
import type { OpenServices } from "./serve-calls.ts";

export const openServices: OpenServices = async (ports, { places }) => {
  mkdirSync(path.dirname(places.book), { recursive: true });
  const opened = await openBook(places.book, { nativeBinding: places.nativeBinding });
  if (!opened.ok) return opened;
  const book = opened.value;
  return ok({ handlers: createServices({ ports, book }), close: () => book.close() });
};
