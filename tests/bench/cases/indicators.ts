import { existsSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Book } from "../../../db/store/connection.ts";
import type { BenchAnswer, BenchCase, BenchInput } from "../bench-case.ts";

/** Sixty indicators over twelve quarters of 20,000 enterprises: all 720 values, against SQL written by hand for the same sums. The figures are read from the book inside the clock. */
export const cases: readonly BenchCase[] = [
  {
    kind: "ratio",
    name: "60 indicators × 12 quarters, 20,000 enterprises",
    reference: "hand-written SQL",
    measure: "slower",
    goal: 2,
    prepare: (quick) => prepare(quick ? 2000 : 20_000),
    load: async () => {
      await import("../../../db/services/measuring/measure.ts");
    },
    ours: measureOurs,
    theirs: measureBySql,
  },
  {
    kind: "figure",
    name: "60 indicators × 12 quarters, 20,000 enterprises, once the figures are read",
    unit: "ms",
    goal: 300,
    prepare: (quick) => prepare(quick ? 2000 : 20_000),
    figure: measureAgain,
  },
];

const QUARTERS = [2023, 2024, 2025].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`));
const FIELDS = [
  ["operatingRevenue", "营业收入"],
  ["industrialOutput", "工业总产值"],
  ["totalProfit", "利润总额"],
  ["taxesPaid", "实际上缴税费"],
  ["researchExpense", "研发费用"],
  ["employees", "从业人员期末人数"],
] as const;
const FILTERS = [
  ["", ""],
  ["[是否规上 = 是]", "s.above = 'true'"],
  ['[具备("高新技术企业")]', "s.tech = 'true' AND (s.since IS NULL OR s.since <= '2025-12-31')"],
  ["[技术领域 = “电子信息”]", "s.field = '电子信息'"],
  ["[是否规上 = 是 且 技术领域 = “新材料”]", "s.above = 'true' AND s.field = '新材料'"],
] as const;
/** Raised when the made book changes, so that old ones are not used. */
const MAKE = 1;

interface Indicator {
  readonly formula: string;
  readonly sum: readonly [field: string, filter: string];
  readonly under: readonly [field: string, filter: string] | null;
}

/** Thirty sums and thirty ratios. */
function indicators(): readonly Indicator[] {
  return FILTERS.flatMap(([condition, filter]) =>
    FIELDS.flatMap(([field, label], at): Indicator[] => {
      const [other, otherLabel] = FIELDS[(at + 1) % FIELDS.length] ?? FIELDS[0];
      const sum = `求和(企业${condition}.${label})`;
      return [
        { formula: sum, sum: [field, filter], under: null },
        { formula: `${sum} ÷ 求和(企业.${otherLabel})`, sum: [field, filter], under: [other, ""] },
      ];
    }),
  );
}

async function prepare(count: number): Promise<BenchInput> {
  const path = join(tmpdir(), `parkbook-bench-indicators-${MAKE}-${count}.parkbook`);
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
  const field = (name: string): number =>
    Number(db.prepare("INSERT INTO stored_field (field) VALUES (?)").run(name).lastInsertRowid);
  const attribute = (name: string, sql: string, kind: number): void => {
    db.exec(`INSERT INTO enterprise_attribute (field_id, enterprise_id, value, kind, edit_line)
      SELECT ${field(name)}, id, ${sql}, ${kind}, 1 FROM enterprise`);
  };
  attribute("aboveScale", "CASE WHEN id % 3 = 0 THEN 'true' ELSE 'false' END", 2);
  attribute("highTechEnterprise", "CASE WHEN id % 4 = 0 THEN 'true' ELSE 'false' END", 2);
  attribute("highTechIssueDate", "(2019 + id % 8) || '-09-01'", 0);
  attribute("technologyField", "CASE id % 5 WHEN 0 THEN '电子信息' WHEN 1 THEN '新材料' ELSE '其他' END", 0);
  const periods = QUARTERS.map((quarter) =>
    Number(db.prepare("INSERT INTO stored_period (period) VALUES (?)").run(quarter).lastInsertRowid),
  );
  for (const [at, [name]] of FIELDS.entries()) {
    const id = field(name);
    for (const period of periods) {
      db.exec(`INSERT INTO observation (field_id, period_id, enterprise_id, value, kind, edit_line)
        SELECT ${id}, ${period}, id, CAST((id * 7919 + ${at} * 104729 + ${period} * 1299709) % 90000000 AS TEXT), 0, 1
          FROM enterprise WHERE (id + ${at}) % 20 <> 0`);
    }
  }
  db.exec("UPDATE book_state SET revision = 1");
  db.exec("COMMIT");
}

async function measureOurs({ path }: BenchInput): Promise<BenchAnswer> {
  const book = await open(String(path));
  try {
    return await measureAll(book);
  } finally {
    book.close();
  }
}

async function measureAgain({ path }: BenchInput): Promise<number> {
  const book = await open(String(path));
  try {
    const first = performance.now();
    await measureAll(book);
    const again = performance.now();
    await measureAll(book);
    const done = performance.now();
    console.error(
      `indicators: ${Math.round(again - first)} ms reading the figures and all values, ${Math.round(done - again)} ms again`,
    );
    return done - again;
  } finally {
    book.close();
  }
}

async function measureAll({ db }: Book): Promise<BenchAnswer> {
  const { createMeasurer } = await import("../../../db/services/measuring/measure.ts");
  const answer: Record<string, string> = {};
  for (const period of QUARTERS) {
    const measurer = createMeasurer(db, { asOf: "2025-12-31", zone: null, period, snapshot: null });
    for (const [at, { formula }] of indicators().entries()) {
      answer[`${at}@${period}`] = Number(measurer.value(formula).value).toPrecision(12);
    }
  }
  return answer;
}

async function measureBySql({ path }: BenchInput): Promise<BenchAnswer> {
  const book = await open(String(path));
  const { db } = book;
  const sumsOf = db
    .prepare<[], { field: string; period: string } & Record<string, number>>(
      `WITH s AS MATERIALIZED (
         SELECT e.id, max(CASE WHEN f.field = 'aboveScale' THEN a.value END) AS above,
                max(CASE WHEN f.field = 'highTechEnterprise' THEN a.value END) AS tech,
                max(CASE WHEN f.field = 'highTechIssueDate' THEN a.value END) AS since,
                max(CASE WHEN f.field = 'technologyField' THEN a.value END) AS field
           FROM enterprise e JOIN enterprise_attribute a ON a.enterprise_id = e.id JOIN stored_field f ON f.id = a.field_id
          WHERE e.removed_at IS NULL GROUP BY e.id)
       SELECT f.field, p.period, ${FILTERS.map(([, filter], at) => `sum(CAST(o.value AS INTEGER))${filter === "" ? "" : ` FILTER (WHERE ${filter})`} AS "${at}"`).join(", ")}
         FROM observation o JOIN stored_field f ON f.id = o.field_id JOIN stored_period p ON p.id = o.period_id JOIN s ON s.id = o.enterprise_id
        GROUP BY o.field_id, o.period_id`,
    )
    .all();
  const answer: Record<string, string> = {};
  const sums = new Map<string, number>(
    sumsOf.flatMap((row) =>
      FILTERS.map(([, filter], at) => [`${row.field}|${filter}|${row.period}`, Number(row[String(at)])] as const),
    ),
  );
  for (const period of QUARTERS) {
    for (const [at, { sum, under }] of indicators().entries()) {
      const value = sums.get(`${sum.join("|")}|${period}`) ?? 0;
      const whole = under === null ? 1 : (sums.get(`${under.join("|")}|${period}`) ?? 0);
      const quotient = under === null ? value : Number((value / whole).toFixed(12));
      answer[`${at}@${period}`] = quotient.toPrecision(12);
    }
  }
  book.close();
  return answer;
}
