/** A desk for tests of filled forms: a real book from sample rosters, files in memory that lie beside each other (已报表测试台). */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ServiceHandlers } from "#contract/contract";
import type { FilledForm } from "#contract/reporting";
import type { OpenFilled } from "#contract/reporting-filed";
import type { Result } from "#domain/shared/result";
import { createServices } from "#services/create-services";
import { importFile } from "#services/importing/import-file";
import type { Job, Ports } from "#services/ports";
import { type Book, openBook } from "#store/connection";
import { samplePath } from "../../support/truth.ts";

/** 山西's list of industrial enterprises, and the rosters it is filled from. */
export const FORM_C = "C-山西-规上工业企业创新活动全覆盖台账.xlsx";
const ROSTERS = ["高新区企业名册2025.xlsx", "火炬企业年报导出2024.xlsx", "孵化载体汇总表.xlsx"];
const job: Job = { progress: () => undefined, cancelled: () => false };

/** Books are made once and copied, because reading the rosters takes most of the time. */
const folder = mkdtempSync(path.join(tmpdir(), "parkbook-filed-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
let made: Promise<string> | null = null;
let copies = 0;

/** The desk. `files` by name; tokens are names, samples are there from the start. */
export interface FiledDesk {
  readonly book: Book;
  readonly services: ServiceHandlers;
  readonly files: Map<string, Uint8Array>;
}

/** Opens it over a book that holds the rosters. */
export async function openFiledDesk(): Promise<FiledDesk> {
  made ??= makeBook();
  copies += 1;
  const place = path.join(folder, `${copies}.parkbook`);
  copyFileSync(await made, place);
  const book = need(await openBook(place));
  const files = new Map<string, Uint8Array>();
  return { book, files, services: createServices({ ports: portsOver(files), book }) };
}

async function makeBook(): Promise<string> {
  const place = path.join(folder, "0.parkbook");
  const book = need(await openBook(place));
  for (const name of ROSTERS) {
    const file = { name, bytes: new Uint8Array(readFileSync(samplePath(name))) };
    const request = { file, period: null, apply: true, at: "2026-11-21T08:00:00.000Z", by: "小王" };
    need(await importFile(book, request, job));
  }
  book.close();
  return place;
}

function portsOver(files: Map<string, Uint8Array>): Ports {
  const given: string[] = [];
  const read = (name: string) => files.get(name) ?? new Uint8Array(readFileSync(samplePath(name)));
  const beside = (token: string, suffix: string) => `${path.parse(token).name}${suffix}`;
  return {
    clock: { now: () => "2026-11-21T09:00:00.000Z", today: () => "2026-11-21" },
    ids: { next: () => String(given.push("")) },
    files: {
      read: async (token) => ({ ok: true, value: { name: token, bytes: read(token) } }),
      write: async (token, bytes) => {
        files.set(token, bytes);
        return { ok: true, value: { name: token } };
      },
      readBeside: async (token, suffix) => {
        const name = beside(token, suffix);
        const bytes = files.get(name);
        return bytes === undefined ? null : { name, bytes };
      },
      writeBeside: async (token, suffix, bytes) => {
        const name = beside(token, suffix);
        files.set(name, bytes instanceof Uint8Array ? bytes : Buffer.concat([...bytes]));
        return { ok: true, value: { name } };
      },
      examples: async () => [],
    },
    publish: () => undefined,
    job: () => job,
  };
}

/** Fills a form, 山西's when none is named, into a file. */
export async function fillFormInto({ services }: FiledDesk, file: string, form = FORM_C): Promise<FilledForm> {
  const { formId } = need(await services["reporting/open"]({ jobId: "1", token: form }));
  return need(await services["reporting/export"]({ jobId: "1", formId, period: "2025", subjectId: null, token: file }));
}

/** Opens a filled file again. */
export async function openAgain({ services }: FiledDesk, file: string): Promise<OpenFilled> {
  return need(await services["reporting/open-filled"]({ jobId: "1", token: file }));
}

/** The value of a success; a failure ends the test with its words. */
export function need<Value, Failure>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
