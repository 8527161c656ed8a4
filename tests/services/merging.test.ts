/** Who is who at a clerk's desk: a similar name is asked about once, two records become one and two again, and later files find their way. */
import { expect, test } from "vitest";
import type { PlanChoices, RowPlan } from "#domain/importing/import-plan";
import { type ImportDesk, openDesk } from "./import-desk.ts";

const CODE = "91440300708461136T";
const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\n"));

async function planOf(desk: ImportDesk, name: string, lines: readonly string[]) {
  const { readingId } = await desk.read(name, encode(lines));
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const { planId } = plan.value;
  const rows = await desk.services["importing/plan-rows"]({
    planId,
    kinds: ["add", "update", "unchanged", "decision", "rejected"],
    offset: 0,
    limit: 50,
  });
  if (!rows.ok) throw new Error(JSON.stringify(rows.error));
  const apply = async (decisions: PlanChoices["decisions"]) =>
    await desk.services["importing/apply"]({
      jobId: "1",
      planId,
      decisions,
      byCause: {},
      refusedRows: [],
      refusedCells: [],
      refusedColumns: [],
      refusedKinds: [],
      released: [],
    });
  return { rows: rows.value.rows, apply };
}

const known = ["企业名称,统一社会信用代码,注册地址", `湖南栖梧达合科技有限公司,${CODE},麓谷大道1号`];
const sender = ["企业名称,联系电话", "湖南栖梧达合科技有限责任公司,0731-88000000"];

async function deskWithOne(): Promise<ImportDesk> {
  const desk = await openDesk();
  await desk.take(await desk.read("名册.csv", encode(known)));
  return desk;
}

const kindsOf = (rows: readonly RowPlan[]) => rows.map((row) => (row.kind === "decision" ? row.about : row.kind));

test("a similar name is a question with its reason; once it is the same, the next file needs none", async () => {
  const desk = await deskWithOne();
  const first = await planOf(desk, "街道.csv", sender);
  const [row] = first.rows;
  expect(row).toMatchObject({
    kind: "decision",
    about: "similar",
    question: "库里没有叫这个名称的企业，但有名称相近的“湖南栖梧达合科技有限公司”，是不是同一家？",
    candidates: [
      { enterpriseId: 1, creditCode: CODE, reason: "字号相同（“栖梧达合”）、一个写“有限责任公司”、一个写“有限公司”" },
    ],
  });
  expect(await first.apply({ [row?.key ?? ""]: { kind: "same", enterpriseId: 1 } })).toMatchObject({ ok: true });
  const detail = await desk.services["enterprises/detail"]({ id: 1 });
  expect(detail).toMatchObject({
    value: {
      name: "湖南栖梧达合科技有限公司",
      creditCode: CODE,
      formerNames: [{ name: "湖南栖梧达合科技有限责任公司" }],
    },
  });
  expect(kindsOf((await planOf(desk, "街道2.csv", sender)).rows)).toEqual(["unchanged"]);
});

test("a similar name that was denied is not asked about again, not even by a plan that was open meanwhile", async () => {
  const desk = await deskWithOne();
  const open = await planOf(desk, "街道.csv", sender);
  const denied = { enterpriseId: 1, otherId: null, name: "湖南栖梧达合科技有限责任公司", creditCode: null };
  expect(await desk.services["merging/not-same"](denied)).toEqual({ ok: true, value: null });
  expect(await open.apply({})).toMatchObject({ ok: true });
  expect(kindsOf((await planOf(desk, "街道2.csv", sender)).rows)).toEqual(["add"]);
});

