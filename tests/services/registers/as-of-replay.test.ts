/** The roster of a day is what comes out when every coming and going is replayed in order up to that day (截至某日与逐日推演一致). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { need, openRegister } from "./register-desk.ts";

const day = fc
  .tuple(fc.integer({ min: 2018, max: 2021 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([full, length]) => full.slice(0, length));
const maybe = fc.option(date, { nil: null });
const company = fc.record({
  establishmentDate: maybe,
  movedIn: maybe,
  movedOut: maybe,
  closedOn: maybe,
  events: fc.array(fc.record({ type: fc.constantFrom("迁入", "迁出", "注销", "更名"), date }), { maxLength: 4 }),
});

/** All days of the years in question, so that "the end of 2019-02" is looked up and not reckoned. */
const calendar = Array.from({ length: 6 * 366 }, (_, at) =>
  new Date(Date.UTC(2017, 0, 1 + at)).toISOString().slice(0, 10),
);
const endOf = (part: string): string => calendar.findLast((one) => one.startsWith(part)) ?? part;

interface Company {
  readonly establishmentDate: string | null;
  readonly movedIn: string | null;
  readonly movedOut: string | null;
  readonly closedOn: string | null;
  readonly events: readonly { readonly type: string; readonly date: string }[];
}

/** Walks through the calendar; the slow way and the plain one. */
function isThereOn(one: Company, asked: string): boolean {
  const happenings = one.events
    .filter(({ type }) => type !== "更名")
    .map((event) => ({ ...event, on: endOf(event.date) }));
  const isBefore = (part: string | null): boolean => part !== null && endOf(part) <= asked;
  const first = happenings.toSorted((a, b) => a.on.localeCompare(b.on))[0];
  let here = first === undefined || first.type !== "迁入";
  for (const today of calendar) {
    if (today > asked) break;
    for (const { type, on } of happenings) if (on === today) here = type === "迁入";
  }
  const founded = one.establishmentDate === null || isBefore(one.establishmentDate);
  const arrived = one.movedIn === null || isBefore(one.movedIn);
  return here && founded && arrived && !isBefore(one.movedOut) && !isBefore(one.closedOn);
}

test("counts on a day equal the replay", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(company, { minLength: 1, maxLength: 12 }), day, async (companies, asked) => {
      const desk = await openRegister();
      for (const [at, { events, ...dates }] of companies.entries()) {
        const name = `第${at}公司`;
        const values = Object.fromEntries(
          Object.entries(dates).flatMap(([field, text]) => (text === null ? [] : [[field, text]])),
        );
        await desk.add("enterprise", name, values);
        for (const { type, date: eventDate } of events) {
          await desk.add("event", "", { eventSubject: name, eventType: type, eventDate });
        }
      }
      const expected = companies.flatMap((one, at) => (isThereOn(one, asked) ? [`第${at}公司`] : []));
      expect(await desk.names("enterprise", { asOf: asked })).toEqual(expected);
      const kinds = need(await desk.services["registers/kinds"]({ asOf: asked }));
      expect(kinds.find(({ id }) => id === "enterprise")?.count).toBe(expected.length);
      desk.book.close();
    }),
    { numRuns: 25 },
  );
});
