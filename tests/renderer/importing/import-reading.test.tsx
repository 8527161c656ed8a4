import { screen, waitFor, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ImportReading } from "#contract/importing";
import { err } from "#domain/shared/result";
import { answeredWorkbook } from "../../support/answered-workbook.ts";
import { known } from "../../support/fake-sheets.ts";
import { showImportWindow } from "../show-import-window.tsx";

const plain = answeredWorkbook("名册.xlsx");

/** Opens a workbook at its first step. */
async function open(change: (reading: ImportReading) => Partial<ImportReading> = () => ({})): Promise<{
  readonly user: UserEvent;
  readonly panel: ReturnType<typeof within>;
  readonly asked: (name: string) => readonly unknown[];
}> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const reading = { ...plain.reading, ...change(plain.reading) };
  const bridge = showImportWindow("/importing", { chosen: ["名册.xlsx"], workbooks: [{ ...plain, reading }] });
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  await screen.findByRole("heading", { name: /^认出的表/u });
  const panel = within(screen.getByRole("complementary"));
  return { user, panel, asked: (name) => bridge.asked.filter((one) => one.name === name).map((one) => one.input) };
}

test("how a table lies and where it begins are shown and corrected; a header that names nobody is refused in words", async () => {
  const { user, panel, asked } = await open();
  await user.click(panel.getByText("列式"));
  await user.click(panel.getByText("行式"));
  const header = panel.getByRole("spinbutton", { name: "表头第一行" });
  await user.clear(header);
  await user.type(header, "20{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe(
    "工作表「名册」第 20—20 行里没有“企业名称”或“信用代码”这样的表头，没有改动。请重新框选表头。",
  );
  const first = panel.getByRole("spinbutton", { name: "数据第一行" });
  await user.clear(first);
  await user.type(first, "4{Enter}");
  expect(await panel.findByText("2 行 · 3 列")).toBeInTheDocument();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(asked("importing/correct")).toEqual([
    { readingId: "名册.xlsx", sheet: "名册", table: 0, orientation: "columns" },
    { readingId: "名册.xlsx", sheet: "名册", table: 0, orientation: "rows" },
    { readingId: "名册.xlsx", sheet: "名册", table: 0, headerRows: [20, 20] },
    { readingId: "名册.xlsx", sheet: "名册", table: 0, firstDataRow: 4 },
  ]);
});

test("on a sheet without a table one is framed by keyboard; hidden rows, columns and sheets are named", async () => {
  const { user, panel, asked } = await open((reading) => ({
    sheets: reading.sheets.map((sheet) => ({
      ...sheet,
      visibility: sheet.name === "说明" ? ("hidden" as const) : sheet.visibility,
      hiddenColumns: [2],
      tables: sheet.tables.map((table) => ({ ...table, hiddenRows: [4, 5] })),
    })),
  }));
  expect(panel.getByText("第 4—5 行被隐藏，导入时会逐行问。")).toBeInTheDocument();
  expect(panel.getByText(/^B 列被隐藏/u)).toBeInTheDocument();
  expect(panel.getByText("没有成行的数据，不导入 · 隐藏的工作表")).toBeInTheDocument();
  await user.click(panel.getByRole("button", { name: "看看" }));
  const grid = await screen.findByRole("grid", { name: "工作表 说明" });
  grid.focus();
  await user.keyboard("{ArrowRight}{Shift>}{ArrowDown}{ArrowRight}{/Shift}");
  expect(panel.getByText("B1:C2")).toBeInTheDocument();
  await user.click(panel.getByRole("button", { name: "手工框选一张表" }));
  expect(await panel.findByText("2 张")).toBeInTheDocument();
  expect(asked("importing/mark-table")).toEqual([
    { readingId: "名册.xlsx", sheet: "说明", orientation: "rows", headerRows: [1, 2], columns: [2, 3] },
  ]);
});

test("a recipe says what it decided and where the layout has drifted; it is put aside; a sender is named", async () => {
  const { user, panel, asked } = await open(() => ({
    recipe: {
      recipeId: 4,
      name: "星沙街道",
      version: 3,
      kind: "part",
      applied: 12,
      drift: ["方案里没有“内部编号”这一列，请确认它是什么。"],
    },
  }));
  expect(panel.getByText("已按“星沙街道”第 3 版导入方案对应，12 列无需确认。")).toBeInTheDocument();
  await user.click(panel.getByRole("button", { name: /内部编号.*去看/u }));
  expect(await panel.findByRole("button", { name: /C\s?内部编号/u })).toHaveAttribute("aria-expanded", "true");
  await user.click(panel.getByRole("button", { name: "不用这个方案" }));
  expect(screen.queryByText(/星沙街道/u)).toBeNull();
  await user.type(panel.getByLabelText("报送单位"), "望岳街道{Enter}");
  expect([asked("importing/use-recipe"), asked("importing/name-sender")]).toEqual([
    [{ readingId: "名册.xlsx", recipeId: null }],
    [{ readingId: "名册.xlsx", sender: "望岳街道" }],
  ]);
});

