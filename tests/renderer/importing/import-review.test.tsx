import { screen, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { PlanRow } from "#contract/importing";
import { takeAll } from "#domain/importing/import-plan";
import { answeredWorkbook, plannedRow } from "../../support/answered-workbook.ts";
import type { FakeWorkbook } from "../../support/fake-import-bridge.ts";
import { showImportWindow } from "../show-import-window.tsx";

const about = { sheet: "名册", table: 0, issues: [] };

function decision(row: number, part: Partial<Extract<PlanRow, { kind: "decision" }>>): PlanRow {
  return {
    ...about,
    kind: "decision",
    key: `名册!${row}`,
    row,
    name: `待定第${row}号公司`,
    creditCode: null,
    question: "是同一家吗？",
    about: "similar",
    group: null,
    candidates: [],
    changes: [],
    ...part,
  };
}

/** Opens a planned workbook at its review. */
async function review(part: Partial<FakeWorkbook>): Promise<{
  readonly user: UserEvent;
  readonly panel: ReturnType<typeof within>;
  readonly asked: (name: string) => readonly unknown[];
}> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const bridge = showImportWindow("/importing", {
    chosen: ["名册.xlsx"],
    workbooks: [answeredWorkbook("名册.xlsx", part)],
  });
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  await user.click(await screen.findByRole("button", { name: "下一步：看列对应" }));
  await user.click(await screen.findByRole("button", { name: "下一步：核对" }));
  await screen.findByRole("tab", { name: "逐条变更" });
  const panel = within(screen.getByRole("complementary"));
  return { user, panel, asked: (name) => bridge.asked.filter((one) => one.name === name).map((one) => one.input) };
}

test("fifty thousand planned rows are looked at page by page, filtered by counter, field and words", async () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => plannedRow(at, at % 5 === 0 ? "add" : "update"));
  const { user, panel, asked } = await review({ rows, issues: [] });
  await panel.findByText("园册第1号有限公司");
  expect(panel.getByText("共 40,000 行")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: /^新增\s?10,000$/u }));
  await panel.findByText("园册第5号有限公司");
  await user.type(panel.getByLabelText("按名称或代码找"), "第4995号");
  expect(await panel.findByText("找到 1 行")).toBeInTheDocument();
  await user.click(panel.getByRole("button", { name: "按字段" }));
  await user.click(await screen.findByRole("checkbox", { name: "营业收入（万元） 2025年" }));
  await user.click(panel.getByRole("button", { name: "看全部" }));
  expect(await panel.findByText("共 10,000 行")).toBeInTheDocument();
  expect(panel.getByLabelText("按名称或代码找")).toHaveValue("");
  const questions = asked("importing/plan-rows");
  expect(questions).toContainEqual({
    planId: "名册.xlsx",
    kinds: ["add"],
    fields: ["operatingRevenue@2025"],
    search: "第4995号",
    offset: 0,
    limit: 100,
  });
  // Never the whole: a handful of pages for all that was looked at.
  expect(questions.length).toBeLessThan(12);
});

test("row, cell, column and kind are refused and taken back; what is written is counted at once", async () => {
  const rows = [0, 1, 2].map((at) => plannedRow(at, "update"));
  const { user, panel, asked } = await review({ rows: [...rows, plannedRow(3, "add")], issues: [] });
  const write = (count: number) => screen.getByRole("button", { name: `写入 ${count} 家` });
  await panel.findByText("园册第0号有限公司");
  const refuseRow = () => panel.getAllByRole("button", { name: "不要这一行" })[0];
  await user.click(refuseRow() ?? document.body);
  expect(write(3)).toBeEnabled();
  await user.click(panel.getByRole("button", { name: "还是要" }));
  expect(write(4)).toBeEnabled();
  const cells = () => panel.getAllByRole("button", { name: "不要这一格 营业收入（万元） 2025年" });
  await user.click(cells()[1] ?? document.body);
  await user.click(await screen.findByRole("button", { name: /^新增\s?1$/u }));
  await user.click(await panel.findByRole("button", { name: "新增都不要" }));
  expect(write(3)).toBeEnabled();
  await user.click(panel.getByRole("button", { name: "按字段" }));
  const column = "营业收入（万元） 2025年 整列";
  await user.click(await screen.findByRole("button", { name: `不要 ${column}` }));
  await user.click(await screen.findByRole("button", { name: `还是要 ${column}` }));
  await user.click(write(3));
  await screen.findByText("已写入账本");
  expect(asked("importing/apply")).toEqual([
    {
      jobId: expect.any(String),
      planId: "名册.xlsx",
      ...takeAll,
      refusedCells: ["名册!4#operatingRevenue@2025"],
      refusedKinds: ["add"],
    },
  ]);
});

