/** Rows set apart by imports, and periods that are filed or frozen (隔离区、已上报期间). */
import type { ServiceHandlers } from "#contract/contract";
import { ok } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import { readCatalogueIndex } from "#services/catalogue";
import type { Deps } from "#services/deps";
import type { ImportSessions } from "#services/importing/import-sessions";
import { planQuarantined } from "#services/importing/plan-quarantined";
import { freezePeriod, listFrozenPeriods, releasePeriod } from "#store/queries/frozen-periods";
import { dropQuarantined, listQuarantine, readRowsToPlanAnew, type RowToPlanAnew } from "#store/queries/quarantine";
import { guardStore } from "#store/store-error";

type QuarantineHandlers = Pick<
  ServiceHandlers,
  "quarantine/list" | "quarantine/plan" | "quarantine/drop" | "periods/frozen" | "periods/freeze" | "periods/release"
>;

/** Supplies the handlers of the quarantine and of frozen periods; plans live in `sessions`. */
export function createQuarantineHandlers({ book, ports }: Deps, sessions: ImportSessions): QuarantineHandlers {
  const author = (): { readonly at: string; readonly by: string } => ({
    at: ports.clock.now(),
    by: readBookSettings(book.db).person,
  });
  const frozenNow = (): ReturnType<QuarantineHandlers["periods/frozen"]> =>
    guardStore(book.name, () => ok(listFrozenPeriods(book.db)));
  return {
    "quarantine/list": (filter) => guardStore(book.name, () => ok(listQuarantine(book.db, filter))),
    "quarantine/plan": ({ jobId, ids }) => {
      const rows = guardStore<readonly RowToPlanAnew[], never>(book.name, () => ok(readRowsToPlanAnew(book.db, ids)));
      if (!rows.ok) return rows;
      const index = readCatalogueIndex(book.db);
      const open = planQuarantined(book, rows.value, { index, job: ports.job(jobId), author });
      if (!open.ok) return open;
      const planId = ports.ids.next();
      sessions.plan(planId, open.value);
      return ok({ planId, ...open.value.plan.summary });
    },
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
