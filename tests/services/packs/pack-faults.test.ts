/** What is wrong in a pack is said with its line and what would do, in YAML and in JSON. */
import { expect, test } from "vitest";
import { changed, checkText, faultsOf, lineOf, sampleJson, sampleYaml } from "./pack-sample.ts";

const faulty: readonly (readonly [what: string, from: string, to: string, line: string, says: string])[] = [
  ["an unknown operator", "operator: ge", "operator: gte", "operator: gte", "“gte”"],
  ["a missing unit of an indicator", "    unit: 家\n    direction", "    direction", "- code: D-01", "缺少“unit”"],
  [
    "a target without unit",
    "    unit: 家\n    text",
    '    unit: ""\n    text',
    '    unit: ""\n    text',
    "缺少计量单位",
  ],
  ["a formula that does not parse", "计数(众创空间)", "计数(众创空间", "formula:", "第"],
  ["a list nobody knows", "计数(众创空间)", "计数(众创空房)", "formula:", "众创空房"],
  [
    "an indicator the pack lacks",
    "indicator: D-01",
    "indicator: D-10",
    "indicator: D-10",
    "不在本包的指标里，现有：D-01",
  ],
  [
    "a preset field that does not exist",
    "{ zoneLevel: 省级 }",
    "{ zoneLevle: 省级 }",
    "zoneLevle",
    "是不是“zoneLevel”",
  ],
  ["a choice that is none", "{ zoneLevel: 省级 }", "{ zoneLevel: 县级 }", "县级", "不在“高新区级别”的选项"],
  ["an area without unit", "20平方公里", "20", "zoneArea: 20", "单位"],
  ["a date that is none", "issuedOn: 2026-03", "issuedOn: 2026-13", "2026-13", "不是日期"],
  ["a day that is none", "04-10", "02-30", "02-30", "不是日期"],
  [
    "a document that is not declared",
    "{ document: plan, place: 附件 }",
    "{ document: plann, place: 附件 }",
    "plann",
    "是不是“plan”",
  ],
  ["a value that is no number", "value: 3", "value: 三家", "value: 三家", "不是数"],
  ["a member with a slip", "    direction: up", "    directoin: up", "directoin", "是不是“direction”"],
  ["a kind nobody knows", "  - kind: zone", "  - kind: zones", "kind: zones", "是不是“zone”"],
  ["a region that is no code", 'region: "43"', "region: 湖南", "region: 湖南", "两位数字"],
  ["a list outside the pack", '"demo:tasks"', "tasks", "tasks", "demo:tasks"],
];

for (const [what, from, to, at, says] of faulty) {
  test(`${what} is told with its line`, () => {
    const text = changed([from, to]);
    const faults = faultsOf("pack.yaml", text);
    expect(faults.filter((fault) => fault.startsWith(`${lineOf(text, at)} `) && fault.includes(says))).not.toEqual([]);
  });
}

test("a repeated id names the line of the first one", () => {
  const again = sampleYaml.slice(sampleYaml.indexOf("  - code: D-01"), sampleYaml.indexOf("targets:"));
  const text = changed(["targets:\n", `${again}targets:\n`]);
  const first = lineOf(text, "code: D-01");
  expect(faultsOf("pack.yaml", text)).toEqual([
    `${first + 7} 指标编号“D-01”用了不止一次（第一次在第 ${first} 行），请改成不同的。`,
  ]);
});

test("several faults are told at once, in the order of the lines", () => {
  const text = changed(
    ["operator: ge", "operator: gte"],
    ["计数(众创空间)", "计数("],
    ["issuedOn: 2026-03", "issuedOn: 昨天"],
  );
  const lines = ["issuedOn: 昨天", "formula:", "operator: gte"].map((part) => lineOf(text, part));
  expect(faultsOf("pack.yaml", text).map((fault) => Number(fault.split(" ")[0]))).toEqual(lines);
});

test("no more than a hundred are told", () => {
  const many = Array.from({ length: 300 }, (_, at) => `  - { id: d${at}, title: 甲, status: never }\n`).join("");
  expect(faultsOf("pack.yaml", changed(["documents:\n", `documents:\n${many}`]))).toHaveLength(100);
});

test("JSON tells its lines as YAML does", () => {
  const text = sampleJson();
  expect(checkText("pack.json", text).ok).toBe(true);
  const wrong = text.replace('"operator": "ge"', '"operator": "最少"');
  expect(faultsOf("pack.json", wrong)).toEqual([
    expect.stringMatching(
      new RegExp(`^${lineOf(wrong, '"operator"')} 目标“D-01”的“operator”（算子）不能是“最少”，可以写：ge、`, "u"),
    ),
  ]);
  const broken = text.replace('"id": "plan",', '"id": "plan"');
  expect(faultsOf("pack.json", broken)).toEqual([expect.stringMatching(/^\d+ 从这里起不是合格的 JSON/u)]);
  const twice = text.replace('"region": "43",', '"region": "43",\n  "region": "44",');
  expect(faultsOf("pack.json", twice)).toEqual([`${lineOf(twice, '"region": "44"')} 同一项写了两次，请删去一处。`]);
});

test("YAML that is none, and YAML that would grow without end, are refused", () => {
  expect(faultsOf("pack.yaml", sampleYaml.replace("  - id: plan", "\t- id: plan"))).not.toEqual([]);
  expect(faultsOf("pack.yaml", `a: &a [x]\nb: [*a, *a]\n`)).toEqual([
    "2 政策包里不能用 * 引用别处的内容，请写出实际内容。",
  ]);
  expect(faultsOf("pack.yaml", "[".repeat(100_000))).toEqual(["0 内容套得太深，最多 40 层。"]);
  expect(faultsOf("pack.yaml", `${"- ".repeat(5_000)}x`)).not.toEqual([]);
});

test("the same pack has the same signature in JSON and in YAML, and a false one is told", () => {
  const yaml = checkText("pack.yaml", sampleYaml);
  const json = checkText("pack.json", sampleJson());
  expect(json).toEqual(yaml);
  const signed = checkText("pack.yaml", `hash: "${"0".repeat(64)}"\n${sampleYaml}`);
  expect(signed).toMatchObject({ ok: true, value: { warnings: [expect.stringContaining("签名与内容不一致")] } });
});
