import { read, type WorkBook, type WorkSheet, write } from "xlsx";
import { beforeEach, expect, test } from "vitest";
import type { OpenFilled } from "#contract/reporting-filed";
import { createSourcedValueReader } from "#store/queries/sourced-values";
import { fillFormInto, type FiledDesk, need, openAgain, openFiledDesk } from "./filed-desk.ts";

/** Hand edits come back (手工改动取回): a filled form, changed and saved by another program, opened again. */

const FILE = "台账.xlsx";
let desk: FiledDesk;
let exportId: number;

beforeEach(async () => {
  desk = await openFiledDesk();
  ({ exportId } = await fillFormInto(desk, FILE));
});

/** Opens the file in another program, changes it there and saves it: styles, strings and numbers are all written anew. */
function resave(change: (sheet: WorkSheet, book: WorkBook) => void, as = FILE): void {
  const book = read(desk.files.get(FILE) ?? new Uint8Array(), { type: "array", cellFormula: true, cellNF: true });
  const sheet = book.Sheets.台账;
  if (sheet === undefined) throw new Error("no sheet");
  change(sheet, book);
  const bytes: unknown = write(book, { type: "array", bookType: "xlsx" });
  if (bytes instanceof ArrayBuffer) desk.files.set(as, new Uint8Array(bytes));
}

const textOf = (cell: string, opened: OpenFilled) => opened.changes.find((one) => one.cell === cell);
const decide = (cell: string, take: boolean, reason = "电话核实") => ({ sheet: "台账", cell, take, reason });

async function absorb(opened: OpenFilled, decisions: readonly ReturnType<typeof decide>[]) {
  const { formId } = opened;
  return need(await desk.services["reporting/absorb"]({ formId, decisions }));
}

test("the same file has not changed; nor has one that another program only saved", async () => {
  const same = await openAgain(desk, FILE);
  expect([same.exportId, same.changes, same.period]).toEqual([exportId, [], "2025"]);
  resave(() => undefined);
  const saved = await openAgain(desk, FILE);
  expect([saved.exportId, saved.changes]).toEqual([exportId, []]);
  expect(saved.unchanged).toBe(same.unchanged);
});

test("a changed amount says what it would change, is taken with its reason, can be undone, and is settled afterwards", async () => {
  resave((sheet) => {
    sheet.M7 = { t: "n", v: 600.5 };
  });
  const opened = await openAgain(desk, FILE);
  expect(opened.changes).toEqual([
    {
      sheet: "台账",
      cell: "M7",
      exportedCell: "M7",
      label: "研发投入（万元）",
      exported: "511.6",
      now: "600.5",
      effect: "云麓清沅达芯通讯设备有限公司的“研发费用”（2025年）：5116000 → 6005000 元（表里 511.6 → 600.5 万元）",
      why: null,
      conflict: false,
      settled: null,
    },
  ]);
  expect(await absorb(opened, [decide("M7", true)])).toEqual({ taken: 1, refused: 0, failed: [] });
  const place = { enterpriseId: 1, field: "researchExpense", period: "2025" };
  const held = () => createSourcedValueReader(desk.book.db)(place);
  expect(held()).toEqual({
    value: "6005000",
    source: {
      kind: "person",
      at: "2026-11-21T09:00:00.000Z",
      person: "经办人",
      raw: "600.5（取自已报表「台账.xlsx」台账 M7，原因：电话核实）",
    },
  });
  const again = await openAgain(desk, FILE);
  expect(textOf("M7", again)).toMatchObject({
    effect: null,
    settled: "taken",
    why: expect.stringContaining("电话核实"),
  });
  expect((await desk.services["enterprises/undo"](null)).ok).toBe(true);
  expect(held()?.value).toBe("5116000");
});

test("a refused edit stays in the file and out of the book, with its reason", async () => {
  resave((sheet) => {
    sheet.M7 = { t: "n", v: 600.5 };
  });
  const opened = await openAgain(desk, FILE);
  expect(await absorb(opened, [decide("M7", false, "写错了")])).toEqual({ taken: 0, refused: 1, failed: [] });
  expect(textOf("M7", await openAgain(desk, FILE))).toMatchObject({ settled: "refused", effect: null });
  const place = { enterpriseId: 1, field: "researchExpense", period: "2025" };
  expect(createSourcedValueReader(desk.book.db)(place)?.value).toBe("5116000");
});

