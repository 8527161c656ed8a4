/** The packs that ship are right, and the program knows all of their files. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkDraft } from "#services/packs/check-draft";
import { readPackFiles } from "#services/packs/read-pack-files";
import { shippedFiles } from "#services/packs/shipped-files";
import { listShippedPacks } from "#services/packs/shipped-packs";

const folder = path.resolve(import.meta.dirname, "../../../assets/packs");
const packs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

test("every file is listed for the bundler (run build/scripts/list-packs.mts when it is not)", () => {
  const there = Object.fromEntries(
    packs.map((pack) => [
      pack,
      readdirSync(path.join(folder, pack))
        .map((name) => name.replace(/\.json$/u, ""))
        .sort(),
    ]),
  );
  expect(
    Object.fromEntries(Object.entries(shippedFiles).map(([id, files]) => [id, Object.keys(files).sort()])),
  ).toEqual(there);
});

for (const id of packs) {
  test(`${id} has no fault, and is the same from its files as in the program`, () => {
    const files = readdirSync(path.join(folder, id)).map((name) => ({
      name,
      bytes: readFileSync(path.join(folder, id, name)),
    }));
    const draft = readPackFiles(files);
    const checked = draft.ok ? checkDraft(draft.value) : draft;
    const faults = checked.ok || !("faults" in checked.error) ? [] : checked.error.faults;
    expect(faults).toEqual([]);
    const shipped = listShippedPacks().find(({ pack }) => pack.id === id);
    expect(checked.ok && checked.value).toEqual({ ...shipped, warnings: [] });
  });
}
