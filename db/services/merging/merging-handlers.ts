/** Who is who inside the book: likely duplicates, comparing, merging, and what a person has called different (合并重复企业). */
import type { ServiceHandlers } from "#contract/contract";
import { ok } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import { readCatalogueIndex } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { readHeldPeriods } from "#services/held-periods";
import { describeMerge, describeMergeReversal } from "#services/merging/merge-words";
import { nameWords } from "#services/name-words";
import { listLikelyDuplicates } from "#store/queries/likely-duplicates";
import type { ReadableDb } from "#store/connection";
import { compareEnterprises, type MergeRequest, mergeEnterprises } from "#store/queries/merge-enterprises";
import { forgetNotSame, listNotSame, rememberNotSame } from "#store/queries/not-same";
import { listMergedRecords, undoMergeOf } from "#store/queries/undo-merge";
import { guardStore } from "#store/store-error";

type MergingHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `merging/${string}`>>;

/** Supplies the handlers of merging. */
export function createMergingHandlers({ book, ports }: Deps): MergingHandlers {
  const author = () => ({ at: ports.clock.now(), by: readBookSettings(book.db).person });
  const changed = (): void => ports.publish({ type: "data-changed", topics: ["enterprises", "history", "book"] });
  return {
    "merging/candidates": (window) =>
      guardStore(book.name, () => ok(listLikelyDuplicates(book.db, nameWords(), window))),
    "merging/compare": (pair) =>
      guardStore(book.name, () => {
        const compared = compareEnterprises(book.db, pair);
        return compared.ok ? ok({ values: compared.value }) : compared;
      }),
    "merging/merge": (request) => {
      const held = listHeldChanges(book.db, request);
      const merged = mergeEnterprises(book.db, request, author());
      if (!merged.ok) return merged;
      changed();
      return ok({ values: merged.value.values, sentence: describeMerge(merged.value, held) });
    },
    "merging/merged": ({ enterpriseId }) => guardStore(book.name, () => ok(listMergedRecords(book.db, enterpriseId))),
    "merging/undo": ({ enterpriseId }) => {
      const undone = undoMergeOf(book.db, enterpriseId, author());
      if (!undone.ok) return undone;
      changed();
      const wording = { verb: "已撤销", index: readCatalogueIndex(book.db) };
      return ok({ sentence: describeMergeReversal(undone.value, wording) });
    },
    "merging/not-same": (pair) => {
      const remembered = rememberNotSame(book.db, pair, author());
      if (remembered.ok) changed();
      return remembered;
    },
    "merging/not-same-list": () => guardStore(book.name, () => ok(listNotSame(book.db))),
    "merging/forget-not-same": ({ id }) => {
      const forgotten = forgetNotSame(book.db, id);
      if (forgotten.ok) changed();
      return forgotten;
    },
  };
}

/** Filed and frozen periods, in words, in which a merge would change the record that stays. */
function listHeldChanges(db: ReadableDb, request: MergeRequest): readonly string[] {
  const compared = compareEnterprises(db, request);
  if (!compared.ok) return [];
  const heldOf = readHeldPeriods(db);
  const taken = new Set(request.fromDropped);
  const held = compared.value.flatMap(({ field, period, kept, dropped, same }) => {
    const changes = !same && dropped !== null && (kept === null || taken.has(`${field}@${period ?? ""}`));
    return changes ? (heldOf(period) ?? []) : [];
  });
  return [...new Set(held)];
}
