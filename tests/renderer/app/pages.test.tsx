import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { err, ok } from "#domain/shared/result";
import type { FakeBridge } from "../../support/fake-bridge.ts";
import { type FakeEnterprise, fakeDetail } from "../../support/fake-roster.ts";
import { showWindow } from "../show-window";

const requireEnterprise = (bridge: FakeBridge, id: number): FakeEnterprise => {
  const found = bridge.roster.find((enterprise) => enterprise.id === id);
  if (found === undefined) throw new Error(`no enterprise ${id}`);
  return found;
};
const damaged = () => err({ type: "BookDamaged" } as const);

describe("the first page", () => {
  test("leads from import over checking to filling, and shows where the book stands", async () => {
    showWindow("#/");
    expect(await screen.findByText("40")).toBeInTheDocument();
    const ways = screen.getByRole("list", { name: "三步完成一张报表" });
    expect([...ways.querySelectorAll("a")].map((way) => way.getAttribute("href"))).toEqual([
      "#/importing",
      "#/roster",
      "#/reporting",
    ]);
    expect(screen.getByText("12 家企业没有统一社会信用代码")).toBeInTheDocument();
    expect(screen.getByText("云麓高新技术产业开发区")).toBeInTheDocument();
  });

  test("offers the import and the examples while the book is empty", async () => {
    const { bridge } = showWindow("#/", { enterprises: 0 });
    await userEvent.click(await screen.findByRole("button", { name: "用演示数据看看" }));
    expect(await screen.findByText("演示数据已装入，账本现有 312 家企业。")).toBeInTheDocument();
    expect(bridge.calls.some((call) => call.name === "book/load-examples")).toBe(true);
  });

  test("a new book asks for its zone in passing; the top bar leads to the settings until it has a name", async () => {
    const { bridge } = showWindow("#/", { enterprises: 0, zoneName: "" });
    const ask = await screen.findByLabelText("高新区名称");
    expect(screen.getByRole("link", { name: "填写高新区名称" })).toHaveAttribute("href", "#/settings");
    await userEvent.type(ask, "星河高新区{Enter}");
    expect(await screen.findByText("星河高新区")).toBeInTheDocument();
    expect(screen.queryByLabelText("高新区名称")).toBeNull();
    expect(bridge.calls.find((call) => call.name === "book/save-settings")?.input).toMatchObject({
      zoneName: "星河高新区",
      preparedBy: "李芳",
    });
  });

  test("the question for the zone can be put off", async () => {
    showWindow("#/", { enterprises: 0, zoneName: "" });
    await userEvent.click(await screen.findByRole("button", { name: "以后再填" }));
    expect(screen.queryByLabelText("高新区名称")).toBeNull();
  });

  test("shows its frame while the answer is on its way", async () => {
    showWindow("#/", { delay: Number.POSITIVE_INFINITY });
    expect(await screen.findByRole("heading", { name: "首页" })).toBeInTheDocument();
    expect(screen.getByRole("status", { name: "正在取数…" })).toBeInTheDocument();
  });

  test("says what is wrong, and asks again on request", async () => {
    let broken = true;
    const { bridge } = showWindow("#/enterprise/3", {
      answers: {
        "enterprises/detail": ({ id }) => (broken ? damaged() : ok(fakeDetail(requireEnterprise(bridge, id)))),
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("账本文件检查不通过");
    broken = false;
    await userEvent.click(screen.getByRole("button", { name: "重试" }));
    expect(await screen.findByRole("tab", { name: "历年数据" })).toBeInTheDocument();
  });
});

describe("the roster", () => {
  test("shows names, units in the header, and numbers in the shown unit", async () => {
    showWindow("#/roster");
    const grid = await screen.findByRole("grid", { name: "企业名册" });
    await waitFor(() => expect(grid).toHaveAttribute("aria-rowcount", "41"));
    expect(screen.getByRole("columnheader", { name: "注册资本（万元）" })).toBeInTheDocument();
    expect(screen.getAllByRole("gridcell", { name: "3,750" })[0]).toBeInTheDocument();
  });

  test("an empty roster says what to do", async () => {
    showWindow("#/roster", { enterprises: 0 });
    expect(await screen.findByText("名册里还没有企业")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "导入企业名册" })).toBeInTheDocument();
  });

  test("a failing store is told in a sentence", async () => {
    showWindow("#/roster", { answers: { "enterprises/list": damaged } });
    expect(await screen.findByRole("alert")).toHaveTextContent("账本文件检查不通过");
  });

  test("a doubt of the first page opens the roster with exactly its enterprises, until its chip is dropped", async () => {
    const { bridge } = showWindow("#/");
    const line = (await screen.findByText("3 家企业的信用代码校验位不符")).closest("li");
    await userEvent.click(line?.querySelector("a") ?? document.body);
    const doubtful = bridge.roster.filter((one) => one.warnings.creditCode !== undefined).length;
    expect(await screen.findByText(`共 ${doubtful} 家`)).toBeInTheDocument();
    expect(screen.getByText("只看：信用代码校验位不符")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "取消“只看：信用代码校验位不符”" }));
    expect(await screen.findByText("共 40 家")).toBeInTheDocument();
    expect(screen.queryByText("只看：信用代码校验位不符")).toBeNull();
  });

  test("searching asks the store", async () => {
    const { bridge } = showWindow("#/roster");
    const search = await screen.findByPlaceholderText("企业名称、代码或拼音首字母");
    await userEvent.type(search, "卓远微电子");
    const found = bridge.roster.filter((enterprise) => enterprise.name.includes("卓远微电子")).length;
    await waitFor(() => expect(screen.getByText(`共 ${found} 家`)).toBeInTheDocument());
  });
});

