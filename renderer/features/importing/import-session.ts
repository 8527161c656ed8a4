import type { Bridge, InputOf, Reply } from "#contract/contract";
import type { OfferedFile } from "#contract/files";
import type { PlanRow, TableCorrection } from "#contract/importing";
import type { UndoReceipt } from "#contract/import-results";
import type { QuarantinedRow } from "#contract/quarantine";
import type { Standing } from "#domain/importing/standing";
import type { PlanChoices } from "#domain/importing/import-plan";
import { call, requireBridge } from "../../api/client";
import { cancelJob } from "../../api/jobs";
import { quarantineName } from "../../text/quarantine";
import {
  addFiles,
  addQuarantined,
  type ImportFile,
  type ImportState,
  type ImportStep,
  removeFile,
} from "./import-state";
import { createImportStore, type ImportStore } from "./import-store";
import { applyFile, planFile, rememberNotSame, reverseBatch, reverseFile, writeReturnFile } from "./plan-work";
import {
  applyRecipe,
  correctTable,
  lookAgain,
  markTable,
  nameSender,
  planWhenClear,
  readWaiting,
  setStanding,
} from "./reading-work";
import type { ReviewView } from "./review-view";
import { stopWriting, writeReady } from "./write-ready";

/** The import as it goes on, outside any page (导入会话): leaving the page neither stops nor forgets it. */
export interface ImportSession {
  readonly current: () => ImportState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly offer: (files: readonly unknown[]) => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly open: (token: string | null) => void;
  readonly go: (token: string, step: ImportStep) => void;
  readonly look: (token: string, at: Partial<Pick<ImportFile, "sheet" | "table" | "selected" | "marked">>) => void;
  readonly correct: (token: string, correction: Omit<TableCorrection, "readingId">) => Promise<void>;
  readonly markTable: (token: string, frame: Omit<InputOf<"importing/mark-table">, "readingId">) => Promise<void>;
  readonly nameSender: (token: string, sender: string | null) => Promise<void>;
  readonly setStanding: (token: string, standing: Standing) => Promise<void>;
  readonly applyRecipe: (token: string, recipeId: number | null) => Promise<void>;
  readonly plan: (token: string) => Promise<void>;
  /** Changes what is taken and left; rows concerned are noted, so that the result can be counted. */
  readonly decide: (token: string, change: (choices: PlanChoices) => PlanChoices, rows?: readonly PlanRow[]) => void;
  /** Says that a row and an enterprise are different; remembered with the import, or when the file is closed. */
  readonly sayNotSame: (token: string, pair: InputOf<"merging/not-same">) => void;
  readonly review: (token: string, part: Partial<ReviewView>) => void;
  readonly apply: (token: string) => Promise<void>;
  /** Undoes what a file wrote, or redoes it when it was undone. */
  readonly reverseFile: (token: string) => Promise<void>;
  /** Opens the review of rows that were set apart, against the book as it is now. */
  readonly reviewQuarantined: (rows: readonly QuarantinedRow[]) => Promise<void>;
  /** Undoes or redoes an import of the list. */
  readonly reverse: (batchId: number, done: UndoReceipt["done"]) => Promise<Reply<"importing/undo">>;
  readonly writeReturnFile: (token: string) => Promise<void>;
  readonly cancel: (token: string) => void;
  readonly retry: (token: string) => void;
  readonly close: (token: string) => Promise<void>;
  /** Takes all files out of the list that nothing runs on. */
  readonly clear: () => Promise<void>;
  readonly writeReady: () => Promise<void>;
  readonly stopWriting: () => void;
}

const sessions = new WeakMap<Bridge, ImportSession>();

/** The one session of the window. */
export function importSession(): ImportSession {
  const bridge = requireBridge();
  const known = sessions.get(bridge);
  if (known !== undefined) return known;
  const session = createImportSession();
  sessions.set(bridge, session);
  return session;
}

/** Makes a session: a store, and the thin actions that ask the bridge and write the answer down. */
export function createImportSession(): ImportSession {
  const store = createImportStore();
  const { find, put, change } = store;
  const close = async (token: string): Promise<void> => {
    const readingId = find(token)?.reading?.readingId;
    await rememberNotSame(store, token);
    store.set(removeFile(store.current(), token));
    if (readingId !== undefined) await call("importing/close", { readingId });
  };
  return {
    current: store.current,
    subscribe: store.subscribe,
    ...bringing(store),
    open: (openToken) => {
      const left = store.current().openToken;
      store.set({ ...store.current(), openToken });
      // A file of many that has been answered is compared at once: the list then says whether it is ready.
      if (openToken === null && left !== null && find(left)?.together === true) {
        // Who goes back to the list has looked at what the book's new state means.
        put(left, { replanned: false });
        void planWhenClear(store, left);
      }
    },
    go: (token, step) => {
      put(token, { step, marked: null });
      const file = find(token);
      if (step === "review" && file?.plan === null && file.stage === "open") void planFile(store, token);
    },
    look: put,
    correct: (token, correction) => correctTable(store, token, correction),
    markTable: (token, frame) => markTable(store, token, frame),
    nameSender: (token, sender) => nameSender(store, token, sender),
    setStanding: (token, standing) => setStanding(store, token, standing),
    applyRecipe: (token, recipeId) => applyRecipe(store, token, recipeId),
    plan: (token) => planFile(store, token),
    decide: (token, how, rows = []) =>
      change(token, (file) => ({ ...file, choices: how(file.choices), notes: { ...file.notes, ...notesOf(rows) } })),
    sayNotSame: (token, pair) => change(token, (file) => ({ ...file, notSame: [...file.notSame, pair] })),
    review: (token, part) =>
      change(token, (file) => (file.review === null ? file : { ...file, review: { ...file.review, ...part } })),
    apply: async (token) => {
      await applyFile(store, token);
      await lookAgain(store, token);
    },
    reverseFile: (token) => reverseFile(store, token),
    reviewQuarantined: (rows) => {
      const token = `quarantine ${crypto.randomUUID()}`;
      store.set(addQuarantined(store.current(), { token, name: quarantineName(rows), rows }));
      return planFile(store, token);
    },
    reverse: (batchId, done) => reverseBatch(store, batchId, done),
    writeReturnFile: (token) => writeReturnFile(store, token),
    cancel: (token) => {
      const jobId = find(token)?.jobId ?? null;
      if (jobId !== null) cancelJob(jobId);
      else if (find(token)?.stage === "waiting") put(token, { stage: "cancelled" });
    },
    retry: (token) => {
      put(token, { stage: "waiting", error: null });
      void readWaiting(store);
    },
    close,
    clear: async () => {
      const idle = store.current().files.filter((file) => file.jobId === null);
      for (const file of idle) await close(file.token);
    },
    writeReady: () => writeReady(store),
    stopWriting: () => stopWriting(store),
  };
}

function bringing(store: ImportStore): Pick<ImportSession, "offer" | "choose"> {
  const take = (files: readonly OfferedFile[]): Promise<void> => {
    store.set(addFiles(store.current(), files));
    return readWaiting(store);
  };
  return {
    offer: async (files) => take(await requireBridge().offerFiles(files)),
    choose: async () => {
      const reply = await call("files/choose-workbooks", { many: true });
      if (reply.ok) await take(reply.value);
    },
  };
}

function notesOf(rows: readonly PlanRow[]): ImportFile["notes"] {
  return Object.fromEntries(
    rows.map((row) => [row.key, { kind: row.kind, about: row.kind === "decision" ? row.about : null }]),
  );
}
