import type { InputOf } from "#contract/contract";
import type { TableCorrection } from "#contract/importing";
import type { Field } from "#domain/catalogue/field";
import type { Standing } from "#domain/importing/standing";
import { call } from "../../api/client";
import { runJob } from "../../api/jobs";
import { tableKey, withReading, withReadingAgain, withSheet } from "./import-state";
import type { ImportStore } from "./import-store";
import { openQuestions } from "./open-questions";
import { planFile } from "./plan-work";

/** Reads a file. */
export function readFile(store: ImportStore, token: string): Promise<void> {
  return runJob(`读取 ${store.find(token)?.name ?? ""}`, async (jobId) => {
    store.put(token, { stage: "reading", jobId, error: null });
    const reply = await call("importing/read", { jobId, token });
    if (reply.ok) store.change(token, (file) => withReading(file, reply.value));
    else store.fail(token, reply.error, "failed");
  });
}

/** Reads waiting files one at a time; a file that came with others is planned at once when it asks nothing. */
export async function readWaiting(store: ImportStore): Promise<void> {
  for (;;) {
    const { files } = store.current();
    if (files.some((file) => file.stage === "reading")) return;
    const next = files.find((file) => file.stage === "waiting");
    if (next === undefined) return;
    await readFile(store, next.token);
    if (next.together) await planWhenClear(store, next.token);
  }
}

/** Makes the plan of a file that has no open question. */
export async function planWhenClear(store: ImportStore, token: string): Promise<void> {
  const file = store.find(token);
  if (file?.reading == null || file.stage !== "open" || file.plan !== null) return;
  const tables = file.reading.sheets.some((sheet) => sheet.tables.length > 0);
  if (tables && openQuestions(file, await fieldCatalogue()).length === 0) await planFile(store, token);
}

/** A correction may be taken when its file has been left, or is being compared, already: the comparison is made again. */
async function planIfAwaited(store: ImportStore, token: string): Promise<void> {
  const file = store.find(token);
  const left = store.current().openToken !== token && file?.together === true;
  if (left || file?.step === "review") await planWhenClear(store, token);
}

/** The field catalogue by id, for decisions outside the page. */
export async function fieldCatalogue(): Promise<ReadonlyMap<string, Field>> {
  const reply = await call("fields/all", null);
  return new Map(reply.ok ? reply.value.map((field) => [field.id, field]) : []);
}

/** A person's correction of a table. */
export async function correctTable(
  store: ImportStore,
  token: string,
  correction: Omit<TableCorrection, "readingId">,
): Promise<void> {
  const file = store.find(token);
  const readingId = file?.reading?.readingId;
  if (file === undefined || readingId === undefined) return;
  if (correction.skip !== undefined) {
    const key = tableKey(correction.sheet, correction.table);
    const rest = file.skipped.filter((one) => one !== key);
    store.put(token, { skipped: correction.skip ? [...rest, key] : rest });
  }
  const reply = await call("importing/correct", { ...correction, readingId });
  if (!reply.ok) return store.put(token, { error: reply.error });
  store.change(token, (now) => withSheet(now, reply.value));
  await planIfAwaited(store, token);
}

/** A table framed by hand; it is looked at when it was taken. */
export async function markTable(
  store: ImportStore,
  token: string,
  frame: Omit<InputOf<"importing/mark-table">, "readingId">,
): Promise<void> {
  const file = store.find(token);
  const readingId = file?.reading?.readingId;
  if (file === undefined || readingId === undefined) return;
  const known = new Set(file.reading?.sheets.find((one) => one.name === frame.sheet)?.tables.map((one) => one.index));
  const reply = await call("importing/mark-table", { ...frame, readingId });
  if (!reply.ok) return store.put(token, { error: reply.error });
  store.change(token, (now) => {
    const fresh = reply.value.tables.find((one) => !known.has(one.index)) ?? reply.value.tables[0];
    const sheet = withSheet(now, reply.value);
    return fresh === undefined ? sheet : { ...sheet, table: { sheet: frame.sheet, index: fresh.index } };
  });
}

/** Says who sent the file. */
export async function nameSender(store: ImportStore, token: string, sender: string | null): Promise<void> {
  const readingId = store.find(token)?.reading?.readingId;
  if (readingId === undefined) return;
  const reply = await call("importing/name-sender", { readingId, sender });
  if (!reply.ok) return store.put(token, { error: reply.error });
  store.change(token, (file) => withReadingAgain(file, reply.value));
  await planIfAwaited(store, token);
}

/** Says how final the figures of a file are. */
export async function setStanding(store: ImportStore, token: string, standing: Standing): Promise<void> {
  const readingId = store.find(token)?.reading?.readingId;
  if (readingId === undefined) return;
  const reply = await call("importing/set-standing", { readingId, standing });
  if (!reply.ok) return store.put(token, { error: reply.error });
  store.change(token, (file) => withReadingAgain(file, reply.value));
  await planIfAwaited(store, token);
}

/** After a file was written, those that came with it and still ask something are looked at once more: what was answered for the one may answer the others. */
export async function lookAgain(store: ImportStore, written: string): Promise<void> {
  if (store.find(written)?.stage !== "applied") return;
  for (const { token } of store.current().files) {
    const file = store.find(token);
    if (file === undefined || !file.together || file.stage !== "open" || file.plan !== null) continue;
    if (file.reading === null || file.reading.recipe !== null) continue;
    await nameSender(store, token, file.reading.sender);
    await planWhenClear(store, token);
  }
}

/** Applies another recipe, or none. */
export async function applyRecipe(store: ImportStore, token: string, recipeId: number | null): Promise<void> {
  const readingId = store.find(token)?.reading?.readingId;
  if (readingId === undefined) return;
  const reply = await call("importing/use-recipe", { readingId, recipeId });
  if (reply.ok) store.change(token, (file) => withReadingAgain(file, reply.value));
  else store.put(token, { error: reply.error });
}
