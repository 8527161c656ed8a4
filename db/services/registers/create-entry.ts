/** Adding an entry of any kind by hand (新增条目), with everything typed in with it, as one step. */
import type { EditError } from "#contract/errors";
import { readCreditCode } from "#domain/enterprises/credit-code";
import type { KindDefinition } from "#domain/register/kind";
import { composeName } from "#domain/register/compose-name";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { readEdit } from "#services/read-edit";
import { kindRefusal, NEEDED_PARTS } from "#services/registers/edit-entries";
import { createEnterprise } from "#store/queries/edits";
import type { Author, NewEntry, TypedValue } from "#store/queries/entry-steps";
import { enterpriseKind, storedFieldOf } from "#store/values/entry-kind";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";

/** What a person typed for a new entry; `values` by field id, or `field@period`. */
export interface EntryDraft {
  readonly kind?: string | undefined;
  readonly name: string;
  readonly creditCode: string;
  readonly values?: Readonly<Record<string, string>> | undefined;
}

/** Adds it; answers its id. */
export function createEntry(
  { book }: Deps,
  draft: EntryDraft,
  author: Author,
): Result<{ readonly id: number }, EditError | EnvironmentError> {
  const kind = findKind(book.db, draft.kind ?? enterpriseKind.id);
  if (kind === null) return err({ type: "FieldNotFound" });
  const entry = readDraft(draft, kind, readCatalogueIndex(book.db));
  return entry.ok ? createEnterprise(book.db, entry.value, author) : entry;
}

/** Reads a draft as the kind allows: a name of its own or the parts that make one up, a code, and values. */
export function readDraft(draft: EntryDraft, kind: KindDefinition, index: CatalogueIndex): Result<NewEntry, EditError> {
  const values = readValues(draft.values ?? {}, kind, index);
  if (!values.ok) return values;
  const name = nameOf(draft, { kind, values: values.value, index });
  if (!name.ok) return name;
  const code = codeOf(draft.creditCode);
  if (!code.ok) return code;
  return ok({ kind, name: name.value, creditCode: code.value, values: values.value });
}

function readValues(
  typed: Readonly<Record<string, string>>,
  kind: KindDefinition,
  index: CatalogueIndex,
): Result<readonly TypedValue[], EditError> {
  const values: TypedValue[] = [];
  for (const [key, text] of Object.entries(typed)) {
    const [id = "", period = null] = key.split("@");
    const field = index.byId.get(id);
    if (text.trim() === "" || id === kind.nameField) continue;
    const refusal = field === undefined ? null : kindRefusal(kind, field, text);
    if (field !== undefined && refusal !== null) {
      return err({ type: "ValueUnreadable", field: field.label, text, reason: refusal });
    }
    const read = readEdit({ enterpriseId: 0, field: id, period, text }, index);
    if (!read.ok) return read;
    values.push({ field: storedFieldOf(kind, id), period, value: read.value.value, typed: text });
  }
  return ok(values);
}

function nameOf(
  draft: EntryDraft,
  {
    kind,
    values,
    index,
  }: { readonly kind: KindDefinition; readonly values: readonly TypedValue[]; readonly index: CatalogueIndex },
): Result<string, EditError> {
  const refuse = (field: string, reason: string): Result<string, EditError> =>
    err({ type: "ValueUnreadable", field: index.byId.get(field)?.label ?? kind.label, text: "", reason });
  if (kind.nameFrom === null) {
    const name = (draft.name.trim() === "" ? (draft.values?.[kind.nameField] ?? "") : draft.name).trim();
    return name === "" ? refuse(kind.nameField, "不能空着，请填写名称") : ok(name);
  }
  const read = (field: string): string | undefined => {
    const found = values.find((value) => value.field === field && value.period === null)?.value;
    return found === undefined || found === null ? undefined : String(found);
  };
  const missing = kind.nameFrom.slice(0, NEEDED_PARTS).find((field) => read(field) === undefined);
  if (missing !== undefined) return refuse(missing, "要填，这条记录靠它认出来");
  return ok(composeName(kind, read) ?? kind.label);
}

function codeOf(text: string): Result<string | null, EditError> {
  const code = readCreditCode(text);
  if (code.kind === "malformed") {
    const reason = "不是统一社会信用代码（应为 18 位）";
    return err({ type: "ValueUnreadable", field: "统一社会信用代码", text, reason });
  }
  if (code.kind === "blank") return ok(null);
  return ok(code.kind === "registration15" ? code.number : code.code);
}
