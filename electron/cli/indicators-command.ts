/** `parkbook indicators`: the value of every indicator of the installed packs on a day (查指标). */
import type { IndicatorValue } from "#contract/indicators";
import { findZoneByName, listIndicatorValues, printIndicator } from "#services/measuring/print-indicators";
import { describeError } from "../../renderer/text/describe-error.ts";
import { readFigurePeriodOption } from "./period-option.ts";
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

function printIndicators({ db }: OpenedBook, asOf: string, line: CommandLine): number {
  const zone = findZoneByName(db, asOf, line.text.zone);
  if (zone === undefined) {
    say(`台账里没有叫“${line.text.zone ?? ""}”的高新区，请写台账里的全称。`);
    return 1;
  }
  const question = { asOf, zone, period: readFigurePeriodOption(line.text.period), snapshot: null };
  const listed = listIndicatorValues(db, question, line.text.pack);
  if (!listed.ok) {
    say(describeError(listed.error));
    return 1;
  }
  const values = listed.value;
  if (line.flags.json === true) printJson(values.map((value) => printIndicator(db, value)));
  else for (const value of values) process.stdout.write(`${describeValue(value)}\n`);
  const lacking = values.filter(({ status }) => status !== "value").length;
  say(
    values.length === 0
      ? "还没有安装政策包，也没有自定义指标。可先用 pack install 安装。"
      : `共 ${values.length} 项指标，其中 ${lacking} 项没有数据或数据不全。`,
  );
  return 0;
}

type OpenedBook = Extract<Awaited<ReturnType<typeof openExistingBook>>, { ok: true }>["value"];

function describeValue({ definition, value, text, reason, missing, notes }: IndicatorValue): string {
  const { code, name, unit } = definition;
  const shown = value === null ? (text ?? `没有数据（${reason ?? ""}）`) : `${shorten(value)}${unit}`;
  const said = [...missing.map(({ sentence }) => sentence), ...notes].join("");
  return `${code}\t${name}\t${shown}${said === "" ? "" : `\t${said}`}`;
}

/** Four decimals where a quotient has no end; `--json` has them all. */
function shorten(value: string): string {
  return /\.\d{5,}$/u.test(value) ? Number(value).toFixed(4) : value;
}
