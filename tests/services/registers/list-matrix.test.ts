/** The lists of a pack by the clusters they are kept for (清单矩阵): counts, what is done, what is late, what is not there yet. */
import { expect, test } from "vitest";
import type { ListMatrix } from "#contract/registers";
import { openGolden, type GoldenBook } from "../../packs/golden-book.ts";
import { need } from "./register-desk.ts";

async function read(book: GoldenBook, asOf: string | null = null): Promise<ListMatrix> {
  const matrix = need(await book.services["registers/matrix"]({ pack: book.pack.id, asOf }));
  if (matrix === null) throw new Error("no matrix");
  return matrix;
}

/** Cells that say something, as `row / column: count done overdue`. */
function said({ rows, columns, cells }: ListMatrix): readonly string[] {
  return cells.flatMap(({ row, column, count, done, overdue }) =>
    count === 0 ? [] : [`${rows[row]?.name} / ${columns[column]?.label}: ${count} ${done} ${overdue}`],
  );
}

test("Shanxi's lists stand against its fourteen clusters, in the order of the document", async () => {
  const book = await openGolden("shanxi", []);
  const { rows, columns, cells, field } = await read(book);
  expect([rows.length, columns.length, cells.length, field]).toEqual([14, 8, 14 * 8, "entryCluster"]);
  expect(rows.slice(0, 3).map(({ name }) => name)).toEqual(["信息技术应用创新", "大数据融合创新", "半导体"]);
  expect(columns[0]).toEqual({ kind: "shanxi:investment", label: "招商引资清单", classifier: "条", expected: [] });
});

test("lines count for the cluster they name, by whatever name; late ones are those past the day and not done", async () => {
  const book = await openGolden("shanxi", []);
  const list = "shanxi:investment";
  await book.add(list, "", {
    [`${list}/name`]: "甲项目",
    entryCluster: "光伏",
    entryState: "完成",
    deadline: "2026-01-31",
  });
  await book.add(list, "", {
    [`${list}/name`]: "乙项目",
    entryCluster: "光伏",
    entryState: "推进",
    deadline: "2026-02-28",
  });
  await book.add(list, "", { [`${list}/name`]: "丙项目", entryCluster: "碳基新材料" });
  await book.add(list, "", { [`${list}/name`]: "戊项目", entryCluster: "不知哪个集群" });
  await book.add("cluster", "本地集群");
  await book.add("shanxi:policies", "", { "shanxi:policies/name": "政策", entryCluster: "本地集群、光伏" });
  const matrix = await read(book);
  expect(said(matrix)).toEqual([
    "光伏 / 招商引资清单: 2 1 1",
    "光伏 / 支持政策清单: 1 0 0",
    "炭基新材料 / 招商引资清单: 1 0 0",
    "本地集群 / 支持政策清单: 1 0 0",
    "没有写明创新型产业集群 / 招商引资清单: 1 0 0",
  ]);
  expect(matrix.rows.find(({ name }) => name === "炭基新材料")?.written).toEqual(["碳基新材料"]);
  expect(matrix.rows.at(-1)).toMatchObject({ id: null, written: ["不知哪个集群"] });
  expect(said(await read(book, "2026-02-27"))[0]).toBe("光伏 / 招商引资清单: 2 1 0");
});

test("of Guangdong's 五个一 every cluster is told what it lacks", async () => {
  const book = await openGolden("guangdong", []);
  const [name = ""] = await book.names("cluster");
  const list = "guangdong:five";
  await book.add(list, "", { entryCluster: name, "guangdong:five/item": "创新体系", entryState: "完成" });
  await book.add(list, "", { entryCluster: name, "guangdong:five/item": "政策工具包" });
  const { rows, columns, cells } = await read(book);
  const column = columns.findIndex(({ kind }) => kind === list);
  const cellOf = (row: string) =>
    cells.find((cell) => cell.column === column && rows[cell.row]?.name === row) ?? { lacking: null, done: null };
  expect(rows).toHaveLength(20);
  expect(columns[column]?.expected).toHaveLength(5);
  expect([cellOf(name).done, cellOf(name).lacking]).toEqual([
    1,
    ["龙头企业和隐形冠军企业表", "重点项目清单", "战略咨询支撑机构"],
  ]);
  expect(cellOf(rows.at(-1)?.name ?? "").lacking).toEqual(columns[column]?.expected);
});

test("a pack without lists of that kind has no matrix", async () => {
  const book = await openGolden("shandong", []);
  expect(need(await book.services["registers/matrix"]({ pack: "shandong", asOf: null }))).toBeNull();
  expect(need(await book.services["registers/matrix"]({ pack: "none", asOf: null }))).toBeNull();
});