describe("the page of one enterprise", () => {
  test("tells where each value came from", async () => {
    showWindow("#/enterprise/15");
    await userEvent.click(await screen.findByRole("button", { name: "查看来源：法定代表人" }));
    expect(await screen.findByText("高新区企业名册2025.xlsx")).toBeInTheDocument();
    expect(screen.getByText("工作表")).toBeInTheDocument();
  });

  test("says so when the enterprise is gone", async () => {
    showWindow("#/enterprise/4711");
    expect(await screen.findByRole("alert")).toHaveTextContent("没有这一条，可能已被删除、撤销导入或合并。");
    expect(screen.getByRole("link", { name: "回到名册" })).toHaveAttribute("href", "#/roster");
  });

  test("an address that names no enterprise, or no page, says so and leads back", async () => {
    showWindow("#/enterprise/abc");
    expect(await screen.findByRole("alert")).toHaveTextContent("没有这一条，可能已被删除、撤销导入或合并。");
    cleanup();
    showWindow("#/nowhere");
    expect(await screen.findByRole("alert")).toHaveTextContent("没有这个页面");
    expect(screen.getByRole("link", { name: "回到首页" })).toHaveAttribute("href", "#/");
  });
});

describe("the settings", () => {
  test("are saved whole", async () => {
    const { bridge } = showWindow("#/settings");
    const head = await screen.findByLabelText("单位负责人");
    await userEvent.type(head, "王建国");
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() =>
      expect(bridge.calls.find((call) => call.name === "book/save-settings")?.input).toEqual({
        zoneName: "云麓高新技术产业开发区",
        reportingUnit: "云麓高新区管委会科技创新局",
        unitHead: "王建国",
        statisticsHead: "",
        preparedBy: "李芳",
        phone: "000-00001234",
        person: "李芳",
        gridDensity: "normal",
      }),
    );
  });
});

describe("the search over everything", () => {
  test("opens by key, finds an enterprise and goes there", async () => {
    const { bridge } = showWindow("#/");
    await screen.findByRole("heading", { name: "首页" });
    await userEvent.keyboard("{Control>}k{/Control}");
    await userEvent.type(await screen.findByRole("combobox"), bridge.roster[6]?.creditCode ?? "");
    await screen.findByRole("option", { name: new RegExp(bridge.roster[6]?.name ?? "?") });
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { level: 1, name: bridge.roster[6]?.name ?? "" })).toBeInTheDocument();
  });
});
