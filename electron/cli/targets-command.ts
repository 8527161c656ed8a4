/** `parkbook targets`: how every target of the installed packs stands on a day (查目标). */
import type { MeasureQuestion } from "#contract/indicators";
import type { TargetVerdict } from "#contract/targets";
import type { PolicyPack } from "#domain/packs/pack";
import { foldName } from "#domain/shared/chinese-text";
import { createMeasurer } from "#services/measuring/measure";
import { findPackByName } from "#services/packs/find-pack";
import { openTargetDesk } from "#services/targets/target-desk";
import { describeError } from "../../renderer/text/describe-error.ts";
import { readFigurePeriodOption } from "./period-option.ts";
import { type Book, clock, openExistingBook } from "../composition/open-book-at.ts";
import { printJson, say } from "./print.ts";
import { type CommandLine, readCommandLine, requireText, UsageError } from "./usage.ts";

/** Target → reading → option. */
type Choices = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Runs the command; answers the exit code: 1 when the pack, the zone or a reading is not found. */
export async function runTargets(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, {
    text: ["store", "pack", "as-of", "zone", "period", "reading"],
    flags: ["json"],
  });
  const asOf = readDay(line.text["as-of"]);
  const choices = readChoices(line.text.reading);
  const opened = await openExistingBook(requireText(line, "store"));
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  try {
    const refusal = printTargets(opened.value, asOf, { line, choices });
    if (refusal !== null) say(refusal);
    return refusal === null ? 0 : 1;
  } finally {
    opened.value.close();
  }
}

function readDay(text: string | undefined): string {
  const day = text ?? clock.today();
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
  if (!isDay) throw new UsageError(`看不懂截至日"${day}"，请写成 2025-12-31。`);
  return day;
}

/** `HN-10:national=exact,SD-01:scale=revenue`. */
function readChoices(text: string | undefined): Choices {
  const choices = new Map<string, Record<string, string>>();
  for (const part of (text ?? "").split(/[,，]/u).filter((one) => one.trim() !== "")) {
    const [, target = "", reading = "", option = ""] = /^\s*([^:：]+)[:：]([^=]+)=(.+?)\s*$/u.exec(part) ?? [];
    if (target === "") throw new UsageError(`看不懂口径"${part}"，请写成 目标:口径=选项，例如 HN-10:national=exact。`);
    choices.set(target, { ...choices.get(target), [reading.trim()]: option.trim() });
  }
  return choices;
}

/** The sentence that says why nothing was printed; null when all was. */
function printTargets(
  { db }: Book,
  asOf: string,
  { line, choices }: { readonly line: CommandLine; readonly choices: Choices },
): string | null {
  const everywhere: MeasureQuestion = {
    asOf,
    zone: null,
    period: readFigurePeriodOption(line.text.period),
    snapshot: null,
  };
  const { packs } = openTargetDesk(db, everywhere);
  const wanted = line.text.pack === undefined ? null : findPackByName(packs, line.text.pack);
  if (wanted !== null && !wanted.ok) return describeError(wanted.error);
  const zone = findZone(db, everywhere, line.text.zone);
  if (zone === undefined) return `台账里没有叫“${line.text.zone ?? ""}”的高新区，请写台账里的全称。`;
  const chosen = wanted === null ? packs : packs.filter(({ id }) => id === wanted.value.id);
  const wrong = wrongChoice(chosen, choices);
  if (wrong !== null) return wrong;
  const desk = openTargetDesk(db, { ...everywhere, zone });
  const verdicts = chosen.flatMap(({ id: pack, targets }) =>
    targets.flatMap(({ id: target }) => {
      const judged = desk.judge({ pack, target }, choices.get(target) ?? null);
      return judged.ok ? [judged.value] : [];
    }),
  );
  if (line.flags.json === true) printJson(verdicts.map(toJson));
  else for (const verdict of verdicts) process.stdout.write(`${describeVerdict(verdict)}\n`);
  say(summarise(verdicts));
  return null;
}

