import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ListCondition } from "#domain/reporting/form-binding";
import { provideBridge } from "../../../renderer/api/client";
import { ConditionEditor } from "../../../renderer/features/reporting/condition-editor";
import { conditionWords } from "../../../renderer/features/reporting/condition-words";
import { createFakeBridge } from "../../support/fake-bridge.ts";
import { shippedFields } from "../../support/shipped-fields.ts";

/** A list is narrowed by what an enterprise is, by figures, by dates, and by what it is not. */

const list = shippedFields();
const fields = { list, byId: new Map(list.map((field) => [field.id, field])) };

async function choose(field: string): Promise<void> {
  await userEvent.click(screen.getByRole("button", { name: /加条件/u }));
  const box = await screen.findByRole("combobox", { name: "条件：哪一项" });
  await userEvent.type(box, field);
  const options = [...document.querySelectorAll<HTMLElement>(".ant-select-item-option-content")];
  const wanted = options.find(({ textContent }) => textContent?.startsWith(field));
  if (wanted === undefined)
    throw new Error(`${field} is not offered: ${options.map(({ textContent }) => textContent)}`);
  await userEvent.click(wanted);
}

function open(bounds: boolean): readonly ListCondition[] {
  const told: ListCondition[] = [];
  provideBridge(createFakeBridge({}));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConditionEditor kind="enterprise" fields={fields} bounds={bounds} onCondition={(one) => told.push(one)} />
    </QueryClientProvider>,
  );
  return told;
}

test("a figure is held against a bound in a unit; what is no number cannot be added", async () => {
  const told = open(true);
  await choose("营业收入");
  const value = screen.getByRole("textbox", { name: "和多少比" });
  await userEvent.type(value, "一亿");
  expect(screen.getByRole("button", { name: /加\s?上/u })).toBeDisabled();
  await userEvent.clear(value);
  await userEvent.type(value, "10000");
  await userEvent.click(screen.getByRole("button", { name: /加\s?上/u }));
  expect(told).toEqual([{ field: "operatingRevenue", compare: [{ operator: "≥", value: "10000" }], unit: "万元" }]);
  expect(told.map((one) => conditionWords(one, fields.byId))).toEqual(["营业收入 ≥ 10000万元"]);
});

test("a date is a year, a month or a day; a value may be left out", async () => {
  const told = open(true);
  await choose("成立日期");
  await userEvent.type(screen.getByRole("textbox", { name: "和多少比" }), "2025-13-1");
  expect(screen.getByRole("button", { name: /加\s?上/u })).toBeDisabled();
  await userEvent.clear(screen.getByRole("textbox", { name: "和多少比" }));
  await userEvent.type(screen.getByRole("textbox", { name: "和多少比" }), "2025");
  await userEvent.click(screen.getByRole("button", { name: /加\s?上/u }));
  await choose("企业规模");
  await userEvent.click(screen.getByText("不是"));
  await userEvent.click(screen.getByRole("combobox", { name: "条件：是什么" }));
  await userEvent.click(await screen.findByText("大型", { selector: ".ant-select-item-option-content" }));
  await userEvent.click(screen.getByRole("button", { name: /加\s?上/u }));
  expect(told).toEqual([
    { field: "establishmentDate", compare: [{ operator: "=", value: "2025" }], unit: null },
    { field: "enterpriseScale", not: ["大型"] },
  ]);
});

test("where only values can be asked, figures and dates are not offered", async () => {
  open(false);
  await expect(choose("营业收入")).rejects.toThrow("营业收入 is not offered");
});
