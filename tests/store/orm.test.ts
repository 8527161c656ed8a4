import { eq } from "drizzle-orm";
import { expect, expectTypeOf, test } from "vitest";
import { raiseNamesRevision, readNamesRevision, runCommand } from "#store/command";
import type { ReadableDb } from "#store/connection";
import { orm } from "#store/orm";
import { readSettings, saveSettings } from "#store/queries/settings";
import { bookSetting } from "#store/schema/book";
import { err } from "#domain/shared/result";
import { memoryBook, requireOk } from "./support.ts";

/** Drizzle over a book: as wide as the connection's brand, one per connection, inside the command's transaction. */

test("who may only read is offered no way to write", async () => {
  const { db } = await memoryBook();
  const reading: ReadableDb = db;
  expectTypeOf(orm(db)).toHaveProperty("insert");
  expectTypeOf(orm(reading)).not.toHaveProperty("insert");
  expectTypeOf(orm(reading)).not.toHaveProperty("update");
  expect(orm(reading)).toBe(orm(db));
});

test("every connection answers for its own book", async () => {
  const [one, other] = [await memoryBook(), await memoryBook()];
  const before = [readNamesRevision(one.db), readNamesRevision(other.db)];
  expect([raiseNamesRevision(one.db), raiseNamesRevision(one.db), raiseNamesRevision(other.db)]).toEqual([1, 2, 1]);
  expect([before, readNamesRevision(one.db), readNamesRevision(other.db)]).toEqual([[0, 0], 2, 1]);
});

test("what a refused command wrote is gone", async () => {
  const { db } = await memoryBook();
  requireOk(saveSettings(db, { zone: "甲高新区", person: "小王" }));
  const refused = runCommand(db, () => {
    orm(db).update(bookSetting).set({ value: "乙高新区" }).where(eq(bookSetting.name, "zone")).run();
    return err({ type: "Refused" as const });
  });
  expect(refused).toEqual({ ok: false, error: { type: "Refused" } });
  requireOk(saveSettings(db, { person: "小李" }));
  expect(readSettings(db)).toEqual({ zone: "甲高新区", person: "小李" });
});
