/** Targets of an installed pack on a real book (目标): zones one by one, readings, settings, what-if. */
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { TargetVerdict } from "#contract/targets";
import type { Supposition } from "#contract/what-if";
import { contentHash } from "#store/content-hash";
import { need, openRegister, type RegisterDesk } from "../registers/register-desk.ts";

let desk: RegisterDesk;
let zones: { readonly yunlu: number };
const end2019 = { asOf: "2019-12-31", zone: null, period: null, snapshot: null };

beforeEach(async () => {
  desk = await openRegister();
  const { previewId } = need(await desk.services["packs/preview-shipped"]({ id: "hunan" }));
  need(await desk.services["packs/install"]({ previewId }));
  const yunlu = await desk.add("zone", "云麓高新区", { zoneLevel: "省级" });
  zones = { yunlu };
  const space = { carrierType: "科技企业孵化器", carrierZone: "云麓高新区", accreditedOn: "2017-05-01" };
  await desk.add("carrier", "甲孵化器", { ...space, carrierLevel: "省级" });
});

async function judge(
  target: string,
  readings: Readonly<Record<string, string>> | null = null,
  zone: number | null = null,
): Promise<TargetVerdict> {
  return need(await desk.services["targets/judge"]({ ...end2019, zone, pack: "hunan", target, readings }));
}

test("a zone short of an incubator is named with its gap, and met once there is one", async () => {
  const missed = await judge("HN-10", null, zones.yunlu);
  expect(missed).toMatchObject({
    status: "missed",
    actual: "1",
    gap: "云麓高新区还差 1 个省级科技企业孵化器",
    gapValue: "1",
  });
  expect(missed.readings.map(({ assumed }) => assumed)).toEqual([true, true]);
  await desk.add("carrier", "乙孵化器", {
    carrierType: "科技企业孵化器",
    carrierZone: "云麓高新区",
    carrierLevel: "国家级",
    accreditedOn: "2018-05-01",
  });
  expect((await judge("HN-10", null, zones.yunlu)).status).toBe("met");
  expect((await judge("HN-10", { national: "exact" }, zones.yunlu)).status).toBe("missed");
});

test("a chosen reading is kept, and no longer assumed", async () => {
  const before = await judge("HN-10");
  const setting = { ...before.setting, readings: { national: "exact" }, owner: "科技局" };
  need(await desk.services["targets/save-setting"]({ pack: "hunan", target: "HN-10", setting }));
  const after = await judge("HN-10");
  expect(after.readings[0]).toMatchObject({ chosen: "只数省级", assumed: false });
  expect(after.owner).toBe("科技局");
  expect(await desk.services["targets/save-setting"]({ pack: "hunan", target: "none", setting })).toEqual({
    ok: false,
    error: { type: "TargetNotFound", target: "none" },
  });
});

test("values entered by hand count, and growth needs its base year", async () => {
  const setting = { ...(await judge("HN-05")).setting, baseline: "50" };
  need(await desk.services["targets/save-setting"]({ pack: "hunan", target: "HN-05", setting }));
  for (let at = 0; at < 3; at += 1) {
    await desk.add("enterprise", `第${at}公司`, {
      highTechEnterprise: "是",
      highTechIssueDate: "2018-09-01",
      highTechValidUntil: "2021-08-31",
    });
  }
  const verdict = await judge("HN-05", { range: "ledger" });
  expect(verdict).toMatchObject({ actual: "0.06", status: "missed", gap: "还差 97 家高新技术企业" });
});

test("the wall holds every target of the pack, each with its sentence", async () => {
  const wall = need(await desk.services["targets/wall"]({ ...end2019, pack: "hunan" }));
  expect(wall).toHaveLength(25);
  expect(wall.filter(({ source, demand, reason }) => source.sentence === "" || demand === "" || reason === "")).toEqual(
    [],
  );
});

async function whatIf(suppositions: readonly Supposition[], asOf = "2019-12-31") {
  return desk.services["what-if/run"]({ ...end2019, asOf, pack: "hunan", suppositions: [...suppositions] });
}

