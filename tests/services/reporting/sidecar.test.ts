import fc from "fast-check";
import { expect, test } from "vitest";
import type { FiledCell } from "#domain/reporting/filed-cell";
import { type FilingAbout, sidecarText } from "#domain/reporting/provenance-sidecar";
import { openSidecar } from "#services/reporting/read-sidecar";
import { about, anyCells, filedCell } from "../../support/filed-cells.ts";

/** The file beside a filled form: plain JSON, and read back as it was told (来源说明). */

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const write = (filing: FilingAbout, cells: readonly FiledCell[], count = cells.length): string =>
  [...sidecarText(filing, cells, count)].join("");
/** Told to be long, a sidecar says once what cells have in common. */
const LONG = 1_000_000;

test("whatever was filled is told and read back, written out or packed, and is plain JSON", () => {
  fc.assert(
    fc.property(anyCells, fc.constantFrom(1, LONG), (cells, count) => {
      const text = write(about, cells, count);
      const opened = openSidecar(bytesOf(text));
      const again = openSidecar(bytesOf(JSON.stringify(JSON.parse(text))));
      expect([opened?.about, [...(opened?.cells() ?? [])]]).toEqual([about, cells]);
      expect([...(again?.cells() ?? [])]).toEqual(cells);
      const [some] = cells;
      if (some !== undefined) expect(opened?.find(some.sheet, some.cell)).toEqual([some]);
    }),
    { numRuns: 200 },
  );
});

test("one list per line lets anybody read it: cells written out in full as long as there are few", () => {
  const { cells, ...head } = JSON.parse(write(about, [filedCell]));
  expect([head, cells]).toEqual([{ version: 2, layout: "cells", ...about }, [filedCell]]);
});

test("many cells of a column cost little each", () => {
  const cells = Array.from({ length: 21_000 }, (_, row): FiledCell => ({ ...filedCell, cell: `D${row + 7}` }));
  const text = write(about, cells);
  expect(text.length / cells.length).toBeLessThan(40);
  expect(openSidecar(bytesOf(text))?.find("表1", "D20000")).toEqual([cells[19_993]]);
});

test("sidecars of version 1 are read still", () => {
  const cell = {
    sheet: "台账",
    cell: "M7",
    label: "研发费用",
    text: "12.5",
    rule: "取“云岫科技”2025年的“研发费用”",
    enterprise: { id: 1, name: "云岫科技" },
    field: "researchExpense",
    period: "2025",
    unit: "万元",
    stored: "125000",
    source: { kind: "person", at: "2026-01-05", person: "小王", raw: "12.5" },
  };
  const { form, output } = about;
  const old = { version: 1, form, output, period: "2025", filledAt: "2026-01-05T08:00:00Z", cells: [cell] };
  const opened = openSidecar(bytesOf(JSON.stringify(old, null, 1)));
  expect(opened?.find("台账", "M7")).toEqual([
    {
      ...filedCell,
      ...cell,
      enterprise: { id: 1, kind: "enterprise", name: "云岫科技" },
      fieldLabel: null,
    },
  ]);
  expect(opened?.about).toMatchObject({ form, output, period: "2025", filledBy: "", revision: null, places: [] });
});

test.each(["", "{", "[]", "{}", '{"version":2,"cells":[]}', "不是 JSON"])("%j is no sidecar", (text) => {
  expect(openSidecar(bytesOf(text))).toBeNull();
});
