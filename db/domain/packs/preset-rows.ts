/** Reads the entries a pack brings along as a file's rows would be read (预置名录的解析): dates, units, choices, links. */
import type { Field } from "#domain/catalogue/field";
import { createCellTyper } from "#domain/importing/column-typers";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import type { TypedCell, TypedRow } from "#domain/importing/typed-row";
import type { EntityPreset } from "#domain/packs/pack";
import { nearestWord } from "#domain/packs/read-shape";
import { composeName } from "#domain/register/compose-name";
import type { KindDefinition } from "#domain/register/kind";
import { parsePeriod } from "#domain/shared/period";

/** One entry of a preset after reading (预置条目). `number` counts from 1; the row has its name in the first column. */
export interface PresetRow {
  readonly number: number;
  readonly name: string;
  readonly typed: TypedRow;
  readonly unconfirmed: boolean;
}

/** What cannot be read of a preset. `entry` is its index, `key` the value's key; null: the entry as a whole. */
export interface PresetFault {
  readonly entry: number;
  readonly key: string | null;
  readonly sentence: string;
}

/** What presets are read with: the kind, and all fields by id. */
export interface PresetContext {
  readonly kind: KindDefinition;
  readonly fields: ReadonlyMap<string, Field>;
}

/** Field that tells on the screens that a document does not confirm an entry (待核实). */
export const CONFIRM_FIELD = "toConfirm";
/** What stands in it. */
export const CONFIRM_WORDS = "待核实：依据文件没有写明，请核对后清空这一格";

/** Reads all entries of a preset (解析预置名录). Values go by field id or Chinese label; figures of a period by `字段@报告期`. */
export function readPreset(
  preset: EntityPreset,
  context: PresetContext,
): { readonly rows: readonly PresetRow[]; readonly faults: readonly PresetFault[] } {
  const keys = [...new Set(preset.entries.flatMap(({ values }) => Object.keys(values)))];
  const columns = keys.map((key) => readColumn(key, context));
  const faults: PresetFault[] = [];
  const rows = preset.entries.map((entry, at): PresetRow => {
    const raw = [entry.name, ...keys.map((key) => entry.values[key] ?? "")];
    const row = at + 1;
    const cells = columns.flatMap((column, index): readonly TypedCell[] => {
      const key = keys[index] ?? "";
      const text = (entry.values[key] ?? "").trim();
      if (text === "") return [];
      const read = typeof column === "string" ? column : column.read(text);
      if (typeof read !== "string") return [{ ...read, raw: raw[index + 1] ?? "", row, column: index + 2 }];
      faults.push({ entry: at, key, sentence: `预置条目“${entry.name}”的“${key}”：${read}` });
      return [];
    });
    const said = (field: string): string | undefined => {
      const cell = cells.find((one) => one.field === field);
      return cell === undefined ? undefined : cell.raw.trim();
    };
    const name = composeName(context.kind, said) ?? entry.name.trim();
    const nameCell = { field: context.kind.nameField, value: name, raw: entry.name, row, column: 1 };
    const unconfirmed = entry.unconfirmed === true;
    const mark = unconfirmed ? confirmCell(context, { row, column: raw.length + 1 }) : null;
    return {
      number: row,
      name,
      typed: {
        row,
        cells: [nameCell, ...cells, ...(mark === null ? [] : [mark])],
        issues: [],
        raw: mark === null ? raw : [...raw, mark.raw],
      },
      unconfirmed,
    };
  });
  return { rows, faults: [...faults, ...findRepeats(rows, context.kind)] };
}

type Column = { readonly read: (text: string) => Pick<TypedCell, "field" | "value" | "period"> | string };

/** A column's reader; a text says why there is none. */
function readColumn(key: string, { kind, fields }: PresetContext): Column | string {
  const [word = "", period] = key.split("@");
  const own = kind.fields.flatMap((id) => fields.get(id) ?? []);
  const field = own.find(({ id }) => id === word) ?? own.find(({ label }) => label === word);
  if (field === undefined) {
    const near =
      nearestWord(
        word,
        own.map(({ id }) => id),
      ) ??
      nearestWord(
        word,
        own.map(({ label }) => label),
      );
    return `“${kind.label}”没有这个栏目，${near === null ? `可以写：${own.map(({ id }) => id).join("、")}` : `是不是“${near}”`}。`;
  }
  if (field.id === kind.nameField) return "名称写在 name 里，这里不要再写。";
  if (field.kind === "observation" && (period === undefined || !parsePeriod(period).ok)) {
    return `“${field.label}”是某个报告期的数，请写成“${word}@2020”这样，注明报告期。`;
  }
  if (field.kind !== "observation" && period !== undefined) return `“${field.label}”没有报告期，请去掉“@${period}”。`;
  const typer = createCellTyper({ field, column: presetColumn(field), delimited: true });
  return {
    read: (text) => {
      const { value, finding } = typer(text, text);
      const cell = { field: field.id, value };
      if (value !== null) return period === undefined ? cell : { ...cell, period };
      const reason = (finding?.reason ?? `“${text}”看不懂`).replace(/，未导入.*$/u, "").replace(/[。，]$/u, "");
      return `${reason}（${field.label}）。`;
    },
  };
}

/** Money and areas must say their unit in the cell; a bare count is in the unit it is kept in. */
function presetColumn(field: Field): ColumnMapping {
  const saysOwn = field.dimension === "money" || field.dimension === "foreignMoney" || field.dimension === "area";
  return {
    column: 1,
    letter: "A",
    headerPath: [field.label],
    fields: [field.id],
    unit: saysOwn ? null : field.storedUnit,
    unitFrom: saysOwn ? null : "field",
    code: null,
    valueMap: null,
    confidence: 1,
    reason: "政策包预置",
    alternativeOf: null,
    approximate: false,
  };
}

function confirmCell(
  { kind }: PresetContext,
  place: { readonly row: number; readonly column: number },
): TypedCell | null {
  return kind.fields.includes(CONFIRM_FIELD)
    ? { field: CONFIRM_FIELD, value: CONFIRM_WORDS, raw: CONFIRM_WORDS, ...place }
    : null;
}

/** One name twice within a preset, unless something that tells the two apart differs. */
function findRepeats(rows: readonly PresetRow[], kind: KindDefinition): readonly PresetFault[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ name, typed, number }): readonly PresetFault[] => {
    const telling = kind.identity.map((field) => typed.cells.find((cell) => cell.field === field)?.value ?? "");
    const key = JSON.stringify([name, ...telling]);
    const first = seen.get(key);
    if (first !== undefined) {
      const sentence = `预置条目“${name}”与第 ${first} 条重复，请删去一条。`;
      return [{ entry: number - 1, key: null, sentence }];
    }
    seen.set(key, number);
    return [];
  });
}
