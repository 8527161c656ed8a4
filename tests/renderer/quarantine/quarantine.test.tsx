/** Rows set apart: read with their cells, filtered, selected by key and mouse, compared again in the review, and let go. */
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { PlanRow } from "#contract/importing";
import type { QuarantinedRow } from "#contract/quarantine";
import { err } from "#domain/shared/result";
import { fakeBatch } from "../../support/fake-records.ts";
import { showRecordsWindow } from "../show-records-window";
import { showWindow } from "../show-window";

const setApart = (part: Partial<QuarantinedRow>): QuarantinedRow => ({
  id: 1,
  batchId: 1,
  workbook: "望岳街道2025.xlsx",
  importedAt: "2026-11-20T02:00:00.000Z",
  sheet: "名单",
  row: 4,
  kind: "decision",
  name: "云麓精工有限公司",
  creditCode: "91430100MA4L5XYZ12",
  reason: "名称与账本里的相同，但信用代码不同。",
  cells: [
    { field: "enterpriseName", cell: "B4", raw: "云麓精工有限公司" },
    { field: "contactPerson", cell: "D4", raw: "周 敏" },
  ],
  settled: null,
  ...part,
});
const rows = [
  setApart({}),
  setApart({
    id: 2,
    row: 7,
    kind: "rejected",
    name: "",
    creditCode: null,
    reason: "没有企业名称，不能新增。",
    cells: [{ field: "contactPerson", cell: "D7", raw: "李乙" }],
  }),
  setApart({ id: 3, batchId: 2, workbook: "星沙街道2025.xlsx", row: 9, kind: "refused", name: "星河软件有限公司" }),
  setApart({ id: 4, name: "早先的企业", settled: "imported" }),
];
const batches = [
  fakeBatch({ batchId: 2, workbook: "星沙街道2025.xlsx", quarantined: 1 }),
  fakeBatch({ batchId: 1, quarantined: 2 }),
];
const planned: readonly PlanRow[] = [
  {
    kind: "decision",
    key: "名单!4",
    sheet: "名单",
    table: 0,
    row: 4,
    name: "云麓精工有限公司",
    creditCode: "91430100MA4L5XYZ12",
    about: "code",
    group: null,
    question: "是同一家还是另一家？",
    candidates: [],
    changes: [],
    issues: [],
  },
];
const list = (): ReturnType<typeof within> => within(screen.getByRole("region", { name: "隔离的行" }));
const detail = (): HTMLElement => screen.getByRole("complementary", { name: "原表写的" });

test("rows are shown with their reason and place; the one gone to with the arrows shows each cell as it was written", async () => {
  const user = userEvent.setup();
  showRecordsWindow("#/quarantine", { quarantined: rows, batches });
  expect(await screen.findByText("共 3 行")).toBeInTheDocument();
  expect(within(detail()).getByText("周 敏")).toBeInTheDocument();
  await user.click(list().getByText("云麓精工有限公司"));
  await user.keyboard("{ArrowDown}");
  expect(await within(detail()).findByText("李乙")).toBeInTheDocument();
  expect(within(detail()).getByText("名单 第 7 行")).toBeInTheDocument();
  expect(within(detail()).getByText("没有企业名称，不能新增。")).toBeInTheDocument();
});

test("an address names the import; search, all imports and what is settled are a click away", async () => {
  const user = userEvent.setup();
  showRecordsWindow("#/quarantine?batch=2", { quarantined: rows, batches });
  expect(await screen.findByText("共 1 行")).toBeInTheDocument();
  expect(list().getByText("星河软件有限公司")).toBeInTheDocument();
  await user.type(screen.getByLabelText("按名称或代码找"), "云麓");
  expect(await screen.findByText("没有合乎条件的行")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "看全部" }));
  expect(await list().findByText("云麓精工有限公司")).toBeInTheDocument();
  await user.clear(screen.getByLabelText("按名称或代码找"));
  await user.click(screen.getByText("已处理"));
  expect(await screen.findByText("已导入")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "重新核对" })).toBeNull();
});

test("selected rows are compared with the book again in the review of the import, and written there", async () => {
  const user = userEvent.setup();
  const { bridge } = showRecordsWindow("#/quarantine?batch=1", { quarantined: rows, batches, planned });
  expect(await screen.findByText("共 2 行")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "重新核对" })).toBeDisabled();
  await user.click(screen.getByRole("checkbox", { name: "全选" }));
  expect(await screen.findByText("已选 2 行")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "重新核对" }));

  expect(await screen.findByRole("heading", { name: "隔离区：望岳街道2025.xlsx" })).toBeInTheDocument();
  expect(bridge.calls.find((call) => call.name === "quarantine/plan")?.input).toEqual({
    jobId: expect.any(String),
    ids: [1, 2],
  });
  // Only what these rows say is left of the sheet; nothing about who else is in the book.
  expect(within(screen.getByRole("region", { name: "原表写的" })).getByText("李乙")).toBeInTheDocument();
  expect(screen.queryByRole("tab", { name: /^未出现/u })).toBeNull();
  await user.click(await screen.findByRole("radio", { name: "是另一家，新增进来" }));
  await user.click(screen.getByRole("button", { name: "写入 1 家" }));
  expect(await screen.findByText("已写入账本")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "回到隔离区" }));
  expect(await screen.findByText("共 1 行")).toBeInTheDocument();
  expect(list().getByText("（没有名称）")).toBeInTheDocument();
});

test("rows that nobody needs are let go after a question, and stay listed as such", async () => {
  const user = userEvent.setup();
  const { bridge } = showRecordsWindow("#/quarantine", { quarantined: rows, batches });
  await screen.findByText("共 3 行");
  list().getByText("云麓精工有限公司").closest("button")?.focus();
  await user.keyboard("{ArrowDown}");
  await screen.findByText("李乙");
  await user.keyboard(" ");
  await user.click(screen.getByRole("button", { name: "不再导入" }));
  expect(bridge.calls.some((call) => call.name === "quarantine/drop")).toBe(false);
  const [, sure] = await screen.findAllByRole("button", { name: "不再导入" });
  await user.click(sure ?? document.body);
  expect(await screen.findByText("共 2 行")).toBeInTheDocument();
  expect(bridge.calls.find((call) => call.name === "quarantine/drop")?.input).toEqual({ ids: [2] });
  await user.click(screen.getByText("已处理"));
  expect(await list().findByText("（没有名称）")).toBeInTheDocument();
});

test("an empty quarantine says what it is for; a book that fails says so", async () => {
  showRecordsWindow("#/quarantine", {});
  expect(await screen.findByText("隔离区是空的")).toBeInTheDocument();
  cleanup();
  showWindow("#/quarantine", { answers: { "quarantine/list": () => err({ type: "BookDamaged" }) } });
  expect(await screen.findByRole("alert")).toHaveTextContent("账本文件检查不通过");
});
