import { type Field, type FieldCatalogue, type FieldChoice, type FieldKind, fieldTypes } from "#domain/catalogue/field";
import { type Dimension, parseUnit, type UnitId } from "#domain/indicators/unit";
import { err, ok, type Result } from "#domain/shared/result";

/** The catalogue file is not a catalogue (字段目录有误). `path` points at the member (`fields[3].type`), `expected` says in English what should stand there: it is for developers, the file ships with the program. */
export interface CatalogueMalformed {
  readonly type: "CatalogueMalformed";
  readonly path: string;
  readonly expected: string;
}

const kinds: readonly FieldKind[] = ["identity", "attribute", "observation"];
const dimensions: readonly Dimension[] = [
  "money",
  "foreignMoney",
  "area",
  "persons",
  "enterprises",
  "ratio",
  "items",
  "energy",
];
/** Reads a field catalogue from parsed JSON (读入字段目录). Answers the first fault with its place; also refuses repeated ids, repeated labels and parents that do not exist. */
export function decodeCatalogue(json: unknown): Result<FieldCatalogue, CatalogueMalformed> {
  try {
    const root = object(json, "");
    const fields = list(root.fields, "fields", readField);
    checkReferences(fields);
    return ok({
      version: text(root.version, "version"),
      effectiveFrom: text(root.effectiveFrom, "effectiveFrom"),
      source: text(root.source, "source"),
      fields,
    });
  } catch (fault) {
    if (fault instanceof Fault) return err({ type: "CatalogueMalformed", path: fault.path, expected: fault.message });
    throw fault;
  }
}

/** Reads one field from parsed JSON (读入一个字段), as the book keeps those a zone added itself. Its parent is not looked for. */
export function decodeField(json: unknown): Result<Field, CatalogueMalformed> {
  try {
    return ok(readField(json, "field"));
  } catch (fault) {
    if (fault instanceof Fault) return err({ type: "CatalogueMalformed", path: fault.path, expected: fault.message });
    throw fault;
  }
}

/** Carries the place of a fault out of the nested readers; never leaves this file. */
class Fault extends Error {
  readonly path: string;
  constructor(path: string, expected: string) {
    super(expected);
    this.path = path;
  }
}

function readField(json: unknown, path: string): Field {
  const raw = object(json, path);
  return {
    id: text(raw.id, `${path}.id`),
    label: text(raw.label, `${path}.label`),
    kind: oneOf(raw.kind, kinds, `${path}.kind`),
    subject: text(raw.subject, `${path}.subject`),
    type: oneOf(raw.type, fieldTypes, `${path}.type`),
    dimension: orNull(raw.dimension, (value) => oneOf(value, dimensions, `${path}.dimension`)),
    storedUnit: orNull(raw.storedUnit, (value) => unitSign(value, `${path}.storedUnit`)),
    shownUnit: orNull(raw.shownUnit, (value) => unitSign(value, `${path}.shownUnit`)),
    synonyms: list(raw.synonyms, `${path}.synonyms`, text),
    notThese: list(raw.notThese, `${path}.notThese`, text),
    codes: list(raw.codes, `${path}.codes`, lowerCase),
    alternativeCodes: list(raw.alternativeCodes, `${path}.alternativeCodes`, lowerCase),
    parent: orNull(raw.parent, (value) => text(value, `${path}.parent`)),
    choices: list(raw.choices, `${path}.choices`, readChoice),
    group: text(raw.group, `${path}.group`),
    note: orNull(raw.note, (value) => text(value, `${path}.note`)),
    ...(raw.linksTo === undefined ? {} : { linksTo: list(raw.linksTo, `${path}.linksTo`, text) }),
  };
}

function readChoice(json: unknown, path: string): FieldChoice {
  const raw = object(json, path);
  return { value: text(raw.value, `${path}.value`), writtenAs: list(raw.writtenAs, `${path}.writtenAs`, text) };
}

function checkReferences(fields: readonly Field[]): void {
  const ids = new Set<string>();
  const labels = new Set<string>();
  for (const [at, field] of fields.entries()) {
    if (ids.has(field.id)) throw new Fault(`fields[${at}].id`, "an id not used before");
    if (labels.has(field.label)) throw new Fault(`fields[${at}].label`, "a label not used before");
    ids.add(field.id);
    labels.add(field.label);
  }
  for (const [at, field] of fields.entries()) {
    if (field.parent !== null && !ids.has(field.parent)) throw new Fault(`fields[${at}].parent`, "the id of a field");
  }
}

function object(json: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new Fault(path, "an object");
  return { ...json };
}

function text(json: unknown, path: string): string {
  if (typeof json !== "string" || json === "") throw new Fault(path, "a text that is not empty");
  return json;
}

function lowerCase(json: unknown, path: string): string {
  const value = text(json, path);
  if (value !== value.toLowerCase()) throw new Fault(path, "a code in lower case");
  return value;
}

/** The usual sign itself, not another word for it. */
function unitSign(json: unknown, path: string): UnitId {
  const unit = parseUnit(text(json, path));
  if (unit === null || unit !== json) throw new Fault(path, "the sign of a unit");
  return unit;
}

function list<Item>(json: unknown, path: string, readItem: (item: unknown, itemPath: string) => Item): readonly Item[] {
  if (!Array.isArray(json)) throw new Fault(path, "a list");
  return json.map((item: unknown, at) => readItem(item, `${path}[${at}]`));
}

function oneOf<Word extends string>(json: unknown, words: readonly Word[], path: string): Word {
  const found = words.find((word) => word === json);
  if (found === undefined) throw new Fault(path, `one of ${words.join(" ")}`);
  return found;
}

function orNull<Value>(json: unknown, read: (value: unknown) => Value): Value | null {
  return json === null ? null : read(json);
}
