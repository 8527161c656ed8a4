/** A clerk at the form, over the real services: a field found by first letters, dragged, taken back; preview, source, proof; the filed form opened again. */
import { createEvent, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { FORM_C } from "../../services/reporting/filed-desk.ts";
import { showRealForm } from "./show-real-form";

const grid = (): Promise<HTMLElement> => screen.findByRole("grid", { name: "工作表 台账" });

/** Where a cell stands on the plane, told by its letter and number. */
function pointAt(sheet: HTMLElement, letter: string, row: string): { clientX: number; clientY: number } {
  const corner = sheet.querySelector<HTMLElement>(".sheet-corner");
  const column = [...sheet.querySelectorAll<HTMLElement>(".sheet-letter")].find((one) => one.textContent === letter);
  const number = [...sheet.querySelectorAll<HTMLElement>(".sheet-number")].find((one) => one.textContent === row);
  if (corner === null || column === undefined || number === undefined) throw new Error(`no cell ${letter}${row}`);
  const gutter = Number.parseFloat(corner.style.width);
  return {
    clientX: Number.parseFloat(column.style.left) - gutter + 4,
    clientY: Number.parseFloat(number.style.top) + 4,
  };
}

/** Something is dragged over a point of the plane, or let go there. Drag events of this browser have no place of their own. */
function drag(
  how: "dragOver" | "drop",
  plane: HTMLElement,
  at: { clientX: number; clientY: number },
  data: string,
): void {
  const dataTransfer = { types: [DRAG], getData: () => data, files: [], items: [], dropEffect: "none" };
  const event = createEvent[how](plane, { dataTransfer });
  Object.defineProperties(event, { clientX: { value: at.clientX }, clientY: { value: at.clientY } });
  fireEvent(plane, event);
}

const DRAG = "application/x-parkbook-field";
const FIELD = "field legalRepresentative";

test("fields are put on the form by drag and by key, and taken back; the figures answer; the filed form is opened again", async () => {
  const user = userEvent.setup();
  const { choose, desk } = await showRealForm();
  choose(FORM_C);
  await user.click(await screen.findByRole("button", { name: "选择报表" }));
  const sheet = await grid();
  await within(sheet).findAllByText("企业名称");

  // Found by the first letters, dragged onto a column: the column lights up, then holds the field.
  await user.click(await screen.findByText("字段"));
  await user.type(await screen.findByRole("textbox", { name: "名称或拼音首字母" }), "fddbr");
  const palette = screen.getByRole("region", { name: "字段" });
  const chip = await within(palette).findByRole("button", { name: "法定代表人" });
  expect(
    within(palette)
      .getAllByRole("button")
      .filter((one) => one.draggable),
  ).toEqual([chip]);
  const plane = within(sheet).getByTestId("sheet-plane");
  const at = pointAt(sheet, "O", "9");
  drag("dragOver", plane, at, FIELD);
  expect(within(plane).getByTestId("sheet-drop-target")).toBeInTheDocument();
  drag("drop", plane, at, FIELD);
  await within(sheet).findByText("法定代表人");
  expect(within(plane).queryByTestId("sheet-drop-target")).toBeNull();

  // Taken back by key, made again; what it was before is there with its reason.
  fireEvent.keyDown(window, { key: "z", ctrlKey: true });
  await within(sheet).findByText("帮扶部门", { selector: ".sheet-chip" });
  fireEvent.keyDown(window, { key: "y", ctrlKey: true });
  await within(sheet).findByText("法定代表人");

  // On printed words nothing lands.
  drag("dragOver", plane, pointAt(sheet, "A", "4"), FIELD);
  expect(within(plane).queryByTestId("sheet-drop-target")).toBeNull();

  // The preview's figures lead to the record and to the cell they came from.
  await user.click(screen.getByRole("button", { name: "下一步：预览" }));
  await screen.findByRole("heading", { name: "填好的样子" });
  const filled = await grid();
  const [name] = await within(filled).findAllByText(/有限公司/u);
  if (name === undefined) throw new Error("no name in the preview");
  fireEvent.click(within(filled).getByTestId("sheet-plane"), pointAt(filled, "C", "7"));
  const trace = await screen.findByRole("region", { name: "这个数从哪来" });
  const record = await within(trace).findByRole("link");
  expect(record.getAttribute("href")).toMatch(/^#\/entry\/\d+$/u);
  expect(within(trace).getByText(/^(高新区企业名册2025|火炬企业年报导出2024)\.xlsx$/u)).toBeInTheDocument();
  fireEvent.keyDown(window, { key: "Escape" });

  // Written, read again by another program; opened again it is as it was.
  await user.click(screen.getByRole("button", { name: "导出" }));
  await screen.findByText(/未见出入/u);
  const [written = ""] = [...desk.files.keys()].filter((file) => file.endsWith(".xlsx"));
  await user.click(screen.getByRole("button", { name: "再填一张" }));
  choose(written);
  await user.click(await screen.findByRole("button", { name: "选择已报表" }));
  expect(await screen.findByText(/这张表导出后没有人改过/u)).toBeInTheDocument();
}, 120_000);
