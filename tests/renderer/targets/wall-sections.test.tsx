/** How the wall is cut into sections and narrowed: by document, standing, owner and zone; by standing, doubt and open reading; for one zone. */
import { expect, test } from "vitest";
import type { SubjectVerdict, TargetStatus, TargetVerdict } from "#contract/targets";
import type { TargetDefinition } from "#domain/targets/target";
import { concerns, isFound, isPartial, passes, wallFilters } from "../../../renderer/features/targets/filter-verdicts";
import { type Grouping, groupVerdicts } from "../../../renderer/features/targets/group-verdicts";
import { readAsOf } from "../../../renderer/features/targets/read-as";

const definition: TargetDefinition = {
  id: "T-1",
  indicator: "T-1",
  operator: "ge",
  value: "2",
  upper: null,
  unit: "个",
  text: "2个以上",
  baseYear: null,
  targetYear: 2019,
  when: "year",
  scope: { type: "all", label: "全省" },
  reference: null,
  milestones: [],
  tolerance: null,
  readings: [],
  owner: "省科技厅",
  source: { document: "d", sentence: "至少拥有2个以上省级众创空间" },
  doubt: null,
  note: "",
  soft: false,
};
const verdict = (
  id: string,
  status: TargetStatus,
  more: Partial<TargetVerdict> = {},
  defined: Partial<TargetDefinition> = {},
): TargetVerdict => ({
  pack: "hunan",
  definition: { ...definition, id, ...defined },
  setting: { readings: {}, owner: null, floor: null, stretch: null, baseline: null, path: null, note: "" },
  indicatorName: "省级众创空间数",
  demand: "不少于 2 个",
  actual: "1",
  actualText: "1 个",
  status,
  light: "red",
  reason: "",
  gap: "",
  gapValue: null,
  asOf: "2019-12-31",
  period: null,
  progress: null,
  forecast: null,
  subjects: [],
  readings: [],
  owner: "省科技厅",
  missing: [],
  source: { document: "湖南三年行动", number: "湘政发〔2017〕1号", sentence: definition.source.sentence },
  ...more,
});
const subject = (name: string, actual: string | null, status: TargetStatus, gap = ""): SubjectVerdict => ({
  id: 1,
  name,
  actual,
  status,
  gap,
});
const eachZone = { scope: { type: "each", label: "每个省级高新区", kind: "zone", where: "", names: [] } } as const;
const wall: readonly TargetVerdict[] = [
  verdict("A", "met"),
  verdict(
    "B",
    "missed",
    { subjects: [subject("怀化高新区", "1", "missed", "还差 1 个"), subject("宁乡高新区", "1000", "met")], owner: "" },
    eachZone,
  ),
  verdict("C", "nodata", { missing: ["常住人口（2025年）：有 1 个，缺 9 个。"] }, { ...eachZone, doubt: "没有写明" }),
  verdict("D", "near", {
    missing: ["研发费用（2025年）：有 9 家，缺 2 家。"],
    readings: [{ question: "按哪个人口", chosen: "常住人口", assumed: true }],
  }),
];
const sections = (grouping: Grouping): readonly string[] =>
  groupVerdicts(wall, grouping).map(
    ({ title, verdicts }) => `${title}：${verdicts.map((one) => one.definition.id).join("")}`,
  );

test("sections by document, standing with the worst first, owner, and zone", () => {
  expect(sections("document")).toEqual(["湖南三年行动：ABCD"]);
  expect(sections("status")).toEqual(["未达标：B", "接近：D", "缺数：C", "达标：A"]);
  expect(sections("owner")).toEqual(["省科技厅：ACD", "没有写责任单位：B"]);
  expect(sections("zone")).toEqual(["全省、全市或全区合计：ACD", "怀化高新区：B", "宁乡高新区：B"]);
});

test("in a section of a zone a target stands as it does there", () => {
  const zones = groupVerdicts(wall, "zone").slice(1);
  expect(zones.map(({ verdicts: [one] }) => [one?.status, one?.light, one?.actualText, one?.gap])).toEqual([
    ["missed", "red", "1 个", "还差 1 个"],
    ["met", "green", "1,000 个", ""],
  ]);
});

test("filters let through what they say", () => {
  const through = wallFilters.map(
    (filter) =>
      `${filter} ${wall
        .filter((one) => passes(one, filter))
        .map(({ definition: { id } }) => id)
        .join("")}`,
  );
  expect(through).toEqual(["all ABCD", "missed B", "near D", "nodata C", "met A", "doubtful C", "assumed D"]);
  expect(wall.map(isPartial)).toEqual([false, false, false, true]);
  expect(
    ["省级众创", "至少拥有", "B", "省科技厅", "孵化器"].map((text) => wall.filter((one) => isFound(one, text)).length),
  ).toEqual([4, 4, 1, 3, 0]);
});

test("for one zone only what binds it is shown", () => {
  expect(wall.filter((one) => concerns(one, null))).toHaveLength(4);
  expect(wall.filter((one) => concerns(one, 1)).map((one) => one.definition.id)).toEqual(["A", "B", "D"]);
});

test("a number opens by the formula of the chosen reading, in the unit it was judged in", () => {
  const reading = {
    id: "population",
    question: "按哪个人口",
    options: [
      { id: "resident", label: "常住人口", formula: null, changes: {} },
      { id: "working", label: "从业人口", formula: "计数(企业)", changes: {} },
    ],
  };
  const read = (option: string, operator: TargetDefinition["operator"]) => {
    const one = verdict("A", "met", {}, { readings: [reading], operator });
    return readAsOf({ ...one, setting: { ...one.setting, readings: { population: option } } });
  };
  expect([read("resident", "ge"), read("working", "ge"), read("working", "double")]).toEqual([
    null,
    { formula: "计数(企业)", unit: "个" },
    { formula: "计数(企业)", unit: "" },
  ]);
});
