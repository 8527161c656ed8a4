import { readFileSync } from "node:fs";
import type { BenchCase, BenchInput } from "./bench-case.ts";

/** Child of the benchmark: makes the input of one case or runs one side of it, and prints time, peak memory and answer as JSON. Inputs have a child of their own, so that their memory is counted to no side. */
const [, , file, number, task, text] = process.argv;
const module: { readonly cases: readonly BenchCase[] } = await import(`./cases/${file}`);
const benchCase = module.cases[Number(number)];
if (benchCase === undefined) throw new RangeError(`no case ${number} in ${file}`);
const work = chooseWork(benchCase);
if (benchCase.kind === "ratio" && task !== "prepare") await benchCase.load?.(task === "ours" ? "ours" : "theirs");
const cpuBefore = process.cpuUsage();
const start = performance.now();
const answer = await work();
const ms = performance.now() - start;
const cpu = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ ms, cpuMs: (cpu.user + cpu.system) / 1000, peakMb: peakMb(), answer }));

function chooseWork(chosen: BenchCase): () => Promise<unknown> {
  if (task === "prepare") return () => chosen.prepare(text === "quick");
  const input: BenchInput = JSON.parse(text ?? "{}");
  if (chosen.kind === "figure") return () => chosen.figure(input);
  return () => (task === "ours" ? chosen.ours(input) : chosen.theirs(input));
}

/** Linux hands the parent's peak on as `maxRSS`; `VmHWM` begins anew with the program. */
function peakMb(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  const kb = /^VmHWM:\s*(\d+)/mu.exec(readFileSync("/proc/self/status", "latin1"))?.[1];
  return Number(kb ?? Number.NaN) / 1024;
}
