import { readFileSync } from "node:fs";
import { read, type WorkSheet } from "xlsx";
import { beforeAll, expect, test } from "vitest";
import type { FilledForm } from "#contract/reporting";
import type { FiledCell } from "#domain/reporting/filed-cell";
import { convertUnit, parseUnit } from "#domain/indicators/unit";
import { parseDecimal, roundDecimal } from "#domain/shared/decimal";
import { openSidecar } from "#services/reporting/read-sidecar";
import { readCatalogueIndex } from "#services/catalogue";
import { openExport } from "#store/queries/exports-read";
import { samplePath } from "../../support/truth.ts";
import { fillFormInto, type FiledDesk, need, openFiledDesk } from "./filed-desk.ts";

/** Every number of a filled form can say where it came from, by its sidecar and by the book (每个数都查得到来源). */

let desk: FiledDesk;
let filled: FilledForm;
let cells: readonly FiledCell[];

beforeAll(async () => {
  desk = await openFiledDesk();
  filled = await fillFormInto(desk, "台账.xlsx");
  cells = [...(openSidecar(fileAt("台账.来源.json"))?.cells() ?? [])];
});

const fileAt = (name: string): Uint8Array => desk.files.get(name) ?? new Uint8Array();
const sheetsOf = (bytes: Uint8Array): Readonly<Record<string, WorkSheet>> => read(bytes, { type: "array" }).Sheets;

test("sidecar and book tell the same of every cell, and the check found nothing", () => {
  const recorded = [...(openExport(desk.book.db, filled.exportId)?.cells() ?? [])];
  const inOrder = (list: readonly FiledCell[]) =>
    list.toSorted((one, two) => `${one.sheet} ${one.cell}`.localeCompare(`${two.sheet} ${two.cell}`));
  expect(cells.length).toBe(filled.filledCells);
  expect(inOrder(recorded)).toEqual(inOrder(cells));
  expect(filled.check.findings).toEqual([]);
  expect(filled.check.compared).toBeGreaterThan(cells.length);
});

test("what the file holds is what its record says, cell by cell, read by another program", () => {
  const sheets = sheetsOf(fileAt("台账.xlsx"));
  const held = cells.map(({ sheet, cell }) => String(sheets[sheet]?.[cell]?.v ?? ""));
  expect(held).toEqual(cells.map(({ content, text }) => content ?? text));
});

test("the chain worked out again gives the cell: source cell, stored value, unit, rounding", () => {
  const index = readCatalogueIndex(desk.book.db);
  const rosters = new Map(
    ["高新区企业名册2025.xlsx", "火炬企业年报导出2024.xlsx"].map((name) => [
      name,
      read(readFileSync(samplePath(name))).Sheets,
    ]),
  );
  const numbers = cells.filter(({ field }) => field !== null && index.byId.get(field)?.type === "decimal");
  const again = numbers.map(({ field, stored, text, unit, source }) => {
    const from = index.byId.get(field ?? "")?.storedUnit;
    const [value, to] = [need(parseDecimal(String(stored))), parseUnit(unit ?? "")];
    const shown = from && to ? need(convertUnit(value, from, to)) : value;
    const read_ = source?.kind === "import" ? rosters.get(source.workbook)?.[source.sheet]?.[source.cell] : undefined;
    return {
      text: roundDecimal(shown, text.split(".")[1]?.length ?? 0),
      raw: read_ === undefined ? null : String(read_.v),
    };
  });
  expect(again).toEqual(numbers.map(({ text, source }) => ({ text, raw: source?.raw })));
  expect(numbers.length).toBeGreaterThan(70);
});

test("a cell left blank is on record as a place that asks for a field", () => {
  const opened = openSidecar(fileAt("台账.来源.json"));
  expect(opened?.about.places.filter(({ letter, sheet }) => sheet === "台账" && letter === "N")).toEqual([
    expect.objectContaining({ kind: "field", period: "2025", unit: "万元" }),
    expect.objectContaining({ kind: "setting", setting: "phone", firstRow: 91, print: "联系电话：" }),
    expect.objectContaining({ kind: "formula", firstRow: 89 }),
  ]);
  expect(opened?.about).toMatchObject({ filledBy: "经办人", bindingVersion: 1, period: "2025" });
});

test("in the window an open preview and the export answer alike", async () => {
  const { formId } = need(await desk.services["reporting/open"]({ jobId: "1", token: "台账.xlsx" }));
  expect(await desk.services["reporting/trace-open"]({ formId, sheet: "台账", cell: "M7" })).toEqual({
    ok: true,
    value: [],
  });
  const traced = await desk.services["reporting/trace"]({ exportId: filled.exportId, sheet: "台账", cell: "M7" });
  const [cell] = cells.filter((one) => one.cell === "M7" && one.sheet === "台账");
  expect(traced).toEqual({ ok: true, value: expect.objectContaining({ stored: cell?.stored, source: cell?.source }) });
});

test("the working paper's formulas come out at the reported numbers", async () => {
  const { exportId } = filled;
  const written = need(await desk.services["reporting/working-paper"]({ jobId: "1", exportId, token: "底稿.xlsx" }));
  const paper = read(fileAt("底稿.xlsx"), { type: "array", cellFormula: true });
  const sheet = paper.Sheets.取数底稿 ?? {};
  expect([written.cells, paper.SheetNames]).toEqual([cells.length, ["取数底稿", "问题与空格", "来源文件一览"]]);
  const rows = cells.map((_, at) => at + 5);
  const amounts = rows.filter((row) => sheet[`L${row}`]?.f !== undefined);
  expect(amounts.length).toBeGreaterThan(70);
  for (const row of amounts) {
    expect(sheet[`L${row}`]?.f).toBe(`ROUND(J${row}*0.0001,${decimals(String(sheet[`D${row}`]?.v))})`);
    expect([sheet[`L${row}`]?.v, sheet[`M${row}`]?.v]).toEqual([sheet[`D${row}`]?.v, 0]);
  }
});

function decimals(text: string): number {
  return text.split(".")[1]?.length ?? 0;
}

test("before a value is changed, the filled cell and the form that ask for it are told", async () => {
  const cell = cells.find((one) => one.cell === "M7" && one.sheet === "台账");
  const entryId = cell?.enterprise?.id ?? 0;
  const impact = need(await desk.services["reporting/impact"]({ entryId, field: "researchExpense", period: "2025" }));
  expect(impact.filed).toContainEqual(
    expect.objectContaining({
      exportId: filled.exportId,
      file: "台账.xlsx",
      sheet: "台账",
      cell: "M7",
      text: cell?.text,
    }),
  );
  expect(impact.bound).toEqual([expect.objectContaining({ form: expect.stringContaining("山西"), year: "2025" })]);
  expect(impact.bound[0]?.places).toContain("台账 M 列");
  const other = need(await desk.services["reporting/impact"]({ entryId, field: "researchExpense", period: "2019" }));
  expect(other.filed).toEqual([]);
});
