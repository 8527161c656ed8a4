/** Lists of every kind of the register are known for what they are, however they are laid out. */
import { expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import { loadCatalogue } from "../../support/catalogue.ts";
import { kindSheets } from "../../support/kind-sheets.ts";
import { plainGrid } from "../../support/plain-grid.ts";

const index = loadCatalogue();

for (const { kind, sheet, rows, merged = [], columns } of kindSheets) {
  test(`a list of ${kind} is one`, () => {
    const found = recogniseTables(plainGrid(rows, { name: sheet, merged }), index);
    expect(found.map(({ subject }) => subject)).toEqual([kind]);
    const [table] = found;
    const mapped = (table?.columns ?? []).flatMap(({ letter, fields }) =>
      fields.length === 0 ? [] : [[letter, fields.join("+")] as const],
    );
    expect(Object.fromEntries(mapped)).toEqual(columns);
  });
}
