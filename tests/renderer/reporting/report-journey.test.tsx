import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { showImportWindow } from "../show-import-window.tsx";

test("a form goes out: proposals corrected, previewed, exported, and every figure answers for itself", async () => {
  const user = userEvent.setup();
  const bridge = showImportWindow("/reporting", { chosen: ["规上企业台账.xlsx"] });
  await screen.findByText(/还没有导出过报表/u);
  await user.click(await screen.findByRole("button", { name: "选择报表" }));

  // 对应: proposals lie on the form, the doubtful one first; the period is asked for.
  const grid = await screen.findByRole("grid", { name: "工作表 台账" });
  expect(await within(grid).findByText("？营业收入（万元）")).toBeInTheDocument();
  expect(within(grid).getByText("公式")).toBeInTheDocument();
  const [first] = screen.getAllByRole("button", { expanded: false, name: /列|A1/u });
  expect(first?.textContent).toContain("B 列营业收入请看一眼");
  expect(screen.getByRole("button", { name: "下一步：预览" })).toBeDisabled();
  const period = screen.getByLabelText("时期");
  await user.click(period);
  await user.type(period, "2025年");
  const option = (await screen.findAllByText("2025年", { selector: ".ant-select-item-option-content" })).at(0);
  if (option !== undefined) await user.click(option);
  if (first !== undefined) await user.click(first);
  await user.click(await screen.findByText("上年"));
  expect(await within(grid).findByText("营业收入（万元）·上年")).toBeInTheDocument();
  expect(bridge.asked.filter((one) => one.name === "reporting/bind").map((one) => one.input)).toEqual([
    {
      formId: "f1",
      target: { kind: "column", list: 0, letter: "B" },
      source: { kind: "field", field: "operatingRevenue", unit: "万元", period: "previous" },
    },
  ]);

  // 预览: numbers in the form, what to look at, and the grown list told.
  await user.click(screen.getByRole("button", { name: "下一步：预览" }));
  expect(await screen.findByText(/2025年，3 家企业、7 个格子；原表印的行不够，照样式加出 1 行/u)).toBeInTheDocument();
  expect(await within(await screen.findByRole("grid")).findByText("1,200")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: /B4\s*请看一眼/u }));

  // 导出 → 证明 → 来源.
  await user.click(screen.getByRole("button", { name: "导出" }));
  expect(await screen.findByText("10 个一字未动")).toBeInTheDocument();
  const sheet = screen.getByRole("grid");
  fireEvent.keyDown(sheet, { key: "ArrowUp" });
  expect(await screen.findByText("2025年营业收入，按万元")).toBeInTheDocument();
  expect(screen.getByText("名册 B3")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "再填一张" }));
  expect(await screen.findByRole("cell", { name: "规上企业台账" })).toBeInTheDocument();
});

test("a file that cannot be filled says why", async () => {
  const user = userEvent.setup();
  showImportWindow("/reporting", { chosen: ["旧表.xls"] });
  await user.click(await screen.findByRole("button", { name: "选择报表" }));
  expect((await screen.findByRole("alert")).textContent).toContain("旧表.xls");
});

test("last year's filled copy corrects the proposals and says how much it changed", async () => {
  const user = userEvent.setup();
  const chosen = ["规上企业台账.xlsx"];
  const bridge = showImportWindow("/reporting", { chosen });
  await user.click(await screen.findByRole("button", { name: "选择报表" }));
  const place = await screen.findByRole("region", { name: "拿上年填好的表对照" });
  const filled = new File(["zip"], "规上企业台账-2024年已报.xlsx");
  fireEvent.drop(place, { dataTransfer: { files: [filled] } });
  expect(await screen.findByText("对照了 2 处，改动 1 处。")).toBeInTheDocument();
  expect(bridge.asked.filter((one) => one.name === "reporting/learn").map((one) => one.input)).toEqual([
    { jobId: expect.any(String), formId: "f1", token: "规上企业台账-2024年已报.xlsx" },
  ]);
  const grid = screen.getByRole("grid", { name: "工作表 台账" });
  expect(await within(grid).findByText("营业收入（万元）·上年")).toBeInTheDocument();
  const line = screen.getByRole("button", { name: /^B 列/u });
  expect(line.textContent).toContain("认准了");
  expect(line.textContent).toContain("← 营业收入（万元）·上年 · 与已报表中 30/31 行一致");
  // The names were held against it too, but not changed: their line stays short.
  expect(screen.getByRole("button", { name: /^A 列/u }).textContent).not.toContain("已报表");

  // A copy that cannot be read is told, and takes nothing away.
  chosen[0] = "旧表.xls";
  await user.click(within(place).getByRole("button", { name: /选择/u }));
  expect((await screen.findByRole("alert")).textContent).toContain("旧表.xls");
  expect(screen.getByText("对照了 2 处，改动 1 处。")).toBeInTheDocument();
});
