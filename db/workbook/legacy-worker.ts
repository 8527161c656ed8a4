/** Entry of the thread in which the library reads files of the old kinds, one at a time. It can be ended at any moment. */
import { parentPort } from "node:worker_threads";
import { type LegacyRequest, readLegacyBook } from "./legacy-book.ts";
import type { FromLegacyThread } from "./legacy-thread.ts";

const port = parentPort;
if (port === null) throw new Error("old workbooks are read in a worker thread");
const tell = (message: FromLegacyThread): void => port.postMessage(message);

port.on("message", async (request: LegacyRequest) => {
  const book = await readLegacyBook(request, (sheet, rows) => tell({ kind: "rows", sheet, rows }));
  tell({ kind: "end", book });
});
