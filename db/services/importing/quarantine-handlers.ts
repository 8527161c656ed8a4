/** Rows set apart by imports, and periods that are filed or frozen (隔离区、已上报期间). */
import type { ServiceHandlers } from "#contract/contract";
import { ok } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { freezePeriod, listFrozenPeriods, releasePeriod } from "#store/queries/frozen-periods";
import { dropQuarantined, listQuarantine } from "#store/queries/quarantine";
import { guardStore } from "#store/store-error";

type QuarantineHandlers = Pick<
  ServiceHandlers,
  "quarantine/list" | "quarantine/drop" | "periods/frozen" | "periods/freeze" | "periods/release"
>;

/** Supplies the handlers of the quarantine and of frozen periods. */
export function createQuarantineHandlers({ book, ports }: Deps): QuarantineHandlers {
  const author = (): { readonly at: string; readonly by: string } => ({
    at: ports.clock.now(),
    by: readBookSettings(book.db).person,
  });
  const frozenNow = (): ReturnType<QuarantineHandlers["periods/frozen"]> =>
    guardStore(book.name, () => ok(listFrozenPeriods(book.db)));
  return {
    "quarantine/list": (filter) => guardStore(book.name, () => ok(listQuarantine(book.db, filter))),
    "quarantine/drop": ({ ids }) => {
      const dropped = dropQuarantined(book.db, ids, author());
      if (dropped.ok) ports.publish({ type: "data-changed", topics: ["imports"] });
      return dropped;
    },
    "periods/frozen": frozenNow,
    "periods/freeze": (said) => {
      const frozen = freezePeriod(book.db, { ...said, ...author() });
      if (!frozen.ok) return frozen;
      ports.publish({ type: "data-changed", topics: ["book"] });
      return frozenNow();
    },
    "periods/release": ({ period }) => {
      const released = releasePeriod(book.db, period);
      if (!released.ok) return released;
      ports.publish({ type: "data-changed", topics: ["book"] });
      return frozenNow();
    },
  };
}
