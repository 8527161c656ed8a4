/** The formula language (公式): what is written reads back as itself, and faults say where and what would do. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { explainFormula } from "#domain/indicators/explain-formula";
import type { Condition, EntrySet, FieldPath, Formula } from "#domain/indicators/formula";
import { parseCondition, parseSet } from "#domain/indicators/parse-condition";
import { parseFormula } from "#domain/indicators/parse-formula";
import { printCondition, printFormula } from "#domain/indicators/print-formula";
import { parseDecimal } from "#domain/shared/decimal";

const at = 0;
const decimal = fc.nat(99_999).map((cents) => {
  const parsed = parseDecimal((cents / 100).toFixed(2));
  if (!parsed.ok) throw new Error("no decimal");
  return parsed.value;
});
const name = fc.constantFrom("企业", "众创空间", "“六新”突破清单", "规上工业企业创新活动台账(2020)", "R&D机构", "a1");
const fieldName = fc.constantFrom(
  "级别",
  "认定（发证）日期",
  "非公有制",
  "含税收入",
  "所属高新区",
  "employees",
  "产值/营收",
);
const path: fc.Arbitrary<FieldPath> = fc
  .array(fieldName, { minLength: 1, maxLength: 3 })
  .map((steps) => ({ steps, at }));
const word = fc.constantFrom("省级", "一园（东）", "a,b", "且或非", "");
const unit = fc.constantFrom("", "家", "亿元", "%", "件/万人", "㎡");
const year = fc.integer({ min: 1990, max: 2049 });

const { condition, set } = fc.letrec<{ condition: Condition; set: EntrySet; group: Condition }>((tie) => ({
  set: fc.record({ list: name, where: fc.option(tie("condition")), at: fc.constant(at) }),
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ type: fc.constant("filled" as const), path, filled: fc.boolean(), at: fc.constant(at) }),
    fc.record({
      type: fc.constant("compare" as const),
      path,
      operator: fc.constantFrom("=", "≠", ">", "≥", "<", "≤"),
      value: fc.oneof(
        fc.record({ type: fc.constant("text" as const), text: word }),
        fc.record({ type: fc.constant("number" as const), value: decimal, unit }),
        fc.record({ type: fc.constant("boolean" as const), value: fc.boolean() }),
        fc.record({ type: fc.constant("date" as const), date: fc.constantFrom("2020-12-31", "2020-06") }),
      ),
      at: fc.constant(at),
    }),
    fc.record({
      type: fc.constant("among" as const),
      path,
      values: fc.array(word, { minLength: 1, maxLength: 3 }),
      at: fc.constant(at),
    }),
    fc.record({ type: fc.constant("contains" as const), path, text: word, at: fc.constant(at) }),
    fc.record({
      type: fc.constant("holds" as const),
      qualification: word,
      level: fc.option(word),
      at: fc.constant(at),
    }),
    fc.record({ type: fc.constant("since" as const), from: year, until: year, at: fc.constant(at) }),
    fc.record({ type: fc.constant("in" as const), set: tie("set"), at: fc.constant(at) }),
    fc.record({
      type: fc.constant("namedBy" as const),
      set: tie("set"),
      link: fieldName.map((step) => ({ steps: [step], at })),
      at: fc.constant(at),
    }),
    fc.record({ type: fc.constant("not" as const), of: tie("condition"), at: fc.constant(at) }),
    tie("group"),
  ),
  // 甲且(乙且丙) is written 甲且乙且丙: groups of one word are never inside each other.
  group: fc
    .record({
      type: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("condition"), { minLength: 2, maxLength: 3 }),
      at: fc.constant(at),
    })
    .map((group) => ({
      ...group,
      parts: group.parts.flatMap((part) => (part.type === group.type ? part.parts : [part])),
    })),
}));

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ type: fc.constant("number" as const), value: decimal, unit, at: fc.constant(at) }),
    fc.record({ type: fc.constant("own" as const), path, at: fc.constant(at) }),
    fc.record({ type: fc.constant("count" as const), set, by: fc.option(path), at: fc.constant(at) }),
    fc.record({ type: fc.constant("sum" as const), set, field: path, at: fc.constant(at) }),
    fc.record({
      type: fc.constant("arithmetic" as const),
      operator: fc.constantFrom("+" as const, "-" as const, "×" as const, "÷" as const),
      left: tie("formula"),
      right: tie("formula"),
      at: fc.constant(at),
    }),
    fc.record({ type: fc.constant("negative" as const), of: tie("formula"), at: fc.constant(at) }),
    fc.record({
      type: fc.constant("ratio" as const),
      over: tie("formula"),
      under: tie("formula"),
      unit,
      at: fc.constant(at),
    }),
    fc.record({
      type: fc.constant("growth" as const),
      against: fc.constantFrom("year" as const, "previous" as const),
      of: tie("formula"),
      at: fc.constant(at),
    }),
    fc.record({
      type: fc.constant("since" as const),
      way: fc.constantFrom("cagr" as const, "increment" as const, "times" as const),
      of: tie("formula"),
      base: year,
      at: fc.constant(at),
    }),
    fc.record({
      type: fc.constant("coverage" as const),
      as: fc.constantFrom("share" as const, "count" as const),
      set,
      condition,
      at: fc.constant(at),
    }),
    fc.record({
      type: fc.constant("weighted" as const),
      terms: fc.array(fc.record({ weight: tie("formula"), of: tie("formula") }), { minLength: 1, maxLength: 2 }),
      at: fc.constant(at),
    }),
    fc.record({
      type: fc.constant("named" as const),
      what: fc.constantFrom("milestone" as const, "reference" as const, "report" as const, "indicator" as const),
      name: word,
      at: fc.constant(at),
    }),
    fc.record({
      type: fc.constant("first" as const),
      choices: fc.array(tie("formula"), { minLength: 1, maxLength: 3 }),
      at: fc.constant(at),
    }),
  ),
}));

/** The same without places. */
function placeless(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "at" ? 0 : inner)));
}

