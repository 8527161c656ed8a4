/** Progress of a ledger entry (进展): one record per report, kept for ever; the entry itself shows the newest. */
import type { ProgressLine } from "#contract/registers";
import type { EditError } from "#contract/errors";
import { err, ok, type Result } from "#domain/shared/result";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { KindDefinition } from "#domain/register/kind";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { readEdit } from "#services/read-edit";
import { createNameWriter } from "#services/registers/link-choices";
import { readDraft } from "#services/registers/create-entry";
import { linkedKinds, readBookLinks } from "#services/registers/read-links";
import { runCommand } from "#store/command";
import type { ReadableDb, WritableDb } from "#store/connection";
import { makeStep } from "#store/queries/edits";
import type { Author, ValueEdit } from "#store/queries/entry-steps";
import { createEntryTexts } from "#store/queries/entry-texts";
import { createSourcedValueReader } from "#store/queries/sourced-values";

const PROGRESS = "progressEntry";
/** The state with which an entry leaves the list, and the field of the day. */
const CLOSED = { state: "销号", field: "closedDate" } as const;

/** Progress records of an entry, newest first. */
export function readProgress(db: ReadableDb, id: number): Result<readonly ProgressLine[], EditError> {
  if (createEntryTexts(db).head(id) === null) return err({ type: "EnterpriseNotFound" });
  const read = createSourcedValueReader(db);
  const records = (readBookLinks(db).to.get(id) ?? []).filter(({ field }) => field === "progressOf");
  const lines = records.map(({ from }) => {
    const text = read({ enterpriseId: from, field: "progressText", period: null });
    const on = read({ enterpriseId: from, field: "progressOn", period: null });
    const by = text === null ? "" : text.source.kind === "person" ? text.source.person : text.source.workbook;
    return { order: from, line: { on: String(on?.value ?? ""), text: String(text?.value ?? ""), by } };
  });
  const newestFirst = lines.toSorted((a, b) => b.line.on.localeCompare(a.line.on) || b.order - a.order);
  return ok(newestFirst.map(({ line }) => line));
}

/** What a person reports. `state` null: it stays as it is. */
export interface ProgressReport {
  readonly id: number;
  readonly on: string;
  readonly text: string;
  readonly state: string | null;
}

/** Adds a record, and brings 目前进展 and 办理状态 of the entry along, as one step. */
export function addProgress(
  db: WritableDb,
  report: ProgressReport,
  author: Author,
): Result<null, EditError | EnvironmentError> {
  return runCommand<null, EditError>(db, () => {
    const texts = createEntryTexts(db);
    const kinds = readKinds(db);
    const index = readCatalogueIndex(db);
    const record = kinds.find(({ id }) => id === PROGRESS);
    const kind = kinds.find(({ id }) => id === texts.head(report.id)?.kind);
    const field = index.byId.get("progressOf");
    if (kind === undefined || record === undefined || field === undefined) return err({ type: "EnterpriseNotFound" });
    const { name } = createNameWriter(db, linkedKinds(field, kinds))(report.id);
    const values = { progressOf: name, progressOn: report.on, progressText: report.text };
    const entry = readDraft({ name: "", creditCode: "", values }, record, index);
    if (!entry.ok) return entry;
    const edits = readEdits(report, { kind, index, isClosed: texts.text(report.id, CLOSED.field) !== undefined });
    if (!edits.ok) return edits;
    const made = makeStep(db, { entries: [entry.value], edits: edits.value }, author);
    return made.ok ? ok(null) : made;
  });
}

/** What changes at the entry itself, as far as its list has the columns. */
function readEdits(
  { id, on, text, state }: ProgressReport,
  {
    kind,
    index,
    isClosed,
  }: { readonly kind: KindDefinition; readonly index: CatalogueIndex; readonly isClosed: boolean },
): Result<readonly ValueEdit[], EditError> {
  const closing = state === CLOSED.state && !isClosed ? { [CLOSED.field]: on } : {};
  const wanted: Readonly<Record<string, string>> = {
    progress: text,
    ...(state === null ? {} : { entryState: state }),
    ...closing,
  };
  const edits: ValueEdit[] = [];
  for (const [field, typed] of Object.entries(wanted)) {
    if (!kind.fields.includes(field)) continue;
    const read = readEdit({ enterpriseId: id, field, period: null, text: typed }, index);
    if (!read.ok) return read;
    edits.push({ enterpriseId: id, field, period: null, value: read.value.value, typed });
  }
  return ok(edits);
}
