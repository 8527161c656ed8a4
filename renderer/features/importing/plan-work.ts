import type { Reply } from "#contract/contract";
import type { PlanSummary } from "#contract/importing";
import type { UndoReceipt } from "#contract/import-results";
import { call } from "../../api/client";
import { runJob } from "../../api/jobs";
import { withPlan } from "./import-state";
import type { ImportStore } from "./import-store";

/** Compares a file with the book; nothing is written. What was corrected in the meantime is compared again. */
export async function planFile(store: ImportStore, token: string): Promise<void> {
  const file = store.find(token);
  const readingId = file?.reading?.readingId;
  const ids = file?.quarantined?.map(({ id }) => id);
  if (file === undefined || (readingId === undefined && ids === undefined)) return;
  await runJob(`比对 ${file.name}`, async (jobId) => {
    store.put(token, { stage: "planning", jobId, error: null });
    const reply =
      readingId === undefined
        ? await call("quarantine/plan", { jobId, ids: ids ?? [] })
        : await call("importing/plan", { jobId, readingId });
    if (!reply.ok) store.fail(token, reply.error, "open");
    else if (store.find(token)?.reading === file.reading) store.change(token, (now) => withPlan(now, reply.value));
    else store.put(token, { stage: "open", jobId: null });
  });
  const now = store.find(token);
  if (now?.stage === "open" && now.error === null && now.reading !== file.reading) await planFile(store, token);
}

/** Writes what a person has left standing of the plan. When the book has moved on it is compared again, and written at once if nothing of what the person saw is different. */
export async function applyFile(store: ImportStore, token: string): Promise<void> {
  const seen = store.find(token)?.plan ?? null;
  await applyOnce(store, token);
  if (seen === null || store.find(token)?.error?.type !== "PlanOutdated") return;
  await planFile(store, token);
  const now = store.find(token)?.plan ?? null;
  if (now !== null && sameSummary(seen, now)) await applyOnce(store, token);
  else if (now !== null) store.put(token, { replanned: true });
}

async function applyOnce(store: ImportStore, token: string): Promise<void> {
  const file = store.find(token);
  const planId = file?.plan?.planId;
  if (file === undefined || planId === undefined) return;
  await runJob(`写入 ${file.name}`, async (jobId) => {
    store.put(token, { stage: "applying", jobId, error: null, replanned: false });
    const reply = await call("importing/apply", { jobId, planId, ...file.choices });
    if (!reply.ok) return store.fail(token, reply.error, "open");
    store.put(token, { stage: "applied", jobId: null, receipt: reply.value, step: "done" });
    await rememberNotSame(store, token);
  });
}

/** Remembers what a person called different while reviewing. */
export async function rememberNotSame(store: ImportStore, token: string): Promise<void> {
  const pairs = store.find(token)?.notSame ?? [];
  store.put(token, { notSame: [] });
  for (const pair of pairs) await call("merging/not-same", pair);
}

/** The same rows, fields, questions and problems, over the same old values: what was agreed to is what would be written. */
function sameSummary({ planId: _one, ...seen }: PlanSummary, { planId: _other, ...now }: PlanSummary): boolean {
  return JSON.stringify(seen) === JSON.stringify(now);
}

/** Takes the import of a file back, or does it again when it was taken back. */
export async function reverseFile(store: ImportStore, token: string): Promise<void> {
  const file = store.find(token);
  const batchId = file?.receipt?.batchId;
  if (file === undefined || batchId === undefined) return;
  const reply = await reverseBatch(store, batchId, file.undo === null ? "undo" : "redo");
  store.put(token, { error: reply.ok ? null : reply.error });
}

/** Undoes or redoes any import of the list; the report is kept. */
export async function reverseBatch(
  store: ImportStore,
  batchId: number,
  done: UndoReceipt["done"],
): Promise<Reply<"importing/undo">> {
  const reply = await call(`importing/${done}`, { batchId });
  if (reply.ok) keepReport(store, reply.value);
  return reply;
}

function keepReport(store: ImportStore, report: UndoReceipt): void {
  const state = store.current();
  const undo = report.done === "undo" ? report : null;
  store.set({
    ...state,
    files: state.files.map((file) => (file.receipt?.batchId === report.batchId ? { ...file, undo } : file)),
    reversals: { ...state.reversals, [report.batchId]: report },
  });
}

/** Writes the sender's file with a comment in each faulty cell (退回表), where the person says. */
export async function writeReturnFile(store: ImportStore, token: string): Promise<void> {
  const file = store.find(token);
  const planId = file?.plan?.planId;
  if (file === undefined || planId === undefined) return;
  const target = await call("files/choose-save-target", { suggestedName: returnName(file.name) });
  if (!target.ok || target.value === null) return;
  const to = target.value.token;
  await runJob(`制作退回表 ${file.name}`, async (jobId) => {
    const reply = await call("importing/return-file", { jobId, planId, token: to });
    if (reply.ok) store.put(token, { returned: { token: to, ...reply.value }, error: null });
    else store.put(token, { error: reply.error });
  });
}

/** Name proposed for a file to send back; every format goes back as xlsx. */
export function returnName(name: string): string {
  return `${name.replace(/\.[^.]*$/u, "")}（退回）.xlsx`;
}
