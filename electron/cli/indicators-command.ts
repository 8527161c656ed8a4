/** `parkbook indicators`: the value of every indicator of the installed packs on a day (查指标). */
import type { IndicatorValue } from "#contract/indicators";
import { explainFormula } from "#domain/indicators/explain-formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { foldName } from "#domain/shared/chinese-text";
import { createMeasurer } from "#services/measuring/measure";
import { measureIndicator } from "#services/measuring/indicator-values";
import { openWorld } from "#services/measuring/world";
import type { Book } from "#store/connection";
import { readInstalledPacks } from "#store/queries/packs";
import { describeError } from "../../renderer/text/describe-error.ts";
import { openExistingBook } from "../composition/open-book-at.ts";
import { printJson, say } from "./print.ts";
import { type CommandLine, readCommandLine, requireText, UsageError } from "./usage.ts";

/** Runs the command; answers the exit code. */
export async function runIndicators(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { text: ["store", "as-of", "zone", "period", "pack"], flags: ["json"] });
  const store = requireText(line, "store");
  const asOf = readDay(line);
  const opened = await openExistingBook(store);
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  const book = opened.value;
  try {
    return printIndicators(book, asOf, line);
  } finally {
    book.close();
  }
}

function readDay(line: CommandLine): string {
  const day = requireText(line, "as-of");
  const date = new Date(`${day}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(date.getTime());
  if (!isDay || date.toISOString().slice(0, 10) !== day) throw new UsageError("--as-of 要写成 2025-12-31 这样的日期。");
  return day;
}

function printIndicators(book: Book, asOf: string, line: CommandLine): number {
  const zone = findZone(book, asOf, line.text.zone);
  if (zone === undefined) {
    say(`台账里没有叫“${line.text.zone ?? ""}”的高新区，请写台账里的全称。`);
    return 1;
  }
  const question = { asOf, zone, period: line.text.period ?? null, snapshot: null };
  const known = openWorld(book.db).indicators.filter(
    ({ pack }) => line.text.pack === undefined || pack === line.text.pack,
  );
  const values = known.map((one) => measureIndicator(book.db, question, one));
  if (line.flags.json === true) printJson(values.map((value) => printValue(book, value)));
  else for (const value of values) process.stdout.write(`${describeValue(value)}\n`);
  const lacking = values.filter(({ status }) => status !== "value").length;
  say(
    values.length === 0
      ? "还没有安装政策包，也没有自定义指标。可先用 pack install 安装。"
      : `共 ${values.length} 项指标，其中 ${lacking} 项没有数据或数据不全。`,
  );
  return 0;
}

/** Undefined: no such zone. */
function findZone(book: Book, asOf: string, name: string | undefined): number | null | undefined {
  if (name === undefined || name.trim() === "") return null;
  const zones = createMeasurer(book.db, { asOf, zone: null, period: null, snapshot: null }).list("zone");
  const folded = foldName(name);
  return zones.ok ? zones.value.find((zone) => foldName(zone.name) === folded)?.id : undefined;
}

function printValue(
  book: Book,
  { pack, definition, value, text, period, status, reason, missing, standing, notes }: IndicatorValue,
) {
  const { code, name, unit, source } = definition;
  const formula = parseFormula(definition.formula);
  const document = readInstalledPacks(book.db)
    .find(({ id }) => id === pack)
    ?.documents.find(({ id }) => id === source.document);
  const words = formula.ok ? explainFormula(formula.value) : "";
  const place = { document: document?.title ?? source.document, number: document?.number ?? null, place: source.place };
  return {
    code,
    name,
    pack,
    value,
    text,
    unit,
    period,
    status,
    reason,
    missing,
    standing,
    notes,
    words,
    source: place,
  };
}

function describeValue({ definition, value, text, reason, missing }: IndicatorValue): string {
  const { code, name, unit } = definition;
  const shown = value === null ? (text ?? `没有数据（${reason ?? ""}）`) : `${value}${unit}`;
  const lacks = missing.length === 0 ? "" : `\t${missing.map(({ sentence }) => sentence).join("")}`;
  return `${code}\t${name}\t${shown}${lacks}`;
}
