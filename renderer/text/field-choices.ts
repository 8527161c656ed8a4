import type { Field } from "#domain/catalogue/field";
import type { UnitId } from "#domain/indicators/unit";
import { pinyinInitials } from "./pinyin-initials";

/** Fields under their groups, for a searchable list of choices. */
export interface FieldChoices {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly search: string }[];
}

/** Catalogue fields grouped as screens list them; `search` also holds the other wordings, so that 销售收入 finds 营业收入, and the first letters of the pinyin. */
export function groupFieldChoices(fields: readonly Field[]): readonly FieldChoices[] {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const group = groups.get(field.group);
    if (group === undefined) groups.set(field.group, [field]);
    else group.push(field);
  }
  return [...groups].map(([label, members]) => ({
    label,
    options: members.map((field) => ({
      value: field.id,
      label: field.label,
      search: [field.label, ...field.synonyms, ...field.codes, pinyinInitials(field.label)].join(" "),
    })),
  }));
}

/** Units of one measure, to choose from (元、千元、万元、亿元). */
export function unitChoices(field: Field | undefined): readonly UnitId[] {
  switch (field?.dimension) {
    case "money":
      return ["元", "千元", "万元", "亿元"];
    case "foreignMoney":
      return ["美元", "千美元", "万美元"];
    case "area":
      return ["㎡", "万㎡", "亩", "公顷"];
    case "ratio":
      return ["%", "‰"];
    case "persons":
      return ["人", "百人", "千人", "万人"];
    case "enterprises":
      return ["家", "万家"];
    case "items":
      return ["件", "项", "个", "万件"];
    case "energy":
      return ["吨标准煤"];
    default:
      return [];
  }
}

/** Every unit a field of the zone's own may be measured in. */
export const allUnits: readonly UnitId[] = [
  "元",
  "千元",
  "万元",
  "亿元",
  "人",
  "万人",
  "家",
  "件",
  "项",
  "个",
  "%",
  "‰",
  "㎡",
  "万㎡",
  "亩",
  "公顷",
  "美元",
  "千美元",
  "万美元",
  "吨标准煤",
];
