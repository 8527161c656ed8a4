/** Edits by hand, of entries of any kind (手工修改): every cell read and answered in its place, the readable ones stored as one step. */
import type { CellEdit, EditOutcome } from "#contract/enterprises";
import type { EditError } from "#contract/errors";
import type { Field } from "#domain/catalogue/field";
import type { KindDefinition } from "#domain/register/kind";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readKinds } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { heldEditWarning, readHeldPeriods } from "#services/held-periods";
import { readEdit, type ReadEdit } from "#services/read-edit";
import { type EntryDesk, openEntryDesk } from "#services/registers/entry-desk";
import { followNames } from "#services/registers/follow-names";
import { linkedKinds } from "#services/registers/read-links";
import { editCells } from "#store/queries/edits";
import type { Author, ValueEdit } from "#store/queries/entry-steps";
import { storedFieldOf } from "#store/values/entry-kind";

/** Reads every edit, stores the readable ones as one step, and answers each in its place. */
export function editEntries(
  { book }: Deps,
  edits: readonly CellEdit[],
  author: Author,
): Result<EditOutcome, EditError | EnvironmentError> {
  const desk = openEntryDesk(book.db);
  const read = edits.map((edit) => ({ edit, outcome: readEntryEdit(desk, edit) }));
  const valid = read.flatMap(({ edit, outcome }) => (outcome.ok ? [toValueEdit(desk, edit, outcome.value)] : []));
  const whole = followNames(desk, valid);
  const followers = whole.length - valid.length;
  const stored = whole.length === 0 ? ok({ changed: 0 }) : editCells(book.db, whole, author);
  if (!stored.ok) return stored;
  const heldOf = stored.value.changed === 0 ? () => null : readHeldPeriods(book.db);
  const links = createLinkWarning(openEntryDesk(book.db), readKinds(book.db));
  return ok({
    changed: stored.value.changed,
    cells: read.map(({ edit, outcome }) => {
      if (!outcome.ok) return outcome;
      const { value, warning } = outcome.value;
      const held = heldOf(edit.period);
      const said = held === null ? (warning ?? links(edit, outcome.value)) : heldEditWarning(held);
      return { ok: true, value, warning: said ?? followerWarning(desk, edit, followers) };
    }),
  });
}

/** Reads one edit as its entry's kind allows. */
function readEntryEdit(desk: EntryDesk, edit: CellEdit): Result<ReadEdit, EditError> {
  const kind = desk.kindOf(edit.enterpriseId);
  const field = desk.index.byId.get(edit.field);
  // An entry that is not there is refused by the store, with the whole step.
  if (kind === null || field === undefined) return readEdit(edit, desk.index);
  const refusal = kindRefusal(kind, field, edit.text);
  if (refusal !== null) {
    return err({ type: "ValueUnreadable", field: field.label, text: edit.text, reason: refusal });
  }
  return readEdit(edit, desk.index);
}

/** Why an entry of the kind cannot have the text there, as a clause; null when it can. */
export function kindRefusal(kind: KindDefinition, field: Field, text: string): string | null {
  if (!kind.fields.includes(field.id)) return `${kind.label}没有这个项目`;
  if (kind.nameFrom === null) return null;
  if (field.id === kind.nameField) return "这个名称由记录的内容组成，改了内容会自动跟着改";
  const isPart = kind.nameFrom.slice(0, NEEDED_PARTS).includes(field.id);
  return isPart && text.trim() === "" ? "不能空着，这条记录靠它认出来" : null;
}

/** Whom a record is about and what it says; dates and levels may be unknown. */
export const NEEDED_PARTS = 2;

function toValueEdit(desk: EntryDesk, edit: CellEdit, { value }: ReadEdit): ValueEdit {
  const kind = desk.kindOf(edit.enterpriseId);
  const field = kind === null ? edit.field : storedFieldOf(kind, edit.field);
  return { enterpriseId: edit.enterpriseId, field, period: edit.period, value, typed: edit.text };
}

/** A link is stored as written, also when it names nobody; the person is told. */
export function createLinkWarning(
  desk: EntryDesk,
  kinds: readonly KindDefinition[],
): (edit: Pick<CellEdit, "field">, read: ReadEdit) => string | null {
  return ({ field: id }, { value }) => {
    const field = desk.index.byId.get(id);
    if (field?.type !== "link" || value === null) return null;
    const to = linkedKinds(field, kinds);
    const { doubt } = desk.links().resolve(String(value), to);
    if (doubt === null) return null;
    const doubts = splitNames(String(value)).flatMap((name) => desk.links().resolve(name, to).doubt ?? []);
    return doubts.length === 0 ? null : `${doubts[0] ?? doubt}已照填存入，等这个名称进了台账就会自动对上。`;
  };
}

function splitNames(text: string): readonly string[] {
  return text.split(/[、;；,，/\n]/u).filter((name) => name.trim() !== "");
}

/** Said at a changed name: what went along with it. */
function followerWarning(desk: EntryDesk, { enterpriseId, field }: CellEdit, followers: number): string | null {
  const kind = desk.kindOf(enterpriseId);
  return followers === 0 || field !== kind?.nameField ? null : `按原来名称关联到它的 ${followers} 处也一并改了。`;
}
