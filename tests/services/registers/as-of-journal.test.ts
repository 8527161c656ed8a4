/** Counts of any day, of enterprises, carriers and certificates alike, are what the journal says when it is replayed (截至某日与变更记录一致). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMeasurer } from "#services/measuring/measure";
import { contentHash } from "#store/content-hash";
import { listJournal } from "#store/queries/journal";
import { need, openRegister, type RegisterDesk } from "./register-desk.ts";

const day = fc
  .tuple(fc.integer({ min: 2018, max: 2021 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([full, length]) => full.slice(0, length));

/** All days of the years in question, so that "the end of 2019-02" is looked up and not reckoned. */
const calendar = Array.from({ length: 6 * 366 }, (_, at) =>
  new Date(Date.UTC(2017, 0, 1 + at)).toISOString().slice(0, 10),
);
const endOf = (part: string): string => calendar.findLast((one) => one.startsWith(part)) ?? part;

type Values = Readonly<Record<string, string>>;

/** The kinds with their dates, and who counts on a day by their dates alone. */
const kinds = {
  enterprise: {
    label: "企业",
    fields: ["establishmentDate", "movedIn", "movedOut", "closedOn"],
    counts: (values: Values, asked: string) =>
      isOver(values.establishmentDate, asked, true) &&
      isOver(values.movedIn, asked, true) &&
      !isOver(values.movedOut, asked, false) &&
      !isOver(values.closedOn, asked, false),
  },
  carrier: {
    label: "孵化载体",
    fields: ["accreditedOn", "revokedOn"],
    counts: (values: Values, asked: string) =>
      isOver(values.accreditedOn, asked, true) && !isOver(values.revokedOn, asked, false),
  },
  qualification: {
    label: "资质认定",
    fields: ["qualificationIssued", "qualificationUntil", "qualificationRevoked"],
    counts: (values: Values, asked: string) =>
      isOver(values.qualificationIssued, asked, true) &&
      !isOver(values.qualificationRevoked, asked, false) &&
      (values.qualificationUntil === undefined || endOf(values.qualificationUntil) >= asked),
  },
} as const;
type Kind = keyof typeof kinds;

/** Whether a date is over on the day; one that nobody knows counts as `unknown` says. */
function isOver(part: string | undefined, asked: string, unknown: boolean): boolean {
  return part === undefined ? unknown : endOf(part) <= asked;
}

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("add" as const),
      kind: fc.constantFrom<Kind>("enterprise", "carrier", "qualification"),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant("edit" as const),
      entry: fc.nat(8),
      field: fc.nat(3),
      text: fc.option(date, { nil: "" }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("remove" as const), entry: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.constant({ type: "undo" as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Added {
  readonly id: number;
  readonly kind: Kind;
}

async function take(desk: RegisterDesk, added: Added[], one: Step): Promise<void> {
  const entry = "entry" in one ? added[one.entry] : undefined;
  switch (one.type) {
    case "add": {
      const name = `第${added.length}家`;
      const values: Values = one.kind === "qualification" ? { holder: name, qualificationType: "瞪羚企业" } : {};
      added.push({ id: await desk.add(one.kind, one.kind === "qualification" ? "" : name, values), kind: one.kind });
      return;
    }
    case "edit": {
      const fields = entry === undefined ? [] : kinds[entry.kind].fields;
      const field = fields[one.field % Math.max(1, fields.length)];
      if (entry === undefined || field === undefined) return;
      // One that was removed refuses.
      const edits = [{ enterpriseId: entry.id, field, period: null, text: one.text }];
      await desk.services["enterprises/edit-cells"]({ edits });
      return;
    }
    case "remove":
      if (entry !== undefined) await desk.services["registers/remove"]({ ids: [entry.id] });
      return;
    case "undo":
      await desk.services["enterprises/undo"](null);
  }
}

/** The values an entry has after all that the journal says. */
function replay({ book }: RegisterDesk, enterpriseId: number): Values {
  const values = new Map<string, string>();
  for (const { field, after } of listJournal(book.db, { enterpriseId, limit: 1e6 }).toReversed()) {
    if (field === null) continue;
    if (after === null) values.delete(field);
    else values.set(field, String(after));
  }
  return Object.fromEntries(values);
}

test("counts of every kind on any day equal a replay of the journal", async () => {
  const seen = { counted: 0, left: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 25 }),
      fc.array(day, { minLength: 2, maxLength: 4 }),
      async (steps, days) => {
        const desk = await openRegister();
        const added: Added[] = [];
        for (const one of steps) await take(desk, added, one);
        const before = contentHash(desk.book.db, { origins: true });
        for (const asOf of days) {
          for (const [kind, { label, counts }] of Object.entries(kinds)) {
            const living = new Set(
              desk.book.db.prepare<[], number>("SELECT id FROM enterprise WHERE removed_at IS NULL").pluck().all(),
            );
            const own = added.filter((one) => one.kind === kind && living.has(one.id));
            const expected = own.filter(({ id }) => counts(replay(desk, id), asOf)).length;
            seen.counted += expected;
            seen.left += own.length - expected;
            const { value } = createMeasurer(desk.book.db, { asOf, zone: null, period: null, snapshot: null }).value(
              `计数(${label})`,
            );
            const roster = await desk.names(kind, { asOf });
            expect([kind, asOf, own.length === 0 ? 0 : Number(value), roster.length]).toEqual([
              kind,
              asOf,
              expected,
              expected,
            ]);
            expect((await desk.kind(kind, asOf)).count).toBe(expected);
          }
        }
        expect(contentHash(desk.book.db, { origins: true })).toBe(before);
        desk.book.close();
      },
    ),
    { numRuns: 25 },
  );
  expect(Math.min(seen.counted, seen.left)).toBeGreaterThan(0);
}, 60_000);

test("a carrier without dates of its own is one from the day its level was given", async () => {
  const desk = await openRegister();
  await desk.add("carrier", "甲孵化器");
  const given = { qualificationType: "级别认定", qualificationLevel: "省级" };
  await desk.add("qualification", "", { holder: "甲孵化器", ...given, qualificationIssued: "2019-06-01" });
  const counts = async (asOf: string) => [
    await desk.names("carrier", { asOf }),
    createMeasurer(desk.book.db, { asOf, zone: null, period: null, snapshot: null }).value("计数(孵化载体)").value,
    need(await desk.services["registers/kinds"]({ asOf })).find(({ id }) => id === "carrier")?.count,
  ];
  expect(await counts("2019-05-31")).toEqual([[], "0", 0]);
  expect(await counts("2019-06-01")).toEqual([["甲孵化器"], "1", 1]);
});
