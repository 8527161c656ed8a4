/** The roster of carriers goes through the whole pipeline into the book, cell by cell as its truth says. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import { createEnterpriseLookup, readKnownValues } from "#store/queries/enterprise-lookup";
import { foldName } from "#domain/shared/chinese-text";
import { readTruth, samplePath } from "../../support/truth.ts";
import { type ImportDesk, openDesk } from "../import-desk.ts";

const FILE = "孵化载体汇总表.xlsx";
const bytes = readFileSync(samplePath(FILE));

test("every row of the roster of carriers becomes an entry of its kind, each cell as its truth says", async () => {
  const desk = await openDesk();
  await desk.take(await desk.read(FILE, bytes));
  const truth = readTruth("roster7-孵化载体汇总表.json").sheets[0]?.tables[0];
  const rows = truth?.rows ?? [];
  expect(rows).toHaveLength(30);
  for (const { values } of rows) {
    const name = String(values.载体名称);
    const stored = storedOf(desk, name);
    const said = Object.entries(values).filter(([label, value]) => label !== "载体名称" && value !== null);
    expect(Object.fromEntries(said.map(([label]) => [label, stored[label]])), name).toEqual(Object.fromEntries(said));
  }
});

test("the code of an operator identifies no carrier, and taking the file again changes nothing", async () => {
  const desk = await openDesk();
  await desk.take(await desk.read(FILE, bytes));
  const coded = desk.book.db.prepare("SELECT count(*) FROM enterprise WHERE credit_code IS NOT NULL").pluck().get();
  expect(coded).toBe(0);
  const before = desk.book.db.prepare("SELECT count(*) FROM enterprise").pluck().get();
  const again = await desk.read(FILE, bytes);
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId: again.readingId });
  expect(plan.ok && plan.value.counts).toEqual({ add: 0, update: 0, unchanged: 30, decision: 0, rejected: 0 });
  expect(plan.ok && plan.value.absent).toBe(0);
  expect(desk.book.db.prepare("SELECT count(*) FROM enterprise").pluck().get()).toBe(before);
});

/** Values of a carrier by label; those of the file's period without it. */
function storedOf({ book }: ImportDesk, name: string): Readonly<Record<string, unknown>> {
  const [known] = createEnterpriseLookup(book.db, { kind: "carrier" }).byFoldedName(foldName(name));
  if (known === undefined) throw new Error(`no carrier ${name}`);
  const { byId } = readCatalogueIndex(book.db);
  const values = Object.entries(readKnownValues(book.db, known.id));
  expect(findKind(book.db, "carrier")?.label).toBe("孵化载体");
  return Object.fromEntries(values.map(([key, value]) => [byId.get(key.split("@")[0] ?? key)?.label ?? key, value]));
}
