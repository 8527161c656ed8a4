/** The packs against the extraction of the five documents: nothing lost, nothing changed. */
import { expect, test } from "vitest";
import { listShippedPacks } from "#services/packs/shipped-packs";
import type { TargetDefinition } from "#domain/targets/target";
import extracted from "./targets.json" with { type: "json" };

const ids = ["shandong", "shanxi", "hunan", "guangdong", "shaoxing"];
const packs = ids.map((id) => {
  const found = listShippedPacks().find(({ pack }) => pack.id === id);
  if (found === undefined) throw new Error(`no pack ${id}`);
  return found.pack;
});
const targets = packs.flatMap((pack) => pack.targets);

/** The value as the extraction writes it. */
function writtenValue({ value, upper, text }: TargetDefinition): string {
  if (value === null) return text;
  return upper === null ? value : `${value}–${upper}`;
}

test("all 67 targets are there with operator, value, unit and sentence as extracted", () => {
  const found = targets.map((target) => ({
    id: target.id,
    operator: target.operator,
    value: writtenValue(target),
    unit: target.unit,
    sentence: target.source.sentence,
  }));
  expect(found).toEqual(
    extracted.map(({ id, operator, value, unit, quote }) => ({
      id,
      operator,
      value: String(value),
      unit,
      sentence: quote,
    })),
  );
  expect(found).toHaveLength(67);
});

test("years are those extracted, where it states one", () => {
  const stated = extracted.flatMap(({ id, target_year }) => {
    const years = /^(\d{4})(?:-(\d{4}))?/u.exec(target_year);
    return years === null ? [] : [[id, Number(years[2] ?? years[1])] as const];
  });
  const found = stated.map(([id]) => [id, targets.find((target) => target.id === id)?.targetYear]);
  expect(found).toEqual(stated);
});

test("every doubt the extraction notes can be switched or is said", () => {
  const silent = extracted.flatMap(({ id, note }) => {
    const target = targets.find((one) => one.id === id);
    const doubtful = /未|疑|没有|无统计/u.test(note);
    return doubtful && target?.doubt === null && target.readings.length === 0 ? [id] : [];
  });
  expect(silent).toEqual([]);
});