async function findDecisive(pack: string, asOf: string) {
  return desk.services["what-if/decisive"]({ ...end2019, asOf, pack, suppositions: [], jobId: "1" });
}

const planned: Supposition = {
  type: "add",
  kind: "carrier",
  name: "规划孵化器",
  values: {
    carrierType: "科技企业孵化器",
    carrierZone: "云麓高新区",
    carrierLevel: "省级",
    accreditedOn: "2019-06-01",
  },
  period: null,
};

test("a planned carrier moves its target and leaves the book as it was", async () => {
  const before = contentHash(desk.book.db, { origins: true });
  const wall = need(await desk.services["targets/wall"]({ ...end2019, pack: "hunan" }));
  const outcome = need(await whatIf([planned]));
  const moved = outcome.targets.filter((one) => one.moved).map((one) => one.after.definition.id);
  expect(moved).toEqual(["HN-10"]);
  expect(contentHash(desk.book.db, { origins: true })).toBe(before);
  expect(need(await desk.services["targets/wall"]({ ...end2019, pack: "hunan" }))).toEqual(wall);
  expect(await desk.names("carrier")).toEqual(["甲孵化器"]);
});

test("a supposition that cannot be read refuses the whole, and nothing stays of the rest", async () => {
  const before = contentHash(desk.book.db, { origins: true });
  const broken: Supposition = {
    type: "change",
    entry: zones.yunlu,
    field: "zoneUpgraded",
    period: null,
    text: "昨天前后",
  };
  const refused = await whatIf([planned, { type: "remove", entry: zones.yunlu }, broken]);
  expect(refused.ok).toBe(false);
  expect(await whatIf([{ type: "remove", entry: 999_999 }])).toEqual({
    ok: false,
    error: { type: "EnterpriseNotFound" },
  });
  expect(contentHash(desk.book.db, { origins: true })).toBe(before);
  expect((await judge("HN-10", null, zones.yunlu)).actual).toBe("1");
  // The next edit by hand works as ever.
  await desk.add("carrier", "丙孵化器", {
    carrierType: "科技企业孵化器",
    carrierZone: "云麓高新区",
    carrierLevel: "省级",
    accreditedOn: "2017-05-01",
  });
  expect((await judge("HN-10", null, zones.yunlu)).actual).toBe("2");
});

test("whatever is supposed, readable or not, the book stays as it is", async () => {
  const carrier = await desk.add("carrier", "丁孵化器", { carrierType: "众创空间", carrierZone: "云麓高新区" });
  const hash = () => contentHash(desk.book.db, { origins: true });
  const before = hash();
  const entry = fc.constantFrom(carrier, zones.yunlu, 999_999);
  const change = fc.record({
    type: fc.constant("change" as const),
    entry,
    field: fc.constantFrom("carrierLevel", "accreditedOn", "zoneLevel", "inventionPatents", "noSuchField"),
    period: fc.constantFrom(null, "2019", "2019Q9"),
    text: fc.constantFrom("国家级", "省级", "2018-01-01", "12", "", "看不懂"),
  });
  const remove = fc.record({ type: fc.constant("remove" as const), entry });
  const suppositions = fc.array(fc.oneof(change, remove, fc.constant(planned)), { maxLength: 5 });
  const seen = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(suppositions, async (list) => {
      const outcome = await whatIf(list);
      seen[outcome.ok ? "done" : "refused"] += 1;
      expect(hash()).toBe(before);
    }),
    { numRuns: 25 },
  );
  expect(seen.refused).toBeGreaterThan(0);
  expect((await judge("HN-10", null, zones.yunlu)).actual).toBe("1");
}, 30_000);

test("the certificate that runs out before the target year ends is told when it decides", async () => {
  for (let at = 0; at < 100; at += 1) {
    const name = `领军${at}公司`;
    await desk.add("enterprise", name);
    await desk.add("qualification", "", {
      holder: name,
      qualificationType: "创新型领军企业",
      qualificationIssued: "2017-01-01",
      ...(at === 7 ? { qualificationUntil: "2019-10-31" } : {}),
    });
  }
  const before = contentHash(desk.book.db, { origins: true });
  const { decisive } = need(await findDecisive("hunan", "2019-06-30"));
  expect(desk.work.told.length).toBeGreaterThan(2);
  expect(contentHash(desk.book.db, { origins: true })).toBe(before);
  expect(decisive.map(({ target, what, on, from, to }) => ({ target, what, on, from, to }))).toEqual([
    { target: "HN-22", what: "expires", on: "2019-10-31", from: "met", to: "missed" },
  ]);
}, 30_000);

