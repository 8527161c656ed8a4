import { existsSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Book } from "../../../db/store/connection.ts";
import type { BenchAnswer, BenchCase, BenchInput } from "../bench-case.ts";

/** Who counts on a day among 50,000 enterprises, cold, from the opening of the book, against SQL written by hand for the same dates. */
export const cases: readonly BenchCase[] = [
  {
    kind: "ratio",
    name: "roster of a day, 50,000 enterprises",
    reference: "hand-written SQL",
    measure: "slower",
    goal: 3,
    prepare: (quick) => prepare(quick ? 5000 : 50_000),
    load: async () => {
      await import("../../../db/services/registers/counting.ts");
    },
    ours: countOurs,
    theirs: countBySql,
  },
];

const DAYS = ["2019-12-31", "2021-06-30", "2025-12-31"];
/** Raised when the made book changes, so that old ones are not used. */
const MAKE = 1;

async function prepare(count: number): Promise<BenchInput> {
  const path = join(tmpdir(), `parkbook-bench-as-of-${MAKE}-${count}.parkbook`);
  if (!existsSync(path)) {
    const unfinished = `${path}.part`;
    for (const end of ["", "-wal", "-shm"]) rmSync(unfinished + end, { force: true });
    const book = await open(unfinished);
    fill(book, count);
    book.close();
    renameSync(unfinished, path);
  }
  return { path, rows: count };
}

async function open(path: string): Promise<Book> {
  const { openBook } = await import("../../../db/store/connection.ts");
  const opened = await openBook(path);
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

function fill({ db }: Book, count: number): void {
  db.exec("BEGIN");
  db.exec(`INSERT INTO journal_entry (id, kind, at, by) VALUES (1, 'edit', '2026-01-01T00:00:00.000Z', 'bench')`);
  db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO enterprise (id, name, folded_name, initials, code_standing, names_revision)
    SELECT i, '云麓第' || i || '有限公司', '云麓第' || i || '有限公司', 'YL', 'none', 0 FROM n`);
  db.exec(`INSERT INTO journal_line (id, entry_id, enterprise_id, existence, changes) VALUES (1, 1, 1, 1, '[]')`);
  const attribute = (name: string, sql: string, where: string): void => {
    const field = Number(db.prepare("INSERT INTO stored_field (field) VALUES (?)").run(name).lastInsertRowid);
    db.exec(`INSERT INTO enterprise_attribute (field_id, enterprise_id, value, kind, edit_line)
      SELECT ${field}, id, ${sql}, 0, 1 FROM enterprise WHERE ${where}`);
  };
  attribute("establishmentDate", "(2000 + id % 26) || '-09-01'", "id % 10 <> 0");
  attribute("movedIn", "(2010 + id % 15) || '-03-15'", "id % 3 = 0");
  attribute("movedOut", "(2018 + id % 8) || '-06-30'", "id % 11 = 0");
  attribute("closedOn", "(2019 + id % 7) || '-12-31'", "id % 17 = 0");
  db.exec("UPDATE book_state SET revision = 1");
  db.exec("COMMIT");
}

async function countOurs({ path }: BenchInput): Promise<BenchAnswer> {
  const { readCountingOn } = await import("../../../db/services/registers/counting.ts");
  const book = await open(String(path));
  const answer = Object.fromEntries(
    DAYS.map((day) => [day, readCountingOn(book.db, "enterprise", day)?.ids.size ?? -1]),
  );
  book.close();
  return answer;
}

async function countBySql({ path }: BenchInput): Promise<BenchAnswer> {
  const book = await open(String(path));
  const count = book.db
    .prepare<[Record<string, string>], number>(
      `SELECT count(*) FROM enterprise e WHERE e.removed_at IS NULL AND e.kind = 'enterprise' AND NOT EXISTS (
         SELECT 1 FROM enterprise_attribute a JOIN stored_field f ON f.id = a.field_id
          WHERE a.enterprise_id = e.id AND ((f.field IN ('establishmentDate', 'movedIn') AND a.value > @day)
             OR (f.field IN ('movedOut', 'closedOn') AND a.value <= @day)))`,
    )
    .pluck();
  const answer = Object.fromEntries(DAYS.map((day) => [day, count.get({ day }) ?? -1]));
  book.close();
  return answer;
}
