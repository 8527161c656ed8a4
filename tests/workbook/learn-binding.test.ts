import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { FormReading } from "#domain/reporting/form-binding";
import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import { type FilledRow, readFilledRows } from "#domain/reporting/filled-rows";
import { learnLists } from "#domain/reporting/learn-lists";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { parsePeriod } from "#domain/shared/period";
import { readForm } from "#workbook/read-form";
import { catalogueIndex, formBytes } from "../support/forms.ts";

const truth: {
  readonly rows: readonly { readonly row: number; readonly values: Record<string, string | boolean | null> }[];
} = JSON.parse(readFileSync(new URL("../fixtures/samples/template-C-上年已报.json", import.meta.url), "utf8"));

/** What the store would hold of the enterprises in last year's copy. */
function knownRow(filled: FilledRow): FillRow {
  const values: Record<string, FillRow["values"][string]> = {};
  const row = truth.rows.find((one) => one.row === filled.row);
  for (const [label, value] of Object.entries(row?.values ?? {})) {
    const field = catalogueIndex.byLabel.get(label);
    if (field === undefined || value === null) continue;
    values[fillKey(field.id, field.kind === "observation" ? "2024" : null)] = { value, source: null };
  }
  return { enterpriseId: filled.row, name: "", values };
}

async function prepare() {
  const blank = await readForm({ name: "C", bytes: formBytes("C-山西-规上工业企业创新活动全覆盖台账.xlsx") });
  const copy = await readForm({ name: "C2024", bytes: formBytes("C-上年已报.xlsx") });
  const period = parsePeriod("2024");
  if (!blank.ok || !copy.ok || !period.ok) throw new Error("sample");
  const reading = recogniseForm(blank.value, catalogueIndex);
  const { rows, aligned } = readFilledRows(reading, copy.value);
  const samples = rows.map((filled) => ({ filled, known: knownRow(filled) }));
  return {
    reading,
    samples,
    copy: { samples, aligned, tableUnits: ["万元"] as const },
    about: { index: catalogueIndex, period: period.value },
  };
}

const column = (reading: FormReading, letter: string) =>
  reading.lists[0]?.columns.find((one) => one.letter === letter)?.binding;

test("the rows of last year's copy are read to the last one", async () => {
  const { samples } = await prepare();
  expect(samples.map((sample) => sample.filled.row)).toEqual(truth.rows.map((row) => row.row));
});

test("agreement raises a proposal and says how many rows agree", async () => {
  const { reading, copy, about } = await prepare();
  expect(column(learnLists(reading, copy, about), "M")).toEqual({
    source: { kind: "field", field: "researchExpense", unit: "万元", period: "report" },
    confidence: 0.99,
    reason: expect.stringMatching(/^与已报表中 \d+\/\d+ 行一致$/u),
  });
});

test("a wrong unit and a missing proposal are corrected by the values", async () => {
  const { reading, copy, about } = await prepare();
  const spoilt: FormReading = {
    ...reading,
    lists: reading.lists.map((list) => ({
      ...list,
      columns: list.columns.map((one) => {
        if (one.letter === "M")
          return {
            ...one,
            binding: {
              source: { kind: "field", field: "researchExpense", unit: "元", period: "report" } as const,
              confidence: 0.5,
              reason: "",
            },
          };
        return one.letter === "E" ? { ...one, binding: { source: null, confidence: 0, reason: "" } } : one;
      }),
    })),
  };
  const learnt = learnLists(spoilt, copy, about);
  expect(column(learnt, "M")?.source).toEqual({
    kind: "field",
    field: "researchExpense",
    unit: "万元",
    period: "report",
  });
  expect(column(learnt, "E")?.source).toEqual({ kind: "field", field: "industryCode", unit: null, period: null });
});

test("a proposal that the old copy contradicts loses its confidence", async () => {
  const { reading, copy, about } = await prepare();
  const other = copy.samples.map((sample) => ({
    ...sample,
    known: {
      ...sample.known,
      values: { ...sample.known.values, [fillKey("researchExpense", "2024")]: { value: "1", source: null } },
    },
  }));
  expect(column(learnLists(reading, { ...copy, samples: other }, about), "M")?.confidence).toBe(0.5);
});
