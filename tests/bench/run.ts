import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { BenchCase, BenchInput, FigureCase, RatioCase } from "./bench-case.ts";

/** Runs every case of `cases/` and prints one line each: `name | ours | reference | ratio | goal | ok/miss`. `--quick` takes smaller inputs and fewer runs; words pick cases by name; `--strict` fails on a miss. */
const quick = process.argv.includes("--quick");
const words = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
/** Runs of each side: at least the first, up to the second while the case has taken less than the budget. */
const [FEWEST, MOST, BUDGET_MS] = quick ? [1, 4, 5000] : [3, 9, 30_000];

/** What a child tells of one side. */
interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly answer: unknown;
}

/** The column after the goal: whether it was reached, and what else must be known. */
interface Verdict {
  readonly held: boolean;
  readonly remark: string;
}

interface CasePlace {
  readonly file: string;
  readonly number: number;
  readonly folder: string;
}

console.log(
  `Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(
      " ",
    )}; sides run in turn, best of the runs; ratios of processor time (all threads, steady beside other work), wall clock beside it, MB the child's own peak`,
);
console.log("name | ours | reference | ratio | goal | ok/miss");
const missed = await runAll();
if (missed > 0) console.log(`${missed} of the goals missed`);
process.exitCode = missed > 0 && process.argv.includes("--strict") ? 1 : 0;

async function runAll(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "parkbook-bench-run-"));
  let misses = 0;
  try {
    for (const file of readdirSync(new URL("cases/", import.meta.url)).sort()) {
      const module: { readonly cases: readonly BenchCase[] } = await import(`./cases/${file}`);
      for (const [number, benchCase] of module.cases.entries()) {
        if (quick && benchCase.slow === true) continue;
        if (words.length > 0 && !words.some((word) => benchCase.name.includes(word))) continue;
        if (!(await runCase(benchCase, { file, number, folder }))) misses += 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return misses;
}

/** Prints the line of a case; a case that cannot run on this machine is a miss and stops nothing. */
async function runCase(benchCase: BenchCase, place: CasePlace): Promise<boolean> {
  try {
    const { columns, held, remark } = await (benchCase.kind === "ratio"
      ? runRatio(benchCase, place)
      : runFigure(benchCase, place));
    console.log([...columns, (held ? "ok" : "miss") + remark].join(" | "));
    return held;
  } catch (cause) {
    const lines = String(cause instanceof Error ? cause.message : cause).split("\n");
    const reason = lines.find((line) => /^\w*Error: /u.test(line)) ?? lines[0];
    console.log(`${benchCase.name} | – | – | – | ${formatGoal(benchCase)} | miss (cannot run: ${reason})`);
    return false;
  }
}

type Line = Verdict & { readonly columns: readonly string[] };

async function runRatio(benchCase: RatioCase, place: CasePlace): Promise<Line> {
  const input = await prepare(place);
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (const until = performance.now() + BUDGET_MS; goesOn(ours.length, until); ) {
    ours.push(await measure(place, "ours", input));
    theirs.push(await measure(place, "theirs", input));
  }
  const [mine, other] = [bestOf(ours), bestOf(theirs)];
  const ratio = benchCase.measure === "slower" ? mine.cpuMs / other.cpuMs : other.cpuMs / mine.cpuMs;
  const inTime = benchCase.measure === "slower" ? ratio <= benchCase.goal : ratio >= benchCase.goal;
  const small = benchCase.peakMb === undefined || mine.peakMb <= benchCase.peakMb;
  const same = JSON.stringify(ours[0]?.answer) === JSON.stringify(theirs[0]?.answer);
  const columns = [
    nameOf(benchCase, input),
    formatSide(mine),
    `${benchCase.reference} ${formatSide(other)}`,
    `${ratio.toFixed(2)}×`,
    formatGoal(benchCase),
  ];
  return { columns, held: inTime && small && same, remark: same ? "" : " (answers differ)" };
}

async function runFigure(benchCase: FigureCase, place: CasePlace): Promise<Line> {
  const input = await prepare(place);
  const figures: number[] = [];
  for (const until = performance.now() + BUDGET_MS / 2; goesOn(figures.length, until); ) {
    figures.push(Number((await measure(place, "figure", input)).answer));
  }
  const figure = figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
  const held = benchCase.atLeast === true ? figure >= benchCase.goal : figure <= benchCase.goal;
  const shown = `${figure.toFixed(2)} ${benchCase.unit} (median)`;
  return { columns: [nameOf(benchCase, input), shown, "–", "–", formatGoal(benchCase)], held, remark: "" };
}

function goesOn(runs: number, until: number): boolean {
  return runs < FEWEST || (runs < MOST && performance.now() < until);
}

/** A quick run may take fewer rows than the name says; then the line says so. */
function nameOf(benchCase: BenchCase, input: BenchInput): string {
  const rows = Number(input.rows ?? Number.NaN).toLocaleString("en-US");
  const said = input.rows === undefined || benchCase.name.includes(rows);
  return said ? benchCase.name : `${benchCase.name} (quick: ${rows} rows)`;
}

function formatGoal(benchCase: BenchCase): string {
  if (benchCase.kind === "figure")
    return `${benchCase.atLeast === true ? "≥" : "≤"} ${benchCase.goal} ${benchCase.unit}`;
  const peak = benchCase.peakMb === undefined ? "" : `, peak ≤ ${benchCase.peakMb} MB`;
  return `${benchCase.measure === "slower" ? "≤" : "≥"} ${benchCase.goal}×${peak}`;
}

async function prepare(place: CasePlace): Promise<BenchInput> {
  return (await runChild<{ readonly answer: BenchInput }>(place, "prepare", quick ? "quick" : "full")).answer;
}

async function measure(place: CasePlace, side: "ours" | "theirs" | "figure", input: BenchInput): Promise<Measured> {
  return await runChild<Measured>(place, side, JSON.stringify(input));
}

async function runChild<Told>(place: CasePlace, task: string, text: string): Promise<Told> {
  const child = fileURLToPath(new URL("measure-side.ts", import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [child, place.file, String(place.number), task, text],
    { maxBuffer: 16 * 1024 * 1024, env: { ...process.env, PARKBOOK_BENCH_FOLDER: place.folder } },
  );
  if (process.argv.includes("--verbose")) console.error(stderr.trim());
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
}

function bestOf(runs: readonly Measured[]): Omit<Measured, "answer"> {
  return {
    ms: Math.min(...runs.map((run) => run.ms)),
    cpuMs: Math.min(...runs.map((run) => run.cpuMs)),
    peakMb: Math.max(...runs.map((run) => run.peakMb)),
  };
}

function formatSide({ ms, cpuMs, peakMb }: Omit<Measured, "answer">): string {
  return `CPU ${formatTime(cpuMs)} (wall ${formatTime(ms)}, ${peakMb.toFixed(0)} MB)`;
}

function formatTime(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(0)} ms`;
}