test.each([
  ["大约六百", "没有取回"],
  ["600-700", "范围"],
  ["约600", "不够准"],
  ["USD 600", "没有取回"],
  ["见附件", "没有取回"],
])("“%s” for an amount is not guessed", async (text, why) => {
  resave((sheet) => {
    sheet.M7 = { t: "s", v: text };
  });
  const opened = await openAgain(desk, FILE);
  expect(textOf("M7", opened)).toMatchObject({ now: text, effect: null, why: expect.stringContaining(why) });
  const outcome = await absorb(opened, [decide("M7", true)]);
  expect(outcome).toMatchObject({ taken: 0, failed: [{ sheet: "台账", cell: "M7" }] });
});

test("amounts with their own unit, words of a choice, blanks and values the book lacked are read as an import would", async () => {
  resave((sheet) => {
    sheet.M7 = { t: "s", v: "600.5万元" };
    sheet.H7 = { t: "s", v: "否" };
    sheet.N7 = { t: "n", v: 12 };
    delete sheet.M8;
  });
  const opened = await openAgain(desk, FILE);
  expect(opened.changes.map(({ cell, effect }) => [cell, effect?.slice(effect.indexOf("的“"))])).toEqual(
    expect.arrayContaining([
      ["M7", "的“研发费用”（2025年）：5116000 → 6005000 元（表里 511.6 → 600.5万元 万元）"],
      ["H7", "的“是否规上”：是 → 否"],
      ["N7", expect.stringContaining("空 → 120000 元")],
      ["M8", expect.stringContaining("→ 空 元")],
    ]),
  );
  expect(opened.changes).toHaveLength(4);
});

test("an amount in another unit than the form's is told to be looked at", async () => {
  resave((sheet) => {
    sheet.M7 = { t: "n", v: 5_200_000 };
  });
  const opened = await openAgain(desk, FILE);
  expect(textOf("M7", opened)?.effect).toMatch(/注意：和原来相差约 10164 倍，请核对单位$/u);
});

test("rows put in and taken out move the rest, and nothing is mistaken for an edit", async () => {
  resave((sheet, book) => {
    book.Sheets.台账 = shiftRows(sheet, 10, 2);
  });
  const moved = await openAgain(desk, FILE);
  expect(moved.changes.filter(({ why }) => why === null)).toEqual([]);
  expect(moved.unchanged).toBe((await fillFormInto(desk, "新.xlsx")).filledCells);
});

test("a row somebody put in for another enterprise is told, not lost", async () => {
  resave((_, book) => {
    const shifted = shiftRows(book.Sheets.台账 ?? {}, 10, 1);
    const row = { B: "岚湖片区", C: "新来科技有限公司", D: "91430111MA00000000", E: "3922", H: "是", M: "12" };
    for (const [letter, text] of Object.entries(row)) shifted[`${letter}10`] = { t: "s", v: text };
    book.Sheets.台账 = shifted;
  });
  expect((await openAgain(desk, FILE)).changes).toEqual([
    expect.objectContaining({
      cell: "B10",
      now: "岚湖片区、新来科技有限公司、91430111MA00000000、3922、是、12",
      effect: null,
      why: expect.stringContaining("后来加的"),
    }),
  ]);
});

test("a row that was deleted is told, and its values stay in the book", async () => {
  resave((sheet, book) => {
    book.Sheets.台账 = shiftRows(sheet, 12, -1);
  });
  const opened = await openAgain(desk, FILE);
  const [first] = opened.changes;
  expect(new Set(opened.changes.map(({ why }) => why))).toEqual(new Set(["这一行在表里找不到了，可能被删掉了"]));
  expect(first).toMatchObject({ sheet: "台账", effect: null, now: "" });
});

