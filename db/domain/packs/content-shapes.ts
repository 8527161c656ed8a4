/** How documents, lists, presets, aliases, calendars and forms are written in a pack (文件、清单、名录、别名、日历、表式的写法). */
import { type Field, type FieldChoice, fieldTypes } from "#domain/catalogue/field";
import { parseUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import { sourceShape } from "#domain/packs/measure-shapes";
import type {
  AliasRule,
  CalendarEntry,
  EntityPreset,
  PackForm,
  PackList,
  PolicyDocument,
  QuarterConvention,
} from "#domain/packs/pack";
import {
  anyText,
  listOf,
  mapOf,
  may,
  need,
  noteFault,
  objectOf,
  oneOf,
  optional,
  orNull,
  type Shape,
  someText,
  textThat,
  wholeNumber,
  yesNo,
} from "#domain/packs/read-shape";
import type { KindDefinition, KindView } from "#domain/register/kind";
import { parsePartialDate } from "#domain/shared/partial-date";

const partialDate: Shape<string> = textThat((text, label) =>
  parsePartialDate(text).ok ? null : `${label}不是日期：“${text}”。请写成 2020-12-31、2020-12 或 2020。`,
);

/** A document (依据文件). */
export const documentShape: Shape<PolicyDocument> = objectOf<PolicyDocument>(
  { what: "文件", named: "id" },
  {
    id: need("编号", someText),
    title: need("标题", someText),
    number: may("文号", orNull(someText), null),
    issuer: may("发文机关", anyText, ""),
    issuedOn: may("发文日期", orNull(partialDate), null),
    status: need("效力", oneOf(["inForce", "expired", "partial", "unknown"])),
    note: may("说明", anyText, ""),
  },
);

type PresetEntry = EntityPreset["entries"][number];

/** Entries that come along (预置名录). */
export const presetShape: Shape<EntityPreset> = objectOf<EntityPreset>(
  { what: "预置名录" },
  {
    kind: need("台账", someText),
    note: may("说明", anyText, ""),
    source: need("出处", sourceShape),
    entries: need(
      "条目",
      listOf(
        objectOf<PresetEntry>(
          { what: "预置条目", named: "name" },
          {
            name: need("名称", someText),
            values: may("内容", mapOf(presetValue), {}),
            unconfirmed: optional("待核实", yesNo),
          },
        ),
      ),
    ),
  },
);

/** 是/否 may be written as such. */
function presetValue(...[node, reading, label]: Parameters<Shape<string>>): string | undefined {
  return node.type === "boolean" ? (node.value ? "是" : "否") : anyText(node, reading, label);
}

/** Other spellings (别名). */
export const aliasShape: Shape<AliasRule> = objectOf<AliasRule>(
  { what: "别名", named: "name" },
  {
    name: need("名称", someText),
    aliases: need("其他写法", listOf(someText, "写法")),
    kind: may("台账", orNull(someText), null),
  },
);

/** A day to report by (报送日历). */
export const calendarShape: Shape<CalendarEntry> = objectOf<CalendarEntry>(
  { what: "报送事项", named: "id" },
  {
    id: need("编号", someText),
    title: need("事项", someText),
    who: may("报送单位", anyText, ""),
    every: need("周期", oneOf(["year", "half", "quarter", "month", "once"])),
    due: need("截止日", listOf(someText, "日期")),
    source: need("出处", sourceShape),
    unconfirmed: may("待核实", orNull(someText), null),
  },
);

/** Quarters of another kind (非自然季度). */
export const quarterShape: Shape<QuarterConvention> = objectOf<QuarterConvention>(
  { what: "季度划分", named: "id" },
  {
    id: need("编号", someText),
    label: need("名称", someText),
    quarters: need(
      "各季度",
      listOf(
        objectOf<QuarterConvention["quarters"][number]>(
          { what: "季度" },
          { from: need("起始月", wholeNumber(1, 12)), through: need("结束月", wholeNumber(1, 12)) },
        ),
        "季度",
      ),
    ),
    source: need("出处", sourceShape),
  },
);

/** A form (表式). */
export const formShape: Shape<PackForm> = objectOf<PackForm>(
  { what: "表式", named: "id" },
  {
    id: need("编号", someText),
    title: need("名称", someText),
    every: may("周期", anyText, ""),
    note: may("说明", anyText, ""),
    source: need("出处", sourceShape),
  },
);

const unitText: Shape<UnitId> = (node, reading, label) => {
  const text = someText(node, reading, label);
  if (text === undefined) return undefined;
  return (
    parseUnit(text) ??
    noteFault(reading, node, `${label}“${text}”不是认识的单位，可以写：元、万元、㎡、人、家、个、件、项、% 等。`)
  );
};

const choiceShape: Shape<FieldChoice> = (node, reading, label) =>
  node.type === "object"
    ? choiceMembers(node, reading, label)
    : ((value) => (value === undefined ? undefined : { value, writtenAs: [] }))(someText(node, reading, label));

const choiceMembers = objectOf<FieldChoice>(
  { what: "选项" },
  { value: need("选项", someText), writtenAs: may("其他写法", listOf(someText, "写法"), []) },
);

const texts = listOf(anyText, "写法");

const fieldMembers = objectOf<Omit<Field, "linksTo"> & { readonly linksTo: readonly string[] }>(
  { what: "栏目", named: "id" },
  {
    id: need("编号", someText),
    label: need("名称", someText),
    kind: may("类别", oneOf(["attribute", "observation"]), "attribute"),
    subject: may("所属台账", anyText, ""),
    type: need("类型", oneOf(fieldTypes)),
    dimension: may(
      "量纲",
      orNull(oneOf(["money", "foreignMoney", "area", "persons", "enterprises", "ratio", "items", "energy"])),
      null,
    ),
    storedUnit: may("保存单位", orNull(unitText), null),
    shownUnit: may("显示单位", orNull(unitText), null),
    synonyms: may("同义词", texts, []),
    notThese: may("勿混", texts, []),
    codes: may("代码", texts, []),
    alternativeCodes: may("次选代码", texts, []),
    parent: may("上级栏目", orNull(someText), null),
    choices: may("选项", listOf(choiceShape, "选项"), []),
    group: may("分组", someText, "清单"),
    note: may("口径", orNull(someText), null),
    linksTo: may("可关联的台账", listOf(someText, "台账"), []),
  },
);

/** A column of a list (清单栏目). Money is kept in 元 and areas in ㎡ whatever the list shows. */
const fieldShape: Shape<Field> = (node, reading, label) => {
  const read = fieldMembers(node, reading, label);
  if (read === undefined) return undefined;
  const { linksTo, ...field } = read;
  const unit = field.storedUnit;
  const dimension = unit === null ? field.dimension : unitDimension(unit);
  const stored = unit === null ? null : baseUnit(unit);
  const whole: Field = {
    ...field,
    dimension,
    storedUnit: stored,
    shownUnit: field.shownUnit ?? unit,
    ...(linksTo.length === 0 ? {} : { linksTo }),
  };
  reading.nodes.set(whole, node);
  return whole;
};

function baseUnit(unit: UnitId): UnitId {
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

const viewShape = objectOf<KindView>(
  { what: "分类", named: "label" },
  { label: need("名称", someText), field: need("栏目", someText), values: need("取值", listOf(someText, "取值")) },
);

const kindShape = objectOf<KindDefinition>(
  { what: "清单", named: "label" },
  {
    id: need("编号", someText),
    label: need("名称", someText),
    classifier: may("量词", someText, "项"),
    group: may("类别", oneOf(["roster", "relation", "indicator", "ledger"]), "ledger"),
    nameField: may("名称栏", someText, "entryName"),
    codeField: may("代码栏", orNull(someText), null),
    fields: may("栏目", listOf(someText, "栏目"), []),
    identity: may("区分栏", listOf(someText, "栏目"), []),
    nameFrom: may("组成名称的栏", orNull(listOf(someText, "栏目")), null),
    views: may("分类", listOf(viewShape, "分类"), []),
    pack: may("政策包", orNull(someText), null),
  },
);

/** A list (清单、台账). */
export const listShape: Shape<PackList> = objectOf<PackList>(
  { what: "清单" },
  {
    kind: need("台账", kindShape),
    fields: may("栏目", listOf(fieldShape, "栏目"), []),
    note: may("说明", anyText, ""),
    map: may(
      "图",
      orNull(
        objectOf<NonNullable<PackList["map"]>>(
          { what: "图" },
          { rows: need("行", someText), columns: need("列", someText), label: need("标注", someText) },
        ),
      ),
      null,
    ),
  },
);
