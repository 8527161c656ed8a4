/** Writes suppositions into a branch (写入假设), as a person would type them. */
import type { EditError } from "#contract/errors";
import type { Supposition } from "#contract/what-if";
import { err, ok, type Result } from "#domain/shared/result";
import { readEdit } from "#services/read-edit";
import { readDraft } from "#services/registers/create-entry";
import { kindRefusal } from "#services/registers/edit-entries";
import { openEntryDesk } from "#services/registers/entry-desk";
import { stampBranch } from "#store/branch";
import type { WritableDb } from "#store/connection";
import { makeStep } from "#store/queries/edits";
import { type Author, dropEntries, openStep } from "#store/queries/entry-steps";
import { storedFieldOf } from "#store/values/entry-kind";

/** Writes them in order. For use on a branch only. */
export function suppose(db: WritableDb, suppositions: readonly Supposition[], author: Author): Result<null, EditError> {
  for (const one of suppositions) {
    const done = supposeOne(db, one, author);
    if (!done.ok) return done;
  }
  stampBranch(db);
  return ok(null);
}

function supposeOne(db: WritableDb, one: Supposition, author: Author): Result<unknown, EditError> {
  switch (one.type) {
    case "change":
      return supposeChange(db, one, author);
    case "add":
      return supposeEntry(db, one, author);
    case "remove": {
      if (openEntryDesk(db).kindOf(one.entry) === null) return err({ type: "EnterpriseNotFound" });
      dropEntries(db, { entryId: openStep(db, "edit", author), at: author.at }, [one.entry]);
      return ok(null);
    }
  }
}

function supposeChange(
  db: WritableDb,
  { entry, field: id, period, text }: Extract<Supposition, { type: "change" }>,
  author: Author,
): Result<unknown, EditError> {
  const desk = openEntryDesk(db);
  const kind = desk.kindOf(entry);
  const field = desk.index.byId.get(id);
  if (kind === null) return err({ type: "EnterpriseNotFound" });
  if (field === undefined) return err({ type: "FieldNotFound" });
  const refusal = kindRefusal(kind, field, text);
  if (refusal !== null) return err({ type: "ValueUnreadable", field: field.label, text, reason: refusal });
  const read = readEdit({ enterpriseId: entry, field: id, period, text }, desk.index);
  if (!read.ok) return read;
  const edit = { enterpriseId: entry, field: storedFieldOf(kind, id), period, value: read.value.value, typed: text };
  return makeStep(db, { entries: [], edits: [edit] }, author);
}

function supposeEntry(
  db: WritableDb,
  { kind: kindId, name, values, period }: Extract<Supposition, { type: "add" }>,
  author: Author,
): Result<unknown, EditError> {
  const desk = openEntryDesk(db);
  const kind = desk.findKind(kindId);
  if (kind === null) return err({ type: "FieldNotFound" });
  const keyed = Object.entries(values).map(([key, text]): readonly [string, string] => {
    const isFigure = desk.index.byId.get(key)?.kind === "observation";
    return [isFigure && period !== null ? `${key}@${period}` : key, text];
  });
  const draft = readDraft({ kind: kindId, name, creditCode: "", values: Object.fromEntries(keyed) }, kind, desk.index);
  return draft.ok ? makeStep(db, { entries: [draft.value], edits: [] }, author) : draft;
}
