import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { openBook } from "#store/connection";
import { checkIntegrity } from "#store/integrity";
import { requireOk } from "../support.ts";

/** Killing the process at random moments never loses an acknowledged import and never leaves half of one. */

/** Children, and moments in the life of each: at all but the last it is frozen and its files are copied, which is what a kill at that moment would leave; at the last it is killed. Windows cannot freeze. */
const MOMENTS = process.platform === "win32" ? 1 : 8;
const CHILDREN = 32 / MOMENTS;
const ROWS = 60;
/** Rows of each batch that go to quarantine. */
const APART = 7;
/** Twelve indicators and the name. */
const VALUES_PER_ROW = 13;
const folder = mkdtempSync(join(tmpdir(), "parkbook-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`${CHILDREN * MOMENTS} deaths: every acknowledged batch is whole, no batch is half there`, {
  timeout: 180_000,
}, async () => {
  const path = join(folder, "账本.parkbook");
  requireOk(await openBook(path)).close();
  const random = seededRandom(20261121);
  const wait = (): Promise<void> => sleep(5 + Math.floor(random() * 60));
  for (let round = 0; round < CHILDREN; round += 1) {
    const child = await startApplying(path);
    try {
      for (let moment = 1; moment < MOMENTS; moment += 1) {
        await wait();
        const copy = join(folder, `${round}-${moment}.parkbook`);
        await child.freeze(async () => {
          copyBook(path, copy);
          await expectWhole(copy, child.acknowledged());
        });
      }
      await wait();
    } finally {
      await child.kill();
    }
    await expectWhole(path, child.acknowledged());
  }
});

/** Opens what the dead process left and holds it against the promise. */
async function expectWhole(path: string, acknowledged: number): Promise<void> {
  // The test would prove nothing if death had come before the first write.
  expect(acknowledged).toBeGreaterThan(0);
  const book = requireOk(await openBook(path));
  const rows = book.db
    .prepare<
      [],
      { batch: number; enterprises: number; stored: number; entries: number; promised: number; apart: number }
    >(STATE)
    .all();
  const wrong = checkIntegrity(book.db);
  book.close();
  const whole = rows.map(({ batch }) => ({
    batch,
    enterprises: ROWS,
    stored: ROWS * VALUES_PER_ROW,
    entries: ROWS,
    promised: ROWS * VALUES_PER_ROW,
    apart: APART,
  }));
  expect({ wrong, rows }).toEqual({ wrong: [], rows: whole });
  expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
}

/** The file and its log; the third file is only shared memory, which SQLite makes anew after a crash. */
function copyBook(from: string, to: string): void {
  for (const part of ["", "-wal"]) if (existsSync(from + part)) copyFileSync(from + part, to + part);
}

/** Grouped once per table: a look-up per batch would make the test quadratic. */
const STATE = `WITH
  came AS (SELECT created_batch AS batch, count(*) AS n FROM enterprise GROUP BY created_batch),
  told AS (SELECT j.batch_id AS batch, count(*) AS n FROM journal_line l JOIN journal_entry j ON j.id = l.entry_id GROUP BY j.batch_id),
  laid AS (SELECT batch_id AS batch, count(*) AS n FROM quarantine_row GROUP BY batch_id),
  held AS (SELECT t.batch_id AS batch, count(*) AS n
    FROM (SELECT source_row FROM enterprise_attribute UNION ALL SELECT source_row FROM observation) v
    JOIN source_row r ON r.id = v.source_row JOIN source_table t ON t.id = r.table_id GROUP BY t.batch_id)
  SELECT b.id AS batch, b.value_count AS promised, came.n AS enterprises, told.n AS entries, held.n AS stored,
         laid.n AS apart
    FROM import_batch b LEFT JOIN came ON came.batch = b.id LEFT JOIN told ON told.batch = b.id
    LEFT JOIN held ON held.batch = b.id LEFT JOIN laid ON laid.batch = b.id ORDER BY b.id`;

interface Applying {
  /** The newest batch the child has acknowledged. */
  readonly acknowledged: () => number;
  /** Stops the process in whatever it does, runs the step, and lets it go on. */
  readonly freeze: (step: () => Promise<void>) => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** Starts the child and waits for its first acknowledgement. */
async function startApplying(path: string): Promise<Applying> {
  const child = spawn(process.execPath, [new URL("apply-batches.ts", import.meta.url).pathname, path], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let complaint = "";
  child.stderr.on("data", (data: Buffer) => {
    complaint += data.toString();
  });
  const ended = once(child, "close");
  const heard = new Promise<void>((resolve) => {
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      resolve();
    });
  });
  const early = ended.then(() => Promise.reject(new Error(`the child ended by itself: ${complaint}`)));
  early.catch(() => {});
  await Promise.race([heard, early]);
  return {
    acknowledged: () => Number(output.split("\n").at(-2)),
    freeze: async (step) => {
      child.kill("SIGSTOP");
      while (!isFrozen(child.pid)) await sleep(1);
      try {
        await step();
      } finally {
        child.kill("SIGCONT");
      }
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
      if (child.signalCode !== "SIGKILL") throw new Error(`the child ended by itself: ${complaint}`);
    },
  };
}

function isFrozen(pid: number | undefined): boolean {
  return execFileSync("ps", ["-o", "state=", "-p", String(pid)], { encoding: "utf8" }).startsWith("T");
}

/** Park–Miller: the same moments every time. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
