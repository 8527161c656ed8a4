/** The national pack (国家政策包): right by every check of packs, and saying what is not confirmed. */
import { expect, test } from "vitest";
import { checkPack } from "#domain/packs/check-pack";
import { decodePack } from "#domain/packs/decode-pack";
import { nodeFromData } from "#domain/packs/pack-node";
import { shippedFiles } from "#services/packs/shipped-files";
import { readShippedRegister } from "#services/packs/shipped-register";

const files = Object.entries(shippedFiles.national ?? {}).map(([name, data]) => ({
  name,
  root: nodeFromData(data, `${name}.json`),
}));
const checked = checkPack(decodePack(files), readShippedRegister());
const pack = checked.ok ? checked.value : null;

test("every formula parses and fits the register, every reference leads somewhere", () => {
  expect(checked.ok ? [] : checked.error.map(({ file, sentence }) => `${file} ${sentence}`)).toEqual([]);
});

test("106号 has its 46 indicators in five dimensions, those that are better lower marked so", () => {
  const of2021 = (pack?.indicators ?? []).filter(({ code }) => /^106-\d/u.test(code));
  const perDimension = [1, 2, 3, 4, 5].map((n) => of2021.filter(({ code }) => code.startsWith(`106-${n}.`)).length);
  expect(perDimension).toEqual([10, 10, 9, 7, 10]);
  expect(of2021.flatMap(({ code, direction }) => (direction === "down" ? [code] : []))).toEqual(["106-3.1", "106-3.2"]);
});

test("only the two weights that were found count as confirmed", () => {
  const open = (pack?.indicators ?? []).filter(({ unconfirmed }) => unconfirmed?.includes("二级赋权未查到") === true);
  const codes = new Set(open.map(({ code }) => code));
  const known = (pack?.indicators ?? []).flatMap(({ code }) =>
    /^106-\d/u.test(code) && !codes.has(code) ? [code] : [],
  );
  expect(known).toEqual(["106-1.1", "106-1.2"]);
});

test("what nobody could confirm is marked: 117号 whole, graduation grounds, the lowered thresholds, the rest of 131号", () => {
  const sets = new Map((pack?.ruleSets ?? []).map((set) => [set.id, set]));
  expect(sets.get("university-park-2019")?.conditions.filter(({ unconfirmed }) => unconfirmed === null)).toEqual([]);
  expect(sets.get("graduate-2018")?.conditions[0]?.anyOf.filter(({ unconfirmed }) => unconfirmed === null)).toEqual([]);
  expect(sets.get("incubator-2018-general")?.coefficients[0]?.unconfirmed).toContain("一般了解");
  expect(sets.get("incubator-2025-standard")?.conditions.at(-1)).toMatchObject({ manual: true, id: "others" });
  expect(sets.get("incubator-2025-standard")?.conditions.at(-1)?.unconfirmed).toContain("待核实");
});
