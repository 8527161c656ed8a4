import { expect, test } from "vitest";
import type { BoundSource, FormReading } from "#domain/reporting/form-binding";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { parsePeriod } from "#domain/shared/period";
import { applyBindingFile, createBindingFile, readBindingFile } from "#services/reporting/binding-file";
import { changeBinding } from "#services/reporting/change-binding";
import { readForm } from "#workbook/read-form";
import { drawWorkbook } from "../../support/blank-builder.ts";
import { catalogueIndex } from "../../support/forms.ts";
import { sourceText } from "../../support/learning-pairs.ts";

/** Bindings as files (取数对应表): what is written is read again; the first shape of the file still works. */

const DRAWN = `
孵化载体与企业情况（2025年度）|>|>|>|>
填报单位：‿‿‿‿|||单位：万元|
#序号|企业名称|营业收入|从业人员期末人数|座谈纪要
#1||||
#2||||
#合计|||=SUM(D4:D5)|
全区载体|||（此处不填）|
`;

async function prepare() {
  const read = await readForm({ name: "情况表.xlsx", bytes: drawWorkbook([{ name: "表", drawn: DRAWN }]) });
  if (!read.ok) throw new Error(read.error.type);
  return { form: read.value, reading: recogniseForm(read.value, catalogueIndex) };
}

const year = parsePeriod("2025");
const about = { threshold: 0.7, period: year.ok ? year.value : null };
const column = (reading: FormReading, letter: string) =>
  reading.lists[0]?.columns.find((one) => one.letter === letter)?.binding;
const revenue: BoundSource = { kind: "field", field: "operatingRevenue", unit: "千元", period: "previous" };

test("a binding written down and read again is the same, with how values print and what becomes of spare rows", async () => {
  const { form, reading } = await prepare();
  const target = { kind: "column", list: 0, letter: "C" } as const;
  const chosen = changeBinding(reading, { formId: "", target, source: revenue, empty: "—", addsUp: true }, form);
  const selection = {
    where: [{ field: "park", equals: "云麓产业园" }],
    orderBy: "operatingRevenue",
    descending: false,
    limit: 5,
    reason: "",
  };
  const narrowed = changeBinding(
    chosen,
    { formId: "", target: { kind: "list", list: 0 }, selection, rest: "hide" },
    form,
  );
  const written = createBindingFile("情况表.xlsx", narrowed, about);
  const taken = readBindingFile(JSON.stringify(written), catalogueIndex);
  expect(taken).toEqual(JSON.parse(JSON.stringify(written)));
  expect([written.version, written.year, written.periodKind]).toEqual([2, "2025", "year"]);
  const laid = applyBindingFile(reading, written, "按指定的取数对应表");
  expect(column(laid, "C")).toEqual({
    source: revenue,
    confidence: 1,
    reason: "按指定的取数对应表",
    empty: "—",
    addsUp: true,
  });
  expect(laid.lists[0]).toMatchObject({ rest: "hide", selection: { ...selection, reason: "您指定的范围" } });
});

test("codes, date formats and a second field are kept, and go with the field they were made for", async () => {
  const { form, reading } = await prepare();
  const target = { kind: "column", list: 0, letter: "C" } as const;
  const bind = (from: FormReading, source: BoundSource, more: object = {}) =>
    changeBinding(from, { formId: "", target, source, ...more }, form);
  const scale: BoundSource = { kind: "field", field: "aboveScale", unit: null, period: null };
  const person: BoundSource = { ...scale, field: "contactPerson", also: "contactPhone" };
  const coded = bind(reading, scale, { writing: { words: { 是: "1", 否: "" } } });
  const dated = bind(reading, { ...scale, field: "entryDate" }, { writing: { date: "YYYY.MM" } });
  for (const chosen of [coded, dated, bind(reading, person)]) {
    const taken = readBindingFile(JSON.stringify(createBindingFile("情况表.xlsx", chosen, about)), catalogueIndex);
    const laid = taken === null ? null : applyBindingFile(reading, taken, "按文件");
    expect(laid === null ? null : column(laid, "C")).toEqual({ ...column(chosen, "C"), reason: "按文件" });
  }
  expect(column(bind(coded, scale, { empty: "—" }), "C")).toMatchObject({ writing: { words: { 是: "1", 否: "" } } });
  expect(column(bind(coded, { ...scale, field: "highTechEnterprise" }), "C")).not.toHaveProperty("writing");
  expect(column(bind(coded, scale, { writing: null }), "C")).not.toHaveProperty("writing");
  const unknown = bind(reading, { ...person, also: "nobody" });
  expect(readBindingFile(JSON.stringify(createBindingFile("情况表.xlsx", unknown, about)), catalogueIndex)).toBeNull();
});

test("what nobody was sure of stays a proposal, what was left for handwriting stays blank", async () => {
  const { form, reading } = await prepare();
  const blanked = changeBinding(
    reading,
    { formId: "", target: { kind: "column", list: 0, letter: "D" }, source: null },
    form,
  );
  const laid = applyBindingFile(reading, createBindingFile("情况表.xlsx", blanked, about), "上次");
  expect(column(laid, "D")).toEqual({ source: null, confidence: 1, reason: "上次" });
  expect(column(laid, "E")).toEqual(column(reading, "E"));
});

