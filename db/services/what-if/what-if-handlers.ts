/** What-if for the window (测算): run a branch, keep it as a note, drop the note. */
import type { ServiceHandlers } from "#contract/contract";
import type { WhatIfNote } from "#contract/what-if";
import { ok } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { findDecisive } from "#services/what-if/decisive";
import { runWhatIf } from "#services/what-if/run-what-if";
import type { Author } from "#store/queries/entry-steps";
import { dropWhatIfNote, keepWhatIfNote, listWhatIfNotes, type StoredNote } from "#store/queries/what-if-notes";
import { guardStore } from "#store/store-error";

type WhatIfHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `what-if/${string}`>>;

/** Supplies the handlers of the what-if. */
export function createWhatIfHandlers({ book, ports }: Deps): WhatIfHandlers {
  const author = (): Author => ({ at: ports.clock.now(), by: readBookSettings(book.db).person });
  const changed = <Outcome extends { readonly ok: boolean }>(outcome: Outcome): Outcome => {
    if (outcome.ok) ports.publish({ type: "data-changed", topics: ["targets"] });
    return outcome;
  };
  return {
    "what-if/run": ({ pack, suppositions, ...question }) =>
      guardStore(book.name, () => runWhatIf(book.db, question, { pack, suppositions, author: author() })),
    "what-if/decisive": ({ jobId, pack, suppositions, ...question }) =>
      guardStore(book.name, () => {
        const supposed = { pack, suppositions, author: author() };
        const found = findDecisive(book.db, question, { supposed, job: ports.job(jobId) });
        return found.ok ? ok({ decisive: found.value }) : found;
      }),
    "what-if/keep": ({ title, suppositions, sentences }) => {
      const { at, by } = author();
      const content = JSON.stringify({ suppositions, sentences });
      return changed(keepWhatIfNote(book.db, { title: title.trim(), content, keptAt: at, keptBy: by }));
    },
    "what-if/notes": () => guardStore(book.name, () => ok(listWhatIfNotes(book.db).map(readNote))),
    "what-if/drop-note": ({ id }) => changed(dropWhatIfNote(book.db, id)),
  };
}

function readNote({ content, ...note }: StoredNote): WhatIfNote {
  // Written by what-if/keep from members that were validated.
  const { suppositions, sentences } = JSON.parse(content) as Pick<WhatIfNote, "suppositions" | "sentences">;
  return { ...note, suppositions, sentences };
}
