/** The whole register behind its screens (台账): kinds, relations, lists, views and frozen years. */
import type { ServiceHandlers } from "#contract/contract";
import type { EditError, MeasureError } from "#contract/errors";
import type { SavedView, YearSnapshot } from "#contract/registers";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import { readKinds } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { createList } from "#services/registers/create-list";
import { summariseKinds } from "#services/registers/kind-summaries";
import { drawMap } from "#services/registers/ledger-map";
import { listLinkChoices } from "#services/registers/link-choices";
import { readListMatrix } from "#services/registers/list-matrix";
import { addProgress, readProgress } from "#services/registers/progress";
import { readRelated } from "#services/registers/related";
import { decodeView, encodeView } from "#services/registers/view-text";
import type { ReadableDb } from "#store/connection";
import { removeEntries } from "#store/queries/edits";
import type { Author } from "#store/queries/entry-steps";
import { dropSavedView, listSavedViews, putSavedView } from "#store/queries/saved-views";
import { readSnapshotRoster } from "#store/queries/snapshot-roster";
import { countSnapshot, freezeBook, listSnapshots, type StoredSnapshot } from "#store/queries/snapshots";
import { guardStore } from "#store/store-error";

type RegisterHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `registers/${string}`>>;

/** Supplies the handlers of the register. */
export function createRegisterHandlers(deps: Deps): RegisterHandlers {
  const { book, ports } = deps;
  const author = (): Author => ({ at: ports.clock.now(), by: readBookSettings(book.db).person });
  const entriesChanged = <Outcome extends { readonly ok: boolean }>(outcome: Outcome): Outcome => {
    if (outcome.ok) ports.publish({ type: "data-changed", topics: ["enterprises", "history", "book"] });
    return outcome;
  };
  const settingsChanged = <Outcome extends { readonly ok: boolean }>(outcome: Outcome): Outcome => {
    if (outcome.ok) ports.publish({ type: "data-changed", topics: ["settings"] });
    return outcome;
  };
  return {
    "registers/kinds": ({ asOf }) =>
      guardStore(book.name, () => ok(summariseKinds(book.db, { asOf, today: ports.clock.today() }))),
    "registers/related": ({ id, asOf }) =>
      guardStore(book.name, (): Result<NonNullable<ReturnType<typeof readRelated>>, EditError> => {
        const groups = readRelated(book.db, { id, day: asOf ?? ports.clock.today() });
        return groups === null ? err({ type: "EnterpriseNotFound" }) : ok(groups);
      }),
    "registers/link-choices": (asked) => guardStore(book.name, () => ok(listLinkChoices(book.db, asked))),
    "registers/views": ({ kind }) =>
      guardStore(book.name, () => ok(listSavedViews(book.db, kind).flatMap((view) => decodeView(view) ?? []))),
    "registers/save-view": (view) => {
      const { kind, name } = view;
      const saved = putSavedView(book.db, { kind, name: name.trim(), view: encodeView(view), ...author() });
      return settingsChanged(saved.ok ? ok<SavedView>({ ...view, name: name.trim(), id: saved.value.id }) : saved);
    },
    "registers/remove-view": ({ id }) => settingsChanged(dropSavedView(book.db, id)),
    "registers/remove": ({ ids }) => entriesChanged(removeEntries(book.db, ids, author())),
    "registers/create-list": (draft) => entriesChanged(createList(book.db, draft, author())),
    "registers/progress": ({ id }) => guardStore(book.name, () => readProgress(book.db, id)),
    "registers/add-progress": (report) => entriesChanged(addProgress(book.db, report, author())),
    "registers/map": ({ kind }) => guardStore(book.name, () => ok(drawMap(book.db, kind))),
    "registers/matrix": (asked) =>
      guardStore(book.name, () => ok(readListMatrix(book.db, { ...asked, today: ports.clock.today() }))),
    "registers/snapshots": () =>
      guardStore(
        book.name,
        (): Result<readonly YearSnapshot[], EnvironmentError> =>
          ok(listSnapshots(book.db).map((snapshot) => withCounts(book.db, snapshot))),
      ),
    "registers/snapshot-roster": (asked) => guardStore(book.name, () => ok(readSnapshotRoster(book.db, asked))),
    "registers/freeze": (asked) => {
      const wrong = checkSnapshotDay(asked, ports.clock.today());
      if (wrong !== null) return err(wrong);
      const { at, by } = author();
      const frozen = freezeBook(book.db, { ...asked, name: asked.name.trim(), frozenAt: at, frozenBy: by });
      return entriesChanged(frozen.ok ? ok(withCounts(book.db, frozen.value)) : frozen);
    },
  };
}

/** A frozen year stands in for its year in growth and increments: it must be of that year, and over. */
function checkSnapshotDay(
  { year, day }: { readonly year: number; readonly day: string },
  today: string,
): Extract<MeasureError, { type: "SnapshotDayWrong" }> | null {
  if (day > today) return { type: "SnapshotDayWrong", year, day, why: "future" };
  return day.startsWith(`${year}-`) ? null : { type: "SnapshotDayWrong", year, day, why: "year" };
}

/** Kinds in the order of the register; a list that is gone since keeps its id as its name. */
function withCounts(db: ReadableDb, snapshot: StoredSnapshot): YearSnapshot {
  const counts = countSnapshot(db, snapshot.id);
  const kinds = readKinds(db).map(({ id, label }) => ({ kind: id, label }));
  const gone = [...counts.keys()]
    .filter((kind) => !kinds.some((known) => known.kind === kind))
    .map((kind) => ({ kind, label: "已删除的清单" }));
  const counted = [...kinds, ...gone].flatMap(({ kind, label }) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, label, count }];
  });
  return { ...snapshot, counts: counted };
}
