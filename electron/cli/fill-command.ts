/** `parkbook fill`: fills a province's blank form from the book and writes where every number came from beside it (填报表). */
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createHash } from "node:crypto";
import type { FormReading } from "#domain/reporting/form-binding";
import { createSidecar } from "#domain/reporting/provenance-sidecar";
import { type Period, parsePeriod } from "#domain/shared/period";
import type { Result } from "#domain/shared/result";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import { applyBindingFile, readBindingFile } from "#services/reporting/binding-file";
import { choosePeriod } from "#services/reporting/choose-period";
import { FILL_THRESHOLD, fillWorkbook } from "#services/reporting/fill-workbook";
import { type FormFile, openForm } from "#services/reporting/open-form";
import { findSubject } from "#services/reporting/find-subject";
import { describeError } from "../../renderer/text/describe-error.ts";
import { type Book, clock, openExistingBook } from "../composition/open-book-at.ts";
import { readError, writeError } from "../platform/file-errors.ts";
import { companionPath } from "../platform/files.ts";
import { writeWhole } from "../platform/write-whole.ts";
import { printFilled } from "./fill-json.ts";
import { printJson, say } from "./print.ts";
import { type CommandLine, readCommandLine, requireText, UsageError } from "./usage.ts";

/** A refusal on its way to the exit code: the sentence for the person. */
class Refusal extends Error {}

/** Runs the command; answers the exit code. */
export async function runFill(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, {
    text: ["store", "out", "period", "like", "binding", "subject"],
    flags: ["json"],
  });
  if (line.words.length !== 1) throw new UsageError("请写上一份空白报表。");
  const opened = await openExistingBook(requireText(line, "store"));
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  try {
    await fill(opened.value, line);
    return 0;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    say(cause.message);
    return 1;
  } finally {
    opened.value.close();
  }
}

async function fill(book: Book, line: CommandLine): Promise<void> {
  const out = requireText(line, "out");
  refuseOverwriting(out, [line.words[0], line.text.like, line.text.binding, line.text.store]);
  const blank = await readBytes(line.words[0] ?? "");
  const like = line.text.like === undefined ? null : await readBytes(line.text.like);
  const form = need(await openForm(book, blank, like));
  const index = readCatalogueIndex(book.db);
  const reading =
    line.text.binding === undefined ? form.reading : await withBinding(form.reading, line.text.binding, index);
  const period = line.text.period === undefined ? choosePeriod(book.db, form.form) : readPeriodOption(line.text.period);
  const subjectId =
    line.text.subject === undefined ? null : findSubject(book.db, line.text.subject, reading.subjectKind);
  if (line.text.subject !== undefined && subjectId === null) {
    const label = findKind(book.db, reading.subjectKind ?? "enterprise")?.label ?? "企业";
    throw new Refusal(`账本里没有代码或名称为"${line.text.subject}"的${label}。`);
  }
  const filled = need(
    fillWorkbook(book, {
      ...form,
      bytes: blank.bytes,
      reading,
      period,
      subjectId,
      threshold: FILL_THRESHOLD,
      today: clock.today(),
    }),
  );
  const sidecar = createSidecar(
    {
      form: { file: blank.name, sha256: sha256(blank.bytes) },
      output: { file: path.basename(out), sha256: sha256(filled.bytes) },
      period,
      filledAt: clock.now(),
    },
    filled.plan,
  );
  const provenance = companionPath(out, ".来源.json");
  await write(out, filled.bytes);
  await write(provenance, new TextEncoder().encode(JSON.stringify(sidecar, null, 1)));
  for (const problem of filled.plan.problems) say(`${problem.sheet} ${problem.cell}：${problem.reason}`);
  say(
    `已写出「${path.basename(out)}」：填入 ${filled.plan.cells.count} 格，原表 ${filled.parts.unchanged.length} 个部件一字未动。`,
  );
  const printed = printFilled({ reading, index }, filled, { provenance, threshold: FILL_THRESHOLD });
  if (printed.unbound.length > 0)
    say(`另有 ${printed.unbound.length} 处不知道该取什么数，没有填：${firstPlaces(printed.unbound)}。`);
  if (line.flags.json === true) printJson(printed);
}

/** The first few places, so that a person knows where to look. */
function firstPlaces(places: readonly { readonly sheet: string; readonly place: string }[]): string {
  const shown = places.slice(0, 8).map(({ sheet, place }) => `${sheet} ${place}`);
  return shown.join("、") + (places.length > shown.length ? " 等" : "");
}

/** The authority's blank form, and last year's copy, are never written over. */
function refuseOverwriting(out: string, inputs: readonly (string | undefined)[]): void {
  if (!inputs.some((input) => input !== undefined && path.resolve(input) === path.resolve(out))) return;
  throw new Refusal(`输出文件「${path.basename(out)}」就是要读取的文件本身，写进去会毁掉原件。请换一个文件名。`);
}

function readPeriodOption(text: string): Period {
  const period = parsePeriod(text);
  if (!period.ok) throw new UsageError(`看不懂报告期"${text}"。`);
  return period.value;
}

async function withBinding(reading: FormReading, place: string, index: CatalogueIndex): Promise<FormReading> {
  const { name, bytes } = await readBytes(place);
  const bindings = readBindingFile(new TextDecoder().decode(bytes), index);
  if (bindings === null) throw new Refusal(`「${name}」不是取数对应表，或者内容写错了。请检查后再试。`);
  return applyBindingFile(reading, bindings, "按指定的取数对应表");
}

async function readBytes(place: string): Promise<FormFile> {
  const name = path.basename(place);
  try {
    return { name, bytes: await readFile(place) };
  } catch (cause) {
    throw new Refusal(describeError(readError(cause, name)));
  }
}

async function write(place: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(path.dirname(path.resolve(place)), { recursive: true });
    await writeWhole(path.resolve(place), bytes);
  } catch (cause) {
    throw new Refusal(describeError(writeError(cause, path.basename(place))));
  }
}

function need<Value>(result: Result<Value, Parameters<typeof describeError>[0]>): Value {
  if (!result.ok) throw new Refusal(describeError(result.error));
  return result.value;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
