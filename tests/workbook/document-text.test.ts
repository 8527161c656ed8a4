/** The running text of a document, whatever it was saved as (文件正文). */
import { expect, test } from "vitest";
import { err, ok } from "#domain/shared/result";
import { readDocumentText } from "#workbook/document-text";
import { toBig5, toGb18030 } from "../corpus/chinese-bytes.ts";
import { rawZip } from "../corpus/raw-zip.ts";

const lines = "一、主要目标\n到2025年，孵化器达到50家。";
const utf8 = new TextEncoder();
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function docx(body: string): Uint8Array {
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`;
  return rawZip([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "word/document.xml", data: document },
  ]);
}

const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

test.each([
  ["UTF-8", utf8.encode(lines)],
  ["UTF-8 with its mark", utf8.encode(`\uFEFF${lines}`)],
  ["GBK", toGb18030(lines)],
  ["Big5", toBig5("一、主要目標\n到2025年，孵化器達到50家。")],
])("plain text in %s", async (name, bytes) => {
  const text = await readDocumentText({ name: "目标.txt", bytes });
  expect(text).toEqual(ok(name === "Big5" ? "一、主要目標\n到2025年，孵化器達到50家。" : lines));
});

test("a web page is its paragraphs; scripts, styles and comments are not shown", async () => {
  const page = `<!DOCTYPE html><html><head><title>通知</title><style>p{color:red}</style></head><body><!-- 99家 --><script>var a="1000家";</script><div><p>一、主要目标</p><p>到2025年，<b>孵化器</b>达到&nbsp;50家。</p></div></body></html>`;
  const text = await readDocumentText({ name: "通知.html", bytes: utf8.encode(page) });
  expect(text.ok && text.value.split("\n").filter((line) => line !== "")).toEqual([
    "一、主要目标",
    "到2025年，孵化器达到 50家。",
  ]);
});

test("a Word file is its paragraphs and table rows; deleted words are gone", async () => {
  const deleted =
    "<w:p><w:r><w:t>到2025年，</w:t></w:r><w:del><w:r><w:delText>孵化器达到80家</w:delText></w:r></w:del><w:r><w:t>孵化器达到50家。</w:t></w:r></w:p>";
  const cell = (words: string): string => `<w:tc>${paragraph(words)}</w:tc>`;
  const table = `<w:tbl><w:tr>${cell("指标")}${cell("2025年")}</w:tr></w:tbl>`;
  const text = await readDocumentText({ name: "方案.docx", bytes: docx(paragraph("一、主要目标") + deleted + table) });
  expect(text.ok && text.value.split("\n").map((line) => line.trim())).toEqual([
    "一、主要目标",
    "到2025年，孵化器达到50家。",
    "指标 | 2025年",
    "",
  ]);
});

test("an empty first cell of a Word table, merged with the one above, stays in its own row", async () => {
  const row = (...cells: string[]): string =>
    `<w:tr>${cells.map((words) => `<w:tc>${paragraph(words)}</w:tc>`).join("")}</w:tr>`;
  const table = `<w:tbl>${row("平台", "实验室", "5")}${row("", "中试基地", "3")}</w:tbl>`;
  const text = await readDocumentText({ name: "任务.docx", bytes: docx(paragraph("任务表") + table) });
  expect(text.ok && text.value.split("\n").map((line) => line.trim())).toEqual([
    "任务表",
    "平台 | 实验室 | 5",
    "| 中试基地 | 3",
    "",
  ]);
});

test.each([
  ["旧方案.doc", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "doc"],
  ["方案.pdf", utf8.encode("%PDF-1.7\n%abc"), "pdf"],
  ["方案.rtf", utf8.encode("{\\rtf1\\ansi abc}"), "rtf"],
  ["名册.xlsx", rawZip([{ name: "xl/workbook.xml", data: "<workbook/>" }]), "other"],
] as const)("%s is refused", async (name, bytes, kind) => {
  expect(await readDocumentText({ name, bytes })).toEqual(err({ type: "DocumentUnreadable", file: name, kind }));
});

test("entities declared in a Word file are not resolved", async () => {
  const bomb = rawZip([
    { name: "word/document.xml", data: `<!DOCTYPE a [<!ENTITY b "c">]><w:document ${WORD}>&b;</w:document>` },
  ]);
  const text = await readDocumentText({ name: "方案.docx", bytes: bomb });
  expect(text).toMatchObject({ ok: false, error: { type: "FileDamaged" } });
});
