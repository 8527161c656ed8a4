import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openBook } from "#store/connection";
import { checkIntegrity } from "#store/integrity";
import { requireOk } from "../support.ts";

/** Killing the process at random moments never loses an acknowledged import and never leaves half of one. */

const ROUNDS = 30;
const ROWS = 60;
/** Twelve indicators and the name. */
const VALUES_PER_ROW = 13;
const folder = mkdtempSync(join(tmpdir(), "parkbook-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`${ROUNDS} kills: every acknowledged batch is whole, no batch is half there`, { timeout: 180_000 }, async () => {
  const path = join(folder, "账本.parkbook");
  requireOk(await openBook(path)).close();
  const random = seededRandom(20261121);
  let acknowledged = 0;
  let killedAtWork = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const heard = await applyUntilKilled(path, 10 + Math.floor(random() * 120));
    acknowledged = Math.max(acknowledged, ...heard);
    if (heard.length > 0) killedAtWork += 1;
    const book = requireOk(await openBook(path));
    const rows = book.db
      .prepare<[], { batch: number; enterprises: number; stored: number; entries: number; promised: number }>(STATE)
      .all();
    const wrong = checkIntegrity(book.db);
    book.close();
    const whole = rows.map(({ batch }) => ({
      batch,
      enterprises: ROWS,
      stored: ROWS * VALUES_PER_ROW,
      entries: ROWS,
      promised: ROWS * VALUES_PER_ROW,
    }));
    expect({ wrong, rows }).toEqual({ wrong: [], rows: whole });
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
  }
  // The test would prove nothing if the kills had come before the first write.
  expect(killedAtWork).toBe(ROUNDS);
});

/** Grouped once per table: a look-up per batch would make the test quadratic. */
const STATE = `WITH
  came AS (SELECT created_batch AS batch, count(*) AS n FROM enterprise GROUP BY created_batch),
  told AS (SELECT j.batch_id AS batch, count(*) AS n FROM journal_line l JOIN journal_entry j ON j.id = l.entry_id GROUP BY j.batch_id),
  held AS (SELECT t.batch_id AS batch, count(*) AS n
    FROM (SELECT source_row FROM enterprise_attribute UNION ALL SELECT source_row FROM observation) v
    JOIN source_row r ON r.id = v.source_row JOIN source_table t ON t.id = r.table_id GROUP BY t.batch_id)
  SELECT b.id AS batch, b.value_count AS promised, came.n AS enterprises, told.n AS entries, held.n AS stored
    FROM import_batch b LEFT JOIN came ON came.batch = b.id LEFT JOIN told ON told.batch = b.id
    LEFT JOIN held ON held.batch = b.id ORDER BY b.id`;

/** Starts the child, waits for its first acknowledgement, then kills it after the given time. Answers the batches it acknowledged. */
function applyUntilKilled(path: string, milliseconds: number): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [new URL("apply-batches.ts", import.meta.url).pathname, path], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let complaint = "";
    child.stdout.on("data", (data: Buffer) => {
      if (output === "") setTimeout(() => child.kill("SIGKILL"), milliseconds);
      output += data.toString();
    });
    child.stderr.on("data", (data: Buffer) => {
      complaint += data.toString();
    });
    child.on("error", reject);
    child.on("close", (_, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`the child ended by itself: ${complaint}`));
      else resolve(output.split("\n").slice(0, -1).map(Number));
    });
  });
}

/** Park–Miller: the same moments every time. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
