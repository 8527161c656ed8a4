import { beforeAll, describe, expect, test } from "vitest";
import { boundSource, listSelection } from "#contract/bound-source";
import type { FieldBound, FormList, ListCondition } from "#domain/reporting/form-binding";
import { findKind } from "#services/catalogue";
import { createMeasurer } from "#services/measuring/measure";
import { findPrinted, findSelectionFault, selectEntries } from "#services/reporting/select-entries";
import { openRegister, type RegisterDesk } from "../registers/register-desk.ts";

/** Which entries stand in a list: by fields that name others, by sets of the indicator language, and by what a form has printed. */

let desk: RegisterDesk;

beforeAll(async () => {
  desk = await openRegister();
  await desk.add("park", "云麓产业园");
  const cloud = await desk.add("cluster", "云计算");
  await desk.edit(cloud, "clusterAliases", "云服务集群");
  await desk.add("cluster", "先进陶瓷产业集群");
  const held = { highTechEnterprise: "是", highTechIssueDate: "2023-11-01", highTechValidUntil: "2026-11-01" };
  await desk.add("enterprise", "甲有限公司", { park: "云麓产业园", innovationCluster: "云计算", ...held });
  await desk.add("enterprise", "乙有限公司", { park: "云麓 产业园", innovationCluster: "云服务集群" });
  await desk.add("enterprise", "丙有限公司", { park: "别处", ...held, highTechValidUntil: "2024-11-01" });
});

function names(where: readonly ListCondition[], limit?: number): readonly string[] {
  const { db } = desk.book;
  const kind = findKind(db, "enterprise");
  if (kind === null) throw new Error("no enterprises");
  const measurer = createMeasurer(db, { asOf: "2025-12-31", zone: null, period: null, snapshot: null });
  const selection = { where, limit, orderBy: "roster", reason: "" };
  const ids = selectEntries(db, selection, { kind, sort: [], measurer });
  return ids.map(
    (id) => db.prepare<[number], { name: string }>("SELECT name FROM enterprise WHERE id = ?").get(id)?.name ?? "",
  );
}

const bound = (operator: FieldBound["operator"], value: string): readonly FieldBound[] => [{ operator, value }];

describe("lists", () => {
  test("a field that names another entry equals every name that entry goes by", () => {
    expect(names([{ field: "innovationCluster", equals: "云计算" }])).toEqual(["甲有限公司", "乙有限公司"]);
    expect(names([{ field: "innovationCluster", equalsAny: ["云服务集群"] }])).toEqual(["甲有限公司", "乙有限公司"]);
    expect(names([{ field: "park", equals: "云麓产业园" }])).toEqual(["甲有限公司", "乙有限公司"]);
  });

  test("bounds hold for dates and numbers, read elsewhere where the field is blank; a blank meets none", async () => {
    const early = await desk.add("enterprise", "丁有限公司", { establishmentDate: "2019-06-30", movedIn: "2025-03" });
    await desk.edit(early, "registeredCapital", "500万元");
    const late = await desk.add("enterprise", "戊有限公司", {
      establishmentDate: "2024-02-01",
      entryDate: "2024-05-06",
    });
    await desk.edit(late, "registeredCapital", "2000万元");
    const entry = { field: "entryDate", orElse: "movedIn", unit: null } as const;
    expect(names([{ ...entry, compare: bound("=", "本年") }])).toEqual(["丁有限公司"]);
    expect(names([{ ...entry, compare: bound("=", "上年") }])).toEqual(["戊有限公司"]);
    const founded = { field: "establishmentDate", unit: null } as const;
    expect(names([{ ...founded, compare: bound("≥", "3年前") }])).toEqual(["戊有限公司"]);
    expect(names([{ ...founded, compare: bound("<", "2020") }])).toEqual(["丁有限公司"]);
    const capital = { field: "registeredCapital", unit: "亿元" } as const;
    expect(names([{ ...capital, compare: bound("≥", "0.2") }])).toEqual(["戊有限公司"]);
    expect(names([{ ...capital, compare: bound(">", "0.2") }])).toEqual([]);
    expect(names([{ field: "park", not: ["别处"] }])).toEqual(["甲有限公司", "乙有限公司"]);
    expect(names([{ field: "park", contains: ["麓"] }])).toEqual(["甲有限公司", "乙有限公司"]);
  });

  test("a set tells who holds a title on the last day of the period", () => {
    expect(names([{ set: '企业[具备("高新技术企业")]' }])).toEqual(["甲有限公司"]);
    expect(names([{ set: "企业" }, { field: "park", equals: "别处" }])).toEqual(["丙有限公司"]);
    expect(names([{ set: "企业" }], 2)).toEqual(["甲有限公司", "乙有限公司"]);
  });

  test("a set that is wrong, or of another kind, takes nobody and is told", () => {
    const { db } = desk.book;
    const measurer = createMeasurer(db, { asOf: "2025-12-31", zone: null, period: null, snapshot: null });
    const faultOf = (set: string): string | null => {
      const selection = { where: [{ set }], orderBy: "roster", reason: "" };
      const list: FormList = {
        sheet: "表",
        headerRows: [1, 1],
        firstRow: 2,
        lastRow: 3,
        growable: true,
        columns: [],
        totalRows: [],
        selection,
      };
      return findSelectionFault(list, db, measurer);
    };
    expect(names([{ set: "没有的台账" }])).toEqual([]);
    expect(faultOf("没有的台账")).toContain("看不懂");
    expect(faultOf("园区")).toContain("说的不是企业");
    expect(faultOf("企业")).toBeNull();
  });

  test("what the window and binding files say of sets and formulas is decoded", () => {
    const selection = {
      where: [{ set: "企业" }, { field: "park", equals: "云麓产业园" }],
      orderBy: "roster",
      reason: "",
    };
    expect(listSelection.safeParse(selection).success).toBe(true);
    expect(listSelection.safeParse({ ...selection, where: [{ set: "" }] }).success).toBe(false);
    expect(
      boundSource.safeParse({ kind: "formula", formula: "计数(企业)", unit: "家", period: "growth" }).success,
    ).toBe(true);
  });
});

describe("printed rows", () => {
  test.each([
    ["云计算产业集群", "云计算"],
    ["1、云计算", "云计算"],
    ["云 计 算", "云计算"],
    ["云服务集群", "云计算"],
    ["先进陶瓷", "先进陶瓷产业集群"],
    ["（二）先进陶瓷集群", "先进陶瓷产业集群"],
  ])("%s is %s", async (text, name) => {
    const { id } = findPrinted(desk.book.db, text, "cluster");
    const row = desk.book.db
      .prepare<[number | null], { name: string }>("SELECT name FROM enterprise WHERE id = ?")
      .get(id);
    expect(row?.name).toBe(name);
  });

  test.each(["云", "云计算和大数据", "先进陶", "合计"])("%s is nobody, and never a guess", (text) => {
    expect(findPrinted(desk.book.db, text, "cluster")).toEqual({ id: null, doubt: null });
  });
});
