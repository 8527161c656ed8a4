/** Pairs of records: which stays, which values are taken from the other, swapped, called different, merged and parted. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ComparedValue, LikelyDuplicate } from "#contract/merging";
import { err } from "#domain/shared/result";
import { showRecordsWindow } from "../show-records-window";
import { showWindow } from "../show-window";

const side = (id: number, name: string, creditCode: string | null): LikelyDuplicate["a"] => ({ id, name, creditCode });
const pairs: readonly LikelyDuplicate[] = [
  {
    a: side(1, "云麓精工有限公司", "91430100MA4L5XYZ12"),
    b: side(2, "云麓精工有限责任公司", null),
    score: 0.93,
    reason: "字号相同",
  },
  { a: side(3, "星河软件有限公司", null), b: side(4, "星河软件公司", null), score: 0.8, reason: "名称相近" },
];
const typed = (value: string): NonNullable<ComparedValue["kept"]> => ({
  value,
  source: { kind: "person", person: "李芳", at: "2026-11-20T02:00:00.000Z", raw: value },
});
const compared: readonly ComparedValue[] = [
  { field: "contactPerson", period: null, kept: typed("周敏"), dropped: typed("吴晓东"), same: false },
  { field: "legalRepresentative", period: null, kept: typed("陈立"), dropped: typed("林海"), same: false },
  { field: "park", period: null, kept: null, dropped: typed("主园"), same: false },
  { field: "contactPhone", period: null, kept: typed("000-1"), dropped: typed("000-1"), same: true },
];
const heads = (): readonly (string | null)[] =>
  screen.getAllByRole("columnheader").map((head) => head.querySelector("a")?.textContent ?? null);

test("what differs is chosen side by side; merging takes exactly the chosen values and can be taken back", async () => {
  const user = userEvent.setup();
  const { bridge } = showRecordsWindow("#/duplicates", { pairs, compared });
  await screen.findByText("2 项不同，其中 0 项取右边");
  expect(screen.getAllByRole("rowheader").map((row) => row.textContent)).toEqual([
    "两边不同 2",
    "联系人",
    "法定代表人",
    "只有一边有 1",
    "所属园区",
    "两边相同 1",
    "联系电话",
  ]);
  await user.click(screen.getByRole("radio", { name: "联系人：取右边" }));
  await user.click(screen.getByRole("radio", { name: "法定代表人：取右边" }));
  await user.click(screen.getByRole("radio", { name: "法定代表人：取左边" }));
  expect(screen.getByText("2 项不同，其中 1 项取右边")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "合并为一家" }));
  expect(await screen.findByText("已合并为一家。")).toBeInTheDocument();
  expect(bridge.calls.find(({ name }) => name === "merging/merge")?.input).toEqual({
    keepId: 1,
    dropId: 2,
    fromDropped: ["contactPerson"],
  });
  // The next pair stands there at once; the merge can still be taken back.
  expect(await screen.findByRole("link", { name: "星河软件公司" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "撤销" }));
  expect(await screen.findByText("已撤销合并，恢复为两家企业。")).toBeInTheDocument();
});

test("swapping turns the sides and forgets the choices made for the other way", async () => {
  const user = userEvent.setup();
  const { bridge } = showRecordsWindow("#/duplicates", { pairs, compared });
  await user.click(await screen.findByRole("radio", { name: "联系人：取右边" }));
  expect(heads()).toEqual([null, "云麓精工有限公司", "云麓精工有限责任公司"]);
  await user.click(screen.getByRole("button", { name: "左右对调" }));
  expect(await screen.findByText("2 项不同，其中 0 项取右边")).toBeInTheDocument();
  expect(heads()).toEqual([null, "云麓精工有限责任公司", "云麓精工有限公司"]);
  await user.click(screen.getByRole("button", { name: "合并为一家" }));
  expect(bridge.calls.find(({ name }) => name === "merging/merge")?.input).toEqual({
    keepId: 2,
    dropId: 1,
    fromDropped: [],
  });
});

test("pairs are gone through with the arrows; not the same is remembered, listed, and can be asked again", async () => {
  const user = userEvent.setup();
  const { bridge } = showRecordsWindow("#/duplicates", { pairs, compared });
  const nav = within(await screen.findByRole("navigation", { name: "待看的企业" }));
  await user.click(nav.getByRole("button", { name: /云麓精工/u }));
  await user.keyboard("{ArrowDown}");
  expect(await screen.findByRole("link", { name: "星河软件公司" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "不是同一家，以后不再问" }));
  expect(bridge.calls.find(({ name }) => name === "merging/not-same")?.input).toEqual({
    enterpriseId: 3,
    otherId: 4,
    name: "星河软件公司",
    creditCode: null,
  });
  await user.click(await screen.findByText(/^已确认不是同一家/u, { selector: "summary" }));
  await user.click(screen.getByRole("button", { name: "重新询问" }));
  expect(await nav.findByRole("button", { name: /星河软件/u })).toBeInTheDocument();
});

test("nothing to merge, and a comparison that fails, are said in a sentence", async () => {
  const { unmount } = showRecordsWindow("#/duplicates", {});
  expect(await screen.findByText("没有疑似重复的企业")).toBeInTheDocument();
  unmount();
  showWindow("#/duplicates", {
    answers: {
      "merging/candidates": () => ({ ok: true, value: { total: 1, pairs: pairs.slice(0, 1) } }),
      "merging/compare": () => err({ type: "EnterpriseNotFound" }),
    },
  });
  expect(await screen.findByRole("alert")).toHaveTextContent("这家企业已不在账本里");
  expect(screen.getByRole("button", { name: "合并为一家" })).toBeDisabled();
});

test("an enterprise lists the records that went into it, each with its way out", async () => {
  const user = userEvent.setup();
  const merged = [
    { enterpriseId: 77, name: "云麓老精工厂", creditCode: null, at: "2026-11-19T02:00:00.000Z", by: "王芳" },
  ];
  const { bridge } = showRecordsWindow("#/enterprise/3", { merged });
  await user.click(await screen.findByRole("tab", { name: "来源与变更" }));
  expect(await screen.findByText("云麓老精工厂")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "撤销合并" }));
  expect(await screen.findByText("已撤销合并，恢复为两家企业。")).toBeInTheDocument();
  expect(bridge.calls.find(({ name }) => name === "merging/undo")?.input).toEqual({ enterpriseId: 77 });
  expect(screen.queryByText("云麓老精工厂")).toBeNull();
});
