import { existsSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RowPlan } from "../../../db/domain/importing/import-plan.ts";
import type { Book } from "../../../db/store/connection.ts";
import type { BenchAnswer, BenchCase, BenchInput } from "../bench-case.ts";

/** Searching the roster by parts of names, pinyin initials and codes: a window of 50 rows and the exact total, against `LIKE '%…%'` over the same table. */
export const cases: readonly BenchCase[] = [
  {
    kind: "figure",
    name: "search 200,000 names, p95 from two characters on",
    unit: "ms",
    goal: 16,
    prepare: (quick) => prepare(quick ? 20_000 : 200_000),
    figure: p95,
  },
  {
    kind: "ratio",
    name: "search 200,000 names, 200 queries and opening",
    reference: "LIKE '%…%'",
    measure: "faster",
    goal: 4,
    prepare: (quick) => prepare(quick ? 20_000 : 200_000),
    ours: searchOurs,
    theirs: searchWithLike,
  },
];

const QUERIES = 200;
const WINDOW = 50;
/** Raised when the made books change, so that old ones are not used. */
const MAKE = 1;

async function prepare(count: number): Promise<BenchInput> {
  const path = join(tmpdir(), `parkbook-bench-search-${MAKE}-${count}.parkbook`);
  if (!existsSync(path)) {
    const unfinished = `${path}.part`;
    for (const end of ["", "-wal", "-shm"]) rmSync(unfinished + end, { force: true });
    const book = await open(unfinished);
    await fill(book, count);
    book.close();
    renameSync(unfinished, path);
  }
  return { path };
}

async function p95({ path }: BenchInput): Promise<number> {
  const { listRoster } = await import("../../../db/store/queries/roster.ts");
  const book = await open(String(path));
  const texts = queries(book);
  listRoster(book.db, question("无"));
  const times = texts.map((text) => {
    const start = performance.now();
    listRoster(book.db, question(text));
    return performance.now() - start;
  });
  book.close();
  return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
}

async function searchOurs({ path }: BenchInput): Promise<BenchAnswer> {
  const { listRoster } = await import("../../../db/store/queries/roster.ts");
  const book = await open(String(path));
  let [totals, firstIds] = [0, 0];
  for (const text of queries(book)) {
    const { total, rows } = listRoster(book.db, question(text));
    totals += total;
    for (const { id } of rows) firstIds += id;
  }
  book.close();
  return { totals, firstIds };
}

async function searchWithLike({ path }: BenchInput): Promise<BenchAnswer> {
  const book = await open(String(path));
  const columns = ["folded_name", "initials", "credit_code"];
  const sqlFor = (what: string, among: readonly string[], limit = "") =>
    book.db.prepare<string[], { id: number; n: number }>(
      `SELECT ${what} FROM enterprise WHERE removed_at IS NULL AND (${among.map((column) => `${column} LIKE ?`).join(" OR ")}) ${limit}`,
    );
  let [totals, firstIds] = [0, 0];
  for (const text of queries(book)) {
    const among = /^[0-9A-Z]+$/u.test(text) ? columns : columns.slice(0, 1);
    const patterns = among.map(() => `%${text}%`);
    totals += sqlFor("count(*) AS n, 0 AS id", among).get(...patterns)?.n ?? 0;
    const shown = sqlFor("id, 0 AS n", among, `LIMIT ${WINDOW}`).all(...patterns);
    for (const { id } of shown) firstIds += id;
  }
  book.close();
  return { totals, firstIds };
}

