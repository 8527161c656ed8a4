import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { ServiceHandlers } from "#contract/contract";
import type { BoundSource, FormReading } from "#domain/reporting/form-binding";
import { err } from "#domain/shared/result";
import { createServices } from "#services/create-services";
import { describeDrift } from "#services/reporting/describe-drift";
import { openForm } from "#services/reporting/open-form";
import type { Book } from "#store/connection";
import { drawWorkbook } from "../../support/blank-builder.ts";
import { type DeskPorts, deskPorts } from "../../support/desk-ports.ts";
import { learningEnterprises, openLearningBook } from "../../support/learning-book.ts";
import { samplePath } from "../../support/truth.ts";
import { sourceText } from "../../support/learning-pairs.ts";

/** This year's blank against last year's, with what was bound then (今年的表对去年的表). */

const OLD = `
高新区企业运行情况表（2024年度）|>|>|>|>|>|>
填报单位：‿‿‿‿|||||单位：万元|
#序号|企业名称|统一社会信用代码|2024年营业收入|全口径进账|利润总额|从业人员期末人数
#1||||||
#2||||||
#3||||||
#合计||||||
填表人：‿‿‿‿||||||
`;

/** The unit of money is another, 利润总额 moved to the front, 从业人员 gone, 全口径进账 called otherwise, two new. */
const NEW = `
高新区企业运行情况表（2025年度）|>|>|>|>|>|>|>
填报单位：‿‿‿‿||||||单位：千元|
#序号|企业名称|利润总额|统一社会信用代码|2025年营业收入|全口径进账合计|实际上缴税费|座谈纪要
#1|||||||
#2|||||||
#3|||||||
#合计|||||||
填表人：‿‿‿‿|||||||
`;

const blank = (drawn: string) => drawWorkbook([{ name: "情况表", drawn }]);
const named = (name: string, drawn: string) => ({ name, bytes: blank(drawn) });

let book: Book;
let desk: DeskPorts;
let services: ServiceHandlers;

beforeAll(async () => {
  book = await openLearningBook();
  desk = deskPorts();
  services = createServices({ ports: desk.ports, book });
  desk.files.set("运行情况表2024.xlsx", blank(OLD));
  desk.files.set("运行情况表2025.xlsx", blank(NEW));
});

async function open(token: string) {
  const opened = await services["reporting/open"]({ jobId: "1", token });
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

const bound = (reading: FormReading): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (reading.lists[0]?.columns ?? []).map(({ letter, binding: { source, confidence } }) => [
      letter,
      `${sourceText(source) ?? "-"} ${confidence}`,
    ]),
  );

test("columns added, gone, renamed, moved and in another unit are told, and what the book lacks", async () => {
  const outcome = await describeDrift(book, {
    now: named("运行情况表2025.xlsx", NEW),
    before: named("运行情况表2024.xlsx", OLD),
  });
  if (!outcome.ok) throw new Error(outcome.error.type);
  const at = (cell: string, label: string) => ({ sheet: "情况表", cell, label });
  expect(outcome.value.drift).toEqual({
    added: [at("G", "实际上缴税费"), at("H", "座谈纪要")],
    gone: [at("G", "从业人员期末人数")],
    renamed: [{ from: at("E", "全口径进账"), to: at("F", "全口径进账合计") }],
    moved: [{ from: at("F", "利润总额"), to: at("C", "利润总额") }],
    unitChanged: [
      { from: at("D", "2024年营业收入"), to: at("E", "2025年营业收入"), fromUnit: "万元", toUnit: "千元" },
      { from: at("F", "利润总额"), to: at("C", "利润总额"), fromUnit: "万元", toUnit: "千元" },
    ],
    lacking: [
      { place: at("F", "全口径进账合计"), reason: "还不知道这里该取什么数", ask: "填报单位" },
      { place: at("H", "座谈纪要"), reason: "还不知道这里该取什么数", ask: "填报单位" },
      ...["A2", "A8"].map((cell) => ({
        place: at(cell, cell === "A2" ? "填报单位" : "填表人"),
        reason: "设置里还没有填写这一项",
        ask: "填报单位",
      })),
    ],
    kept: 5,
  });
});

test("the binding a person confirmed last year is carried over by itself: units follow, what is unsure waits", async () => {
  const { formId } = await open("运行情况表2024.xlsx");
  const choose = (letter: string, source: BoundSource) =>
    services["reporting/bind"]({ formId, target: { kind: "column", list: 0, letter }, source });
  await choose("E", { kind: "field", field: "taxesPaid", unit: "万元", period: "report" });
  await choose("D", { kind: "field", field: "operatingRevenue", unit: "万元", period: "report" });
  const written = await services["reporting/export"]({
    jobId: "2",
    formId,
    token: "填好.xlsx",
    period: "2024",
    subjectId: null,
  });
  if (!written.ok) throw new Error(written.error.type);

  const again = await open("运行情况表2024.xlsx");
  expect([again.remembered, again.drift, bound(again.reading).E]).toEqual([true, undefined, "taxesPaid/万元/report 1"]);

  const next = await open("运行情况表2025.xlsx");
  expect(next.remembered).toBe(false);
  expect(next.drift?.renamed.map(({ to }) => to.cell)).toEqual(["F"]);
  expect(bound(next.reading)).toEqual({
    A: "@sequence 1",
    B: "enterpriseName// 1",
    C: "totalProfit/千元/report 0.95",
    D: "creditCode// 1",
    E: "operatingRevenue/千元/report 1",
    F: "taxesPaid/千元/report 0.95",
    G: expect.stringMatching(/^taxesPaid\/千元\/report /u),
    H: "- 0",
  });
  expect(next.reading.lists[0]?.columns[4]?.binding.reason).toMatch(
    /2024年的取数对应；表上的单位由万元改成了千元，取数跟着换算$/u,
  );
});

