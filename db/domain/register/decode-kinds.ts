import type { Field } from "#domain/catalogue/field";
import type { KindDefinition, KindView } from "#domain/register/kind";
import { err, ok, type Result } from "#domain/shared/result";

/** The kinds of the register are not as they should be (台账类别有误). For developers: they ship with the program. */
export interface KindsMalformed {
  readonly type: "KindsMalformed";
  readonly path: string;
  readonly expected: string;
}

/** Reads kinds from parsed JSON (读入台账类别); `@enterprise` among the fields becomes every field of that subject. */
export function decodeKinds(
  json: unknown,
  fields: readonly Field[],
): Result<readonly KindDefinition[], KindsMalformed> {
  const fault = (path: string, expected: string): Result<never, KindsMalformed> =>
    err({ type: "KindsMalformed", path, expected });
  if (!isRecord(json) || !Array.isArray(json.kinds)) return fault("kinds", "a list");
  const kinds: KindDefinition[] = [];
  for (const [at, raw] of json.kinds.entries()) {
    const kind = readKind(raw, fields);
    if (kind === null) return fault(`kinds[${at}]`, "a kind");
    kinds.push(kind);
  }
  return ok(kinds);
}

/** Reads one kind (读入一个台账类别); null when it is none. */
export function readKind(raw: unknown, fields: readonly Field[]): KindDefinition | null {
  if (!isRecord(raw)) return null;
  const { id, label, classifier, group, nameField, codeField, nameFrom, views } = raw;
  const words = texts(raw.fields);
  const identity = texts(raw.identity);
  if (typeof id !== "string" || typeof label !== "string" || typeof classifier !== "string") return null;
  if (typeof nameField !== "string" || !isGroup(group) || words === null || identity === null) return null;
  return {
    id,
    label,
    classifier,
    group,
    nameField,
    codeField: typeof codeField === "string" ? codeField : null,
    fields: [...new Set(words.flatMap((word) => expandWord(word, fields)))],
    identity,
    nameFrom: texts(nameFrom),
    views: Array.isArray(views) ? views.flatMap(readView) : [],
    pack: typeof raw.pack === "string" ? raw.pack : null,
  };
}

function expandWord(word: string, fields: readonly Field[]): readonly string[] {
  if (!word.startsWith("@")) return [word];
  return fields.filter(({ subject }) => subject === word.slice(1)).map(({ id }) => id);
}

function readView(raw: unknown): readonly KindView[] {
  if (!isRecord(raw)) return [];
  const values = texts(raw.values);
  if (typeof raw.label !== "string" || typeof raw.field !== "string" || values === null) return [];
  return [{ label: raw.label, field: raw.field, values }];
}

function isGroup(value: unknown): value is KindDefinition["group"] {
  return value === "roster" || value === "relation" || value === "indicator" || value === "ledger";
}

function texts(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
