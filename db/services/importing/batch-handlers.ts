/** The list of imports, and taking them back or doing them again (导入记录、撤销、重做). */
import type { ServiceHandlers } from "#contract/contract";
import { ok } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { listBatches, redoBatch, undoBatch } from "#store/queries/batches";
import { guardStore } from "#store/store-error";

type BatchHandlers = Pick<ServiceHandlers, "importing/batches" | "importing/undo" | "importing/redo">;

/** Supplies the handlers of past imports. */
export function createBatchHandlers({ book, ports }: Deps): BatchHandlers {
  const reverse =
    (step: typeof undoBatch) =>
    ({ batchId }: { readonly batchId: number }): ReturnType<typeof undoBatch> => {
      const by = readBookSettings(book.db).person;
      const reversed = step(book.db, { batchId, at: ports.clock.now(), by });
      if (reversed.ok) {
        ports.publish({ type: "data-changed", topics: ["enterprises", "imports", "history", "book"] });
      }
      return reversed;
    };
  return {
    "importing/batches": () => guardStore(book.name, () => ok(listBatches(book.db))),
    "importing/undo": reverse(undoBatch),
    "importing/redo": reverse(redoBatch),
  };
}
