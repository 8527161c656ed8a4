import fc from "fast-check";
import type { FiledCell } from "#domain/reporting/filed-cell";
import type { FilingAbout } from "#domain/reporting/provenance-sidecar";
import type { Provenance } from "#domain/shared/provenance";

/** Filled cells for tests of what is put on record (已报单元格样例). */

/** A filing as a whole. */
export const about: FilingAbout = {
  form: { file: "月报表.xlsx", sha256: "aa" },
  output: { file: "月报表-已填.xlsx", sha256: "bb" },
  period: "2025",
  filledAt: "2026-11-21T09:00:00.000Z",
  filledBy: "小李",
  revision: 3,
  bindingVersion: 1,
  places: [],
  problems: [{ sheet: "表1", cell: "D9", severity: "warning", reason: "账本里没有" }],
};

/** A cell taken from the roster; change what the test is about. */
export const filedCell: FiledCell = {
  sheet: "表1",
  cell: "D7",
  label: "营业收入",
  text: "0.09",
  content: null,
  rule: "取“重庆长安银行”2025年的“营业收入”，由元换算成万元",
  enterprise: { id: 1, kind: "enterprise", name: "重庆长安银行" },
  field: "operatingRevenue",
  fieldLabel: "营业收入",
  period: "2025",
  unit: "万元",
  stored: "900",
  source: null,
  formula: null,
  words: null,
  notes: [],
  parts: [],
  partsTotal: 0,
};

/** Text with what breaks naive writers: quotes, new lines, brackets, the sign that stands for a name. */
const text = fc.oneof(
  fc.constantFrom("", "“{}”", '"],\n[', "甲\n乙", "＄&$1"),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: null });
const source: fc.Arbitrary<Provenance> = fc.oneof(
  fc.record({
    kind: fc.constant("import" as const),
    batchId: fc.integer({ min: 1, max: 3 }),
    importedAt: fc.constantFrom("2026-11-21T08:00:00.000Z", "2026-11-22T08:00:00.000Z"),
    workbook: fc.constantFrom("名册.xlsx", "补充.csv"),
    workbookHash: fc.constantFrom("h1", "h2"),
    sheet: text,
    cell: fc.constantFrom("A1", "C12"),
    raw: text,
    unit: maybe(fc.constantFrom("万元", "千元")),
  }),
  fc.record({ kind: fc.constant("person" as const), at: text, person: text, raw: text }),
);
const name = fc.constantFrom("云岫科技", "“引号”公司", "$&");
const entry = fc.record({ id: fc.integer({ min: 1, max: 4 }), kind: fc.constantFrom("enterprise", "carrier") });

/** Any filled cell on a sheet of 9 columns. */
const anyCell: fc.Arbitrary<FiledCell> = fc
  .record({
    column: fc.constantFrom(..."ABCDEFGHI"),
    row: fc.integer({ min: 1, max: 30 }),
    sheet: fc.constantFrom("表1", "表 '2'"),
    label: text,
    text,
    content: maybe(text),
    rule: text,
    name,
    entry: maybe(entry),
    field: maybe(fc.constantFrom("operatingRevenue", "park")),
    period: maybe(fc.constantFrom("2025", "2024")),
    unit: maybe(fc.constantFrom("万元", "人")),
    stored: maybe(fc.oneof(text, fc.integer(), fc.boolean())),
    source: maybe(source),
    computed: maybe(fc.record({ formula: text, words: text, notes: fc.array(text, { maxLength: 2 }), part: source })),
  })
  .map(({ column, row, name: called, entry: about_, computed, rule, ...cell }) => ({
    ...cell,
    cell: `${column}${row}`,
    rule: about_ === null ? rule : `取“${called}”的${rule}`,
    enterprise: about_ === null ? null : { ...about_, name: called },
    fieldLabel: cell.field === null ? null : "名称",
    formula: computed?.formula ?? null,
    words: computed?.words ?? null,
    notes: computed?.notes ?? [],
    parts:
      computed === null
        ? []
        : [{ label: "其中", entry: { id: 2, kind: "enterprise" }, value: "1", unit: null, source: computed.part }],
    partsTotal: computed === null ? 0 : 7,
  }));

/** Cells of a filing, each at its own place; an entry is called the same throughout. */
export const anyCells: fc.Arbitrary<readonly FiledCell[]> = fc
  .uniqueArray(anyCell, { selector: (cell) => `${cell.sheet}!${cell.cell}`, maxLength: 20 })
  .map((cells) => cells.map((cell) => oneName(cell, cells)));

function oneName(cell: FiledCell, cells: readonly FiledCell[]): FiledCell {
  const first = cells.find((one) => one.enterprise?.id === cell.enterprise?.id)?.enterprise ?? null;
  if (cell.enterprise === null || first === null) return cell;
  return { ...cell, enterprise: first, rule: cell.rule.replace(`“${cell.enterprise.name}”`, () => `“${first.name}”`) };
}
