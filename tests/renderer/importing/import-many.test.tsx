import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { err } from "#domain/shared/result";
import { answeredWorkbook, plannedRow } from "../../support/answered-workbook.ts";
import type { FakeWorkbook } from "../../support/fake-import-bridge.ts";
import { createImportWorld } from "../../support/import-world.ts";
import { showImportWindow } from "../show-import-window.tsx";

/** A workbook that asks nothing. */
function ready(file: string, adds: number): FakeWorkbook {
  const book = answeredWorkbook(file, {
    rows: Array.from({ length: adds }, (_, at) => plannedRow(at, "add")),
    issues: [],
  });
  const sheets = book.reading.sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => ({ ...table, columns: table.columns.slice(0, 2) })),
  }));
  return { ...book, reading: { ...book.reading, sheets } };
}

test("of many files those that ask nothing are written by one click, and one report is left", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const asking = answeredWorkbook("丙.xlsx");
  const bridge = showImportWindow("/importing", {
    chosen: ["甲.xlsx", "乙.xlsx", "丙.xlsx", "照片.png"],
    workbooks: [ready("甲.xlsx", 2), ready("乙.xlsx", 3), asking],
  });
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  expect(await screen.findByText("2 个文件可直接写入，1 个要您回答，1 个没读成")).toBeInTheDocument();
  expect(screen.getByText("要您回答：1 行待定")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "写入这 2 个文件（5 家）" }));
  const report = within(await screen.findByRole("region", { name: "导入报告" }));
  const lines = report.getAllByRole("row").map((row) =>
    within(row)
      .queryAllByRole("cell")
      .map((cell) => cell.textContent),
  );
  expect(lines.filter((line) => line.length > 0)).toEqual([
    ["甲.xlsx", "已写入", "2", "0", "0", "0", "0"],
    ["乙.xlsx", "已写入", "3", "0", "0", "0", "0"],
    ["丙.xlsx", "没写，要您回答：1 行待定", "—", "—", "—", "—", "1"],
    ["照片.png", expect.stringContaining("不是表格文件"), "—", "—", "—", "—", "—"],
  ]);
  // The second was compared again, because the first had changed the book.
  const planned = bridge.asked.filter((one) => one.name === "importing/plan").map((one) => one.input);
  expect(planned).toMatchObject([
    { readingId: "甲.xlsx" },
    { readingId: "乙.xlsx" },
    { readingId: "丙.xlsx" },
    { readingId: "乙.xlsx" },
  ]);
  await user.click(report.getByRole("button", { name: "清空列表" }));
  expect(screen.queryByRole("region", { name: "导入报告" })).toBeNull();
});

test("a file that asks something after the ones before it were written stays; a reading let go is read again", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const world = createImportWorld();
  const books = [ready("甲.xlsx", 1), ready("乙.xlsx", 1), ready("丁.xlsx", 1)];
  let applied = 0;
  let lost = false;
  const bridge = showImportWindow(
    "/importing",
    { ...world, chosen: ["甲.xlsx", "乙.xlsx", "丁.xlsx"], workbooks: books },
    (own) => ({
      "importing/apply": (input) => {
        applied += 1;
        return own["importing/apply"]?.(input) ?? err({ type: "PlanOutdated" });
      },
      "importing/plan": async (input) => {
        const answer = await own["importing/plan"]?.(input);
        if (answer === undefined) return err({ type: "ReadingNotOpen" });
        if (applied === 0 || !answer.ok) return answer;
        if (input.readingId === "丁.xlsx" && !lost) {
          lost = true;
          return err({ type: "ReadingNotOpen" });
        }
        if (input.readingId !== "乙.xlsx") return answer;
        const { value } = answer;
        return { ok: true, value: { ...value, counts: { ...value.counts, add: 0, decision: 1 }, causes: { code: 1 } } };
      },
    }),
  );
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  await user.click(await screen.findByRole("button", { name: "写入这 3 个文件（3 家）" }));
  const report = within(await screen.findByRole("region", { name: "导入报告" }));
  const results = report.getAllByRole("row").map((row) => within(row).queryAllByRole("cell")[1]?.textContent);
  expect(results.filter((one) => one !== undefined)).toEqual(["已写入", "没写，要您回答：1 行待定", "已写入"]);
  expect(bridge.asked.filter((one) => one.name === "importing/read")).toHaveLength(4);
});

