import { cancelJob } from "../../api/jobs";
import type { ImportStore } from "./import-store";
import { applyFile, planFile } from "./plan-work";
import { fieldCatalogue, lookAgain, readFile } from "./reading-work";
import { readinessOf } from "./readiness";

/** Writes all files that ask nothing, one after the other. Each is compared again first, because the one before has changed the book; one that now asks something stays. */
export async function writeReady(store: ImportStore): Promise<void> {
  if (store.current().writing !== null) return;
  const fields = await fieldCatalogue();
  const tokens = store
    .current()
    .files.filter((file) => readinessOf(file, fields).state === "ready")
    .map((file) => file.token);
  const put = (part: Partial<NonNullable<ReturnType<ImportStore["current"]>["writing"]>>): void => {
    const { writing } = store.current();
    if (writing !== null) store.set({ ...store.current(), writing: { ...writing, ...part } });
  };
  store.set({ ...store.current(), writing: { tokens, done: 0, stopped: false } });
  for (const [place, token] of tokens.entries()) {
    if (store.current().writing?.stopped !== false) break;
    // The first plan is still fresh; the others were made against the book as it was before.
    if (place > 0) await planAnew(store, token);
    const file = store.find(token);
    if (file !== undefined && readinessOf(file, fields).state === "ready") await applyFile(store, token);
    put({ done: place + 1 });
  }
  const written = tokens.find((token) => store.find(token)?.stage === "applied");
  store.set({ ...store.current(), writing: null });
  if (written !== undefined) await lookAgain(store, written);
}

/** Stops after what is written; the file that is under way is left as it was. */
export function stopWriting(store: ImportStore): void {
  const { writing, files } = store.current();
  if (writing === null) return;
  store.set({ ...store.current(), writing: { ...writing, stopped: true } });
  for (const file of files) if (writing.tokens.includes(file.token) && file.jobId !== null) cancelJob(file.jobId);
}

// The back end keeps only so many readings open; one that has been let go is read again. A file that would now replace other values than the person saw — another file of the same drop says something else of the same enterprises — is no longer ready: nobody has agreed to that.
async function planAnew(store: ImportStore, token: string): Promise<void> {
  const seen = store.find(token)?.plan?.replaces;
  await planFile(store, token);
  if (store.find(token)?.error?.type === "ReadingNotOpen") {
    await readFile(store, token);
    await planFile(store, token);
  }
  if (store.find(token)?.plan?.replaces !== seen) store.put(token, { replanned: true });
}
