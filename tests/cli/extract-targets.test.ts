/** The command line answers with the targets of a policy file, in the document's own characters (目标提取). */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { toGb18030 } from "../corpus/chinese-bytes.ts";
import { runCli } from "../support/run-cli.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-"));

function write(name: string, bytes: Uint8Array | string): string {
  const place = path.join(folder, name);
  writeFileSync(place, bytes);
  return place;
}

test("a traditional text: the sentence as it stands, the rest in our words", async () => {
  const file = write("意见.txt", "海灣省實施意見\n到2025年，各國家級高新區規劃1—2個產業集群，企業數量比2020年翻一番。");
  const done = await runCli(["extract-targets", file, "--json"]);
  expect(done.code, done.stderr).toBe(0);
  const sentence = "到2025年，各國家級高新區規劃1—2個產業集群，企業數量比2020年翻一番。";
  const both = { sentence, targetYear: 2025, scope: "各国家级高新区" };
  expect(JSON.parse(done.stdout)).toMatchObject([
    { ...both, indicator: "产业集群", operator: "between", value: "1–2", unit: "个", baseYear: null, words: ["1—2個"] },
    {
      ...both,
      indicator: "企业数量",
      operator: "double",
      value: 2,
      unit: "倍",
      baseYear: 2020,
      words: ["比2020年翻一番"],
    },
  ]);
});

test("a GBK text without --json is a line for each target", async () => {
  const done = await runCli(["extract-targets", write("方案.txt", toGb18030("到2025年，全省孵化器达到50家。"))]);
  expect([done.code, done.stdout]).toEqual([0, "孵化器\t不少于 50家\t2025 年\t全省\n"]);
});

test("a PDF and an old Word file are refused with what to do", async () => {
  const pdf = await runCli(["extract-targets", write("方案.pdf", "%PDF-1.7\nabc"), "--json"]);
  expect([pdf.code, pdf.stdout]).toEqual([1, ""]);
  expect(pdf.stderr).toMatch(/「方案.pdf」是 PDF.*另存为 .docx.*复制文字粘贴/u);
  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  expect(await runCli(["extract-targets", write("方案.doc", old)])).toMatchObject({ code: 1, stdout: "" });
});
