import type { AppError } from "#contract/errors";
import { changeFile, emptyImportState, type FileStage, type ImportFile, type ImportState } from "./import-state";

/** Holds the state of the import outside any page and tells who listens (导入状态). */
export interface ImportStore {
  readonly current: () => ImportState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly set: (next: ImportState) => void;
  readonly find: (token: string) => ImportFile | undefined;
  readonly change: (token: string, change: (file: ImportFile) => ImportFile) => void;
  readonly put: (token: string, part: Partial<ImportFile>) => void;
  /** Writes a failure down; a cancelled reading leaves nothing, a cancelled plan or apply leaves the file as it was. */
  readonly fail: (token: string, error: AppError, stage: FileStage) => void;
}

/** Makes an empty store. */
export function createImportStore(): ImportStore {
  let state = emptyImportState;
  const listeners = new Set<() => void>();
  const set = (next: ImportState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const change: ImportStore["change"] = (token, how) => set(changeFile(state, token, how));
  const put: ImportStore["put"] = (token, part) => change(token, (file) => ({ ...file, ...part }));
  return {
    current: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    find: (token) => state.files.find((file) => file.token === token),
    change,
    put,
    fail: (token, error, stage) => {
      const cancelled = error.type === "Cancelled" && stage === "failed";
      put(token, { stage: cancelled ? "cancelled" : stage, jobId: null, error });
    },
  };
}
