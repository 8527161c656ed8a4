import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field, FieldCatalogue, FieldKind, FieldType } from "#domain/catalogue/field";
import { readHeaderText } from "#domain/importing/header-text";
import { type Dimension, parseUnit, splitUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import { err, ok, type Result } from "#domain/shared/result";

/** What a clerk says of a field of the zone's own (自定义字段). `unit`: sign or word of a unit, null for none. */
export interface CustomFieldDraft {
  readonly label: string;
  readonly kind: Exclude<FieldKind, "identity">;
  readonly type: FieldType;
  readonly unit: string | null;
  readonly choices: readonly string[];
}

/** Why a field cannot be made (字段不能建立). */
export type CustomFieldError =
  | { readonly type: "FieldNameTaken"; readonly label: string }
  | { readonly type: "UnitUnknown"; readonly unit: string };

/** Group under which screens list the zone's own fields. */
const CUSTOM_GROUP = "自定义";

/** Id of the nth field of the zone's own. */
export function customFieldId(number: number): string {
  return `custom:${number}`;
}

/** Makes a field of the zone's own (建自定义字段). A number's label gives its unit up: 数字化转型投入（万元） is 数字化转型投入 in 万元. A label that any field goes by already, as a label, a synonym or a header wording, is refused: the same column would then mean two things. */
export function createCustomField(
  draft: CustomFieldDraft,
  number: number,
  index: CatalogueIndex,
): Result<Field, CustomFieldError> {
  const isNumber = draft.type === "integer" || draft.type === "decimal";
  const { label, stated } = isNumber ? withoutUnit(draft.label) : { label: draft.label.trim(), stated: null };
  const taken = findTaken(label, index, null);
  if (taken !== null) return err({ type: "FieldNameTaken", label: taken });
  const word = isNumber ? (draft.unit?.trim() ?? "") : "";
  const unit = word === "" ? stated : parseUnit(word);
  if (word !== "" && unit === null) return err({ type: "UnitUnknown", unit: word });
  const dimension = unit === null ? null : unitDimension(unit);
  return ok({
    id: customFieldId(number),
    label,
    kind: draft.kind,
    subject: "enterprise",
    type: isNumber && dimension !== null && MEASURED.has(dimension) ? "decimal" : draft.type,
    dimension,
    storedUnit: unit === null ? null : storedUnit(unit),
    shownUnit: unit,
    synonyms: headerWordings(label),
    notThese: [],
    codes: [],
    alternativeCodes: [],
    parent: null,
    choices: draft.type === "choice" ? choicesOf(draft.choices) : [],
    group: CUSTOM_GROUP,
    note: null,
  });
}

/** Gives a field of the zone's own another label (改名); its values stay, and files that still say the old label are understood. */
export function renameCustomField(
  field: Field,
  wanted: string,
  index: CatalogueIndex,
): Result<Field, Extract<CustomFieldError, { readonly type: "FieldNameTaken" }>> {
  const label = wanted.trim();
  const taken = findTaken(label, index, field.id);
  if (taken !== null) return err({ type: "FieldNameTaken", label: taken });
  const synonyms = new Set([...headerWordings(label), field.label, ...field.synonyms]);
  return ok({ ...field, label, synonyms: [...synonyms].filter((wording) => wording !== label) });
}

/** The catalogue with the zone's own fields behind the shipped ones (加上自定义字段). One whose label a later catalogue has taken for itself keeps its id and says that it is the zone's own. */
export function extendCatalogue(shipped: FieldCatalogue, custom: readonly Field[]): FieldCatalogue {
  const labels = new Set(shipped.fields.map(({ label }) => label));
  const own = custom.map((field) =>
    labels.has(field.label) ? { ...field, label: `${field.label}（自定义）` } : field,
  );
  return { ...shipped, fields: [...shipped.fields, ...own] };
}

function withoutUnit(label: string): { readonly label: string; readonly stated: UnitId | null } {
  const { text, unit } = splitUnit(label.trim());
  return text === "" ? { label: label.trim(), stated: null } : { label: text, stated: unit };
}

/** What is measured has fractions; only what is counted is whole. */
const MEASURED: ReadonlySet<Dimension> = new Set(["money", "foreignMoney", "area", "ratio", "energy"]);

/** Money and areas are stored in the unit that all others of them are in, so that they can be added up; the rest in their own. */
function storedUnit(unit: UnitId): UnitId {
  switch (unitDimension(unit)) {
    case "money":
      return "元";
    case "foreignMoney":
      return "美元";
    case "area":
      return "㎡";
    default:
      return unit;
  }
}

function choicesOf(words: readonly string[]): Field["choices"] {
  const known = new Set(words.map((word) => word.trim()).filter((word) => word !== ""));
  return [...known].map((value) => ({ value, writtenAs: [] }));
}

/** How a header says the label once unit, numbering and marks are taken off it. */
function headerWordings(label: string): readonly string[] {
  const { name, fullName } = readHeaderText(label);
  return [...new Set([fullName, name])].filter((wording) => wording !== "" && wording !== foldText(label));
}

function findTaken(label: string, index: CatalogueIndex, except: string | null): string | null {
  for (const wording of [foldText(label), ...headerWordings(label)]) {
    const holder = index.byFoldedName.get(wording)?.find(({ field }) => field.id !== except);
    if (holder !== undefined) return holder.field.label;
  }
  return null;
}
