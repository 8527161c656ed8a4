/** Imports a big roster as the program does, bundled like it, and prints what that took: `<roster> <nativeBinding> peak` the peak memory in MB, `… cancel` the worst wait for a cancel in ms, `… plan` the seconds of planning it against itself, `… ratio` those over the seconds of a bare scan. */
import { readFileSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeAll } from "../../db/domain/importing/import-plan.ts";
import { applyStaged, originOfReading } from "../../db/services/importing/apply-staged.ts";
import { openImport } from "../../db/services/importing/open-import.ts";
import type { OpenedImport } from "../../db/services/importing/opened-import.ts";
import { planReading } from "../../db/services/importing/plan-reading.ts";
import type { StagedPlan } from "../../db/services/importing/staged-plan.ts";
import type { Job } from "../../db/services/ports.ts";
import { type Book, openBook } from "../../db/store/connection.ts";
import { keepHeapSmall } from "../../electron/platform/small-heap.ts";

const [, , roster = "", nativeBinding = "", task = ""] = process.argv;
const going: Job = { progress: () => undefined, cancelled: () => false };

async function answer(book: Book): Promise<number> {
  switch (task) {
    case "peak":
      await importWhole(book, going);
      return peakMb();
    case "cancel":
      return await worstCancel(book);
    case "ratio":
      await importWhole(book, going);
      return (await planAgain(book)) / (await scanSeconds());
    default:
      await importWhole(book, going);
      return await planAgain(book);
  }
}

async function open(book: Book, job: Job): Promise<OpenedImport | null> {
  const opened = await openImport(book.db, { name: "企业名册2025年.xlsx", bytes: readFileSync(roster) }, job);
  return opened.ok ? opened.value : null;
}

async function plan(book: Book, opened: OpenedImport, job: Job): Promise<StagedPlan | null> {
  const planned = await planReading(book, { opened, how: { skippedToo: false }, job });
  return planned.ok ? planned.value : null;
}

/** False when it was cancelled on the way. */
async function importWhole(book: Book, job: Job): Promise<boolean> {
  const opened = await open(book, job);
  const planned = opened === null ? null : await plan(book, opened, job);
  if (opened === null || planned === null) return false;
  const at = "2026-01-01T00:00:00Z";
  const origin = originOfReading(opened);
  const written = applyStaged(book, { plan: planned, origin, choices: takeAll, revision: null, at, by: "bench" }, job);
  planned.staging.close();
  return written.ok;
}

/** Seconds of processor time for planning the file against a book that holds all of it. */
async function planAgain(book: Book): Promise<number> {
  const opened = await open(book, going);
  if (opened === null) throw new Error("not read");
  const before = process.cpuUsage();
  const planned = await plan(book, opened, going);
  const { user, system } = process.cpuUsage(before);
  if (planned?.summary.counts.add !== 0) throw new Error("the book does not know its own rows");
  planned.staging.close();
  return (user + system) / 1_000_000;
}

/** Seconds of processor time of the bare scanner over the same file. */
async function scanSeconds(): Promise<number> {
  const { readStream } = await import("./reference-scanner.mjs");
  const before = process.cpuUsage();
  await readStream(roster, () => undefined);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** Cancels at ten places between the first byte and the last row, and measures in processor time how long the work still runs. */
async function worstCancel(book: Book): Promise<number> {
  let asked = 0;
  const counting = (): boolean => {
    asked += 1;
    return false;
  };
  await importWhole(book, { ...going, cancelled: counting });
  let worst = 0;
  for (let tenth = 1; tenth < 10; tenth += 1) {
    const at = Math.floor((asked * tenth) / 10);
    let left = at;
    let since: NodeJS.CpuUsage | null = null;
    const cancelled = (): boolean => {
      left -= 1;
      if (left > 0) return false;
      since ??= process.cpuUsage();
      return true;
    };
    // The person may press between two looks: the time since the look before counts as well.
    let lastLook = process.cpuUsage();
    let longest = 0;
    const watched = (): boolean => {
      const now = process.cpuUsage(lastLook);
      longest = Math.max(longest, (now.user + now.system) / 1000);
      lastLook = process.cpuUsage();
      return cancelled();
    };
    if (await importWhole(book, { ...going, cancelled: watched })) throw new Error("the cancel was not heard");
    const after = since === null ? { user: 0, system: 0 } : process.cpuUsage(since);
    worst = Math.max(worst, longest, (after.user + after.system) / 1000);
  }
  return worst;
}

function peakMb(): number {
  const kb = /^VmHWM:\s*(\d+)/mu.exec(readFileSync("/proc/self/status", "latin1"))?.[1];
  return Number(kb ?? process.resourceUsage().maxRSS) / 1024;
}

keepHeapSmall();
const folder = mkdtempSync(join(tmpdir(), "parkbook-bench-import-"));
try {
  const book = await openBook(join(folder, "import.parkbook"), { nativeBinding });
  if (!book.ok) throw new Error(book.error.type);
  console.log(await answer(book.value));
  book.value.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
