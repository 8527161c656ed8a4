/** A list of the zone's own (自建台账): a kind with the columns a person names. */
import type { EditError, MeasureError } from "#contract/errors";
import { buildCatalogueIndex, type CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { createCustomField } from "#domain/catalogue/custom-field";
import type { Field, FieldType } from "#domain/catalogue/field";
import type { KindDefinition } from "#domain/register/kind";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { foldText } from "#domain/shared/chinese-text";
import { err, ok, type Result } from "#domain/shared/result";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { runCommand } from "#store/command";
import type { ReadableDb, WritableDb } from "#store/connection";
import type { Author } from "#store/queries/entry-steps";
import { countOwnKinds, insertOwnKind } from "#store/queries/register-kinds";

/** What a person says of a list. */
export interface ListDraft {
  readonly label: string;
  readonly classifier: string;
  readonly columns: readonly ColumnDraft[];
}

interface ColumnDraft {
  readonly label: string;
  readonly type: FieldType;
  readonly unit: string | null;
  readonly choices: readonly string[];
}

/** Columns every list has, so that deadlines, states and progress work on it. */
const NEEDED: readonly string[] = ["responsibleUnit", "deadline", "entryState", "progress"];
/** The name of an entry where no column of text gives one. */
const PLAIN_NAME = "entryName";

/** Makes the list; answers the id of its kind. */
export function createList(
  db: WritableDb,
  draft: ListDraft,
  { at, by }: Author,
): Result<{ readonly kind: string }, EditError | MeasureError | EnvironmentError> {
  return runCommand<{ readonly kind: string }, EditError | MeasureError>(db, () => {
    const label = draft.label.trim();
    if (isTaken(db, label)) return err({ type: "KindNameTaken", label });
    const id = `own:${countOwnKinds(db) + 1}`;
    const columns = readColumns(id, draft.columns, readCatalogueIndex(db));
    if (!columns.ok) return columns;
    const definition = {
      ...defineKind({ id, label, classifier: draft.classifier }, columns.value),
      columns: columns.value.own,
    };
    insertOwnKind(db, { id, label, definition: JSON.stringify(definition), at, by });
    return ok({ kind: id });
  });
}

function isTaken(db: ReadableDb, label: string): boolean {
  const words = readKinds(db).flatMap((kind) => [kind.label, ...kind.views.map((view) => view.label)]);
  return words.some((word) => foldText(word) === foldText(label));
}

interface ListColumns {
  readonly nameField: string;
  /** Ids in order, shared ones among them. */
  readonly fields: readonly string[];
  readonly own: readonly Field[];
}

/** A column that says what the shared columns of lists say is that column; the first text is the entry's name. */
function readColumns(
  kind: string,
  drafts: readonly ColumnDraft[],
  index: CatalogueIndex,
): Result<ListColumns, EditError> {
  const shared = index.catalogue.fields.filter(({ subject }) => subject === "ledger");
  const fields: string[] = [];
  const own: Field[] = [];
  let nameField: string | null = null;
  for (const [at, draft] of drafts.entries()) {
    const known = shared.find(({ label, synonyms }) =>
      [label, ...synonyms].some((word) => foldText(word) === foldText(draft.label)),
    );
    const isRepeated = own.some(({ label }) => foldText(label) === foldText(draft.label));
    if (isRepeated || (known !== undefined && fields.includes(known.id))) {
      return err({ type: "FieldNameTaken", label: draft.label.trim() });
    }
    if (known !== undefined) {
      fields.push(known.id);
      if (known.type === "name") nameField ??= known.id;
      continue;
    }
    const made = createCustomField({ ...draft, kind: "attribute" }, at, noFields);
    if (!made.ok) return made;
    const isName = nameField === null && draft.type === "text";
    const place = { id: `${kind}/${at + 1}`, subject: kind, group: "清单内容" };
    const nature = isName ? ({ kind: "identity", type: "name" } as const) : {};
    own.push({ ...made.value, ...place, ...nature });
    fields.push(place.id);
    if (isName) nameField = place.id;
  }
  const named = nameField === null ? [PLAIN_NAME, ...fields] : fields;
  const needed = NEEDED.filter((id) => !named.includes(id));
  return ok({ nameField: nameField ?? PLAIN_NAME, fields: [...named, ...needed], own });
}

const noFields = buildCatalogueIndex({ version: "", effectiveFrom: "", source: "", fields: [] });

function defineKind(
  { id, label, classifier }: Pick<KindDefinition, "id" | "label" | "classifier">,
  { nameField, fields }: ListColumns,
): KindDefinition {
  return {
    id,
    label,
    classifier: classifier.trim() === "" ? "条" : classifier.trim(),
    group: "ledger",
    nameField,
    codeField: null,
    fields,
    identity: [],
    nameFrom: null,
    views: [],
  };
}
