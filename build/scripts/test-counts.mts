/** Counts of test runs, read from vitest's JSON report and added up over runs. */
import { existsSync, readFileSync } from "node:fs";

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A run without a report counts as one failure: it ended before it could say anything. */
export function countTests(report: string): TestCounts {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(readFileSync(report, "utf8"));
  const failed = Number(numFailedTests);
  return {
    passed: Number(numPassedTests),
    failed: success === false && failed === 0 ? 1 : failed,
    skipped: Number(numPendingTests),
  };
}

export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
