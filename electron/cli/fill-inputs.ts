/** What a call of `parkbook fill` brings beside the form (填表的附加材料): a binding, narrowed lists, free cells. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";
import { layBinding, readBindingFile } from "#services/reporting/binding-file";
import { changeBinding } from "#services/reporting/change-binding";
import { narrowLists } from "#services/reporting/narrow-lists";
import { readInput, Refusal } from "./fill-files.ts";
import { UsageError } from "./usage.ts";

/** The form they belong to, and what the book knows. */
interface About {
  readonly index: CatalogueIndex;
  readonly form: FormWorkbook;
}

/** Lays the materials on the reading, in this order: binding, lists, free cells. Throws Refusal or UsageError. */
export async function applyInputs(
  reading: FormReading,
  { binding, lists, set }: { readonly binding?: string; readonly lists?: string; readonly set: readonly string[] },
  about: About,
): Promise<FormReading> {
  const bound = binding === undefined ? reading : await withBinding(reading, binding, about);
  const narrowed = lists === undefined ? bound : await withLists(bound, lists, about.index);
  return set.reduce((into, said) => withFreeCell(into, said, about.form), narrowed);
}

async function withBinding(reading: FormReading, place: string, { index, form }: About): Promise<FormReading> {
  const { name, bytes } = await readInput(place);
  const bindings = readBindingFile(new TextDecoder().decode(bytes), index);
  if (bindings === null) throw new Refusal(`「${name}」不是取数对应表，或者内容写错了。请检查后再试。`);
  return layBinding(reading, bindings, { reason: "按指定的取数对应表", year: null, form }).reading;
}

async function withLists(reading: FormReading, place: string, index: CatalogueIndex): Promise<FormReading> {
  const { bytes } = await readInput(place);
  const narrowed = narrowLists(reading, new TextDecoder().decode(bytes), index);
  if (!narrowed.ok) throw new Refusal(narrowed.error);
  return narrowed.value;
}

/** `表名!B7=文字`, the name in quotes if it needs them. */
const FREE_CELL = /^(?:'((?:[^']|'')+)'|([^!']+))!\$?([A-Za-z]{1,3})\$?(\d{1,7})=([\s\S]*)$/u;

function withFreeCell(reading: FormReading, said: string, form: FormWorkbook): FormReading {
  const [, quoted, plain = "", letters = "", row = "", text = ""] = FREE_CELL.exec(said) ?? [];
  const address = parseCellAddress(`${letters.toUpperCase()}${row}`);
  if (address === null) throw new UsageError(`--set 要写成 表名!B7=文字，“${said}”看不懂。`);
  const name = quoted === undefined ? plain : quoted.replaceAll("''", "'");
  const sheet =
    form.sheets.find((one) => one.name === name) ?? form.sheets.find((one) => one.name.trim() === name.trim());
  if (sheet === undefined) {
    const known = form.sheets.map((one) => `“${one.name}”`).join("、");
    throw new Refusal(`这份表里没有叫“${name}”的工作表，只有 ${known}。`);
  }
  const cell = cellAddress(address.row, address.column);
  const target = { kind: "cell" as const, sheet: sheet.name, cell };
  return changeBinding(reading, { formId: "", target, source: { kind: "constant", text } });
}