test("every formula reads back from what it prints", () => {
  fc.assert(
    fc.property(formula, (written) => {
      const read = parseFormula(printFormula(written));
      expect(read.ok ? placeless(read.value) : read).toEqual(placeless(written));
    }),
    { numRuns: 1000, seed: 20261121 },
  );
});

test("every condition reads back from what it prints", () => {
  fc.assert(
    fc.property(condition, (written) => {
      const read = parseCondition(printCondition(written));
      expect(read.ok ? placeless(read.value) : read).toEqual(placeless(written));
    }),
    { numRuns: 1000, seed: 20261121 },
  );
});

test("no text is an exception: it is a formula or a fault with a place inside it", () => {
  const piece = fc.constantFrom(
    "计数",
    "(",
    ")",
    "[",
    "]",
    "企业",
    " 且 ",
    "或",
    "非",
    "=",
    '"省级"',
    "1亿元",
    "+",
    ".",
    "新增",
    "2020",
    ",",
    "含",
    "属于",
    "「",
    "有值",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join("")),
      ),
      (text) => {
        for (const read of [parseFormula(text), parseCondition(text), parseSet(text)]) {
          if (read.ok) continue;
          expect(read.error.at).toBeGreaterThanOrEqual(0);
          expect(read.error.at).toBeLessThanOrEqual(text.length);
          expect(read.error.sentence).toMatch(/。$/u);
        }
      },
    ),
    { numRuns: 2000, seed: 20261121 },
  );
});

test.each([
  ["计数（企业［是否规上＝是］）", "计数(企业[是否规上 = 是])"],
  [
    "计数(孵化载体[级别属于(“省级”,“国家级”)且撤销日期无值])",
    '计数(孵化载体[级别 属于 ("省级"、"国家级") 且 撤销日期 无值])',
  ],
  ["计数(企业[非公有制=是 且 非在(众创空间)])", "计数(企业[非公有制 = 是 且 非 在(众创空间)])"],
  ["计数不重(企业按园区.所在市州)", "计数不重(企业 按 园区.所在市州)"],
  ["1,000 * (2 - 3)/4", "1000 × (2 - 3) ÷ 4"],
  ["8-3-2", "8 - 3 - 2"],
  ["8-(3-2)", "8 - (3 - 2)"],
  [
    "计数(集群[产值>1000亿元或营收>1000亿元且级别=“省级”])",
    '计数(集群[产值 > 1000亿元 或 营收 > 1000亿元 且 级别 = "省级"])',
  ],
])("%s is taken as %s", (written, expected) => {
  const read = parseFormula(written);
  expect(read.ok ? printFormula(read.value) : read.error).toBe(expected);
});

test.each([
  ["brackets in brackets", `${"(".repeat(1500)}1${")".repeat(1500)}`, 60, "括号套得太深，最多 60 层。"],
  ["minus after minus", `${"-".repeat(3999)}1`, null, null],
  ["more than is read", "1+".repeat(2500), 4000, "公式太长，最多 4000 个字，请拆成几个指标。"],
])("%s do not break off the program", (_, written, at, sentence) => {
  const read = parseFormula(written);
  expect(read.ok ? [null, null] : [read.error.at, read.error.sentence]).toEqual([at, sentence]);
});

test.each([
  ["", 0, "公式是空的。"],
  ["计数(企业[成立日期 > 2019-02-30])", 13, "没有“2019-02-30”这一天，请改成日历上有的日期。"],
  ["计数(企业[成立日期 > 2019-13])", 13, "没有“2019-13”这一天，请改成日历上有的日期。"],
  ["计数(企业", 5, "公式到这里就断了，后面应当是右括号“)”。"],
  ["计数(企业[级别])", 8, "“])”这里应当是=、≠、>、≥、<、≤、属于、含、有值或无值。"],
  ["计数(企业[级别=省级])", 9, "这里应当是带引号的文字、数、是、否，或 2020-12-31 这样的日期。"],
  ["年均增长(计数(企业), 基年)", 13, "这里应当是四位数的年份，如 2016。"],
  ["计数(企业) 家", 7, "公式在这里应当结束，后面多出“家”。"],
])("%s: the fault is told", (written, place, sentence) => {
  expect(parseFormula(written)).toEqual({ ok: false, error: { type: "FormulaWrong", at: place, sentence } });
});

test.each([
  ['计数(众创空间[级别 ≥ "省级" 且 新增(2018, 2020)])', "级别达到省级、并且2018至2020年新增的众创空间的数量"],
  [
    '比率(求和(高新区.发明专利拥有量), 求和(高新区.常住人口), "件/万人")',
    "高新区的发明专利拥有量合计与高新区的常住人口合计的比值（件/万人）（先各自合计，再相除）",
  ],
  [
    "覆盖(创新型产业集群, 被(产业联盟.联盟所属集群))",
    "创新型产业集群中，至少有一条产业联盟的联盟所属集群写了它的占百分之几",
  ],
  ["年均增长(求和(高新区.技术合同交易总额), 2016)", "高新区的技术合同交易总额合计以2016年为基年的年均增长率"],
  ['增量(计数(企业[具备("高新技术企业")]), 2019)', "当日具备“高新技术企业”资质的企业的数量比2019年增加的量"],
])("%s in words", (written, words) => {
  const read = parseFormula(written);
  expect(read.ok ? explainFormula(read.value) : read.error).toBe(words);
});
