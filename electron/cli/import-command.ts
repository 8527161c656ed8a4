/** `parkbook import`: reads rosters, shows what they would change, and writes them with --apply (导入名册). */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Period, parsePeriod } from "#domain/shared/period";
import { type FileImport, type FileOutcome, importFile } from "#services/importing/import-file";
import { describeError } from "../../renderer/text/describe-error.ts";
import { type Book, clock, openBookAt, openBookToLook } from "../composition/open-book-at.ts";
import { readError } from "../platform/file-errors.ts";
import {
  type DoubtfulCell,
  listDoubtfulCells,
  listLeftOut,
  type PrintedFile,
  printPlan,
  printSheets,
} from "./import-json.ts";
import { type NamedKind, readKindOption } from "./named-kind.ts";
import { printJson, say } from "./print.ts";
import { silentJob } from "./silent-job.ts";
import { readCommandLine, requireText, UsageError } from "./usage.ts";

interface Options {
  readonly period: Period | null;
  readonly kind: NamedKind | null;
  readonly apply: boolean;
  readonly json: boolean;
}

/** Runs the command; answers the exit code: 1 when any file was refused. */
export async function runImport(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { text: ["store", "period", "kind"], flags: ["apply", "json"] });
  if (line.words.length === 0) throw new UsageError("请写上要导入的文件。");
  const { apply = false, json = false } = line.flags;
  const period = readPeriodOption(line.text.period);
  const store = requireText(line, "store");
  const opened = await (apply ? openBookAt(store) : openBookToLook(store));
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  try {
    const options = { period, kind: readKindOption(opened.value, line.text.kind), apply, json };
    const files: PrintedFile[] = [];
    for (const word of line.words) files.push(await importOne(opened.value, word, options));
    if (json) printJson({ files });
    return files.some((file) => file.refused !== null) ? 1 : 0;
  } finally {
    opened.value.close();
  }
}

function readPeriodOption(text: string | undefined): Period | null {
  if (text === undefined) return null;
  const period = parsePeriod(text);
  if (!period.ok) throw new UsageError(`看不懂报告期"${text}"。`);
  return period.value;
}

async function importOne(book: Book, place: string, options: Options): Promise<PrintedFile> {
  const name = path.basename(place);
  const refused = (sentence: string): PrintedFile => {
    say(sentence);
    return { file: name, standing: null, sheets: [], plan: null, receipt: null, leftOut: [], refused: sentence };
  };
  const bytes = await readBytes(place, name);
  if (typeof bytes === "string") return refused(bytes);
  const { period, kind, apply } = options;
  let seen: Seen = { sheets: [], leftOut: [], doubtful: [] };
  const look: FileImport["look"] = (opened, plan) => {
    seen = {
      sheets: options.json ? printSheets(opened, plan) : [],
      leftOut: listLeftOut(plan),
      doubtful: listDoubtfulCells(opened, plan),
    };
  };
  const subject = kind === null ? {} : { subject: kind.kind.id };
  const request = { file: { name, bytes }, period, ...subject, apply, at: clock.now(), by: "命令行", look };
  const outcome = await importFile(book, request, silentJob);
  return outcome.ok ? report(outcome.value, seen, options) : refused(describeError(outcome.error));
}

type Seen = Pick<PrintedFile, "sheets" | "leftOut"> & { readonly doubtful: readonly DoubtfulCell[] };

async function readBytes(place: string, name: string): Promise<Uint8Array | string> {
  try {
    return await readFile(place);
  } catch (cause) {
    return describeError(readError(cause, name));
  }
}

/** More rows than this are not said one by one. */
const MOST_SAID = 20;

function report(outcome: FileOutcome, { sheets, leftOut, doubtful }: Seen, { apply }: Options): PrintedFile {
  const { opened, counts, receipt, missing } = outcome;
  const question = missing === null ? null : describeError(missing);
  say(
    `${opened.file}：新增 ${counts.add}，变更 ${counts.update}，不变 ${counts.unchanged}，待定 ${counts.decision}，不能导入 ${counts.rejected}。`,
  );
  for (const row of leftOut.slice(0, MOST_SAID)) say(`  ${row.sheet} 第 ${row.row} 行 ${row.name}：${row.reason}`);
  if (leftOut.length > MOST_SAID) say(`  还有 ${leftOut.length - MOST_SAID} 行没有列出，加上 --json 可以看全。`);
  sayDoubtful(doubtful);
  if (question !== null) say(question);
  else if (receipt !== null) say(`已写入账本：第 ${receipt.batchId} 批，共 ${receipt.values} 个值。`);
  else say("以上是预案，没有写入账本；加上 --apply 才会写入。");
  return {
    file: opened.file,
    standing: opened.standing,
    sheets,
    plan: printPlan(counts),
    receipt,
    leftOut,
    refused: missing?.type === "NoTableFound" || (apply && receipt === null) ? question : null,
  };
}

/** What was left out of a row that is taken, and a name that no entry goes by, would else be missed. */
function sayDoubtful(doubtful: readonly DoubtfulCell[]): void {
  for (const [what, heading] of Object.entries(HEADINGS)) {
    const cells = doubtful.filter((cell) => cell.what === what);
    if (cells.length > 0) say(heading(cells.length));
    for (const { sheet, cell, reason } of cells.slice(0, MOST_SAID)) say(`  ${sheet} ${cell}：${reason}`);
    if (cells.length > MOST_SAID) say(`  还有 ${cells.length - MOST_SAID} 格没有列出，加上 --json 可以看全。`);
  }
}

const HEADINGS: Readonly<Record<DoubtfulCell["what"], (count: number) => string>> = {
  unread: (count) => `有 ${count} 格没有读懂，没有导入（同一行的其余各格照常）：`,
  link: (count) => `有 ${count} 格写的名称对不上台账，暂时数不进去：`,
};
