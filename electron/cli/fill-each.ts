/** `parkbook fill --each`: one form for each of many entries (一企一表), into a folder or an archive. */
import path from "node:path";
import type { FilledEach } from "#contract/reporting-each";
import type { FormReading } from "#domain/reporting/form-binding";
import { groupProblems, namesInWords } from "#domain/reporting/group-problems";
import { findKind } from "#services/catalogue";
import { type EachFilling, fillFiles, listFormSubjects, packFiles } from "#services/reporting/fill-each";
import { describeFiling, sidecarBytes } from "#services/reporting/describe-filing";
import { PROVENANCE_SUFFIX } from "#services/reporting/export-form";
import { fillSheets } from "#services/reporting/fill-sheets";
import { findSubject } from "#services/reporting/find-subject";
import type { Book } from "../composition/open-book-at.ts";
import { companionPath } from "../platform/files.ts";
import { need, readInput, Refusal, writeOutput } from "./fill-files.ts";
import { say } from "./print.ts";

/** How files are named when the call does not say. */
export const USUAL_NAMES = "{序号}-{名称}";

/** Reads whom `--each` names: 全部, codes or names in a row, or a text file with one in each line. Throws Refusal with those the book does not have. */
export async function readSubjects(book: Book, reading: FormReading, said: string): Promise<readonly number[]> {
  if (said === "全部") return listFormSubjects(book.db, reading);
  const text = /\.txt$/iu.test(said) ? new TextDecoder().decode((await readInput(said)).bytes) : said;
  const named = text
    .split(/[\r\n,，、;；]+/u)
    .map((one) => one.replace(/^\uFEFF/u, "").trim())
    .filter((one) => one !== "");
  const found = named.map((one) => ({ one, id: findSubject(book.db, one, reading.subjectKind) }));
  const unknown = found.filter(({ id }) => id === null).map(({ one }) => `“${one}”`);
  if (unknown.length > 0) {
    const label = findKind(book.db, reading.subjectKind ?? "enterprise")?.label ?? "企业";
    throw new Refusal(`账本里没有这些${label}：${unknown.slice(0, 10).join("、")}${unknown.length > 10 ? "等" : ""}。`);
  }
  return found.flatMap(({ id }) => id ?? []);
}

/** Fills them all and writes a folder, a `.zip`, or one `.xlsx` with a sheet for each. */
export async function fillEach(book: Book, filling: EachFilling, out: string): Promise<FilledEach> {
  if (/\.xlsx$/iu.test(out)) return fillOneWorkbook(book, filling, out);
  const filled = fillFiles(book, filling, () => true);
  if (filled === null) throw new Refusal("没有填完。");
  const { files, ...outcome } = filled;
  if (/\.zip$/iu.test(out)) await writeOutput(out, packFiles({ files }));
  else for (const [name, bytes] of files) await writeOutput(path.join(out, name), bytes);
  for (const { name, reason } of outcome.failed) say(`${name}：${reason}`);
  sayProblems(outcome.problems);
  sayDoubts(outcome.check);
  say(`已填 ${outcome.written} 份，写在「${path.basename(out)}」。`);
  return { file: path.basename(out), ...outcome };
}

async function fillOneWorkbook(book: Book, filling: EachFilling, out: string): Promise<FilledEach> {
  const made = fillSheets(book, filling, () => true);
  if (made === null) throw new Refusal("没有填完。");
  const { filled, reading, written, problems, check } = need(made);
  const file = path.basename(out);
  const filing = describeFiling(book.db, { ...filling, reading, fingerprint: null, filled, file });
  await writeOutput(out, filled.bytes);
  await writeOutput(companionPath(out, PROVENANCE_SUFFIX), sidecarBytes(filing));
  sayProblems(problems);
  say(`已填 ${written} 张，写在「${file}」。`);
  sayDoubts(check);
  return { file, written, failed: [], problems, check };
}

function sayProblems(problems: FilledEach["problems"]): void {
  for (const { names, count, first } of groupProblems(problems)) {
    say(`${namesInWords(names)}：${names.length > 1 ? "各 " : ""}${count} 处提醒，${first}`);
  }
}

function sayDoubts({ findings }: FilledEach["check"]): void {
  for (const { sheet, cell, what } of findings) say(`复核发现：${sheet} ${cell} ${what}`.replace(/ +/gu, " "));
}