/** Undefined: no such zone. */
function findZone(db: Book["db"], question: MeasureQuestion, name: string | undefined): number | null | undefined {
  if (name === undefined || name.trim() === "") return null;
  const zones = createMeasurer(db, question).list("zone");
  const folded = foldName(name);
  return zones.ok ? zones.value.find((zone) => foldName(zone.name) === folded)?.id : undefined;
}

function wrongChoice(packs: readonly PolicyPack[], choices: Choices): string | null {
  const targets = packs.flatMap((pack) => pack.targets);
  for (const [id, chosen] of choices) {
    const same = targets.filter((target) => target.id === id);
    if (same.length === 0) return `没有编号是“${id}”的目标。`;
    for (const [reading, option] of Object.entries(chosen)) {
      const known = same.flatMap((target) => target.readings).find((one) => one.id === reading);
      if (known?.options.some((one) => one.id === option) === true) continue;
      const fitting = same.flatMap(({ readings }) =>
        readings.flatMap((one) => one.options.map((each) => `  ${id}:${one.id}=${each.id}　${each.label}`)),
      );
      return `目标“${id}”没有口径“${reading}=${option}”。${fitting.length === 0 ? "它没有可选的口径。" : `可以用：\n${fitting.join("\n")}`}`;
    }
  }
  return null;
}

function toJson(verdict: TargetVerdict) {
  const { definition, readings, source, subjects, actual } = verdict;
  return {
    id: definition.id,
    pack: verdict.pack,
    indicator: verdict.indicatorName,
    operator: definition.operator,
    target: targetText(verdict),
    actual: numberOf(actual),
    actualText: verdict.actualText,
    unit: definition.unit,
    status: verdict.status,
    gap: verdict.gap,
    gapValue: numberOf(verdict.gapValue),
    asOf: verdict.asOf,
    period: verdict.period,
    reading: readings.length === 0 ? null : readings.map(readingWords).join("；"),
    reason: verdict.reason,
    light: verdict.light,
    demand: verdict.demand,
    progress: verdict.progress,
    forecast: verdict.forecast,
    subjects: subjects.map((subject) => ({ ...subject, actual: numberOf(subject.actual) })),
    owner: verdict.owner,
    missing: verdict.missing,
    doubt: definition.doubt,
    source: { document: source.document, number: source.number, sentence: source.sentence },
  };
}

/** The number of the document where it has one, else its words. */
function targetText({ definition }: TargetVerdict): number | string {
  if (definition.operator === "between") return `${definition.value ?? ""}-${definition.upper ?? ""}`;
  return numberOf(definition.value) ?? definition.text;
}

function numberOf(text: string | null): number | null {
  return text === null || !Number.isFinite(Number(text)) ? null : Number(text);
}

function readingWords({ question, chosen, assumed }: TargetVerdict["readings"][number]): string {
  return `${question}${assumed ? "暂按" : "按"}：${chosen}`;
}

const MARKS = { met: "达标", near: "接近", missed: "未达标", nodata: "缺数" } as const;

function describeVerdict({
  definition,
  indicatorName,
  demand,
  status,
  actualText,
  gap,
  reason,
}: TargetVerdict): string {
  const said = gap === "" ? reason : `${gap}。${reason}`;
  return `[${MARKS[status]}] ${definition.id}　${indicatorName}　${demand}　现为 ${actualText}　${said}`;
}

function summarise(verdicts: readonly TargetVerdict[]): string {
  if (verdicts.length === 0) return "还没有安装带目标的政策包。可先用 pack install 安装。";
  const count = (status: TargetVerdict["status"]): number => verdicts.filter((one) => one.status === status).length;
  const counts = `达标 ${count("met")}、接近 ${count("near")}、未达标 ${count("missed")}、缺数 ${count("nodata")}`;
  return `共 ${verdicts.length} 项目标：${counts}。`;
}
