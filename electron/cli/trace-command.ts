/** `parkbook trace`: where a cell of a filled workbook came from (查来源), and the working paper of all its cells (取数底稿). */
import { createHash } from "node:crypto";
import { open, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { readCatalogueIndex } from "#services/catalogue";
import { PROVENANCE_SUFFIX } from "#services/reporting/export-form";
import { openFilled, readFilled } from "#services/reporting/open-filled";
import { openSidecar } from "#services/reporting/read-sidecar";
import {
  type FiledSource,
  printTrace,
  readCellName,
  traceFiled,
  traceSentences,
} from "#services/reporting/trace-filed";
import { createWorkingPaper } from "#services/reporting/working-paper";
import { describeError } from "../../renderer/text/describe-error.ts";
import { openBookToLook, openExistingBook } from "../composition/open-book-at.ts";
import { companionPath } from "../platform/files.ts";
import { need, readInput, refuseOverwriting, Refusal, writeOutput } from "./fill-files.ts";
import { printJson, say } from "./print.ts";
import { type CommandLine, readCommandLine, UsageError } from "./usage.ts";

/** Runs the command; answers the exit code. */
export async function runTrace(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { text: ["store", "paper"], flags: ["json"] });
  const [file, cell] = line.words;
  const { paper } = line.text;
  if (file === undefined || (cell === undefined && paper === undefined) || line.words.length > 2) {
    throw new UsageError("请写上填好的报表和要查的格子，例如 月报.xlsx B7；要取数底稿，请写 --paper 底稿.xlsx。");
  }
  const asked = cell === undefined ? null : readCellName(cell);
  if (cell !== undefined && asked === null) throw new UsageError(`看不懂格子“${cell}”，请写作 B7，或者 表名!B7。`);
  try {
    await withSource(line, file, async (found) => {
      if (paper !== undefined) await writePaperOf(found, { file, paper });
      if (asked !== null) tell(line, { ...found, ...asked });
    });
    return 0;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    say(cause.message);
    return 1;
  }
}

interface Found {
  readonly source: FiledSource;
  readonly edited: boolean;
  readonly now: FormWorkbook;
}

/** Finds out what knows the file, and asks it; the book is closed afterwards. */
async function withSource(line: CommandLine, file: string, ask: (found: Found) => Promise<void>): Promise<void> {
  const { name, bytes } = await readInput(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const beside = await findSidecar(file, sha256);
  if (beside !== null) return ask({ ...beside, now: need(await readFilled({ name, bytes })) });
  if (line.text.store === undefined) {
    const wanted = path.basename(companionPath(file, PROVENANCE_SUFFIX));
    throw new Refusal(
      `「${name}」旁边没有它的来源说明（${wanted}）。请把填表时一起写出的来源说明放在同一个文件夹里，或者用 --store 指明导出它的账本。`,
    );
  }
  const opened = await openExistingBook(line.text.store);
  if (!opened.ok) throw new Refusal(describeError(opened.error));
  try {
    const found = await openFilled(opened.value.db, { name, bytes }, null);
    if (!found.ok && found.error.type === "FilledFormUnknown") {
      throw new Refusal(`账本里没有导出过「${name}」的记录，查不到来源。`);
    }
    const { source, edited, form: now } = need(found);
    await ask({ source, edited, now });
  } finally {
    opened.value.close();
  }
}

async function writePaperOf(
  { source, edited }: Found,
  place: { readonly file: string; readonly paper: string },
): Promise<void> {
  refuseOverwriting(place.paper, [place.file]);
  const empty = await openBookToLook(":memory:");
  if (!empty.ok) throw new Refusal(describeError(empty.error));
  const { bytes, cells } = createWorkingPaper(source, readCatalogueIndex(empty.value.db));
  empty.value.close();
  await writeOutput(place.paper, bytes);
  if (edited) say("这份报表导出以后有人改过，底稿写的是导出时的数。");
  say(`已写出取数底稿「${path.basename(place.paper)}」：${cells} 格。`);
}

interface Told extends Found {
  readonly sheet: string | null;
  readonly cell: string;
}

function tell(line: CommandLine, { source, ...asked }: Told): void {
  const traced = traceFiled(source, asked);
  if (typeof traced === "string") throw new Refusal(traced);
  if (line.flags.json === true) printJson(printTrace(traced, asked.now.file, source.about));
  const sentences = traceSentences(traced).join("\n");
  if (line.flags.json === true) say(sentences);
  else process.stdout.write(`${sentences}\n`);
}

/** The sidecar of a file: one in its folder that was written with these very bytes, also when the file was renamed; else the one of its name, when the file was changed since. */
async function findSidecar(
  file: string,
  sha256: string,
): Promise<{ readonly source: FiledSource; readonly edited: boolean } | null> {
  const own = await openAt(companionPath(file, PROVENANCE_SUFFIX));
  if (own?.about.output.sha256 === sha256) return { source: own, edited: false };
  const folder = path.dirname(path.resolve(file));
  const others = (await readdir(folder)).filter((name) => name.endsWith(PROVENANCE_SUFFIX));
  for (const name of others.slice(0, MOST_SIDECARS)) {
    const place = path.join(folder, name);
    if (!(await mentions(place, sha256))) continue;
    const other = await openAt(place);
    if (other?.about.output.sha256 === sha256) return { source: other, edited: false };
  }
  return own === null ? null : { source: own, edited: true };
}

/** Sidecars looked into beside a renamed file. */
const MOST_SIDECARS = 5000;
/** The hash stands at the beginning of every sidecar. */
const HEAD = 4096;

async function mentions(place: string, sha256: string): Promise<boolean> {
  const file = await open(place);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString("latin1", 0, bytesRead).includes(sha256);
  } finally {
    await file.close();
  }
}

async function openAt(place: string): Promise<FiledSource | null> {
  try {
    return openSidecar(await readFile(place));
  } catch {
    return null;
  }
}
