import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { ok } from "#domain/shared/result";
import { fieldColumns, moveColumn, shownColumns } from "../../../renderer/features/roster/roster-columns";
import type { FakeBook, FakeBridge } from "../../support/fake-bridge.ts";
import { shippedFields } from "../../support/shipped-fields.ts";
import { showWindow } from "../show-window";

/** Around the grid: taking the roster elsewhere, laying out columns, dropping filters, going through neighbours. */

async function openRoster(book: FakeBook = {}): Promise<FakeBridge> {
  const { bridge } = showWindow("#/roster", book);
  await screen.findByText(`共 ${bridge.roster.length.toLocaleString("zh-CN")} 家`);
  return bridge;
}

const inputsOf = (bridge: FakeBridge, name: string): readonly unknown[] =>
  bridge.calls.filter((call) => call.name === name).map((call) => call.input);

function cell(row: number, column: number): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.grid-cell[data-row="${row}"][data-column="${column}"]`);
  if (found === null) throw new Error(`no cell ${row}:${column}`);
  return found;
}

describe("copying as a table", () => {
  const taken: Record<string, string> = {};
  // Chromium answers the command with a copy event; jsdom has neither.
  document.execCommand = () => {
    const event = Object.assign(new Event("copy", { bubbles: true, cancelable: true }), {
      clipboardData: { setData: (kind: string, text: string) => Object.assign(taken, { [kind]: text }) },
    });
    return document.body.dispatchEvent(event);
  };
  afterEach(() => {
    for (const kind of Object.keys(taken)) delete taken[kind];
  });

  test("a selection is copied with its headings, codes marked as text", async () => {
    const bridge = await openRoster();
    fireEvent.mouseDown(cell(0, 1), { button: 0 });
    fireEvent.mouseDown(cell(1, 3), { button: 0, shiftKey: true });
    await userEvent.click(screen.getByRole("button", { name: /复制为表格$/u }));
    expect(await screen.findByText(/已复制 2 行 3 列/u)).toBeInTheDocument();
    const [first, second] = bridge.roster;
    expect(taken["text/plain"]).toBe(
      [
        "统一社会信用代码\t法定代表人\t注册资本（万元）",
        `${first?.creditCode}\t${first?.values.legalRepresentative}\t3750`,
        `${second?.creditCode}\t${second?.values.legalRepresentative}\t7450`,
      ].join("\r\n"),
    );
    expect(taken["text/html"]).toContain(`<td style="mso-number-format:'\\@'">${first?.creditCode}</td>`);
    expect(taken["text/html"]).toContain("<td>3750</td>");
  });

  test("without a selection all rows are copied, up to a bound", async () => {
    await openRoster({ enterprises: 300 });
    await userEvent.click(screen.getByRole("button", { name: /复制为表格$/u }));
    expect(await screen.findByText(/已复制 300 行/u)).toBeInTheDocument();
    expect(taken["text/plain"]?.split("\r\n").length).toBe(301);
  });

  test("what is too large is left to the export", async () => {
    await openRoster({ enterprises: 5001 });
    await userEvent.click(screen.getByRole("button", { name: /复制为表格$/u }));
    expect(await screen.findByText(/一次最多复制 5,000 行/u)).toBeInTheDocument();
    expect(taken).toEqual({});
  });
});

test("rows that come back while a person types leave the keyboard with them", async () => {
  const bridge = await openRoster();
  const search = screen.getByPlaceholderText("企业名称、代码或拼音首字母");
  await userEvent.type(search, "没有这家");
  await waitFor(() => expect(document.querySelector(".grid-cell")).toBeNull());
  await userEvent.clear(search);
  await screen.findByText(`共 ${bridge.roster.length} 家`);
  await waitFor(() => expect(document.querySelector(".grid-cell")).not.toBeNull());
  expect(search).toHaveFocus();
});

test("the export writes what is asked now, where the person said", async () => {
  const target = { token: "t1", name: "企业名册.xlsx", size: 0 };
  const bridge = await openRoster({ answers: { "files/choose-save-target": () => ok(target) } });
  await userEvent.type(screen.getByPlaceholderText("企业名称、代码或拼音首字母"), "微电子");
  const found = bridge.roster.filter((one) => one.name.includes("微电子")).length;
  await screen.findByText(`共 ${found} 家`);
  await userEvent.click(screen.getByRole("button", { name: /导出$/u }));
  expect(await screen.findByText(`已导出 ${found} 家企业到「企业名册.xlsx」。`)).toBeInTheDocument();
  expect(inputsOf(bridge, "enterprises/export")).toMatchObject([{ search: "微电子", sort: [], token: "t1" }]);
});

test("closing the dialog for the file exports nothing", async () => {
  const bridge = await openRoster();
  await userEvent.click(screen.getByRole("button", { name: /导出$/u }));
  expect(inputsOf(bridge, "files/choose-save-target")).toHaveLength(1);
  expect(inputsOf(bridge, "enterprises/export")).toEqual([]);
});

describe("columns", () => {
  test("a column left out is kept in the book, also when the page is left at once", async () => {
    const bridge = await openRoster();
    await userEvent.click(screen.getByRole("button", { name: /列/u }));
    await userEvent.click(await screen.findByRole("checkbox", { name: "法定代表人" }));
    expect(screen.queryByRole("columnheader", { name: "法定代表人" })).toBeNull();
    window.location.hash = "#/settings";
    await screen.findByRole("heading", { name: "设置" });
    await waitFor(() =>
      expect(inputsOf(bridge, "book/save-columns")).toEqual([
        { hidden: expect.arrayContaining(["legalRepresentative"]), order: [], widths: {} },
      ]),
    );
    window.location.hash = "#/roster";
    await screen.findByRole("columnheader", { name: "注册资本（万元）" });
    expect(screen.queryByRole("columnheader", { name: "法定代表人" })).toBeNull();
  });

  test("a moved column comes before the one it was dropped on; new fields follow; name and code stay in front", () => {
    const all = fieldColumns(shippedFields(), "2025");
    const shown = shownColumns(all, { hidden: ["formerName"], order: [] });
    const order = moveColumn(shown, "employees@2025", "legalRepresentative");
    const keys = shownColumns(all, { hidden: ["formerName", "postcode"], order }).map(({ key }) => key);
    expect(keys.slice(0, 4)).toEqual(["enterpriseName", "creditCode", "employees@2025", "legalRepresentative"]);
    expect(keys).toHaveLength(all.length - 2);
    expect(moveColumn(shown, "employees@2025", null).at(-1)).toBe("employees");
    expect(moveColumn(shown, "enterpriseName", null)).toEqual(shown.slice(2).map(({ field }) => field.id));
  });
});

test("every condition stands above the grid and can be dropped there", async () => {
  const bridge = await openRoster();
  await userEvent.click(screen.getByRole("button", { name: "筛选 法定代表人" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: /周敏/u }));
  await userEvent.click(screen.getByRole("button", { name: "应用" }));
  await userEvent.click(await screen.findByRole("button", { name: "取消“法定代表人：周敏”" }));
  expect(await screen.findByText(`共 ${bridge.roster.length} 家`)).toBeInTheDocument();
});

test("neighbours of an enterprise follow the roster as it was left, and coming back finds it again", async () => {
  const { bridge } = showWindow("#/roster?doubt=none");
  const without = bridge.roster.filter((one) => one.creditCode === null);
  await screen.findByText(`共 ${without.length} 家`);
  window.location.hash = `#/enterprise/${without[0]?.id}`;
  expect(await screen.findByText(`名册中第 1 / ${without.length} 家`)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: /上一家$/u })).toBeDisabled();
  window.location.hash = "#/roster";
  expect(await screen.findByText("只看：没有统一社会信用代码")).toBeInTheDocument();
});

test("every button of the roster has a name", async () => {
  await openRoster();
  const nameless = screen.getAllByRole("button").filter((button) => {
    const words = button.textContent ?? "";
    return words.trim() === "" && (button.getAttribute("aria-label") ?? "") === "";
  });
  expect(nameless).toEqual([]);
});
