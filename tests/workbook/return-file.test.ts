/** The sender's own file goes back with a comment in each faulty cell and a list of them (退回表). */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { read, type WorkBook } from "xlsx";
import { describe, expect, test } from "vitest";
import { writeReturnFile, type ReturnLine } from "#workbook/return-file";
import { buildPackage } from "../support/build-package.ts";
import { cellText } from "#domain/importing/cell-text";
import { openWorkbook } from "#workbook/open-workbook";
import { convert } from "../support/office.ts";
import { samplePath } from "../support/truth.ts";

const head = {
  title: "退回清单：请改正下列格子后发回",
  mark: "退回编号：T-7F3A（请勿改动）",
  guide: "只改有批注的格子",
};

function line(sheet: string, row: number, column: number, reason: string): ReturnLine {
  return { sheet, row, column, who: "甲公司", heading: "营业收入", raw: "1.2", reason, suggestion: null };
}

function open(bytes: Uint8Array): WorkBook {
  return read(bytes, { cellText: true });
}

function commentsOf(book: WorkBook, sheet: string): Readonly<Record<string, string>> {
  const cells = Object.entries(book.Sheets[sheet] ?? {}).filter(([place]) => !place.startsWith("!"));
  return Object.fromEntries(
    cells.flatMap(([place, cell]) => {
      const notes = (cell as { c?: { t?: string }[] }).c ?? [];
      return notes.length === 0 ? [] : [[place, notes.map((note) => note.t ?? "").join("|")]];
    }),
  );
}

function hashes(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, createHash("sha256").update(part).digest("hex")]),
  );
}

describe("an .xlsx goes back as it came, plus comments and the list", async () => {
  const bytes = readFileSync(samplePath("街道报送汇总(原样).xlsx"));
  const lines = [
    line("云岫街道", 14, 3, "信用代码校验不符"),
    line("云岫街道", 14, 3, "与第 29 行重复"),
    line("岚湖街道 ", 10, 6, "金额像是多了一万倍"),
  ];
  const made = await writeReturnFile({ name: "街道.xlsx", bytes }, lines, head);
  const out = made.ok ? made.value : null;

  test("comments stand in their cells, several problems of a cell in one", () => {
    const book = open(out?.bytes ?? new Uint8Array());
    expect(commentsOf(book, "云岫街道")).toEqual({ C14: "信用代码校验不符\n与第 29 行重复" });
    expect(commentsOf(book, "岚湖街道 ")).toEqual({ F10: "金额像是多了一万倍" });
    expect(book.SheetNames.at(-1)).toBe("退回清单");
    expect(book.Sheets.退回清单?.A2?.v).toBe(head.mark);
    expect(book.Sheets.退回清单?.C7?.v).toBe("F10");
    expect(book.Sheets.退回清单?.C7?.l?.Target).toBe("#'岚湖街道 '!F10");
  });

  test("every value of the sender stays, and so does every part that needed no change", () => {
    const [before, after] = [open(bytes), open(out?.bytes ?? new Uint8Array())];
    const values = (book: WorkBook, name: string): unknown =>
      Object.entries(book.Sheets[name] ?? {}).map(([place, cell]) => [place, (cell as { v?: unknown }).v ?? null]);
    for (const name of before.SheetNames) {
      const untouched = (list: unknown): unknown =>
        (list as [string, unknown][]).filter(([place]) => !["!comments", "!legdrawel", "!ref"].includes(place));
      expect(untouched(values(after, name))).toEqual(untouched(values(before, name)));
    }
    const [old, now] = [hashes(bytes), hashes(out?.bytes ?? new Uint8Array())];
    const changed = Object.keys(old).filter((part) => old[part] !== now[part]);
    expect(
      changed.filter((part) => !/Content_Types|workbook\.xml|styles\.xml|sheets\/(?:_rels\/)?sheet\d\.xml/u.test(part)),
    ).toEqual([]);
  });

  test("LibreOffice opens it and shows the list", () => {
    const again = open(convert(out?.bytes ?? new Uint8Array(), "xlsx"));
    expect(commentsOf(again, "云岫街道")).toEqual({ C14: "信用代码校验不符\n与第 29 行重复" });
    expect(again.Sheets.退回清单?.G5?.v).toBe("信用代码校验不符");
  });
});

test("a cell that has a comment keeps it, with ours below", async () => {
  const bytes = readFileSync(
    new URL("../fixtures/samples/C-山西-规上工业企业创新活动全覆盖台账.xlsx", import.meta.url),
  );
  const book = open(bytes);
  const sheet = book.SheetNames.find((name) => Object.keys(commentsOf(book, name)).length > 0) ?? "";
  const [place = "A1", before = ""] = Object.entries(commentsOf(book, sheet))[0] ?? [];
  const column = place.charCodeAt(0) - 64;
  const made = await writeReturnFile(
    { name: "C.xlsx", bytes },
    [line(sheet, Number(place.slice(1)), column, "请改正")],
    head,
  );
  const after = commentsOf(open(made.ok ? made.value.bytes : new Uint8Array()), sheet);
  expect(after).toEqual({ ...commentsOf(book, sheet), [place]: `${before}\n请改正` });
});

test("a sheet with prefixed names and no relations of its own gets both", async () => {
  const bytes = buildPackage({
    sheet: `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>企业名称</x:t></x:is></x:c></x:row></x:sheetData><x:tableParts count="0"/></x:worksheet>`,
    extra: {
      "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
  });
  const made = await writeReturnFile({ name: "前缀.xlsx", bytes }, [line("表", 1, 1, "表头不对")], head);
  const out = made.ok ? made.value.bytes : new Uint8Array();
  expect(commentsOf(open(out), "表")).toEqual({ A1: "表头不对" });
  const sheet = new TextDecoder().decode(unzipSync(out)["xl/worksheets/sheet1.xml"]);
  expect(sheet.indexOf("x:legacyDrawing")).toBeLessThan(sheet.indexOf("x:tableParts"));
});

test.each(["在孵企业情况表2025(火炬口径).xls", "高企汇总表2025.csv"])(
  "%s becomes an .xlsx with the same values",
  async (name) => {
    const bytes = readFileSync(samplePath(name));
    const source = await readAll(name, bytes);
    const [sheet] = source;
    const made = await writeReturnFile({ name, bytes }, [line(sheet?.name ?? "", 6, 2, "请核对")], head);
    const out = made.ok ? made.value.bytes : new Uint8Array();
    expect(made.ok && made.value.converted).toBe(true);
    expect(commentsOf(open(out), sheet?.name ?? "")).toEqual({ B6: "请核对" });
    expect((await readAll("copy.xlsx", out)).slice(0, -1)).toEqual(source);
  },
);

/** Every sheet as texts, by our own reader. */
async function readAll(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly name: string; readonly rows: readonly (readonly string[])[] }[]> {
  const opened = await openWorkbook({ name, bytes });
  if (!opened.ok) throw new Error(opened.error.type);
  const sheets: { name: string; rows: string[][] }[] = [];
  for (const [number, sheet] of opened.value.sheets.entries()) {
    const grid = await opened.value.readGrid(number);
    if (!grid.ok) throw new Error(grid.error.type);
    sheets.push({
      name: sheet.name,
      rows: grid.value.rows.map((row) => Array.from(row.cells, cellText).join("\t").trimEnd().split("\t")),
    });
  }
  return sheets;
}
