/** A frozen year stays what it was, whatever is edited, removed or renamed later (年度快照). */
import { beforeEach, expect, test } from "vitest";
import { err } from "#domain/shared/result";
import { checkIntegrity } from "#store/integrity";
import { hashSnapshot } from "#store/queries/snapshots";
import { need, openRegister, type RegisterDesk } from "./register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
});

const year = { name: "2025年度", year: 2025, day: "2025-12-31", note: "年报口径" };

test("counts and values of a frozen year are reproduced after later edits, and tampering is found", async () => {
  const id = await desk.add("enterprise", "甲公司", { remarks: "一" });
  await desk.add("carrier", "云麓孵化器");
  await desk.add("carrier", "星河空间");
  const frozen = need(await desk.services["registers/freeze"](year));
  const counts = [
    { kind: "enterprise", label: "企业", count: 1 },
    { kind: "carrier", label: "孵化载体", count: 2 },
  ];
  expect(frozen).toEqual({
    ...year,
    id: 1,
    frozenAt: "2026-03-31T08:00:00.000Z",
    frozenBy: "经办人",
    counts,
  });
  const hash = hashSnapshot(desk.book.db, frozen.id);
  await desk.edit(id, "enterpriseName", "甲集团");
  await desk.edit(id, "remarks", "二");
  need(await desk.services["registers/remove"]({ ids: [2] }));
  await desk.add("carrier", "新空间");
  expect(hashSnapshot(desk.book.db, frozen.id)).toBe(hash);
  expect(need(await desk.services["registers/snapshots"](null))).toEqual([frozen]);
  const look = desk.services["registers/snapshot-roster"];
  const asked = { id: frozen.id, search: "", offset: 0, limit: 10 };
  expect(need(await look({ ...asked, kind: "enterprise", columns: ["remarks", "industry"] }))).toEqual({
    total: 1,
    rows: [{ id, name: "甲公司", creditCode: null, values: { remarks: "一" } }],
  });
  const carriers = need(await look({ ...asked, kind: "carrier", columns: [], search: "空间" }));
  expect([carriers.total, carriers.rows.map(({ name }) => name)]).toEqual([1, ["星河空间"]]);
  const kept = desk.book.db
    .prepare(
      "SELECT e.name, v.value FROM snapshot_entry e JOIN snapshot_value v ON v.entry_id = e.entry_id WHERE e.entry_id = ? AND v.value = '一'",
    )
    .all(id);
  expect(kept).toEqual([{ name: "甲公司", value: "一" }]);
  expect(await desk.services["registers/freeze"](year)).toEqual(err({ type: "SnapshotNameTaken", name: "2025年度" }));
  expect(checkIntegrity(desk.book.db)).toEqual([]);
  desk.book.db.exec("UPDATE snapshot_value SET value = '三' WHERE value = '一'");
  expect(checkIntegrity(desk.book.db)).toEqual(["the frozen year 2025年度 is not what was frozen"]);
});