test("a file of the first shape binds by letter and address, all gaps of a cell alike, and leaves the rest alone", async () => {
  const { reading } = await prepare();
  const [list] = reading.lists;
  const { reason: _, ...selection } = list?.selection ?? { where: [], orderBy: "roster", reason: "" };
  const first = {
    version: 1,
    form: "情况表.xlsx",
    lists: [
      {
        sheet: "表",
        firstRow: 4,
        selection: { ...selection, reason: "旧" },
        columns: { C: revenue, D: null, Z: revenue },
      },
      { sheet: "别的表", firstRow: 4, selection: { ...selection, reason: "旧" }, columns: { B: null } },
    ],
    cells: [
      { sheet: "表", cell: "A2", source: { kind: "constant", text: "云麓高新区" } },
      { sheet: "表", cell: "Q99", source: { kind: "constant", text: "没有这一格" } },
    ],
  };
  const file = readBindingFile(JSON.stringify(first), catalogueIndex);
  if (file === null) throw new Error("not read");
  const subject: FormReading = { ...reading, subjectKind: "carrier" };
  const laid = applyBindingFile(subject, file, "按指定的取数对应表");
  expect(laid.subjectKind).toBe("carrier");
  expect([column(laid, "C"), column(laid, "D")]).toEqual([
    { source: revenue, confidence: 1, reason: "按指定的取数对应表" },
    { source: null, confidence: 1, reason: "按指定的取数对应表" },
  ]);
  expect(column(laid, "B")).toEqual(column(reading, "B"));
  expect(laid.cells.map(({ cell, binding }) => [cell, sourceText(binding.source)])).toContainEqual([
    "A2",
    "=云麓高新区",
  ]);
  expect(laid.cells).toHaveLength(reading.cells.length);
});

test("a cell the form was not seen to ask for is added under the words beside it, carried along, and taken away again", async () => {
  const { form, reading } = await prepare();
  const target = { kind: "cell", sheet: "表", cell: "B7" } as const;
  const count: BoundSource = { kind: "formula", formula: "计数(孵化载体)", unit: "家", period: "report" };
  const added = changeBinding(reading, { formId: "", target, source: count }, form);
  expect(added.cells.at(-1)).toMatchObject({
    cell: "B7",
    label: "全区载体",
    binding: { source: count, reason: "您加填的单元格" },
  });
  expect(changeBinding(added, { formId: "", target, source: null }, form)).toEqual(reading);
  const formula = changeBinding(reading, { formId: "", target: { ...target, cell: "D6" }, source: count }, form);
  expect(formula.cells).toEqual(reading.cells);
});

test("files that name what the catalogue or the formula language does not know are refused", async () => {
  const { reading } = await prepare();
  const written = createBindingFile("情况表.xlsx", reading, about);
  const spoilt = (source: BoundSource) =>
    JSON.stringify({ ...written, cells: [{ sheet: "表", cell: "A2", label: "填报单位", unit: null, source }] });
  expect(readBindingFile(spoilt({ kind: "constant", text: "好" }), catalogueIndex)?.cells).toHaveLength(1);
  expect(
    readBindingFile(spoilt({ kind: "field", field: "没有这一项", unit: null, period: null }), catalogueIndex),
  ).toBeNull();
  expect(
    readBindingFile(spoilt({ kind: "formula", formula: "求和(((", unit: null, period: null }), catalogueIndex),
  ).toBeNull();
  expect(readBindingFile("{", catalogueIndex)).toBeNull();
});

test("columns that waited for their list's range are as sure as their headings once a person chose it", async () => {
  const drawn = `
    分片区企业情况|>|>
    #序号|企业名称|统一社会信用代码
    #甲片区|>|>
    #1||
    #小计||
    #乙片区|>|>
    #1||
    #小计||`;
  const form = await readForm({ name: "片区.xlsx", bytes: drawWorkbook([{ name: "片区", drawn }]) });
  if (!form.ok) throw new Error(form.error.type);
  const reading = recogniseForm(form.value, catalogueIndex);
  const waiting = column(reading, "B");
  expect([waiting?.confidence, waiting?.onceChosen?.reason]).toEqual([0.65, waiting?.reason.split("；")[0]]);
  const list = reading.lists[0];
  if (list === undefined) throw new Error("no list");
  const ask = (selection: typeof list.selection) =>
    changeBinding(reading, { formId: "", target: { kind: "list", list: 0 }, selection }, form.value);
  expect(column(ask(list.selection), "B")).toEqual(waiting);
  const chosen = ask({ ...list.selection, where: [{ field: "park", equals: "云麓产业园" }] });
  const { onceChosen, ...sure } = waiting ?? { onceChosen: undefined };
  expect(column(chosen, "B")).toEqual({ ...sure, ...onceChosen });
  expect(column(chosen, "B")?.confidence).toBeGreaterThan(0.85);
  expect(chosen.lists[1]).toEqual(reading.lists[1]);
});