test("work that is stopped half way says so and leaves the book as it was", async () => {
  for (let at = 0; at < 100; at += 1) {
    const qualificationUntil = at < 5 ? "2019-10-31" : "2022-10-31";
    const issued = { qualificationType: "创新型领军企业", qualificationIssued: "2017-01-01", qualificationUntil };
    await desk.add("enterprise", `领军${at}公司`);
    await desk.add("qualification", "", { holder: `领军${at}公司`, ...issued });
  }
  const before = contentHash(desk.book.db, { origins: true });
  desk.work.told.length = 0;
  desk.work.stopAt = 4;
  expect(await findDecisive("hunan", "2019-06-30")).toEqual({ ok: false, error: { type: "Cancelled" } });
  expect(desk.work.told).toHaveLength(4);
  expect(contentHash(desk.book.db, { origins: true })).toBe(before);
  desk.work.stopAt = Number.POSITIVE_INFINITY;
  expect((await judge("HN-22")).status).toBe("missed");
}, 30_000);

test("a cluster just below what a target asks of each decides it", async () => {
  const { previewId } = need(await desk.services["packs/preview-shipped"]({ id: "shandong" }));
  need(await desk.services["packs/install"]({ previewId }));
  const list = { kind: "cluster", search: "", filters: [], sort: [], columns: [], offset: 0, limit: 99 };
  const { rows } = need(await desk.services["enterprises/list"](list));
  const edits = rows.map(({ id }, at) => ({
    enterpriseId: id,
    field: "clusterOutput",
    period: "2019",
    text: at === 0 ? "990亿元" : "1500亿元",
  }));
  need(await desk.services["enterprises/edit-cells"]({ edits }));
  const { decisive } = need(await findDecisive("shandong", "2019-12-31"));
  expect(decisive.map(({ target, sentence }) => `${target} ${sentence}`)).toEqual([
    `SD-05 ${rows[0]?.name}集群工业总产值若增加到 1001亿元，“集群工业总产值（逐个集群）”由未达标变为达标。`,
  ]);
}, 30_000);

test("an enterprise just below the size of 规上 decides a coverage it would come under", async () => {
  const { previewId } = need(await desk.services["packs/preview-shipped"]({ id: "shanxi" }));
  need(await desk.services["packs/install"]({ previewId }));
  await desk.add("enterprise", "大公司", {
    aboveScale: "是",
    innovationActive: "是",
    "operatingRevenue@2020": "9亿元",
  });
  await desk.add("enterprise", "小公司", {
    aboveScale: "否",
    innovationActive: "否",
    "operatingRevenue@2020": "1950万元",
  });
  const { decisive } = need(await findDecisive("shanxi", "2020-12-31"));
  expect(decisive.map(({ target, name, from, to }) => [target, name, from, to])).toEqual([
    ["SX-04", "小公司", "met", "missed"],
  ]);
  expect(decisive[0]?.sentence).toContain("营业收入若达到 2000万元、纳入规上（2000 万元是规上工业的门槛");
}, 30_000);

test("branches are kept as notes and dropped", async () => {
  const { id } = need(
    await desk.services["what-if/keep"]({ title: "加一家孵化器", suppositions: [planned], sentences: ["HN-10 达标"] }),
  );
  const notes = need(await desk.services["what-if/notes"](null));
  expect(notes).toEqual([
    expect.objectContaining({ id, title: "加一家孵化器", suppositions: [planned], sentences: ["HN-10 达标"] }),
  ]);
  need(await desk.services["what-if/drop-note"]({ id }));
  expect(need(await desk.services["what-if/notes"](null))).toEqual([]);
});
