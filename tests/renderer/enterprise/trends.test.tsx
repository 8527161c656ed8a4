import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { ok } from "#domain/shared/result";
import { parseDecimal } from "#domain/shared/decimal";
import { listTrends } from "../../../renderer/features/enterprise/trends";
import { trendSentence } from "../../../renderer/text/trend-sentence";
import { fakeDetail } from "../../support/fake-roster.ts";
import { shippedFields } from "../../support/shipped-fields.ts";
import { showWindow } from "../show-window.tsx";

const source = { kind: "person", person: "小王", at: "2026-11-21T02:00:00.000Z", raw: "" } as const;
const revenue = (period: string, value: string) => ({ field: "operatingRevenue", period, value, source });
const found = shippedFields().find((field) => field.id === "operatingRevenue");
if (found === undefined) throw new Error("the catalogue has 营业收入");
const field = found;

function figure(label: string, text: string) {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(text);
  return { label, value: parsed.value };
}

describe("what became of a figure", () => {
  test.each([
    ["1234.5", "1300.2", "万元", "2024年 1,234.5 → 2025年 1,300.2 万元，增长 5.3%"],
    ["1000", "820", "人", "2024年 1,000 → 2025年 820 人，下降 18%"],
    ["0.1", "0.1", "万元", "2024年 0.1 → 2025年 0.1 万元，持平"],
    ["100000", "100001", null, "2024年 100,000 → 2025年 100,001，基本持平"],
    ["0", "12", "件", "2024年 0 → 2025年 12 件，增加 12 件"],
    ["-1133.6", "-204.9", "万元", "2024年 -1,133.6 → 2025年 -204.9 万元，增加 928.7 万元"],
    ["70", "-30", "万元", "2024年 70 → 2025年 -30 万元，减少 100 万元"],
    ["4.2", "5.1", "%", "2024年 4.2 → 2025年 5.1%，增加 0.9 个百分点"],
    [
      "9007199254740993",
      "9007199254740994",
      "元",
      "2024年 9,007,199,254,740,993 → 2025年 9,007,199,254,740,994 元，基本持平",
    ],
  ] as const)("%s → %s %s", (before, after, unit, sentence) => {
    expect(trendSentence(figure("2024年", before), figure("2025年", after), unit)).toBe(sentence);
  });
});

describe("periods of different length", () => {
  test("never stand on one line, and a year without a figure leaves its gap", () => {
    const observations = [
      revenue("2022", "10000"),
      revenue("2024", "30000"),
      revenue("2025", "15000"),
      revenue("2025-01..11", "14000"),
      revenue("2026-01..11", "21000"),
      revenue("2026-01..10", "20000"),
      revenue("2025Q4", "4000"),
      revenue("2026Q1", "5000"),
      revenue("2026H1", "9000"),
      revenue("2026-03", "1000"),
    ];
    const trends = listTrends(observations, field).map(({ word, points, summary }) => ({
      word,
      points: points.map(({ label, value }) => `${label} ${value ?? "—"}`),
      summary,
    }));
    expect(trends).toEqual([
      {
        word: "按年",
        points: ["2022年 1", "2023年 —", "2024年 3", "2025年 1.5"],
        summary: "2024年 3 → 2025年 1.5 万元，下降 50%",
      },
      {
        word: "1—11月累计",
        points: ["2025年1—11月 1.4", "2026年1—11月 2.1"],
        summary: "2025年1—11月 1.4 → 2026年1—11月 2.1 万元，增长 50%",
      },
      {
        word: "按季",
        points: ["2025年四季度 0.4", "2026年一季度 0.5"],
        summary: "2025年四季度 0.4 → 2026年一季度 0.5 万元，增长 25%",
      },
    ]);
  });
});

describe("the years of an enterprise", () => {
  test("show the trend of the indicator looked at: drawn, in a sentence, or why there is none", async () => {
    const { bridge } = showWindow("#/enterprise/3", {
      answers: {
        "enterprises/detail": ({ id }) => {
          const enterprise = bridge.roster.find((one) => one.id === id);
          if (enterprise === undefined) throw new Error("no such enterprise");
          const headcount = { ...revenue("2025", "16"), field: "employees" };
          const observations = [revenue("2024", "12345000"), revenue("2025", "13002000"), headcount];
          return ok({ ...fakeDetail(enterprise), observations });
        },
      },
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole("tab", { name: "历年数据" }));
    const sentence = "2024年 1,234.5 → 2025年 1,300.2 万元，增长 5.3%";
    const drawing = await screen.findByRole("img", { name: sentence });
    expect(await within(drawing).findByText("2024年")).toBeInTheDocument();
    expect(within(drawing).getByText("1,300.2")).toBeInTheDocument();
    expect(screen.getByText(sentence)).toBeVisible();
    screen.getByRole("button", { name: "从业人员期末人数（人）" }).focus();
    expect(await screen.findByText(/只有2025年一期/u)).toBeVisible();
    expect(screen.queryByRole("img", { name: sentence })).toBeNull();
  });
});