test("rows of one enterprise are one card; causes are answered together; not the same is remembered", async () => {
  const twin = { about: "duplicate" as const, group: "g", name: "双生公司", question: "用哪一行？" };
  const value = (after: string, row: number) => ({
    field: "operatingRevenue",
    period: "2025",
    before: null,
    after,
    row,
    column: 2,
    raw: after,
  });
  const candidates = [{ enterpriseId: 7, name: "像的公司", creditCode: null, reason: "只差两个字" }];
  const rows = [
    decision(3, { ...twin, changes: [value("10000", 3)] }),
    decision(9, { ...twin, changes: [value("20000", 9)] }),
    decision(4, { about: "similar", candidates, question: "名称很像" }),
    decision(5, { about: "hidden" }),
    decision(6, { about: "hidden" }),
  ];
  const { user, panel, asked } = await review({ rows, issues: [] });
  const table = within(await panel.findByRole("table"));
  expect(table.getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["1", "2"]);
  await user.click(panel.getByRole("radio", { name: "用第 9 行" }));
  await user.click(panel.getByText("名称相近 1"));
  await user.click(await panel.findByRole("button", { name: "不是同一家，以后不再问：像的公司" }));
  expect(await panel.findByRole("radio", { name: "是另一家，新增进来" })).toBeChecked();
  await user.click(panel.getByText("隐藏的行 2"));
  await user.click(await panel.findByRole("button", { name: "都照常导入" }));
  expect(screen.getByRole("tab", { name: "待定 0" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "写入 4 家" }));
  await screen.findByText("已写入账本");
  expect(asked("merging/not-same")).toEqual([
    { enterpriseId: 7, otherId: null, name: "待定第4号公司", creditCode: null },
  ]);
  expect(asked("importing/apply")).toEqual([
    {
      jobId: expect.any(String),
      planId: "名册.xlsx",
      ...takeAll,
      decisions: { "名册!3": { kind: "skip" }, "名册!9": { kind: "separate" }, "名册!4": { kind: "separate" } },
      byCause: { hidden: "separate" },
    },
  ]);
});

test("a filed period waits for a release; who is absent is listed and left alone; the file can be sent back", async () => {
  const change = { field: "operatingRevenue", period: "2025", row: 3, column: 2, before: "10000", after: "20000" };
  const rows: readonly PlanRow[] = [
    {
      ...about,
      kind: "update",
      key: "名册!3",
      row: 3,
      name: "云麓光电有限公司",
      enterpriseId: 1,
      formerName: null,
      changes: [{ ...change, raw: "2", held: "filed" }],
    },
  ];
  const { user, panel, asked } = await review({
    rows,
    held: [{ period: "2025", kind: "filed", changes: 28 }],
    absent: [{ enterpriseId: 5, name: "没来的公司", creditCode: null }],
  });
  await user.click(await panel.findByRole("button", { name: "放行" }));
  expect(panel.getByText("2025年已上报，28 处变更暂不写入")).toBeInTheDocument();
  await user.click((await screen.findAllByRole("button", { name: /^放\s?行$/u })).at(-1) ?? document.body);
  expect(await panel.findByText("2025年已上报，28 处变更照常写入")).toBeInTheDocument();
  await user.click(screen.getByRole("tab", { name: "未出现 1" }));
  expect(await panel.findByText("没来的公司")).toBeInTheDocument();
  expect(panel.getByText("本次未出现 1 家，不会删除，也不改它们的数。")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "写入 1 家" }));
  await screen.findByText("已写入账本");
  await user.click(screen.getByRole("button", { name: "制作退回表" }));
  expect(await screen.findByText(/退回表「名册（退回）.xlsx」已写好，1 处加了批注/u)).toBeInTheDocument();
  expect(asked("importing/apply")).toMatchObject([{ released: ["2025"] }]);
  expect(asked("importing/return-file")).toEqual([{ jobId: expect.any(String), planId: "名册.xlsx", token: "saved" }]);
});

test("rows of one name with codes of their own may all be taken, each for the enterprise of its code", async () => {
  const twin = { about: "duplicate" as const, group: "g", name: "同名公司", question: "是同一家吗，用哪一行？" };
  const known = { enterpriseId: 7, name: "同名公司", creditCode: "91430111MAX3WXHB2Q", reason: "代码相同" };
  const rows = [
    decision(3, { ...twin, creditCode: known.creditCode, candidates: [known] }),
    decision(9, {
      ...twin,
      creditCode: "914301049096682803",
      candidates: [{ ...known, reason: "名称相同，代码不同" }],
    }),
  ];
  const { user, panel, asked } = await review({ rows, issues: [] });
  await user.click(await panel.findByRole("radio", { name: "代码各不相同，不是同一家，都导入" }));
  expect(panel.getByRole("radio", { name: "代码各不相同，不是同一家，都导入" })).toBeChecked();
  await user.click(screen.getByRole("button", { name: "写入 2 家" }));
  await screen.findByText("已写入账本");
  expect(asked("importing/apply")).toMatchObject([
    { decisions: { "名册!3": { kind: "same", enterpriseId: 7 }, "名册!9": { kind: "separate" } } },
  ]);
});