test("two records are merged, found by later files, and separated again from the history", async () => {
  const desk = await deskWithOne();
  const { services } = desk;
  const created = await services["enterprises/create"]({ name: "栖梧达合科技有限公司", creditCode: "430100000012345" });
  expect(created).toEqual({ ok: true, value: { id: 2 } });
  expect(await services["merging/candidates"]({ offset: 0, limit: 9 })).toMatchObject({
    value: { total: 1, pairs: [{ a: { id: 1 }, b: { id: 2 } }] },
  });
  expect(await services["merging/compare"]({ keepId: 1, dropId: 2 })).toMatchObject({
    value: {
      values: [
        { field: "enterpriseName", kept: { value: "湖南栖梧达合科技有限公司" }, same: false },
        { field: "creditCode", dropped: { value: "430100000012345", source: { kind: "person" } } },
        { field: "registeredAddress", dropped: null },
      ],
    },
  });
  const merged = await services["merging/merge"]({ keepId: 1, dropId: 2, fromDropped: [] });
  expect(merged).toEqual({
    ok: true,
    value: {
      values: 0,
      sentence:
        "已把“栖梧达合科技有限公司”并入“湖南栖梧达合科技有限公司”，没有需要补充的内容；以后用原来的名称或代码导入，都会认到“湖南栖梧达合科技有限公司”。需要时可以撤销。",
    },
  });
  const request = { search: "", filters: [], sort: [], columns: [], offset: 0, limit: 9 };
  expect(await services["enterprises/list"](request)).toMatchObject({ value: { total: 1, rows: [{ id: 1 }] } });
  const byFormerName = await services["enterprises/list"]({ ...request, search: "栖梧达合科技有限" });
  expect(byFormerName).toMatchObject({ value: { total: 1, rows: [{ id: 1 }] } });
  const later = ["企业名称,统一社会信用代码,联系电话", "栖梧达合科技有限公司,430100000012345,0731-1"];
  const plan = await planOf(desk, "旧名册.csv", later);
  expect(plan.rows).toMatchObject([{ kind: "update", enterpriseId: 1, changes: [{ field: "contactPhone" }] }]);
  expect(await plan.apply({})).toMatchObject({ ok: true });
  expect(await services["merging/merged"]({ enterpriseId: 1 })).toMatchObject({
    value: [{ enterpriseId: 2, name: "栖梧达合科技有限公司", creditCode: "430100000012345" }],
  });
  expect(await services["merging/undo"]({ enterpriseId: 2 })).toEqual({
    ok: true,
    value: { sentence: "已撤销：“湖南栖梧达合科技有限公司”与“栖梧达合科技有限公司”恢复为两家企业。" },
  });
  expect(await services["merging/undo"]({ enterpriseId: 2 })).toMatchObject({ error: { type: "NothingToUndo" } });
});

test("the last step that is taken back may be a merge, and is told as one", async () => {
  const desk = await deskWithOne();
  const { services } = desk;
  await services["enterprises/create"]({ name: "栖梧达合", creditCode: "" });
  await services["merging/merge"]({ keepId: 1, dropId: 2, fromDropped: ["enterpriseName"] });
  const told = "“湖南栖梧达合科技有限公司”与“栖梧达合”恢复为两家企业";
  expect(await services["enterprises/undo"](null)).toMatchObject({ value: { sentence: `已撤销：${told}。` } });
  expect(await services["enterprises/redo"](null)).toMatchObject({
    value: { sentence: expect.stringContaining("再次并入") },
  });
  expect(await services["merging/not-same-list"](null)).toEqual({ ok: true, value: [] });
  expect(await services["merging/forget-not-same"]({ id: 1 })).toEqual({ ok: true, value: null });
});

test("a row that was taken for another enterprise is remembered as such, also where the names are equal", async () => {
  const desk = await deskWithOne();
  for (const name of ["湖南栖梧达合科技有限责任公司", "湖南栖梧达合科技有限公司"]) {
    const lines = ["企业名称,联系电话", `${name},0731-88000000`];
    const asked = await planOf(desk, "街道.csv", lines);
    expect(asked.rows).toMatchObject([{ kind: "decision" }]);
    expect(await asked.apply({ [asked.rows[0]?.key ?? ""]: { kind: "separate" } })).toMatchObject({ ok: true });
    expect(kindsOf((await planOf(desk, "街道2.csv", lines)).rows)).toEqual(["unchanged"]);
  }
  expect(await desk.services["merging/not-same-list"](null)).toMatchObject({
    value: [
      { enterpriseId: 1, code: null, by: expect.anything() },
      { enterpriseId: 1, code: null },
    ],
  });
});