test("a total typed over is told and never taken", async () => {
  resave((sheet) => {
    sheet.M89 = { t: "n", v: 1 };
  });
  const opened = await openAgain(desk, FILE);
  expect(opened.changes).toEqual([
    expect.objectContaining({ cell: "M89", effect: null, why: expect.stringContaining("公式") }),
  ]);
});

test("what the book has changed itself since is a conflict; what it already holds needs nothing", async () => {
  resave((sheet) => {
    sheet.M7 = { t: "n", v: 600 };
    sheet.M8 = { t: "n", v: 700 };
  });
  const edit = (enterpriseId: number, text: string) => ({
    enterpriseId,
    field: "researchExpense",
    period: "2025",
    text,
  });
  const second = (await openAgain(desk, FILE)).changes.find(({ cell }) => cell === "M8");
  const traced = need(await desk.services["reporting/trace"]({ exportId, sheet: "台账", cell: "M8" }));
  need(
    await desk.services["enterprises/edit-cells"]({
      edits: [edit(1, "555"), edit(traced?.enterprise?.id ?? 0, "700")],
    }),
  );
  const opened = await openAgain(desk, FILE);
  expect(second).toMatchObject({ conflict: false });
  expect(textOf("M7", opened)).toMatchObject({ conflict: true, effect: expect.stringContaining("5550000 → 6000000") });
  expect(textOf("M8", opened)).toMatchObject({ effect: null, why: expect.stringContaining("已经是这个值") });
});

test("a copy under another name is known by what it holds; without book and sidecar it is a stranger", async () => {
  resave((sheet) => {
    sheet.M7 = { t: "n", v: 600 };
  }, "改名后.xlsx");
  const opened = await openAgain(desk, "改名后.xlsx");
  expect([opened.exportId, opened.changes.map(({ cell }) => cell)]).toEqual([exportId, ["M7"]]);
  const other = await openFiledDesk();
  for (const [name, bytes] of desk.files) other.files.set(name, bytes);
  const stranger = await other.services["reporting/open-filled"]({ jobId: "1", token: "改名后.xlsx" });
  expect(stranger).toEqual({ ok: false, error: { type: "FilledFormUnknown", file: "改名后.xlsx" } });
  const known = await openAgain(other, FILE);
  expect([known.exportId, known.changes]).toEqual([null, []]);
});

test("the name of the reporting unit in a footer is taken into the settings", async () => {
  const settings = need(await desk.services["book/settings"](null));
  need(await desk.services["book/save-settings"]({ ...settings, preparedBy: "小李" }));
  await fillFormInto(desk, FILE);
  const cellOf = (sheet: WorkSheet) =>
    Object.keys(sheet).find((cell) => typeof sheet[cell]?.v === "string" && String(sheet[cell].v).includes("小李")) ??
    "";
  let cell = "";
  resave((sheet) => {
    cell = cellOf(sheet);
    sheet[cell] = { t: "s", v: String(sheet[cell]?.v).replace("小李", "小张") };
  });
  const opened = await openAgain(desk, FILE);
  expect(textOf(cell, opened)).toMatchObject({ effect: expect.stringContaining("“小李” → “小张”") });
  await absorb(opened, [decide(cell, true)]);
  expect(need(await desk.services["book/settings"](null)).preparedBy).toBe("小张");
});

/** The sheet with rows put in (or one taken out) before a row; formulas are left as they are. */
function shiftRows(sheet: WorkSheet, before: number, by: number): WorkSheet {
  const moved: WorkSheet = {};
  for (const [key, cell] of Object.entries(sheet)) {
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/u.exec(key) ?? [];
    if (letters === "") continue;
    const row = Number(digits);
    if (by < 0 && row >= before && row < before - by) continue;
    moved[`${letters}${row >= before ? row + by : row}`] = cell;
  }
  moved["!ref"] = "A1:AZ200";
  const merges = sheet["!merges"] ?? [];
  moved["!merges"] = merges.map(({ s, e }) => {
    const at = (row: number) => (row + 1 >= before ? row + by : row);
    return { s: { c: s.c, r: at(s.r) }, e: { c: e.c, r: at(e.r) } };
  });
  return moved;
}
