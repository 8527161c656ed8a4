import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import type { FakeBook, FakeBridge } from "../../support/fake-bridge.ts";
import { showWindow } from "../show-window";

/** Column numbers of the default view. */
const PERSON = 2;
const CAPITAL = 3;

async function openRoster(book: FakeBook = {}): Promise<FakeBridge> {
  const { bridge } = showWindow("#/roster", book);
  await waitFor(() => expect(cell(0, 0)).toHaveTextContent(bridge.roster[0]?.name ?? "?"));
  return bridge;
}

function cell(row: number, column: number): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.grid-cell[data-row="${row}"][data-column="${column}"]`);
  if (found === null) throw new Error(`no cell ${row}:${column}`);
  return found;
}

function point(row: number, column: number, shiftKey = false): void {
  fireEvent.mouseDown(cell(row, column), { button: 0, shiftKey });
}

function input(): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(".cell-input input");
  if (found === null) throw new Error("no input");
  return found;
}

const active = (): string => {
  const found = document.querySelector<HTMLElement>('.grid-cell[data-active="true"]');
  return `${found?.dataset.row}:${found?.dataset.column}`;
};
const selected = (): number => document.querySelectorAll('.grid-cell[aria-selected="true"]').length;
const paste = (text: string): void => {
  fireEvent.paste(input(), { clipboardData: { getData: () => text } });
};

describe("moving as in Excel", () => {
  test("arrows, Tab, Enter, Home and Ctrl+Home move; Shift extends", async () => {
    await openRoster();
    point(2, PERSON);
    expect(document.activeElement).toBe(input());
    await userEvent.keyboard("{ArrowDown}{ArrowRight}");
    expect(active()).toBe("3:3");
    await userEvent.keyboard("{Tab}{Enter}");
    expect(active()).toBe("4:4");
    await userEvent.keyboard("{Home}");
    expect(active()).toBe("4:0");
    await userEvent.keyboard("{Shift>}{ArrowDown}{ArrowRight}{/Shift}");
    expect([active(), selected()]).toEqual(["4:0", 4]);
    await userEvent.keyboard("{Control>}{Home}{/Control}");
    expect([active(), selected()]).toEqual(["0:0", 1]);
  });

  test("the foot adds up what is selected, in the unit shown", async () => {
    await openRoster();
    point(0, CAPITAL);
    point(1, CAPITAL, true);
    const foot = within(document.querySelector<HTMLElement>(".grid-foot") ?? document.body);
    expect(foot.getByText("11,200")).toBeInTheDocument();
    expect(foot.getByText("5,600")).toBeInTheDocument();
  });
});

describe("typing", () => {
  test("a first letter opens the cell, Enter saves at once and goes down", async () => {
    const bridge = await openRoster();
    point(0, PERSON);
    await userEvent.keyboard("Anna{Enter}");
    await waitFor(() => expect(bridge.roster[0]?.values.legalRepresentative).toBe("Anna"));
    await waitFor(() => expect(cell(0, PERSON)).toHaveTextContent("Anna"));
    expect(active()).toBe(`1:${PERSON}`);
  });

  test("a Chinese input method composes into the selected cell without losing the first letter", async () => {
    const bridge = await openRoster();
    point(0, PERSON);
    const field = input();
    // What Chromium sends for pinyin "zhang": key 229, composition, then the committed text and an Enter of its own.
    fireEvent.keyDown(field, { key: "Process", keyCode: 229 });
    fireEvent.compositionStart(field);
    fireEvent.input(field, { target: { value: "zhang" } });
    fireEvent.keyDown(field, { key: "Enter", keyCode: 229, isComposing: true });
    expect(bridge.roster[0]?.values.legalRepresentative).toBe("欧阳静");
    fireEvent.input(field, { target: { value: "张三" } });
    fireEvent.compositionEnd(field);
    fireEvent.keyDown(field, { key: "Enter", keyCode: 13 });
    await waitFor(() => expect(bridge.roster[0]?.values.legalRepresentative).toBe("张三"));
    expect(active()).toBe(`1:${PERSON}`);
  });

  test("F2 starts from the present text, Esc leaves it as it was", async () => {
    const bridge = await openRoster();
    point(0, PERSON);
    await userEvent.keyboard("{F2}");
    expect(input().value).toBe("欧阳静");
    await userEvent.keyboard("娜{Escape}");
    expect(bridge.calls.some((call) => call.name === "enterprises/edit-cells")).toBe(false);
    expect(input().value).toBe("");
  });

  test("a refused value stays on its cell with the reason", async () => {
    const bridge = await openRoster();
    point(0, CAPITAL);
    await userEvent.keyboard("约500{Enter}");
    await waitFor(() => expect(cell(0, CAPITAL)).toHaveAttribute("data-mark", "error"));
    expect(cell(0, CAPITAL).title).toBe("「注册资本」填的“约500”没有存入：这里要填数字。请改正后再填。");
    expect(bridge.roster[0]?.values.registeredCapital).toBe("37500000");
  });

  test("Ctrl+Z drops a refused text before it takes back an older, saved change", async () => {
    const bridge = await openRoster();
    point(0, PERSON);
    await userEvent.keyboard("Anna{Enter}");
    await waitFor(() => expect(bridge.roster[0]?.values.legalRepresentative).toBe("Anna"));
    point(0, CAPITAL);
    await userEvent.keyboard("约500{Enter}");
    await waitFor(() => expect(cell(0, CAPITAL)).toHaveAttribute("data-mark", "error"));
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(cell(0, CAPITAL)).not.toHaveAttribute("data-mark"));
    expect([cell(0, CAPITAL).textContent, bridge.roster[0]?.values.legalRepresentative]).toEqual(["3,750", "Anna"]);
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(bridge.roster[0]?.values.legalRepresentative).toBe("欧阳静"));
  });

  test("a refused emptying keeps the name in sight, Esc lets the refusal go", async () => {
    const bridge = await openRoster();
    const name = bridge.roster[0]?.name ?? "?";
    point(0, 0);
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(cell(0, 0)).toHaveAttribute("data-mark", "error"));
    expect([cell(0, 0).textContent, cell(0, 0).title]).toEqual([
      name,
      "「企业名称」清空没有存入：企业名称不能空着。请改正后再填。",
    ]);
    await userEvent.keyboard("{Escape}");
    expect(cell(0, 0)).not.toHaveAttribute("data-mark");
    expect(cell(0, 0)).toHaveTextContent(name);
  });

  test("Esc restores the stored value of a refused cell, also right after Enter and out of an edit", async () => {
    await openRoster();
    for (const leave of ["{Escape}", "{ArrowUp}{F2}{Escape}"]) {
      point(0, CAPITAL);
      await userEvent.keyboard("约500{Enter}");
      await waitFor(() => expect(cell(0, CAPITAL)).toHaveTextContent("约500"));
      await waitFor(() => expect(cell(0, CAPITAL)).toHaveAttribute("data-mark", "error"));
      await userEvent.keyboard(leave);
      expect(cell(0, CAPITAL)).not.toHaveAttribute("data-mark");
      expect(cell(0, CAPITAL)).toHaveTextContent("3,750");
    }
  });

  test("money typed in 万元 is sent as typed; Ctrl+Z takes the edit back", async () => {
    const bridge = await openRoster();
    point(0, CAPITAL);
    await userEvent.keyboard("1,234.5{Enter}");
    await waitFor(() => expect(bridge.roster[0]?.values.registeredCapital).toBe("12345000"));
    await waitFor(() => expect(cell(0, CAPITAL)).toHaveTextContent("1,234.5"));
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(bridge.roster[0]?.values.registeredCapital).toBe("37500000"));
    expect(await screen.findByText("已撤销上一次修改。")).toBeInTheDocument();
  });

  test("Delete empties the selection, Ctrl+D fills the first row down", async () => {
    const bridge = await openRoster();
    point(0, PERSON);
    point(2, PERSON, true);
    await userEvent.keyboard("{Control>}d{/Control}");
    await waitFor(() =>
      expect(bridge.roster.slice(0, 3).map((one) => one.values.legalRepresentative)).toEqual([
        "欧阳静",
        "欧阳静",
        "欧阳静",
      ]),
    );
    await userEvent.keyboard("{Delete}");
    await waitFor(() =>
      expect(bridge.roster.slice(0, 3).map((one) => one.values.legalRepresentative)).toEqual([
        undefined,
        undefined,
        undefined,
      ]),
    );
  });
});

describe("pasting from Excel", () => {
  test("a block is shown before it is written", async () => {
    const bridge = await openRoster();
    point(0, PERSON);
    paste("甲\t100\r\n欧阳静\t200\r\n");
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("剪贴板 2 行 × 2 列 · 改动 4 格 · 不变 0 格")).toBeInTheDocument();
    expect(bridge.roster[0]?.values.legalRepresentative).toBe("欧阳静");
    await userEvent.click(dialog.getByRole("button", { name: "写入 4 格" }));
    await waitFor(() =>
      expect(
        bridge.roster.slice(0, 2).map((one) => [one.values.legalRepresentative, one.values.registeredCapital]),
      ).toEqual([
        ["甲", "1000000"],
        ["欧阳静", "2000000"],
      ]),
    );
  });

  test("200 rows of 10 columns: what finds no place is said, nothing is written on cancel", async () => {
    const bridge = await openRoster({ enterprises: 150 });
    point(0, PERSON);
    paste(Array.from({ length: 200 }, () => Array.from({ length: 10 }, () => "9").join("\t")).join("\r\n"));
    const dialog = within(await screen.findByRole("dialog"));
    expect(
      dialog.getByText(/剪贴板 200 行 × 10 列 · 改动 1,500 格 · 不变 0 格 · 放不下或不能改 500 格/u),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole("button", { name: "取消" }));
    expect(bridge.calls.some((call) => call.name === "enterprises/edit-cells")).toBe(false);
  });

  test("one cell goes in at once; copying gives back what was typed", async () => {
    const bridge = await openRoster();
    point(0, PERSON);
    paste("乙\r\n");
    await waitFor(() => expect(bridge.roster[0]?.values.legalRepresentative).toBe("乙"));
    await waitFor(() => expect(cell(0, PERSON)).toHaveTextContent("乙"));
    point(0, PERSON);
    point(0, CAPITAL, true);
    const taken: string[] = [];
    fireEvent.copy(input(), { clipboardData: { setData: (_type: string, text: string) => taken.push(text) } });
    expect(taken).toEqual(["乙\t3750"]);
  });
});

describe("order and filters", () => {
  test("a click sorts, a second turns, Shift adds a key", async () => {
    const bridge = await openRoster();
    const sorts = () =>
      bridge.calls.flatMap((call) => (call.name === "enterprises/list" ? [JSON.stringify(call.input)] : [])).at(-1);
    await userEvent.click(screen.getByRole("button", { name: /^注册资本/u }));
    await waitFor(() => expect(sorts()).toContain('"sort":[{"key":"registeredCapital","descending":false}]'));
    await userEvent.click(screen.getByRole("button", { name: /^注册资本/u }));
    await waitFor(() => expect(sorts()).toContain('"descending":true'));
    await userEvent.keyboard("{Shift>}");
    await userEvent.click(screen.getByRole("button", { name: /^法定代表人/u }));
    await waitFor(() => expect(sorts()).toContain('{"key":"legalRepresentative","descending":false}]'));
  });

  test("a value list narrows the roster", async () => {
    const bridge = await openRoster();
    await userEvent.click(screen.getByRole("button", { name: "筛选 法定代表人" }));
    await userEvent.click(await screen.findByRole("checkbox", { name: /周敏/u }));
    await userEvent.click(screen.getByRole("button", { name: "应用" }));
    const kept = bridge.roster.filter((one) => one.values.legalRepresentative === "周敏").length;
    await waitFor(() => expect(screen.getByText(`共 ${kept} 家`)).toBeInTheDocument());
  });
});
