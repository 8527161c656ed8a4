import type { Bridge } from "#contract/contract";
import type { AppError } from "#contract/errors";
import type { TableCorrection } from "#contract/importing";
import type { RowDecision } from "#domain/importing/import-plan";
import { call, requireBridge } from "../../api/client";
import { cancelJob, runJob } from "../../api/jobs";
import {
  addFiles,
  changeFile,
  emptyImportState,
  type ImportFile,
  type ImportState,
  type ImportStep,
  removeFile,
  tableKey,
  withReading,
  withSheet,
} from "./import-state";

/** The import as it goes on, outside any page (导入会话): leaving the page neither stops nor forgets it. */
export interface ImportSession {
  readonly current: () => ImportState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly offer: (files: readonly unknown[]) => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly open: (token: string | null) => void;
  readonly go: (token: string, step: ImportStep) => void;
  readonly look: (token: string, at: Pick<ImportFile, "sheet" | "table" | "selected">) => void;
  readonly correct: (token: string, correction: Omit<TableCorrection, "readingId">) => Promise<void>;
  readonly plan: (token: string) => Promise<void>;
  readonly decide: (token: string, key: string, decision: RowDecision | null) => void;
  readonly refuse: (token: string, key: string, refused: boolean) => void;
  readonly apply: (token: string) => Promise<void>;
  readonly undo: (token: string) => Promise<void>;
  readonly cancel: (token: string) => void;
  readonly retry: (token: string) => void;
  readonly close: (token: string) => Promise<void>;
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

/** Makes a session: state, and the thin actions that ask the bridge and write the answer down. */
export function createImportSession(): ImportSession {
  let state = emptyImportState;
  const listeners = new Set<() => void>();
  const set = (next: ImportState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const change = (token: string, part: Partial<ImportFile>): void =>
    set(changeFile(state, token, (file) => ({ ...file, ...part })));
  const find = (token: string): ImportFile | undefined => state.files.find((file) => file.token === token);
  const fail = (token: string, error: AppError, stage: ImportFile["stage"]): void =>
    change(token, { stage: error.type === "Cancelled" ? cancelledStage(stage) : stage, jobId: null, error });

  const read = (token: string, name: string): Promise<void> =>
    runJob(`读取 ${name}`, async (jobId) => {
      change(token, { stage: "reading", jobId, error: null });
      const reply = await call("importing/read", { jobId, token });
      if (reply.ok) set(changeFile(state, token, (file) => withReading(file, reply.value)));
      else fail(token, reply.error, "failed");
    });
  // One file is read at a time; the others wait in the queue and can be seen waiting.
  const readNext = async (): Promise<void> => {
    for (;;) {
      if (state.files.some((file) => file.stage === "reading")) return;
      const next = state.files.find((file) => file.stage === "waiting");
      if (next === undefined) return;
      await read(next.token, next.name);
    }
  };
  const plan = async (token: string): Promise<void> => {
    const file = find(token);
    const readingId = file?.reading?.readingId;
    if (file === undefined || readingId === undefined) return;
    await runJob(`比对 ${file.name}`, async (jobId) => {
      change(token, { stage: "planning", jobId, error: null });
      const reply = await call("importing/plan", { jobId, readingId });
      if (reply.ok) change(token, { stage: "open", jobId: null, plan: reply.value });
      else fail(token, reply.error, "open");
    });
  };
  const apply = async (token: string): Promise<void> => {
    const file = find(token);
    const planId = file?.plan?.planId;
    if (file === undefined || planId === undefined) return;
    const { decisions, refused } = file;
    await runJob(`写入 ${file.name}`, async (jobId) => {
      change(token, { stage: "applying", jobId, error: null });
      const reply = await call("importing/apply", { jobId, planId, decisions, refused });
      if (reply.ok) change(token, { stage: "applied", jobId: null, receipt: reply.value, step: "done" });
      else {
        fail(token, reply.error, "open");
        // A plan against an older book is not shown any longer; the person asks for a new one.
        if (reply.error.type === "PlanOutdated") change(token, { plan: null });
      }
    });
  };
  return {
    current: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offer: async (files) => {
      set(addFiles(state, await requireBridge().offerFiles(files)));
      await readNext();
    },
    choose: async () => {
      const reply = await call("files/choose-workbooks", { many: true });
      if (!reply.ok) return;
      set(addFiles(state, reply.value));
      await readNext();
    },
    open: (openToken) => set({ ...state, openToken }),
    go: (token, step) => {
      change(token, { step });
      const file = find(token);
      if (step === "review" && file?.plan === null && file.stage === "open") void plan(token);
    },
    look: (token, at) => change(token, at),
    correct: async (token, correction) => {
      const readingId = find(token)?.reading?.readingId;
      if (readingId === undefined) return;
      if (correction.skip !== undefined) {
        const key = tableKey(correction.sheet, correction.table);
        const rest = (find(token)?.skipped ?? []).filter((one) => one !== key);
        change(token, { skipped: correction.skip ? [...rest, key] : rest });
      }
      const reply = await call("importing/correct", { ...correction, readingId });
      if (reply.ok) set(changeFile(state, token, (file) => withSheet(file, reply.value)));
      else change(token, { error: reply.error });
    },
    plan,
    decide: (token, key, decision) => {
      const { [key]: _old, ...rest } = find(token)?.decisions ?? {};
      change(token, { decisions: decision === null ? rest : { ...rest, [key]: decision } });
    },
    refuse: (token, key, refused) => {
      const rest = (find(token)?.refused ?? []).filter((one) => one !== key);
      change(token, { refused: refused ? [...rest, key] : rest });
    },
    apply,
    undo: async (token) => {
      const batchId = find(token)?.receipt?.batchId;
      if (batchId === undefined) return;
      const reply = await call("importing/undo", { batchId });
      change(token, reply.ok ? { undo: reply.value, error: null } : { error: reply.error });
    },
    cancel: (token) => {
      const jobId = find(token)?.jobId ?? null;
      if (jobId !== null) cancelJob(jobId);
      else if (find(token)?.stage === "waiting") change(token, { stage: "cancelled" });
    },
    retry: (token) => {
      change(token, { stage: "waiting", error: null });
      void readNext();
    },
    close: async (token) => {
      const readingId = find(token)?.reading?.readingId;
      set(removeFile(state, token));
      if (readingId !== undefined) await call("importing/close", { readingId });
    },
  };
}

// A cancelled reading leaves nothing; a cancelled plan or apply leaves the file as it was.
function cancelledStage(stage: ImportFile["stage"]): ImportFile["stage"] {
  return stage === "failed" ? "cancelled" : stage;
}
