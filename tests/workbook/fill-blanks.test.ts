import { expect, test } from "vitest";
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import type { FormList } from "#domain/reporting/form-binding";
import { planFill } from "#domain/reporting/plan-fill";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { parsePeriod } from "#domain/shared/period";
import { fillForm } from "#workbook/fill-form";
import { readBack } from "#workbook/read-back";
import { readForm } from "#workbook/read-form";
import { CELL_BLANKS } from "../support/blank-cells.ts";
import { type BlankForm, KNOWN } from "../support/blank-forms.ts";
import { drawWorkbook } from "../support/blank-builder.ts";
import { GROUP_BLANKS } from "../support/blank-groups.ts";
import { HELD_OUT } from "../support/blank-held-out.ts";
import { LIST_BLANKS } from "../support/blank-lists.ts";
import { catalogueIndex, SETTINGS } from "../support/forms.ts";
import { makeWhole } from "../support/whole-package.ts";

const FORMS = [...LIST_BLANKS, ...GROUP_BLANKS, ...CELL_BLANKS, ...HELD_OUT];

/** No entry, fewer than are printed, more than are printed; what is spare stays, is hidden or goes. */
const FILLINGS = [
  { entries: 0, rest: "remove" },
  { entries: 1, rest: "hide" },
  { entries: 3, rest: "remove" },
  { entries: 23, rest: "blank" },
] as const;

test.each(FORMS.map((form) => [form.name, form] as const))(
  "%s is written as planned, whoever reads it",
  async (_, form) => {
    for (const filling of FILLINGS)
      expect({ ...filling, found: await fillBlank(form, filling) }).toEqual({ ...filling, found: [] });
  },
);

async function fillBlank(blank: BlankForm, { entries, rest }: (typeof FILLINGS)[number]): Promise<readonly unknown[]> {
  const bytes = makeWhole(drawWorkbook(blank.sheets));
  const read = await readForm({ name: `${blank.name}.xlsx`, bytes });
  const period = parsePeriod("2025");
  if (!read.ok || !period.ok) throw new Error("form");
  const reading = recogniseForm(read.value, catalogueIndex, { known: KNOWN });
  const lists = reading.lists.map((list): FormList => ({ ...list, rest }));
  const plan = planFill({
    form: read.value,
    reading: { ...reading, lists },
    index: catalogueIndex,
    lists: lists.map(({ printed }, list) => ({ list, rows: rowsOf(printed?.rows.length ?? entries) })),
    subject: rowOf(4),
    computed: {},
    settings: SETTINGS,
    period: period.value,
    threshold: 0.6,
  });
  const written = fillForm(bytes, plan.fills);
  if (!written.ok) return [written.error];
  return readBack({ blank: bytes, written: written.value.bytes, fills: plan.fills }).findings;
}

function rowsOf(count: number): readonly FillRow[] {
  return Array.from({ length: count }, (_, i) => rowOf(i));
}

const fields = [catalogueIndex, ...catalogueIndex.kinds.values()].flatMap(({ byId }) => [...byId.values()]);
const made = new Map<number, FillRow>();

/** An entry that has something in every field, this year and last. */
function rowOf(i: number): FillRow {
  const known = made.get(i);
  if (known !== undefined) return known;
  const values = fields.flatMap((field) =>
    (field.kind === "observation" ? ["2025", "2024"] : [null]).map(
      (period) => [fillKey(field.id, period), { value: makeValue(field, i), source: null }] as const,
    ),
  );
  const row = { enterpriseId: i + 1, name: `企业${i + 1}`, values: Object.fromEntries(values) };
  made.set(i, row);
  return row;
}

function makeValue({ type, choices, label }: Field, i: number): FieldValue {
  if (type === "integer") return 10 + i;
  if (type === "decimal") return `${i + 1}2500`;
  if (type === "boolean") return i % 2 === 0;
  if (type === "date") return `2020-03-0${1 + (i % 9)}`;
  return choices[i % Math.max(1, choices.length)]?.value ?? `${label.slice(0, 4)}${i + 1}`;
}
