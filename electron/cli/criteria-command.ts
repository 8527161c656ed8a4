/** `parkbook criteria`: a carrier or an enterprise against the conditions of accreditations (达标体检). */
import type { CriteriaReport } from "#contract/criteria";
import type { Verdict } from "#domain/criteria/judge-condition";
import { checkCriteria, findSubject } from "#services/criteria/check-criteria";
import { chooseRules, listRules } from "#services/criteria/find-rules";
import { describeError } from "../../renderer/text/describe-error.ts";
import { type Book, clock, openExistingBook } from "../composition/open-book-at.ts";
import { readFigurePeriodOption } from "./period-option.ts";
import { printJson, say } from "./print.ts";
import { readCommandLine, requireText, UsageError } from "./usage.ts";

interface Question {
  readonly subject: string;
  readonly rules: readonly string[];
  readonly asOf: string;
  readonly period: string | null;
}

/** Runs the command; answers the exit code: 1 when the subject or the conditions are not found. */
export async function runCriteria(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { text: ["rules", "store", "as-of", "period"], flags: ["json"] });
  const [subject, ...others] = line.words;
  if (subject === undefined || others.length > 0)
    throw new UsageError("请写上一个载体或企业的名称或统一社会信用代码。");
  const rules = requireText(line, "rules")
    .split(/[,，]/u)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (rules.length === 0) throw new UsageError("缺少 --rules。");
  const question = {
    subject,
    rules,
    asOf: readDay(line.text["as-of"]),
    period: readFigurePeriodOption(line.text.period),
  };
  const opened = await openExistingBook(requireText(line, "store"));
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  try {
    const reports = check(opened.value, question);
    if (typeof reports === "string") {
      say(reports);
      return 1;
    }
    if (line.flags.json === true) printJson(reports);
    else for (const report of reports) process.stdout.write(describeReport(report));
    for (const { rules: set, sentence } of reports) say(`${set.title}：${sentence}`);
    return 0;
  } finally {
    opened.value.close();
  }
}

function readDay(text: string | undefined): string {
  const day = text ?? clock.today();
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
  if (!isDay) throw new UsageError(`--as-of 要写成 2025-12-31 这样的日期。`);
  return day;
}

/** The reports, or a sentence that says why there are none. */
function check({ db }: Book, { subject, ...question }: Question): readonly CriteriaReport[] | string {
  const all = listRules(db, null);
  const unknown = question.rules.find((word) => chooseRules(all, word).length === 0);
  if (unknown !== undefined) {
    const known = all.map(({ rules }) => `  ${rules.id}　${rules.title}`).join("\n");
    return `没有叫“${unknown}”的认定条件。可以用：\n${known}`;
  }
  const found = findSubject(db, subject, question.rules);
  if (!found.ok) return found.error;
  const reports = checkCriteria(db, { subject: found.value, ...question });
  return reports.ok ? reports.value : describeError(reports.error);
}

const MARKS = { met: "达标", missed: "未达标", nodata: "缺数", manual: "待核对" } as const;

function describeReport({
  subject,
  rules,
  applies,
  reason,
  coefficient,
  conditions,
  asOf,
  period,
}: CriteriaReport): string {
  const lines = [
    `${subject.name}　对照　${rules.title}（${rules.number ?? rules.document}）　截至${asOf}　报告期${period ?? "无"}`,
    applies || reason === null ? (reason ?? "") : `不适用：${reason}`,
    coefficient === null
      ? ""
      : `按“${coefficient.label}”，门槛乘以 ${coefficient.factor}${doubtOf(coefficient.unconfirmed)}`,
    ...conditions.flatMap((condition) => describeVerdict(condition, "")),
    rules.unconfirmed === null ? "" : `说明：${rules.unconfirmed}`,
  ];
  return `${lines.filter((one) => one !== "").join("\n")}\n`;
}

function describeVerdict(verdict: Verdict, indent: string): readonly string[] {
  const { status, place, label, value, unit, demand, gap, unconfirmed, anyOf } = verdict;
  const held = value === null ? "" : `　现为 ${value}${unit.startsWith("%") ? unit : ` ${unit}`.trimEnd()}`;
  const asked = anyOf.length > 0 || status === "manual" ? "" : `　要求 ${demand}`;
  const said = anyOf.length > 0 ? "" : gap;
  const first = `${indent}[${MARKS[status]}] ${place}　${label}${held}${asked}${said === "" ? "" : `　${said}`}${doubtOf(unconfirmed)}`;
  return [first, ...anyOf.flatMap((part) => describeVerdict(part, `${indent}    `))];
}

function doubtOf(unconfirmed: string | null): string {
  return unconfirmed === null ? "" : `（待核实：${unconfirmed}）`;
}
