import type { FiledCell, FiledEntry } from "#domain/reporting/filed-cell";
import type { Provenance } from "#domain/shared/provenance";

/** What many cells of a column share (同列共用的说明). `rule` has “{}” where the name of the entry stands; `source` is all of it but cell and raw text. */
export interface CellRule {
  readonly sheet: string;
  readonly label: string;
  readonly rule: string;
  readonly field: string | null;
  readonly fieldLabel: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly formula: string | null;
  readonly source: SharedSource | null;
}

/** Where values came from, without the place itself (来源). */
export type SharedSource =
  | Omit<Extract<Provenance, { kind: "import" }>, "cell" | "raw">
  | Omit<Extract<Provenance, { kind: "person" }>, "raw">;

/** A cell without what others say too (紧凑单元格): number of its rule, address, text, id of the entry, stored value, cell and raw text of the source, and what only few cells have. Trailing nulls are left out. */
export type PackedCell = readonly (string | number | boolean | object | null)[];

/** Takes cells apart (压缩) so that a list of 100,000 rows is put on record in a tenth of the room. */
export interface CellPacker {
  readonly pack: (cell: FiledCell) => PackedCell;
  /** Met so far, in order of their numbers. */
  readonly rules: readonly CellRule[];
  readonly entries: ReadonlyMap<number, FiledEntry>;
}

/** Stands in a rule for the entry's name. */
export const NAME_PLACE = "“{}”";

/** Starts with nothing met. */
export function createCellPacker(): CellPacker {
  const numbers = new Map<string, number>();
  const rules: CellRule[] = [];
  const entries = new Map<number, FiledEntry>();
  const recent = new Map<string, Recent>();
  const numberOf = (cell: FiledCell): number => {
    const last = recent.get(cell.label);
    if (last !== undefined && isAlike(cell, last)) return last.number;
    const { rule, around } = splitRule(cell);
    const key = [cell.sheet, cell.label, rule, cell.field, cell.period, cell.unit, cell.formula, sourceKey(cell)].join(
      "\u0000",
    );
    const number = numbers.get(key) ?? rules.length;
    if (number === rules.length) {
      const { sheet, label, field, fieldLabel, period, unit, formula, source } = cell;
      rules.push({ sheet, label, rule, field, fieldLabel, period, unit, formula, source: shared(source) });
      numbers.set(key, number);
    }
    recent.set(cell.label, { cell, number, around });
    return number;
  };
  return {
    rules,
    entries,
    pack: (cell) => {
      const { enterprise, source } = cell;
      if (enterprise !== null && !entries.has(enterprise.id)) entries.set(enterprise.id, enterprise);
      const packed: (string | number | boolean | object | null)[] = [
        numberOf(cell),
        cell.cell,
        cell.text,
        enterprise?.id ?? null,
        cell.stored,
        source?.kind === "import" ? source.cell : null,
        source?.raw ?? null,
        rare(cell),
      ];
      while (packed.at(-1) === null) packed.pop();
      return packed;
    },
  };
}

/** The cell of a label met last: in a list the next one is mostly like it. */
interface Recent {
  readonly cell: FiledCell;
  readonly number: number;
  /** The rule before and after the entry's name; null where it does not name it. */
  readonly around: readonly [string, string] | null;
}

function isAlike(cell: FiledCell, { cell: last, around }: Recent): boolean {
  const isSame =
    cell.sheet === last.sheet &&
    cell.field === last.field &&
    cell.period === last.period &&
    cell.unit === last.unit &&
    cell.formula === last.formula &&
    isSameSource(cell.source, last.source);
  if (!isSame || around === null || cell.enterprise === null)
    return isSame && cell.rule === last.rule && around === null;
  const [before, after] = around;
  return cell.rule === `${before}${cell.enterprise.name}${after}`;
}

function isSameSource(one: Provenance | null, two: Provenance | null): boolean {
  if (one === null || two === null) return one === two;
  if (one.kind === "person" || two.kind === "person") return false;
  return (
    one.batchId === two.batchId &&
    one.workbookHash === two.workbookHash &&
    one.unit === two.unit &&
    one.sheet === two.sheet &&
    one.workbook === two.workbook &&
    one.importedAt === two.importedAt
  );
}

function splitRule({ rule, enterprise }: FiledCell): {
  readonly rule: string;
  readonly around: Recent["around"];
} {
  const named = enterprise === null ? "" : `“${enterprise.name}”`;
  const at = named === "" ? -1 : rule.indexOf(named);
  if (at < 0) return { rule, around: null };
  const [before, after] = [rule.slice(0, at), rule.slice(at + named.length)];
  return { rule: before + NAME_PLACE + after, around: [`${before}“`, `”${after}`] };
}

function sourceKey({ source }: FiledCell): string {
  if (source === null) return "";
  if (source.kind === "person") return `${source.at} ${source.person}`;
  const { batchId, workbookHash, workbook, importedAt, unit, sheet } = source;
  return [batchId, workbookHash, workbook, importedAt, unit ?? "", sheet].join("\u0001");
}

function shared(source: Provenance | null): SharedSource | null {
  if (source === null) return null;
  if (source.kind === "person") return { kind: "person", at: source.at, person: source.person };
  const { cell: _cell, raw: _raw, ...rest } = source;
  return rest;
}

/** What only computed cells, and cells with print around the text, have. */
function rare({ content, words, notes, parts, partsTotal }: FiledCell): object | null {
  if (words === null) return content === null ? null : { content };
  return { ...(content === null ? {} : { content }), words, notes, parts, partsTotal };
}
