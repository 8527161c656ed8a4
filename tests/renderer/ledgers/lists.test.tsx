import { expect, test } from "vitest";
import type { RosterRow } from "#contract/enterprises";
import { daysLeft } from "../../../renderer/features/ledgers/ledger-head";
import { countOpen } from "../../../renderer/features/ledgers/list-states";
import { questionOf } from "../../../renderer/features/roster/address-question";
import { overdueMark } from "../../../renderer/features/roster/ledger-look";
import { type FieldColumn, fieldColumns } from "../../../renderer/features/roster/roster-columns";
import { quietFields } from "../../../renderer/features/roster/roster-view";
import { shippedFields } from "../../support/shipped-fields.ts";

/** Lists with states and deadlines, as the window watches them. */

const known = shippedFields().find(({ id }) => id === "establishmentDate");
if (known === undefined) throw new Error("the catalogue has 成立日期");
const field = known;

test("the year lasts as many days as the calendar says, also over a leap day", () => {
  expect(["2026-12-31", "2026-11-21", "2028-02-28", "2026-01-01"].map(daysLeft)).toEqual([0, 40, 307, 364]);
});

test("open is whatever is neither done nor struck off, blank too", () => {
  const counts = { 未启动: 2, 推进: 3, 完成: 4, 销号: 5, 未填: 6 };
  expect(countOpen({ states: { counts, overdue: 0 } })).toBe(11);
  expect(countOpen({ states: null })).toBe(0);
});

test("a line is late only when its deadline is over and it is not done", () => {
  const column = (id: string): FieldColumn => {
    const [found] = fieldColumns([{ ...field, id }], null);
    if (found === undefined) throw new Error("an attribute is a column");
    return found;
  };
  const [deadline, unit] = [column("deadline"), column("responsibleUnit")];
  const row = (values: RosterRow["values"]): RosterRow => ({
    id: 1,
    name: "甲",
    creditCode: null,
    values,
    warnings: {},
  });
  const late = (values: RosterRow["values"]): boolean => overdueMark(row(values), deadline, "2026-11-21") !== null;
  expect(late({ deadline: "2026-11-20", entryState: "推进" })).toBe(true);
  expect(late({ deadline: "2026-11-20" })).toBe(true);
  expect(late({ deadline: "2026-11-21", entryState: "推进" })).toBe(false);
  expect(late({ deadline: "2026-11", entryState: "推进" })).toBe(false);
  expect(late({ deadline: "2026-10", entryState: "推进" })).toBe(true);
  expect(late({ deadline: "2026-10", entryState: "销号" })).toBe(false);
  expect(late({ entryState: "推进" })).toBe(false);
  expect(overdueMark(row({ deadline: "2026-10" }), unit, "2026-11-21")).toBeNull();
});

test("an address may ask for the lines that are open, those due first in front", () => {
  expect(questionOf(new URLSearchParams("view=众创空间"))).toBeNull();
  expect(questionOf(new URLSearchParams("open=1"))).toEqual({
    search: "",
    filters: [{ key: "entryState", test: "oneOf", text: "", values: ["未启动", "推进", ""] }],
    sort: [{ key: "deadline", descending: false }],
  });
});

test("an address may ask for the lines that say certain words in a column", () => {
  expect(questionOf(new URLSearchParams("is=entryCluster&one=光伏&one=本地集群、光伏"))).toEqual({
    search: "",
    filters: [{ key: "entryCluster", test: "oneOf", text: "", values: ["光伏", "本地集群、光伏"] }],
    sort: [],
  });
});

test("a kind of very many columns shows the first, those in use, and what tells a thing", () => {
  const many = Array.from(
    { length: 40 },
    (_, at) => ({ ...field, id: `f${at}`, type: at % 20 === 19 ? "link" : "text" }) as const,
  );
  const shown = (filled: readonly string[] | undefined): readonly string[] => {
    const quiet = new Set(quietFields(many, filled));
    return many.map(({ id }) => id).filter((id) => !quiet.has(id));
  };
  const first = ["f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7"];
  expect(shown(["f30"])).toEqual([...first, "f19", "f30", "f39"]);
  expect(shown(undefined)).toHaveLength(40);
  expect(quietFields(many.slice(0, 20), [])).toEqual([]);
});
