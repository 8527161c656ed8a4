/** Who counted on a day: coming and going, recognition and revocation, certificates and their ends (截至某日). */
import { beforeEach, expect, test } from "vitest";
import { openRegister, type RegisterDesk } from "./register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
});

const on = async (kind: string, asOf: string): Promise<readonly string[]> => await desk.names(kind, { asOf });

test("an enterprise counts from its founding or moving in until it moved out or closed, whoever says so", async () => {
  await desk.add("enterprise", "甲公司", { establishmentDate: "2018-06-30" });
  await desk.add("enterprise", "乙公司", { establishmentDate: "2010", movedIn: "2020-03", movedOut: "2022-07-01" });
  await desk.add("enterprise", "丙公司");
  await desk.add("event", "", { eventSubject: "丙公司", eventType: "迁入", eventDate: "2019-01-15" });
  await desk.add("event", "", { eventSubject: "丙公司", eventType: "注销", eventDate: "2021-09-30" });
  const days = ["2018-06-29", "2018-06-30", "2019-12-31", "2020-03-31", "2021-09-30", "2022-07-01"];
  const rosters: (readonly string[])[] = [];
  for (const day of days) rosters.push(await on("enterprise", day));
  expect(rosters).toEqual([
    [],
    ["甲公司"],
    ["甲公司", "丙公司"],
    ["甲公司", "乙公司", "丙公司"],
    ["甲公司", "乙公司"],
    ["甲公司"],
  ]);
  expect((await desk.kind("enterprise", "2020-12-31")).count).toBe(3);
  expect((await desk.kind("enterprise")).count).toBe(3);
});

test("a carrier counts from its recognition, stated or certified, until it is revoked; a year counts at its end", async () => {
  await desk.add("carrier", "甲孵化器", {
    accreditationYear: "2017",
    revokedOn: "2021-05-20",
    carrierType: "众创空间",
  });
  await desk.add("carrier", "乙孵化器", { carrierType: "众创空间" });
  await desk.add("qualification", "", {
    holder: "乙孵化器",
    qualificationType: "级别认定",
    qualificationLevel: "省级",
    qualificationIssued: "2019-08",
  });
  expect(await on("carrier", "2017-06-30")).toEqual([]);
  expect(await on("carrier", "2017-12-31")).toEqual(["甲孵化器"]);
  expect(await on("carrier", "2019-08-31")).toEqual(["甲孵化器", "乙孵化器"]);
  expect(await on("carrier", "2021-05-20")).toEqual(["乙孵化器"]);
  expect((await desk.kind("carrier", "2019-08-31")).viewCounts).toEqual([0, 2, 0, 0, 0]);
});

test("a certificate holds through its last day and not on the day it is revoked", async () => {
  await desk.add("qualification", "", {
    holder: "甲公司",
    qualificationType: "高新技术企业",
    qualificationIssued: "2020-12-01",
    qualificationUntil: "2023-11-30",
  });
  await desk.add("qualification", "", {
    holder: "乙公司",
    qualificationType: "瞪羚企业",
    qualificationRevoked: "2022-01-10",
  });
  const counts: number[] = [];
  for (const day of ["2020-11-30", "2020-12-01", "2022-01-10", "2023-11-30", "2023-12-01"]) {
    counts.push((await on("qualification", day)).length);
  }
  expect(counts).toEqual([1, 2, 1, 1, 0]);
});
