import { fireEvent, screen, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { MethodName } from "#contract/contract";
import { takeAll } from "#domain/importing/import-plan";
import { showImportWindow } from "../show-import-window.tsx";

/** Opens a choice by its label and takes the option with these words. */
async function pick(user: UserEvent, label: string | RegExp, option: string): Promise<void> {
  const box = await screen.findByLabelText(label);
  await user.click(box);
  await user.type(box, option);
  const options = await screen.findAllByText(option, {
    selector: ".ant-select-item-option-content, .ant-select-item-option-content *",
  });
  const last = options.at(-1);
  if (last !== undefined) await user.click(last);
}

const inputsOf = (bridge: ReturnType<typeof showImportWindow>, name: MethodName): readonly unknown[] =>
  bridge.asked.filter((one) => one.name === name).map((one) => one.input);

test("a roster goes in: recognised, questions answered, reviewed field by field, written, taken back", async () => {
  // The component library animates its lists by style sheets that jsdom does not run.
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const bridge = showImportWindow("/importing");
  await screen.findByText(/还没有导入过/u);
  await user.click(await screen.findByRole("button", { name: "选择文件" }));

  // 识别: the real sheet with the regions' words, and a question instead of a guess.
  const grid = await screen.findByRole("grid", { name: "工作表 名册" });
  await within(grid).findByText("湖南衡维信息有限公司");
  expect(["表头", "数据", "合计"].map((word) => within(grid).getAllByText(word).length > 0)).toEqual([
    true,
    true,
    true,
  ]);
  expect(screen.getByRole("button", { name: "下一步：看列对应" })).toBeEnabled();
  expect(screen.getByText("还有 2 个问题要您答，答完就能比对。")).toBeInTheDocument();

  // 列对应: nothing is planned while questions are open.
  await user.click(screen.getByRole("button", { name: "下一步：看列对应" }));
  expect(await screen.findByText("待确认 1")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "下一步：核对" })).toBeDisabled();
  await pick(user, "时期", "2025年");
  await pick(user, "金额", "万元");
  await screen.findByText(/核对完点“写入”才进账本/u);
  await user.click(screen.getByRole("button", { name: "下一步：核对" }));
  expect(inputsOf(bridge, "importing/correct")).toEqual([
    { readingId: "r1", sheet: "名册", table: 0, period: "2025" },
    { readingId: "r1", sheet: "名册", table: 0, columns: { B: { fields: ["operatingRevenue"], unit: "万元" } } },
  ]);

  // 核对: a decision, an issue with its cell, a change with old and new side by side.
  await user.click(await screen.findByRole("radio", { name: /是同一家：湖南衡维信息科技有限公司/u }));
  await user.click(screen.getByRole("tab", { name: "问题 1" }));
  await user.click(await screen.findByRole("button", { name: /B4\s*读不成\s*约500/u }));
  expect(grid.querySelector(".sheet-mark-error")).not.toBeNull();
  await user.click(screen.getByRole("tab", { name: "逐条变更" }));
  const change = (await screen.findByText("营业收入（万元） 2025年")).parentElement;
  expect(change?.textContent).toBe("营业收入（万元） 2025年1,100→1,200B3");
  await user.click(within(screen.getByRole("complementary")).getByText("新增 1"));
  await user.click(await screen.findByRole("button", { name: "不要这一行" }));

  // 写入 → 回执 → 撤销.
  await user.click(screen.getByRole("button", { name: "写入 2 家" }));
  expect(await screen.findByText("已写入账本")).toBeInTheDocument();
  expect(inputsOf(bridge, "importing/apply")).toEqual([
    {
      jobId: expect.any(String),
      planId: "r1",
      ...takeAll,
      decisions: { "名册!4": { kind: "same", enterpriseId: 2 } },
      refusedRows: ["名册!5"],
    },
  ]);
  await user.click(screen.getByRole("button", { name: "撤销这次导入" }));
  expect(await screen.findByText(/^已撤销，退回 1,286 个值/u)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: /重做这次导入$/u }));
  expect(await screen.findByText(/^已重做，恢复 1,286 个值/u)).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "已写入账本" })).toBeInTheDocument();
});

test("of several files a list stands; a step is left and resumed where it was", async () => {
  const user = userEvent.setup();
  showImportWindow("/importing", { chosen: ["企业名册.xlsx", "街道名册.xlsx"] });
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  expect(await screen.findByText("2 个要您回答")).toBeInTheDocument();
  expect(screen.getAllByText("要您回答：没写是哪一期，没写单位，1 列请看一眼")).toHaveLength(2);
  const [first] = screen.getAllByRole("button", { name: "继续" });
  if (first !== undefined) await user.click(first);
  expect(await screen.findByText("还有 1 个文件在排队")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "下一步：看列对应" }));
  await user.click(screen.getByRole("button", { name: "回到文件列表" }));
  const [again] = screen.getAllByRole("button", { name: "继续" });
  if (again !== undefined) await user.click(again);
  expect(await screen.findByText("每一列是什么")).toBeInTheDocument();
});

test("a file that is no workbook says so, and the way on", async () => {
  const user = userEvent.setup();
  showImportWindow("/importing", { chosen: ["照片.xlsx"] });
  await user.click(await screen.findByRole("button", { name: "选择文件" }));
  expect((await screen.findByRole("alert")).textContent).toContain("照片.xlsx");
  expect(screen.getByRole("button", { name: "再试一次" })).toBeInTheDocument();
});

test("dropped files are read, their progress shows, and cancelling stops them", async () => {
  const user = userEvent.setup();
  showImportWindow("/importing", { slow: { ticks: 50, pause: 20 } });
  const zone = await screen.findByRole("region", { name: /把表格或文件夹拖到这里/u });
  fireEvent.drop(zone, { dataTransfer: { files: [new File(["x"], "企业名册.xlsx")] } });
  expect((await screen.findAllByText(/正在读取第 1 张表/u)).length).toBeGreaterThan(0);
  const [cancel] = screen.getAllByRole("button", { name: "取消" });
  if (cancel !== undefined) await user.click(cancel);
  expect(await screen.findByText("已取消")).toBeInTheDocument();
});
