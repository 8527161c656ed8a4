import { describe, expect, test } from "vitest";
import type { EnterpriseDetail } from "#contract/enterprises";
import { listHappenings } from "../../../renderer/features/enterprise/list-happenings";
import { type Held, levelOn, listHeld, standingOn } from "../../../renderer/features/enterprise/standing-on";

const source = { kind: "person", person: "小王", at: "2026-11-21T02:00:00.000Z", raw: "" } as const;
const held = (part: Partial<Held>): Held => ({
  kind: "高新技术企业",
  number: null,
  issued: null,
  validUntil: null,
  source,
  ...part,
});
const detail = (part: Partial<EnterpriseDetail>): EnterpriseDetail => ({
  id: 1,
  kind: "enterprise",
  name: "云麓光电有限公司",
  creditCode: null,
  formerNames: [],
  qualifications: [],
  attributes: [],
  observations: [],
  journal: [],
  ...part,
});

describe("a certificate on a day", () => {
  test.each([
    ["2022-12-31", "2021-12", "2024-12-31", null, "valid", []],
    ["2021-11-30", "2021-12", "2024-12-31", null, "notYet", []],
    ["2021-12-15", "2021-12", "2024-12-31", null, "valid", ["insidePartial"]],
    ["2024-12-31", "2021-12", "2024-12-31", null, "valid", []],
    ["2025-01-01", "2021-12", "2024-12-31", null, "expired", []],
    ["2024-06-01", "2021-12-01", "2024", null, "valid", ["insidePartial"]],
    ["2025-01-01", "2021-12-01", "2024", null, "expired", []],
    ["2023-05-01", "2021-12-01", "2024-12-31", "2023-05-01", "revoked", []],
    ["2023-04-30", "2021-12-01", "2024-12-31", "2023-05-01", "valid", []],
    ["2023-05-20", "2021-12-01", "2024-12-31", "2023-05", "valid", ["insidePartial"]],
    ["2023-06-01", "2021-12-01", "2024-12-31", "2023-05", "revoked", []],
    ["2023-06-01", null, null, null, "valid", ["noIssue", "noEnd"]],
  ] as const)("%s: issued %s, until %s, revoked %s", (day, issued, validUntil, revoked, state, doubts) => {
    expect(standingOn(held({ issued, validUntil, revoked }), day)).toEqual({ state, doubts });
  });

  test("what a roster only ticks stands beside certificates, once", () => {
    const labels = { highTechEnterprise: "高新技术企业", aboveScale: "规上企业" };
    const ticked = detail({
      qualifications: [held({ kind: "highTechEnterprise", number: "GR1" })],
      attributes: [
        { field: "highTechEnterprise", value: true, source },
        { field: "aboveScale", value: true, source },
      ],
    });
    expect(listHeld(ticked, labels).map(({ kind, number }) => [kind, number])).toEqual([
      ["高新技术企业", "GR1"],
      ["规上企业", null],
    ]);
  });

  test("the highest level reached by the day counts, and none before the first", () => {
    const levels = [
      held({ kind: "级别认定 · 省级", issued: "2017-10-01" }),
      held({ kind: "级别认定 · 国家级", issued: "2021-03" }),
    ];
    expect(["2016-12-31", "2018-01-01", "2021-12-31"].map((day) => levelOn(levels, day))).toEqual([
      null,
      "省级",
      "国家级",
    ]);
  });
});

describe("what happened to an enterprise", () => {
  test("records, dates of its own and former names stand in one line of time, none twice", () => {
    const record = { id: 7, other: null, note: null, source };
    const known = detail({
      formerNames: [
        { name: "云麓旧名有限公司", until: "2018-09-01", source },
        { name: "更早的名字有限公司", until: null, source },
      ],
      attributes: [
        { field: "establishmentDate", value: "2012-05", source },
        { field: "movedIn", value: "2015-03-01", source },
      ],
      events: [
        { ...record, type: "更名", date: "2018-09", other: "云麓旧名有限公司" },
        { ...record, id: 8, type: "迁入", date: "2015-03" },
      ],
    });
    expect(listHappenings(known).map(({ date, what, words, record: id }) => [date, what, words, id])).toEqual([
      ["2018-09", "更名", "云麓旧名有限公司", 7],
      ["2015-03", "迁入", "", 8],
      ["2012-05", "成立", "", null],
      [null, "更名", "此前叫“更早的名字有限公司”", null],
    ]);
  });
});