test("kept bindings are listed, laid on a form, written to a file and taken from it", async () => {
  const listed = await services["reporting/bindings"](null);
  if (!listed.ok) throw new Error(listed.error.type);
  expect(listed.value.map(({ form, year, version, places }) => ({ form, year, version, places }))).toEqual([
    { form: "运行情况表2024.xlsx", year: "2024", version: 1, places: expect.any(Number) },
  ]);
  const { formId, reading } = await open("运行情况表2025.xlsx");
  const target = { kind: "column", list: 0, letter: "E" } as const;
  await services["reporting/bind"]({ formId, target, source: null });
  const [kept] = listed.value;
  const laid = await services["reporting/use-binding"]({ formId, fingerprint: kept?.fingerprint ?? "", version: 1 });
  if (!laid.ok) throw new Error(laid.error.type);
  // What was chosen by hand stays.
  expect(bound(laid.value.reading)).toEqual({ ...bound(reading), E: "- 1" });

  expect(await services["reporting/save-binding-file"]({ formId, token: "对应.json" })).toEqual({
    ok: true,
    value: { file: "对应.json" },
  });
  desk.files.set("对应.json", desk.written.get("对应.json") ?? new Uint8Array());
  const other = await open("运行情况表2024.xlsx");
  const taken = await services["reporting/take-binding-file"]({ formId: other.formId, token: "对应.json" });
  if (!taken.ok) throw new Error(taken.error.type);
  expect(bound(taken.value.reading)).toMatchObject({ D: "- 1", F: "totalProfit/万元/report 0.95" });

  desk.files.set("别的.json", new TextEncoder().encode("{}"));
  expect(await services["reporting/take-binding-file"]({ formId, token: "别的.json" })).toEqual(
    err({ type: "BindingFileMalformed", file: "别的.json" }),
  );
  expect(await services["reporting/use-binding"]({ formId, fingerprint: "没有", version: 9 })).toEqual(
    err({ type: "BindingNotFound" }),
  );
});

test("a form that only shares a few words with a known one is a new form", async () => {
  const other = `
    高新区企业用地情况表（2025年度）|>|>|>
    #序号|企业名称|占地（亩）|厂房（㎡）
    #1|||
    #2|||
    #合计|||
  `;
  const opened = await openForm(book, named("用地.xlsx", other), null);
  expect(opened.ok && [opened.value.remembered, opened.value.drift]).toEqual([false, undefined]);
});

test("a comparison that was stopped changes nothing", async () => {
  const { formId, reading } = await open("运行情况表2025.xlsx");
  desk.stop();
  expect(await services["reporting/drift"]({ jobId: "3", formId, token: "运行情况表2024.xlsx" })).toEqual(
    err({ type: "Cancelled" }),
  );
  const same = await services["reporting/bind"]({
    formId,
    target: { kind: "list", list: 0 },
    selection: reading.lists[0]?.selection ?? { where: [], orderBy: "", reason: "" },
  });
  expect(same.ok && same.value).toEqual(reading);
});

test("a filled copy of last year serves as well: its values tell what was bound, its columns what has changed", async () => {
  const fresh = await openLearningBook();
  const rows = learningEnterprises()
    .slice(0, 30)
    .map((entry, n) => {
      const wan = (field: string) => (Number(entry[`${field}@2024`]) / 10_000).toFixed(2);
      return `#${n + 1}|${String(entry.enterpriseName)}|${String(entry.creditCode)}|${wan("operatingRevenue")}|${wan("taxesPaid")}|${wan("totalProfit")}|${String(entry["employees@2024"])}`;
    });
  const filled = OLD.replace(/#1[\s\S]*#3\|+/u, rows.join("\n"))
    .replace("填表人：‿‿‿‿", "填表人：王某某")
    .replace("填报单位：‿‿‿‿", "填报单位：云麓高新区");
  const outcome = await describeDrift(fresh, {
    now: named("运行情况表2025.xlsx", NEW),
    before: named("已报2024.xlsx", filled),
  });
  if (!outcome.ok) throw new Error(outcome.error.type);
  const { drift, reading } = outcome.value;
  expect({
    added: drift.added.map(({ label }) => label),
    gone: drift.gone.map(({ label }) => label),
    renamed: drift.renamed.map(({ to }) => to.label),
    moved: drift.moved.map(({ to }) => to.label),
    units: drift.unitChanged.map(({ to, toUnit }) => `${to.label} ${toUnit ?? ""}`),
  }).toEqual({
    added: ["实际上缴税费", "座谈纪要"],
    gone: ["从业人员期末人数"],
    renamed: ["全口径进账合计"],
    moved: ["利润总额"],
    units: ["2025年营业收入 千元", "利润总额 千元"],
  });
  expect(bound(reading)).toMatchObject({
    C: "totalProfit/千元/report 0.95",
    E: "operatingRevenue/千元/report 0.99",
    F: expect.stringMatching(/^taxesPaid\/千元\/report 0\.9/u),
  });
});

test("the very form filled last year has changed in nothing, though answers stand where its gaps were", async () => {
  const fresh = await openLearningBook();
  const sample = (name: string) => ({ name, bytes: readFileSync(samplePath(name)) });
  const outcome = await describeDrift(fresh, {
    now: sample("C-山西-规上工业企业创新活动全覆盖台账.xlsx"),
    before: sample("C-上年已报.xlsx"),
  });
  if (!outcome.ok) throw new Error(outcome.error.type);
  const { lacking: _lacking, kept, ...changes } = outcome.value.drift;
  expect(changes).toEqual({ added: [], gone: [], renamed: [], moved: [], unitChanged: [] });
  expect(kept).toBeGreaterThan(30);
});
