/** The open book: its state, its settings, its place, and the example rosters (账本). */
import type { ServiceHandlers } from "#contract/contract";
import { ok } from "#domain/shared/result";
import { readBookSettings, saveBookSettings, saveGridColumns } from "#services/book-settings";
import { ensureZone } from "#services/book-zone";
import type { Deps } from "#services/deps";
import { importExamples } from "#services/importing/import-examples";
import { readBookPlace } from "#store/book-place";
import { readStatus } from "#store/queries/status";
import { guardStore } from "#store/store-error";

type BookHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `book/${string}`>>;

/** Supplies the handlers of the book. */
export function createBookHandlers(deps: Deps): BookHandlers {
  const { book, ports } = deps;
  return {
    "book/status": () =>
      guardStore(book.name, () => ok({ ...readStatus(book.db), zoneName: readBookSettings(book.db).zoneName })),
    "book/settings": () => guardStore(book.name, () => ok(readBookSettings(book.db))),
    "book/save-settings": (settings) => {
      const saved = saveBookSettings(book.db, settings);
      if (!saved.ok) return saved;
      const zone = ensureZone(book.db, settings.zoneName, { at: ports.clock.now(), by: settings.person });
      if (!zone.ok) return zone;
      ports.publish({ type: "data-changed", topics: ["settings", "book", "enterprises", "history"] });
      return ok(readBookSettings(book.db));
    },
    "book/save-columns": (columns) => {
      const saved = saveGridColumns(book.db, columns);
      if (!saved.ok) return saved;
      ports.publish({ type: "data-changed", topics: ["settings"] });
      return ok(columns);
    },
    "book/load-examples": async ({ jobId }) => {
      const outcome = await importExamples(deps, ports.job(jobId));
      if (!outcome.ok) return outcome;
      ports.publish({ type: "data-changed", topics: ["book", "enterprises", "imports", "history", "settings"] });
      return ok({ enterprises: outcome.value.enterprises });
    },
    "book/place": () => guardStore(book.name, () => ok(readBookPlace(book.db))),
  };
}
