/** `npm run verify [group …]`: runs the guards side by side and says how long each took. */
import { mkdtempSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { type Guard, listGuards, root } from "./guards.mts";
import { runCommand } from "./run-command.mts";
import { countTests, type TestCounts } from "./test-counts.mts";

/** Answers whether all guards passed, and the counts of the tests among them. */
export async function verify(groups: readonly string[] = []): Promise<{ passed: boolean; counts: TestCounts }> {
  process.chdir(root);
  const results = path.join(mkdtempSync(path.join(tmpdir(), "parkbook-verify-")), "tests.json");
  const guards = listGuards(results).filter((guard) => groups.length === 0 || groups.includes(guard.group));
  const started = performance.now();
  const outcomes = await runSideBySide(guards);
  const passed = outcomes.every(Boolean);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? "全部通过" : "有检查没有通过"}，共 ${guards.length} 项，用时 ${seconds} 秒`);
  return { passed, counts: withFailedGuards(countTests(results), outcomes.filter((outcome) => !outcome).length) };
}

/** A failed guard counts as a failed test; the failed tests' own guard is already in the count. */
function withFailedGuards(counts: TestCounts, failedGuards: number): TestCounts {
  const others = failedGuards - (counts.failed > 0 ? 1 : 0);
  return { ...counts, failed: counts.failed + Math.max(0, others) };
}

async function runSideBySide(guards: readonly Guard[]): Promise<readonly boolean[]> {
  const waiting = [...guards];
  const outcomes: boolean[] = [];
  const lane = async (): Promise<void> => {
    for (let guard = waiting.shift(); guard; guard = waiting.shift()) outcomes.push(await runGuard(guard));
  };
  await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, lane));
  return outcomes;
}

async function runGuard(guard: Guard): Promise<boolean> {
  const { code, output, seconds } = await runCommand(process.execPath, guard.args);
  console.log(`${code === 0 ? "✓" : "✗"} ${guard.name}  ${seconds.toFixed(1)} s`);
  if (code !== 0) console.log(output);
  else if (guard.group === "tests") console.log(output.split("\n").slice(-8).join("\n").trimEnd());
  return code === 0;
}

if (import.meta.main) {
  const { passed } = await verify(process.argv.slice(2));
  process.exitCode = passed ? 0 : 1;
}
