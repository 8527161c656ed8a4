/** Periods that must not change silently, and the names of the zone's own fields. */
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { shippedFields } from "../../support/shipped-fields.ts";
import { showRecordsWindow } from "../show-records-window";

test("a period is filed with its note, listed, and released again", async () => {
  const user = userEvent.setup();
  const { bridge } = showRecordsWindow("#/settings", {});
  const year = new Date().getFullYear();
  expect(await screen.findByRole("button", { name: "加入" })).toBeDisabled();
  const period = screen.getAllByRole("combobox").find((box) => box.id === "frozen-period");
  await user.type(period ?? document.body, `${year}年一季度`);
  await user.click(await screen.findByText(`${year}年一季度`, { selector: ".ant-select-item-option-content" }));
  await user.type(screen.getByLabelText(/^说明/u), "已报省厅");
  await user.click(screen.getByRole("button", { name: "加入" }));
  expect(bridge.calls.find(({ name }) => name === "periods/freeze")?.input).toEqual({
    period: `${year}Q1`,
    kind: "filed",
    note: "已报省厅",
  });
  const line = (await screen.findByRole("cell", { name: `${year}年一季度` })).closest("tr");
  expect(line).toHaveTextContent("已上报已报省厅");
  await user.click(within(line ?? document.body).getByRole("button", { name: "解除" }));
  await waitFor(() => expect(screen.queryByRole("cell", { name: `${year}年一季度` })).toBeNull());
  expect(bridge.calls.find(({ name }) => name === "periods/release")?.input).toEqual({ period: `${year}Q1` });
});

test("a field of the zone's own is renamed where it stands; a taken name is refused in a sentence", async () => {
  const user = userEvent.setup();
  const [model] = shippedFields();
  if (model === undefined) throw new Error("no field");
  const own = { ...model, id: "custom:1", label: "楼栋号", kind: "attribute", type: "text" } as const;
  showRecordsWindow("#/settings", { custom: [own] });
  await user.click(await screen.findByRole("button", { name: "改名" }));
  const box = screen.getByLabelText("「楼栋号」的新名称");
  expect(box).toHaveFocus();
  await user.clear(box);
  await user.type(box, "营业收入{Enter}");
  expect(await screen.findByText("已经有叫「营业收入」的字段。请直接选用它，或换一个名称。")).toBeInTheDocument();
  await user.clear(box);
  await user.type(box, "所在楼栋{Enter}");
  expect(await screen.findByRole("cell", { name: "所在楼栋" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "改名" }));
  await user.keyboard("乱写{Escape}");
  expect(screen.getByRole("cell", { name: "所在楼栋" })).toBeInTheDocument();
});
