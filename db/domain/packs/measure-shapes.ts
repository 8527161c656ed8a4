/** How indicators, targets and conditions are written in a pack (指标、目标、认定条件的写法). */
import type { RuleCondition, RuleSet } from "#domain/criteria/rule-set";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { parseDecimal } from "#domain/shared/decimal";
import { type TargetDefinition, type TargetReading, type TargetScope, targetOperators } from "#domain/targets/target";
import {
  anyText,
  listOf,
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
  year,
  yesNo,
} from "#domain/packs/read-shape";

/** A number in decimal notation: no thousands separators, no unit. */
export const decimalText: Shape<string> = textThat((text, label) =>
  parseDecimal(text).ok ? null : `${label}不是数：“${text}”。请只写数字（如 20 或 2.5），单位写在 unit 里。`,
);

/** Which document, and where in it. */
export const sourceShape: Shape<{ readonly document: string; readonly place: string }> = objectOf(
  { what: "出处" },
  { document: need("文件编号", someText), place: need("条款位置", anyText) },
);

const effectiveShape = objectOf<IndicatorDefinition["effective"]>(
  { what: "有效年份" },
  { from: may("起始年", orNull(year), null), until: may("截止年", orNull(year), null) },
);

const always = { from: null, until: null };

/** An indicator (指标). */
export const indicatorShape: Shape<IndicatorDefinition> = objectOf<IndicatorDefinition>(
  { what: "指标", named: "code" },
  {
    code: need("编号", someText),
    name: need("名称", someText),
    unit: need('计量单位，没有就写 ""', anyText),
    direction: need("方向", oneOf(["up", "down", "none"])),
    note: may("口径说明", anyText, ""),
    source: need("出处", sourceShape),
    effective: may("有效年份", effectiveShape, always),
    formula: need("公式", someText),
    group: may("分组", anyText, ""),
    unconfirmed: may("待核实", orNull(someText), null),
    decimals: may("小数位数", wholeNumber(0, 8), 2),
    time: need("时间口径", oneOf(["point", "flow", "cumulative"])),
  },
);

const scopeAll = objectOf<Extract<TargetScope, { type: "all" }>>(
  { what: "适用范围" },
  { type: need("类型", oneOf(["all"])), label: need("说法", someText) },
);

const scopeEach = objectOf<Extract<TargetScope, { type: "each" }>>(
  { what: "适用范围" },
  {
    type: need("类型", oneOf(["each"])),
    label: need("说法", someText),
    kind: need("台账", someText),
    where: may("条件", anyText, ""),
    names: may("点名", listOf(someText, "名称"), []),
  },
);

const scopeShape: Shape<TargetScope> = (node, reading, label) => {
  const type = node.type === "object" ? node.members.get("type") : undefined;
  const word = type?.type === "text" ? type.text : null;
  if (word === "all") return scopeAll(node, reading, label);
  if (word === "each") return scopeEach(node, reading, label);
  const written = word === null ? "没有写 type" : `type 不能是“${word}”`;
  return noteFault(reading, type ?? node, `${label}${written}，可以写：all（合计）、each（逐个）。`);
};

type ReadingOption = TargetReading["options"][number];

const optionShape = objectOf<ReadingOption>(
  { what: "口径选项", named: "id" },
  {
    id: need("编号", someText),
    label: need("说法", someText),
    formula: may("公式", orNull(someText), null),
    changes: may(
      "改动",
      objectOf<ReadingOption["changes"]>(
        { what: "改动" },
        {
          operator: optional("算子", oneOf(targetOperators)),
          value: optional("目标值", decimalText),
          upper: optional("上限", decimalText),
          baseYear: optional("基年", year),
          targetYear: optional("目标年", year),
          scope: optional("适用范围", scopeShape),
        },
      ),
      {},
    ),
  },
);

const readingShape = objectOf<TargetReading>(
  { what: "口径", named: "id" },
  {
    id: need("编号", someText),
    question: need("疑点", someText),
    options: need("选项", listOf(optionShape, "选项")),
  },
);

/** A target (目标). */
export const targetShape: Shape<TargetDefinition> = objectOf<TargetDefinition>(
  { what: "目标", named: "id" },
  {
    id: need("编号", someText),
    indicator: need("指标编号", someText),
    operator: need("算子", oneOf(targetOperators)),
    value: may("目标值", orNull(decimalText), null),
    upper: may("上限", orNull(decimalText), null),
    unit: need('计量单位，没有就写 ""', anyText),
    text: need("原文写法", anyText),
    baseYear: may("基年", orNull(year), null),
    targetYear: may("目标年", orNull(year), null),
    when: need("何时考核", oneOf(["year", "every", "none"])),
    scope: need("适用范围", scopeShape),
    reference: may("参照值名称", orNull(someText), null),
    milestones: may("里程碑", listOf(someText, "名称"), []),
    tolerance: may("容差", orNull(decimalText), null),
    readings: may("口径", listOf(readingShape, "口径"), []),
    owner: may("责任单位", anyText, ""),
    source: need(
      "出处",
      objectOf<TargetDefinition["source"]>(
        { what: "出处" },
        { document: need("文件编号", someText), sentence: need("原句", someText) },
      ),
    ),
    doubt: may("存疑", orNull(someText), null),
    note: may("说明", anyText, ""),
    soft: may("软性要求", yesNo, false),
  },
);

/** Conditions may hold others, so the shape is looked up when it is used. */
const conditionShape: Shape<RuleCondition> = (node, reading, label) => conditionMembers(node, reading, label);

const conditionMembers = objectOf<RuleCondition>(
  { what: "条件", named: "id" },
  {
    id: need("编号", someText),
    place: may("条款位置", anyText, ""),
    label: need("说法", someText),
    formula: may("公式", orNull(someText), null),
    test: may("比较", orNull(oneOf(["ge", "gt", "le", "is"])), null),
    threshold: may("门槛", orNull(someText), null),
    unit: may("计量单位", anyText, ""),
    anyOf: may("几项之一", listOf(conditionShape, "条件"), []),
    manual: may("人工核对", yesNo, false),
    unconfirmed: may("待核实", orNull(someText), null),
  },
);

/** A rule set (认定条件). */
export const ruleSetShape: Shape<RuleSet> = objectOf<RuleSet>(
  { what: "认定条件", named: "id" },
  {
    id: need("编号", someText),
    title: need("名称", someText),
    document: need("文件编号", someText),
    effective: may("有效年份", effectiveShape, always),
    kind: need("台账", someText),
    appliesTo: may("适用条件", anyText, ""),
    conditions: need("条件", listOf(conditionShape, "条件")),
    coefficients: may(
      "地区放宽",
      listOf(
        objectOf<RuleSet["coefficients"][number]>(
          { what: "地区放宽", named: "id" },
          {
            id: need("编号", someText),
            label: need("说法", someText),
            when: need("条件", someText),
            factor: need("系数", decimalText),
            conditions: need("所及条件", listOf(someText, "编号")),
            source: need("出处", anyText),
            unconfirmed: may("待核实", orNull(someText), null),
          },
        ),
        "系数",
      ),
      [],
    ),
    unconfirmed: may("待核实", orNull(someText), null),
  },
);