test("a returned file says that only its corrections are taken", async () => {
  const { panel } = await open(() => ({ returned: { workbook: "名册.xlsx", cells: 3 } }));
  expect(panel.getByText(/^这是改好的退回表，只取 3 处改动/u)).toBeInTheDocument();
});

test("a column's period, blanks and codes are said; an unknown one becomes a field; the list stays still", async () => {
  const { user, panel, asked } = await open((reading) => ({
    sheets: reading.sheets.map((sheet) => ({
      ...sheet,
      tables: sheet.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) =>
          column.letter === "C" ? { ...column, headerPath: ["是否入统"] } : column,
        ),
      })),
    })),
  }));
  await user.click(screen.getByRole("button", { name: "下一步：看列对应" }));
  await user.click(await panel.findByText("未对应 1"));
  await user.click(panel.getByRole("button", { name: /是否入统/u }));
  expect(await panel.findByText(/^甲-1\s甲-2\s甲-3/u)).toBeInTheDocument();
  await user.click(panel.getByRole("button", { name: "新建字段" }));
  const window = within(await screen.findByRole("dialog"));
  expect(window.getByLabelText("名称")).toHaveValue("是否入统");
  await user.click(window.getByRole("button", { name: "新建并对应" }));
  expect(await panel.findByText("未对应 0")).toBeInTheDocument();
  // What was corrected stays where it was, though the filter no longer finds it.
  expect(panel.getByRole("button", { name: /是否入统/u })).toBeInTheDocument();
  await user.click(panel.getByText("空白=清除"));
  expect((await panel.findByRole("alert")).textContent).toContain("会把账本里原有的值清掉");
  const made = known(asked("fields/create")[0]);
  expect(made).toEqual({ label: "是否入统", kind: "attribute", type: "text", unit: null, choices: [] });
  const corrections = asked("importing/correct");
  expect(corrections.at(-1)).toMatchObject({ columns: { C: { fields: [expect.any(String)], blank: "clear" } } });
});

test("a field is proposed from what its column holds, so not before that is read", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const cells = Promise.withResolvers<void>();
  showImportWindow("/importing", { chosen: ["名册.xlsx"], workbooks: [plain] }, (own) => ({
    "importing/cells": async (input) => {
      await cells.promise;
      return own["importing/cells"]?.(input) ?? err({ type: "ReadingNotOpen" });
    },
  }));
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  await user.click(await screen.findByRole("button", { name: "下一步：看列对应" }));
  const panel = within(screen.getByRole("complementary"));
  await user.click(await panel.findByText("未对应 1"));
  await user.click(panel.getAllByRole("button", { name: /^C/u })[0] ?? document.body);
  expect(panel.getByRole("button", { name: "新建字段" })).toBeDisabled();
  cells.resolve();
  await waitFor(() => expect(panel.getByRole("button", { name: "新建字段" })).toBeEnabled());
});

test("what is doubtful and right is confirmed, one by one or all at once", async () => {
  const { user, panel, asked } = await open((reading) => ({
    sheets: reading.sheets.map((sheet) => ({
      ...sheet,
      tables: sheet.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) => (column.letter === "C" ? column : { ...column, confidence: 0.6 })),
      })),
    })),
  }));
  await user.click(screen.getByRole("button", { name: "下一步：看列对应" }));
  await user.click(await panel.findByText("待确认 2"));
  await user.click(panel.getByRole("button", { name: /企业名称/u }));
  await user.click(panel.getByRole("button", { name: "对，就是它" }));
  expect(await panel.findByText("待确认 1")).toBeInTheDocument();
  await user.click(panel.getByRole("button", { name: "这 1 列都对" }));
  expect(await panel.findByText("待确认 0")).toBeInTheDocument();
  expect(asked("importing/correct")).toMatchObject([
    { columns: { A: { fields: ["enterpriseName"], unit: null } } },
    { columns: { B: { fields: ["operatingRevenue"], unit: "万元" } } },
  ]);
});
