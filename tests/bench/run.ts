import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import type { BenchCase, BenchInput, FigureCase, RatioCase } from "./bench-case.ts";

/** Runs every case of `cases/` and prints one line each: `name | ours | reference | ratio | goal | ok/miss`. `--quick` takes smaller inputs and one run; words pick cases by name. */
const quick = process.argv.includes("--quick");
const words = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const RUNS = quick ? 1 : 3;

/** What a child tells of one side. */
interface Measured {
  readonly ms: number;
  readonly peakMb: number;
  readonly answer: unknown;
}

let missed = 0;
for (const file of readdirSync(new URL("cases/", import.meta.url)).sort()) {
  const module: { readonly cases: readonly BenchCase[] } = await import(`./cases/${file}`);
  for (const [number, benchCase] of module.cases.entries()) {
    if (quick && benchCase.slow === true) continue;
    if (words.length > 0 && !words.some((word) => benchCase.name.includes(word))) continue;
    const input = await benchCase.prepare(quick);
    const place = { file, number, input };
    const line = benchCase.kind === "ratio" ? await runRatio(benchCase, place) : await runFigure(benchCase, place);
    console.log(line);
  }
}
if (missed > 0) console.log(`${missed} of the goals missed`);
process.exitCode = missed > 0 && process.argv.includes("--strict") ? 1 : 0;

interface CasePlace {
  readonly file: string;
  readonly number: number;
  readonly input: BenchInput;
}

async function runRatio(benchCase: RatioCase, place: CasePlace): Promise<string> {
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await measure(place, "ours"));
    theirs.push(await measure(place, "theirs"));
  }
  const [mine, other] = [medianOf(ours), medianOf(theirs)];
  const ratio = benchCase.measure === "slower" ? mine.ms / other.ms : other.ms / mine.ms;
  const inTime = benchCase.measure === "slower" ? ratio <= benchCase.goal : ratio >= benchCase.goal;
  const small = benchCase.peakMb === undefined || mine.peakMb <= benchCase.peakMb;
  const same = JSON.stringify(ours[0]?.answer) === JSON.stringify(theirs[0]?.answer);
  const goal = `${benchCase.measure === "slower" ? "≤" : "≥"} ${benchCase.goal}×${benchCase.peakMb === undefined ? "" : `, peak ≤ ${benchCase.peakMb} MB`}`;
  const verdict = judge(inTime && small && same, same ? "" : " (answers differ)");
  return [
    nameOf(benchCase, place.input),
    `${seconds(mine.ms)} ${mine.peakMb.toFixed(0)} MB`,
    `${benchCase.reference} ${seconds(other.ms)} ${other.peakMb.toFixed(0)} MB`,
    `${ratio.toFixed(2)}×`,
    goal,
    verdict,
  ].join(" | ");
}

async function runFigure(benchCase: FigureCase, place: CasePlace): Promise<string> {
  const figures: number[] = [];
  for (let run = 0; run < RUNS; run += 1) figures.push(Number((await measure(place, "figure")).answer));
  const figure = figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
  const held = benchCase.atLeast === true ? figure >= benchCase.goal : figure <= benchCase.goal;
  const goal = `${benchCase.atLeast === true ? "≥" : "≤"} ${benchCase.goal} ${benchCase.unit}`;
  return [
    nameOf(benchCase, place.input),
    `${figure.toFixed(1)} ${benchCase.unit}`,
    "–",
    "–",
    goal,
    judge(held, ""),
  ].join(" | ");
}

/** A quick run takes fewer rows than the name says; then the line says so. */
function nameOf(benchCase: BenchCase, input: BenchInput): string {
  return quick && input.rows !== undefined ? `${benchCase.name} (quick: ${input.rows} rows)` : benchCase.name;
}

function judge(held: boolean, remark: string): string {
  if (!held) missed += 1;
  return `${held ? "ok" : "miss"}${remark}`;
}

async function measure(place: CasePlace, side: "ours" | "theirs" | "figure"): Promise<Measured> {
  const child = new URL("measure-side.ts", import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [child, place.file, String(place.number), side, JSON.stringify(place.input)],
    { maxBuffer: 16 * 1024 * 1024 },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
}

function medianOf(runs: readonly Measured[]): { readonly ms: number; readonly peakMb: number } {
  const times = runs.map((run) => run.ms).sort((a, b) => a - b);
  return { ms: times[Math.floor(times.length / 2)] ?? Number.NaN, peakMb: Math.max(...runs.map((run) => run.peakMb)) };
}

function seconds(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(0)} ms`;
}
