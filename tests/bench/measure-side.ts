import type { BenchCase, BenchInput } from "./bench-case.ts";

/** Child of the benchmark: runs one side of one case and prints time, peak memory and answer as JSON. */
const [, , file, number, side, inputText] = process.argv;
const module: { readonly cases: readonly BenchCase[] } = await import(`./cases/${file}`);
const benchCase = module.cases[Number(number)];
if (benchCase === undefined) throw new RangeError(`no case ${number} in ${file}`);
const input: BenchInput = JSON.parse(inputText ?? "{}");
const work = benchCase.kind === "figure" ? benchCase.figure : side === "ours" ? benchCase.ours : benchCase.theirs;
if (benchCase.kind === "ratio") await benchCase.load?.(side === "ours" ? "ours" : "theirs");
const start = performance.now();
const answer = await work(input);
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024, answer }));
