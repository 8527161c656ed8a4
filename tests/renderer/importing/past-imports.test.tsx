/** The list of imports: where each came from, undone with a report that outlasts the notice, done again. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { UndoReceipt } from "#contract/import-results";
import { fakeBatch } from "../../support/fake-records.ts";
import { showRecordsWindow } from "../show-records-window";

const batches = [
  fakeBatch({ batchId: 3, workbook: "街道（退回）.xlsx", kind: "return", updated: 4, values: 4, period: null }),
  fakeBatch({ batchId: 2, kind: "quarantine", added: 1, values: 3 }),
  fakeBatch({ batchId: 1, workbook: "企业名册.xlsx", added: 12, updated: 87, values: 1286, quarantined: 5 }),
];
const reports: Readonly<Record<UndoReceipt["done"], UndoReceipt>> = {
  undo: {
    batchId: 1,
    done: "undo",
    reverted: 1280,
    enterprises: 98,
    kept: [
      {
        enterpriseId: 7,
        enterprise: "云麓精工有限公司",
        fields: ["contactPerson", "legalRepresentative"],
        reason: "王芳在 2026-11-20 手工改过，保留现在的值",
      },
    ],
    impossible: [
      {
        enterpriseId: 8,
        enterprise: "星河软件有限公司",
        fields: [],
        reason: "这家企业后来已并入“星河科技”，没有改动",
      },
    ],
  },
  redo: { batchId: 1, done: "redo", reverted: 1286, enterprises: 99, kept: [], impossible: [] },
};
const line = async (file: string): Promise<HTMLElement> => {
  const found = (await screen.findByRole("button", { name: file })).closest("tr");
  if (found === null) throw new Error(`no line for ${file}`);
  return found;
};

test("each import says where it came from and leads to its rows set apart", async () => {
  showRecordsWindow("#/importing", { batches });
  expect(await line("街道（退回）.xlsx")).toHaveTextContent("退回表");
  expect(await line("望岳街道2025.xlsx")).toHaveTextContent("隔离区望岳街道 · 2025年");
  expect(within(await line("企业名册.xlsx")).getByRole("link", { name: "5 行" })).toHaveAttribute(
    "href",
    "#/quarantine?batch=1",
  );
});

test("undoing reports what came back, what stays and what could not be; the report stays, and redoing has its own", async () => {
  const user = userEvent.setup();
  const { bridge } = showRecordsWindow("#/importing", { batches, reports });
  await user.click(within(await line("企业名册.xlsx")).getByRole("button", { name: "撤销" }));
  expect(await screen.findByText(/^已撤销，退回 1,280 个值，其中 98 条整条退回/u)).toBeInTheDocument();
  expect(within(await line("企业名册.xlsx")).getByText(/已撤销$/u)).toBeInTheDocument();

  await user.click(await screen.findByRole("button", { name: "看明细" }));
  const report = within(await screen.findByRole("region", { name: "撤销结果" }));
  const texts = report.getAllByRole("row").map((row) => row.textContent);
  expect(texts).toEqual([
    "没有退回的 1项目原因",
    "云麓精工有限公司联系人、法定代表人王芳在 2026-11-20 手工改过，保留现在的值",
    "不能退回的 1项目原因",
    "星河软件有限公司整条这家企业后来已并入“星河科技”，没有改动",
  ]);
  expect(report.getByRole("link", { name: "云麓精工有限公司" })).toHaveAttribute("href", "#/entry/7");

  // Closed and opened again, it is still there.
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: /^(Close|关闭)/u }));
  await user.click(await screen.findByRole("button", { name: "企业名册.xlsx" }));
  expect(await screen.findByRole("region", { name: "撤销结果" })).toBeInTheDocument();

  await user.click(screen.getByRole("button", { name: "重做这次导入" }));
  expect(await screen.findByRole("region", { name: "重做结果" })).toHaveTextContent("全部复原，没有遗留。");
  expect(bridge.calls.filter(({ name }) => name === "importing/redo").map(({ input }) => input)).toEqual([
    { batchId: 1 },
  ]);
});
