/** `parkbook fill`: fills a province's blank form from the book and writes where every number came from beside it (填报表). */
import path from "node:path";
import { type Period, parsePeriod } from "#domain/shared/period";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import { checkFilled } from "#services/reporting/check-filled";
import { choosePeriod } from "#services/reporting/choose-period";
import { describeFiling, sidecarBytes } from "#services/reporting/describe-filing";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import { type Filled, type Filling, fillWorkbook } from "#services/reporting/fill-workbook";
import { type FormFile, type OpenedForm, openForm, openPlain } from "#services/reporting/open-form";
import { findSubject } from "#services/reporting/find-subject";
import { describeError } from "../../renderer/text/describe-error.ts";
import { type Book, clock, openExistingBook } from "../composition/open-book-at.ts";
import { companionPath } from "../platform/files.ts";
import { fillEach, readSubjects, USUAL_NAMES } from "./fill-each.ts";
import { need, readInput, refuseOverwriting, Refusal, writeOutput } from "./fill-files.ts";
import { applyInputs } from "./fill-inputs.ts";
import { openRanges, printFilled } from "./fill-json.ts";
import { printJson, say } from "./print.ts";
import { type CommandLine, readCommandLine, requireText, UsageError } from "./usage.ts";

/** The form was written, but a list in it stays blank. */
const IN_PART = 3;

/** Runs the command; answers the exit code: 3 where a list of the form stays blank because no rows can be added to it. */
export async function runFill(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, {
    text: ["store", "out", "period", "like", "binding", "subject", "lists", "each", "names"],
    many: ["set"],
    flags: ["json"],
  });
  if (line.words.length !== 1) throw new UsageError("请写上一份空白报表。");
  const opened = await openExistingBook(requireText(line, "store"));
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  try {
    return await fill(opened.value, line);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    say(cause.message);
    return 1;
  } finally {
    opened.value.close();
  }
}

async function fill(book: Book, line: CommandLine): Promise<number> {
  const { store, like, binding, lists, subject, period: said } = line.text;
  const out = requireText(line, "out");
  const set = line.many.set ?? [];
  refuseOverwriting(out, [line.words[0], like, binding, lists, store]);
  const blank = await readInput(line.words[0] ?? "");
  const { form, reading: proposed } = await openAsked(book, blank, { like, free: set.length > 0 });
  const index = readCatalogueIndex(book.db);
  const inputs = { ...(binding === undefined ? {} : { binding }), ...(lists === undefined ? {} : { lists }), set };
  const reading = await applyInputs(proposed, inputs, { index, form });
  const period = said === undefined ? choosePeriod(book.db, form) : readPeriodOption(said);
  if (line.text.each !== undefined) {
    const filling = { form, bytes: blank.bytes, reading, period, threshold: FILL_THRESHOLD, today: clock.today() };
    const subjects = await readSubjects(book, reading, line.text.each);
    const pattern = line.text.names ?? USUAL_NAMES;
    const each = await fillEach(book, { ...filling, subjects, pattern, at: clock.now() }, out);
    if (line.flags.json === true) printJson(each);
    return 0;
  }
  const subjectId = subject === undefined ? null : requireSubject(book, subject, reading.subjectKind);
  const { bytes } = blank;
  const today = clock.today();
  const filled = need(
    fillWorkbook(book, { form, bytes, reading, period, subjectId, threshold: FILL_THRESHOLD, today }),
  );
  const provenance = await writeFilled(book, { out, form, reading, period }, filled);
  const check = checkFilled(bytes, filled);
  for (const { sheet, cell, what } of check.findings) say(`复核发现：${sheet} ${cell} ${what}`.replace(/ +/gu, " "));
  report(filled, out);
  const written = new Map(filled.plan.lists.map(({ list, rowsWritten }) => [list, rowsWritten]));
  for (const range of new Set(openRanges(reading, (list) => written.get(list) ?? 0)))
    say(`${range}，名单先空着（可用 --lists 写明）。`);
  const printed = printFilled({ reading, index }, filled, { provenance, threshold: FILL_THRESHOLD });
  if (printed.unbound.length > 0)
    say(`另有 ${printed.unbound.length} 处不知道该取什么数，没有填：${firstPlaces(printed.unbound)}。`);
  if (line.flags.json === true) printJson({ ...printed, check });
  return (filled.plan.withheld ?? []).length === 0 ? 0 : IN_PART;
}

/** Opens the form; one that asks for nothing is still opened when single cells are to be set. */
async function openAsked(
  book: Book,
  blank: FormFile,
  { like, free }: { readonly like: string | undefined; readonly free: boolean },
): Promise<Pick<OpenedForm, "form" | "reading">> {
  const opened = await openForm(book, blank, like === undefined ? null : await readInput(like));
  if (opened.ok || !free || opened.error.type !== "FormHasNothingToFill") return need(opened);
  return need(await openPlain(blank));
}

function requireSubject(book: Book, said: string, kind = "enterprise"): number {
  const found = findSubject(book.db, said, kind);
  if (found !== null) return found;
  throw new Refusal(`账本里没有代码或名称为"${said}"的${findKind(book.db, kind)?.label ?? "企业"}。`);
}

async function writeFilled(
  book: Book,
  { out, form, reading, period }: { readonly out: string } & Pick<Filling, "form" | "reading" | "period">,
  filled: Filled,
): Promise<string> {
  const about = { form, reading, period, fingerprint: null, threshold: FILL_THRESHOLD };
  const filing = describeFiling(book.db, { ...about, filled, file: path.basename(out), at: clock.now() });
  const provenance = companionPath(out, ".来源.json");
  await writeOutput(out, filled.bytes);
  await writeOutput(provenance, sidecarBytes(filing));
  return provenance;
}

function report({ plan, parts }: Filled, out: string): void {
  for (const problem of plan.problems) say(`${problem.sheet} ${problem.cell}：${problem.reason}`);
  say(`已写出「${path.basename(out)}」：填入 ${plan.cells.count} 格，原表 ${parts.unchanged.length} 个部件一字未动。`);
}

/** The first few places, so that a person knows where to look. */
function firstPlaces(places: readonly { readonly sheet: string; readonly place: string }[]): string {
  // Blocks of a grouped list leave out the same columns.
  const distinct = [...new Set(places.map(({ sheet, place }) => `${sheet} ${place}`))];
  const shown = distinct.slice(0, 8);
  return shown.join("、") + (distinct.length > shown.length ? " 等" : "");
}

function readPeriodOption(text: string): Period {
  const period = parsePeriod(text);
  if (!period.ok) throw new UsageError(`看不懂报告期"${text}"。`);
  return period.value;
}
