/** `parkbook extract-targets`: the targets a policy text states, each with its sentence (目标提取). */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Extraction } from "#domain/extraction/extract-targets";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import { partReference } from "#domain/targets/reference-margin";
import { readTargets } from "#services/extraction/read-targets";
import { describeError } from "../../renderer/text/describe-error.ts";
import { readError } from "../platform/file-errors.ts";
import { printJson, say } from "./print.ts";
import { readCommandLine, UsageError } from "./usage.ts";

/** Runs the command; answers the exit code: 1 when the file was refused. */
export async function runExtract(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { text: [], flags: ["json"] });
  const [place, ...more] = line.words;
  if (place === undefined || more.length > 0) throw new UsageError("请写上一个政策文件。");
  const name = path.basename(place);
  const bytes = await readBytes(place, name);
  if (typeof bytes === "string") {
    say(bytes);
    return 1;
  }
  const read = await readTargets({ name, bytes });
  if (!read.ok) {
    say(describeError(read.error));
    return 1;
  }
  const found = read.value;
  if (line.flags.json === true) printJson(found.proposals.map((proposal) => printProposal(proposal, found)));
  else for (const proposal of found.proposals) process.stdout.write(`${printLine(proposal)}\n`);
  say(
    found.proposals.length === 0
      ? `「${name}」里没有找到目标。请确认它是文件正文。`
      : `共提出 ${found.proposals.length} 条目标建议，请逐条核对原句后再采用。`,
  );
  return 0;
}

async function readBytes(place: string, name: string): Promise<Uint8Array | string> {
  try {
    return await readFile(place);
  } catch (cause) {
    return describeError(readError(cause, name));
  }
}

/** The sentence is given in the document's own characters, because it is looked up there; ours stands beside it. */
function printProposal(proposal: ProposedTarget, { source }: Extraction) {
  return {
    sentence: source.slice(proposal.at.from, proposal.at.to),
    indicator: proposal.indicator,
    operator: proposal.operator,
    value: printValue(proposal),
    unit: proposal.unit,
    direction: proposal.direction,
    baseYear: proposal.baseYear,
    targetYear: proposal.targetYear,
    scope: proposal.scope,
    confidence: proposal.confidence,
    doubts: proposal.doubts,
    simplified: proposal.sentence,
    words: proposal.marks.map((mark) => source.slice(mark.from, mark.to)),
    at: proposal.at,
  };
}

function printValue(proposal: ProposedTarget): number | string {
  return /^\d+(?:\.\d+)?$/u.test(proposal.value) ? Number(proposal.value) : proposal.value;
}

function printLine(proposal: ProposedTarget): string {
  const { indicator, targetYear, scope, doubts } = proposal;
  const year = targetYear === null ? "未写年份" : `${targetYear} 年`;
  const doubt = doubts.length === 0 ? "" : `\t存疑：${doubts.join("；")}`;
  return `${indicator}\t${demandOf(proposal)}\t${year}\t${scope}${doubt}`;
}

/** The demand as a person says it: 不少于 500家, 逐年递增. */
function demandOf({ operator, value, unit, baseYear, direction }: ProposedTarget): string {
  const amount = `${value}${unit}`;
  const less = direction === "down";
  switch (operator) {
    case "ge":
      return `${less ? "不高于" : "不少于"} ${amount}`;
    case "gt":
      return `${less ? "低于" : "超过"} ${amount}`;
    case "eq":
      return `为 ${amount}`;
    case "between":
      return `在 ${amount} 之间`;
    case "approx":
      return `${amount}左右`;
    case "double":
      return `达到${baseYear === null ? "基期" : ` ${baseYear} 年`}的 ${amount}`;
    case "increment_ge":
      return `${less ? "减少" : "新增或提高"}不少于 ${amount}`;
    case "cagr_ge":
      return `年均${less ? "下降" : "增长"}不低于 ${amount}`;
    case "coverage_all":
      return `全覆盖（${amount}）`;
    case "ge_ref":
      return partReference(value).margin === null
        ? `${less ? "不高于" : "不低于"}${value}`
        : `${less ? "低于" : "高于"}${value}`;
    case "increasing":
    case "rank":
    case "milestone":
    case "qualitative":
      return value;
  }
}
