import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { ServiceHandlers } from "#contract/contract";
import type { FormReading } from "#domain/reporting/form-binding";
import { err, ok } from "#domain/shared/result";
import { createServices } from "#services/create-services";
import { importFile } from "#services/importing/import-file";
import type { Job, Ports } from "#services/ports";
import { openBook } from "#store/connection";
import { samplePath } from "../../support/truth.ts";

/** Last year's filled copy held against a blank form, over a real book that holds that year (拿上年填好的表对照). */

const BLANK = "C-山西-规上工业企业创新活动全覆盖台账.xlsx";
const FILLED = "C-上年已报.xlsx";
const job: Job = { progress: () => undefined, cancelled: () => false };
let services: ServiceHandlers;

/** Tokens are the names of samples. */
function testPorts(): Ports {
  const given: string[] = [];
  return {
    clock: { now: () => "2026-11-21T08:00:00.000Z", today: () => "2026-11-21" },
    ids: { next: () => String(given.push("")) },
    files: {
      read: async (token) =>
        token === "gone" ? err({ type: "FileMissing", file: "已删.xlsx" }) : ok({ name: token, bytes: sample(token) }),
      write: async () => err({ type: "PermissionDenied", file: "-" }),
      readBeside: async () => null,
      writeBeside: async () => err({ type: "PermissionDenied", file: "-" }),
      examples: async () => [],
    },
    publish: () => undefined,
    job: () => job,
  };
}

const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(samplePath(name)));

beforeAll(async () => {
  const opened = await openBook(":memory:");
  if (!opened.ok) throw new Error(opened.error.type);
  for (const name of ["火炬企业年报导出2024.xlsx", "高新区企业名册2025.xlsx"]) {
    const file = { name, bytes: sample(name) };
    const request = { file, period: null, apply: true, at: "2026-11-21T08:00:00.000Z", by: "小王" };
    const outcome = await importFile(opened.value, request, job);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  }
  services = createServices({ ports: testPorts(), book: opened.value });
});

async function openBlank(): Promise<{ readonly formId: string; readonly reading: FormReading }> {
  const opened = await services["reporting/open"]({ jobId: "1", token: BLANK });
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

const column = (reading: FormReading, letter: string) =>
  reading.lists[0]?.columns.find((one) => one.letter === letter)?.binding;

test("columns that agree say with how many rows, and what follows works on the corrected reading", async () => {
  const { formId, reading } = await openBlank();
  const reply = await services["reporting/learn"]({ jobId: "1", formId, token: FILLED });
  if (!reply.ok) throw new Error(reply.error.type);
  const { source, reason } = column(reply.value, "M") ?? {};
  expect(source).toEqual({ kind: "field", field: "researchExpense", unit: "万元", period: "report" });
  // Every enterprise of which the book knows that year, though its amounts were rounded to 千元 by another sender.
  expect(reason).toMatch(/^与已报表中 (\d{2})\/\1 行一致$/u);
  expect(reply.value.cells).toEqual(reading.cells);
  const target = { kind: "column", list: 0, letter: "B" } as const;
  const bound = await services["reporting/bind"]({ formId, target, source: null });
  expect(bound.ok ? column(bound.value, "M") : null).toEqual(column(reply.value, "M"));
});

test("what a person chose by hand stays, be it wrong", async () => {
  const { formId } = await openBlank();
  const wrong = { kind: "field", field: "researchExpense", unit: "千元", period: "previous" } as const;
  const bind = (letter: string, source: typeof wrong | null) =>
    services["reporting/bind"]({ formId, target: { kind: "column", list: 0, letter }, source });
  await bind("M", wrong);
  await bind("D", null);
  const reply = await services["reporting/learn"]({ jobId: "1", formId, token: FILLED });
  if (!reply.ok) throw new Error(reply.error.type);
  expect([column(reply.value, "M"), column(reply.value, "D")]).toEqual([
    { source: wrong, confidence: 1, reason: "您指定的对应" },
    { source: null, confidence: 1, reason: "您选择不填" },
  ]);
});

test("another form's copy proves nothing, and takes back what the right one had proved", async () => {
  const { formId, reading } = await openBlank();
  const learn = (token: string) => services["reporting/learn"]({ jobId: "1", formId, token });
  const right = await learn(FILLED);
  expect(right.ok && column(right.value, "M")).not.toEqual(column(reading, "M"));
  expect(await learn("B-山东-重点支持创新型产业集群发展情况汇总表.xlsx")).toEqual(ok(reading));
  expect(await learn(FILLED)).toEqual(right);
});

test("a copy that is gone or no workbook, and a form already closed, are told", async () => {
  const { formId } = await openBlank();
  const learn = (form: string, token: string) => services["reporting/learn"]({ jobId: "1", formId: form, token });
  expect(await learn(formId, "gone")).toEqual(err({ type: "FileMissing", file: "已删.xlsx" }));
  expect(await learn(formId, "高企汇总表2025.csv")).toEqual(err({ type: "FormNotXlsx", file: "高企汇总表2025.csv" }));
  await services["reporting/close"]({ formId });
  expect(await learn(formId, FILLED)).toEqual(err({ type: "FormNotOpen" }));
});
