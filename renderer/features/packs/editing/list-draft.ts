import type { Field, FieldType } from "#domain/catalogue/field";
import { parseUnit } from "#domain/indicators/unit";
import { freeCode } from "#domain/packs/free-code";
import type { PackList, PolicyPack } from "#domain/packs/pack";

/** A list as its form holds it. */
export interface ListDraft {
  readonly label: string;
  readonly classifier: string;
  readonly note: string;
  readonly columns: readonly ColumnDraft[];
}

interface ColumnDraft {
  /** Id of a column that is there already. */
  readonly id?: string;
  readonly label: string;
  readonly type: FieldType;
  readonly unit?: string;
  readonly choices?: readonly string[];
  readonly linksTo?: readonly string[];
}

/** What the form begins with. */
export function draftOfList(list: PackList | null): ListDraft {
  return {
    label: list?.kind.label ?? "",
    classifier: list?.kind.classifier ?? "项",
    note: list?.note ?? "",
    columns: (list?.fields ?? []).map(({ id, label, type, shownUnit, storedUnit, choices, linksTo }) => ({
      id,
      label,
      type,
      unit: shownUnit ?? storedUnit ?? "",
      choices: choices.map(({ value }) => value),
      linksTo: linksTo ?? [],
    })),
  };
}

/** The pack with the list put in (清单写入政策包). Columns keep their ids, so that what is filled in stays theirs. */
export function withList(pack: PolicyPack, draft: ListDraft, before: PackList | null): PolicyPack {
  const id =
    before?.kind.id ??
    `${pack.id}:${freeCode(
      "list",
      pack.lists.map(({ kind }) => kind.id.split(":").at(-1) ?? ""),
    )}`;
  const taken = (before?.fields ?? []).map((field) => field.id.split("/").at(-1) ?? "");
  const fields = draft.columns.map((column) => {
    const code = column.id === undefined ? freeCode("column", taken) : "";
    if (code !== "") taken.push(code);
    const old = before?.fields.find((field) => field.id === column.id) ?? null;
    return fieldOf(column, { id: column.id ?? `${id}/${code}`, list: id, group: draft.label.trim(), old });
  });
  const list: PackList = {
    kind: {
      ...(before?.kind ?? newKind(id, pack.id)),
      label: draft.label.trim(),
      classifier: draft.classifier.trim() === "" ? "项" : draft.classifier.trim(),
      fields: columnsOf(before, fields),
    },
    fields,
    note: draft.note.trim(),
    map: before?.map ?? null,
  };
  return {
    ...pack,
    lists: before === null ? [...pack.lists, list] : pack.lists.map((one) => (one.kind.id === id ? list : one)),
  };
}

function newKind(id: string, pack: string): PackList["kind"] {
  return {
    id,
    label: "",
    classifier: "项",
    group: "ledger",
    nameField: "entryName",
    codeField: null,
    fields: [],
    identity: [],
    nameFrom: null,
    views: [],
    pack,
  };
}

/** The order of the columns: as it was, without those that went, with the new ones behind; a new list shows the common ones first. */
function columnsOf(before: PackList | null, fields: readonly Field[]): readonly string[] {
  if (before === null) return ["@ledger", ...fields.map(({ id }) => id)];
  const own = new Set(before.fields.map(({ id }) => id));
  const staying = new Set(fields.map(({ id }) => id));
  const kept = before.kind.fields.filter((id) => !own.has(id) || staying.has(id));
  return [...kept, ...fields.map(({ id }) => id).filter((id) => !kept.includes(id))];
}

function fieldOf(
  { label, type, unit = "", choices = [], linksTo = [] }: ColumnDraft,
  about: { readonly id: string; readonly list: string; readonly group: string; readonly old: Field | null },
): Field {
  const { old } = about;
  const isNumber = type === "decimal" || type === "integer";
  const { linksTo: _, ...rest } = old ?? blankField(about.id);
  return {
    ...rest,
    label: label.trim(),
    type,
    subject: about.list,
    group: about.group,
    // The pack's reader keeps money in 元 and areas in ㎡ whatever unit is shown.
    dimension: null,
    storedUnit: isNumber ? parseUnit(unit.trim()) : null,
    shownUnit: null,
    choices:
      type === "choice"
        ? choices.map((value) => old?.choices.find((choice) => choice.value === value) ?? { value, writtenAs: [] })
        : [],
    ...(type === "link" ? { linksTo } : {}),
  };
}

function blankField(id: string): Field {
  return {
    id,
    label: "",
    kind: "attribute",
    subject: "",
    type: "text",
    dimension: null,
    storedUnit: null,
    shownUnit: null,
    synonyms: [],
    notThese: [],
    codes: [],
    alternativeCodes: [],
    parent: null,
    choices: [],
    group: "",
    note: null,
  };
}
