import type { IndicatorValue } from "#contract/indicators";
import type { Field } from "#domain/catalogue/field";
import { parseUnit, type UnitId } from "#domain/indicators/unit";
import type { BoundSource } from "#domain/reporting/form-binding";
import { unitChoices } from "../../text/field-choices";
import { pinyinInitials } from "../../text/pinyin-initials";
import { reportingText } from "../../text/reporting";
import { indicatorFormula } from "./source-words";

/** Group of the palette (字段分组). */
export type PaletteGroup = "basic" | "figures" | "settings" | "formula" | "constant";

/** Something that can be put on a place of the form (可填的内容). `draft`: has to be written first. */
export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly label: string;
  /** Unit, or what kind of thing it is. */
  readonly note: string;
  /** Everything it is found by: other wordings, codes, first letters. */
  readonly search: string;
  readonly draft: "formula" | "constant" | null;
  /** What it is bound as, at a place whose unit the form names. */
  readonly source: (unit: UnitId | null) => BoundSource | null;
}

/** All there is for a kind of entries, group by group. */
export function paletteItems(fields: readonly Field[], indicators: readonly IndicatorValue[]): readonly PaletteItem[] {
  return [
    ...fields.filter((field) => field.kind !== "observation").map((field) => fieldItem(field, "basic")),
    ...fields.filter((field) => field.kind === "observation").map((field) => fieldItem(field, "figures")),
    ...indicators.map(indicatorItem),
    ...settingNames.map(settingItem),
    draftItem("formula", reportingText.ownFormula),
    plainItem("sequence", reportingText.countUp, { kind: "sequence" }),
    draftItem("constant", reportingText.ownText),
    plainItem("none", reportingText.handwriting, null),
  ];
}

/** Items that a text finds: in the name, another wording, a code, or the first letters of the pinyin. Those whose name begins with it stand first. */
export function searchItems(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const wanted = text.trim().toLowerCase().replaceAll(/\s+/gu, "");
  if (wanted === "") return items;
  const rank = (item: PaletteItem): number =>
    item.label.toLowerCase().startsWith(wanted) ? 0 : item.label.toLowerCase().includes(wanted) ? 1 : 2;
  return items
    .filter((item) => item.search.includes(wanted))
    .map((item, at) => ({ item, at, rank: rank(item) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ item }) => item);
}

/** How a field is bound at a place whose unit the form names: there in its unit, else as screens show it; figures of the report period. */
export function fieldSource(field: Field, unit: UnitId | null): BoundSource {
  const fitting = unitChoices(field).find((one) => one === unit) ?? field.shownUnit;
  return { kind: "field", field: field.id, unit: fitting, period: field.kind === "observation" ? "report" : null };
}

/** How an indicator is bound. */
export function indicatorSource(pack: string | null, definition: IndicatorValue["definition"]): BoundSource {
  const unit = parseUnit(definition.unit);
  const period = definition.time === "point" ? null : "report";
  return { kind: "formula", formula: indicatorFormula(pack, definition.code), unit, period };
}

/** What the settings supply, in the order of the palette. */
export const settingNames = [
  "reportingUnit",
  "zoneName",
  "unitHead",
  "statisticsHead",
  "preparedBy",
  "phone",
  "reportDate",
  "period",
  "listSize",
] as const;

function fieldItem(field: Field, group: PaletteGroup): PaletteItem {
  return {
    id: `field ${field.id}`,
    group,
    label: field.label,
    note: field.shownUnit ?? "",
    search: found(field.label, ...field.synonyms, ...field.codes),
    draft: null,
    source: (unit) => fieldSource(field, unit),
  };
}

function indicatorItem({ pack, definition }: IndicatorValue): PaletteItem {
  return {
    id: `indicator ${pack ?? ""}/${definition.code}`,
    group: "figures",
    label: definition.name,
    note: reportingText.indicatorNote,
    search: found(definition.name, definition.code),
    draft: null,
    source: () => indicatorSource(pack, definition),
  };
}

function settingItem(setting: (typeof settingNames)[number]): PaletteItem {
  const label = reportingText.settings[setting];
  return {
    id: `setting ${setting}`,
    group: "settings",
    label,
    note: "",
    search: found(label),
    draft: null,
    source: () => ({ kind: "setting", setting }),
  };
}

function draftItem(draft: "formula" | "constant", label: string): PaletteItem {
  return { id: draft, group: draft, label, note: "", search: found(label), draft, source: () => null };
}

function plainItem(id: "sequence" | "none", label: string, source: BoundSource | null): PaletteItem {
  return { id, group: "constant", label, note: "", search: found(label), draft: null, source: () => source };
}

function found(label: string, ...others: readonly string[]): string {
  return [label, ...others, pinyinInitials(label)].join("\n").toLowerCase();
}
