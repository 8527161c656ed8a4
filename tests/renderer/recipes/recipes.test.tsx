/** What senders' files taught: read, edited into a new version, and retired. */
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { StoredRecipe } from "#contract/recipes";
import type { RecipeColumn } from "#domain/importing/recipe";
import { showRecordsWindow } from "../show-records-window";

const column = (heading: string, part: Partial<RecipeColumn>): RecipeColumn => ({
  headerPath: [heading],
  repeat: 0,
  fields: [],
  unit: null,
  statedUnit: null,
  blank: "keep",
  valueMap: null,
  said: false,
  unitSaid: false,
  ...part,
});
const recipe: StoredRecipe = {
  id: 5,
  family: 5,
  version: 2,
  name: "望岳街道",
  sender: "望岳街道",
  savedAt: "2026-11-20T02:00:00.000Z",
  savedBy: "李芳",
  uses: 3,
  recipe: {
    fingerprint: "f",
    sender: "望岳街道",
    tables: [
      {
        fingerprint: "t",
        proposed: null,
        sheet: "名单",
        title: "企业名单",
        orientation: "rows",
        headerRows: [2, 2],
        unit: null,
        unitSaid: false,
        skipped: false,
        skippedSaid: false,
        periodFrom: null,
        ignoredRows: [],
        columns: [
          column("企业名称", { fields: ["enterpriseName"] }),
          column("收入", { fields: ["operatingRevenue"], unit: "万元", said: true, unitSaid: true }),
        ],
      },
    ],
  },
};

test("an edited recipe is saved as a new version, with exactly the columns that were changed", async () => {
  const user = userEvent.setup();
  const { bridge } = showRecordsWindow("#/recipes", { recipes: [recipe] });
  await user.click(await screen.findByRole("button", { name: "修改" }));
  const editor = within(await screen.findByRole("dialog"));
  expect(await editor.findByText("您定的")).toBeInTheDocument();
  expect(editor.getByText(/^第 2 版/u)).toBeInTheDocument();
  await user.clear(editor.getByLabelText("报送单位"));
  await user.type(editor.getByLabelText("报送单位"), "望岳街道办");
  await user.click(editor.getByLabelText("收入：单位"));
  await user.click(await screen.findByText("千元", { selector: ".ant-select-item-option-content" }));
  await user.click(editor.getByLabelText("收入：空白"));
  await user.click(await screen.findByText("清除原值", { selector: ".ant-select-item-option-content" }));
  await user.click(editor.getByRole("button", { name: "存为新版本" }));
  expect(await screen.findByText("已存为第 3 版，以前的版本仍保留。")).toBeInTheDocument();
  expect(bridge.calls.find(({ name }) => name === "recipes/edit")?.input).toEqual({
    id: 5,
    name: "望岳街道",
    sender: "望岳街道办",
    columns: [{ table: 0, column: 1, fields: ["operatingRevenue"], unit: "千元", blank: "clear" }],
  });
  expect(await screen.findByText("望岳街道办")).toBeInTheDocument();
});

test("a recipe is retired after a question; then the place says what it is for", async () => {
  const user = userEvent.setup();
  showRecordsWindow("#/recipes", { recipes: [recipe] });
  await user.click(await screen.findByRole("button", { name: "停用" }));
  expect(await screen.findByText(/^停用后，这种版式的文件会重新询问/u)).toBeInTheDocument();
  const [, sure] = screen.getAllByRole("button", { name: "停用" });
  await user.click(sure ?? document.body);
  await waitFor(() => expect(screen.getByText("还没有导入方案")).toBeInTheDocument());
});