test("a file that would now replace what another file of the drop has just written waits to be looked at", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const world = createImportWorld();
  const books = [ready("甲.xlsx", 1), ready("乙.xlsx", 1)];
  let applied = 0;
  showImportWindow("/importing", { ...world, chosen: ["甲.xlsx", "乙.xlsx"], workbooks: books }, (own) => ({
    "importing/apply": (input) => {
      applied += 1;
      return own["importing/apply"]?.(input) ?? err({ type: "PlanOutdated" });
    },
    "importing/plan": async (input) => {
      const answer = await own["importing/plan"]?.(input);
      if (answer === undefined || !answer.ok) return err({ type: "ReadingNotOpen" });
      return { ok: true, value: { ...answer.value, replaces: applied === 0 ? "0-0" : "2-5f" } };
    },
  }));
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  await user.click(await screen.findByRole("button", { name: "写入这 2 个文件（2 家）" }));
  await screen.findByRole("region", { name: "导入报告" });
  expect(screen.getByText("要您回答：会改掉别的文件刚写的数，请核对")).toBeInTheDocument();
  expect(applied).toBe(1);
  // Looked at and left again, it is ready.
  await user.click(screen.getByRole("button", { name: "继续" }));
  expect((await screen.findByRole("alert")).textContent).toContain("结果和刚才看到的不一样");
  await user.click(screen.getByRole("button", { name: "回到文件列表" }));
  await user.click(await screen.findByRole("button", { name: "写入这 1 个文件（1 家）" }));
  await expect.poll(() => applied).toBe(2);
});

test("a plan that has grown old is made again: written at once when nothing differs, shown when something does", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  let made = 0;
  let changed = false;
  const bridge = showImportWindow("/importing", { chosen: ["甲.xlsx"], workbooks: [ready("甲.xlsx", 2)] }, (own) => ({
    "importing/plan": async (input) => {
      const answer = await own["importing/plan"]?.(input);
      if (answer === undefined || !answer.ok) return err({ type: "ReadingNotOpen" });
      made += 1;
      const { counts } = answer.value;
      return { ok: true, value: { ...answer.value, counts: changed ? { ...counts, add: 1, update: 1 } : counts } };
    },
    "importing/apply": (input) => {
      if (made === 1) return err({ type: "PlanOutdated" });
      if (made === 2 && changed) return err({ type: "PlanOutdated" });
      return own["importing/apply"]?.(input) ?? err({ type: "PlanOutdated" });
    },
  }));
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  await user.click(await screen.findByRole("button", { name: "下一步：看列对应" }));
  await user.click(await screen.findByRole("button", { name: "下一步：核对" }));
  changed = true;
  await user.click(await screen.findByRole("button", { name: "写入 2 家" }));
  expect((await screen.findByRole("alert")).textContent).toContain("结果和刚才看到的不一样");
  expect(bridge.asked.filter((one) => one.name === "importing/apply")).toHaveLength(1);
  // The second time the new plan is the same as the one that was seen, and is written without another question.
  await user.click(screen.getByRole("button", { name: "写入 2 家" }));
  expect(await screen.findByText("已写入账本")).toBeInTheDocument();
  expect(made).toBe(3);
});

test("a file left before its last answer was taken is compared all the same, and says whether it is ready", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const doubtful = ready("甲.xlsx", 1);
  const sheets = doubtful.reading.sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, confidence: 0.6 })),
    })),
  }));
  const late = Promise.withResolvers<void>();
  showImportWindow(
    "/importing",
    {
      chosen: ["甲.xlsx", "乙.xlsx"],
      workbooks: [{ ...doubtful, reading: { ...doubtful.reading, sheets } }, ready("乙.xlsx", 1)],
    },
    (own) => ({
      "importing/correct": async (input) => {
        const answer = await own["importing/correct"]?.(input);
        await late.promise;
        return answer ?? err({ type: "ReadingNotOpen" });
      },
    }),
  );
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  expect(await screen.findByText("要您回答：2 列请看一眼")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "继续" }));
  await user.click(await screen.findByRole("button", { name: "下一步：看列对应" }));
  await user.click(await screen.findByText("待确认 2"));
  await user.click(screen.getByRole("button", { name: "这 2 列都对" }));
  await user.click(screen.getByRole("button", { name: "回到文件列表" }));
  late.resolve();
  expect(await screen.findByText("2 个文件可直接写入")).toBeInTheDocument();
  expect(screen.queryByText(/还没有和账本比对/u)).toBeNull();
});