async function open(path: string): Promise<Book> {
  const { openBook } = await import("../../../db/store/connection.ts");
  const opened = await openBook(path);
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

function question(search: string) {
  const columns = ["industry"];
  return { search, filters: [], sort: [], columns, numericFields: new Set<string>(), offset: 0, limit: WINDOW };
}

/** Two to six characters cut out of stored names at any place (so 有限公司 too), and a fifth each of initials and code parts. */
function queries(book: Book): readonly string[] {
  const random = seededRandom(7);
  const count = book.db.prepare<[], number>("SELECT max(id) FROM enterprise").pluck().get() ?? 0;
  const one = book.db
    .prepare<[number], [string, string, string]>(
      "SELECT folded_name, initials, credit_code FROM enterprise WHERE id = ?",
    )
    .raw();
  return Array.from({ length: QUERIES }, (_, index) => {
    const row = one.get(1 + random(count));
    const text = row?.[index % 5 === 3 ? 1 : index % 5 === 4 ? 2 : 0] ?? "";
    const length = 2 + random(5);
    return text.slice(...cut(text.length, length, random));
  });
}

function cut(length: number, wanted: number, random: (below: number) => number): [number, number] {
  const start = random(Math.max(1, length - wanted + 1));
  return [start, start + wanted];
}

async function fill(book: Book, count: number): Promise<void> {
  const { applyPlan } = await import("../../../db/store/queries/apply-plan.ts");
  const { takeAll } = await import("../../../db/domain/importing/import-plan.ts");
  const random = seededRandom(20261121);
  const pick = (from: readonly string[]): string => from[random(from.length)] ?? "";
  const rows = Array.from({ length: count }, (_, index): RowPlan => {
    const given = pick(CHARACTERS) + pick(CHARACTERS) + (random(3) === 0 ? pick(CHARACTERS) : "");
    const name = `${pick(PLACES)}${given}${pick(TRADES)}${pick(FORMS)}`;
    const creditCode = `91${String(100000 + random(899999))}${String(index).padStart(9, "0")}X`;
    const at = { period: null, before: null, row: index + 2, raw: "" };
    const changes = [
      { ...at, field: "enterpriseName", after: name, column: 1 },
      { ...at, field: "creditCode", after: creditCode, column: 2 },
      { ...at, field: "industry", after: pick(TRADES), column: 3 },
    ];
    return { kind: "add", key: `名册!${index + 2}`, row: index + 2, name, creditCode, changes };
  });
  const counts = { add: count, update: 0, unchanged: 0, decision: 0, rejected: 0 };
  const plan = { sheet: "名册", period: null, rows, typedRows: [], issues: [], counts };
  const applied = applyPlan(book.db, {
    batch: { workbook: "名册.xlsx", workbookHash: "", period: null, at: "2026-11-21T00:00:00.000Z", by: "" },
    tables: [{ table: { sheet: "名册", number: 0, title: null, period: null, units: {} }, plan }],
    choices: takeAll,
    revision: null,
    onProgress: () => {},
    cancelled: () => false,
  });
  if (!applied.ok) throw new Error(applied.error.type);
}

/** Park–Miller: the same names and queries every time. */
function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const PLACES =
  "湖南 长沙 株洲 湘潭 衡阳 重庆 厦门 绍兴 济南 青岛 太原 大同 广州 东莞 佛山 山东 山西 广东 浙江 杭州".split(" ");
const TRADES = "科技 信息技术 新材料 生物医药 智能装备 环保工程 电子 软件 精密机械 新能源 数据服务 文化传媒".split(" ");
const FORMS = "有限公司 有限责任公司 股份有限公司 集团有限公司".split(" ");
const CHARACTERS = [
  ..."安百宝北博才昌长超辰诚驰创春达大德鼎东凡方飞丰峰福高格冠光广国海汉航豪和恒弘宏鸿华环辉汇佳嘉坚建江金锦京晶精景久聚军君骏凯康科坤蓝朗乐力立利联良林灵隆路绿罗迈茂美明铭南宁诺欧普奇启千强勤清庆全群仁荣锐瑞润森善尚盛时世思斯松泰腾天通同拓万旺威伟文沃希翔祥新鑫信星兴雄旭雅亚扬阳耀业一艺亿益英永优友宇雨裕元远源越云运泽展兆振正直志智中众重卓子紫",
];
