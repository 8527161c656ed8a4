import type { Field } from "#domain/catalogue/field";
import type { Binding, BoundSource, FormColumn, FormReading, SourcePeriod } from "#domain/reporting/form-binding";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import type { Sureness } from "../../ui/sheet-view/sheet-overlay";

/** One place of a form that wants filling (待填处): a column of a list, or a single cell. */
export interface FormPlace {
  readonly id: string;
  readonly sheet: string;
  readonly target:
    | { readonly kind: "column"; readonly list: number; readonly letter: string }
    | { readonly kind: "cell"; readonly sheet: string; readonly cell: string };
  readonly range: CellRange;
  /** D 列, or B5. */
  readonly where: string;
  /** What the form prints there. */
  readonly label: string;
  readonly prefix: string;
  readonly unit: FormColumn["unit"];
  readonly allowed: readonly string[];
  readonly binding: Binding;
}

/** All places a person may bind, sheet by sheet; the authority's own formulas and sequences are not among them. */
export function formPlaces(reading: FormReading): readonly FormPlace[] {
  const columns = reading.lists.flatMap((list, number) =>
    list.columns
      .filter((column) => column.kind === "input")
      .map((column) => ({
        id: `${list.sheet}#${number}!${column.letter}`,
        sheet: list.sheet,
        target: { kind: "column" as const, list: number, letter: column.letter },
        range: {
          firstRow: list.firstRow,
          lastRow: list.lastRow,
          firstColumn: column.column,
          lastColumn: column.column,
        },
        where: `${column.letter} 列`,
        label: column.headerPath.join(" / ").replaceAll(/\s+/gu, ""),
        prefix: "",
        unit: column.unit,
        allowed: column.allowed,
        binding: column.binding,
      })),
  );
  const cells = reading.cells.flatMap((cell) => {
    const at = parseCellAddress(cell.cell);
    if (at === null) return [];
    return [
      {
        id: `${cell.sheet}!${cell.cell}`,
        sheet: cell.sheet,
        target: { kind: "cell" as const, sheet: cell.sheet, cell: cell.cell },
        range: { firstRow: at.row, lastRow: at.row, firstColumn: at.column, lastColumn: at.column },
        where: cellAddress(at.row, at.column),
        label: cell.label.replaceAll(/\s+/gu, ""),
        prefix: cell.prefix,
        unit: cell.unit,
        allowed: cell.allowed,
        binding: cell.binding,
      },
    ];
  });
  return [...columns, ...cells];
}

/** Places with the most doubtful first; what is bound comes before what is left blank at equal doubt. */
export function byDoubt(places: readonly FormPlace[]): readonly FormPlace[] {
  const rank = { doubtful: 0, none: 1, sure: 2, fixed: 3 } as const;
  return [...places].sort(
    (a, b) => rank[placeSureness(a)] - rank[placeSureness(b)] || a.binding.confidence - b.binding.confidence,
  );
}

/** How surely a place is bound. */
export function placeSureness(place: { readonly binding: Binding }): Sureness {
  if (place.binding.source === null) return "none";
  return place.binding.confidence >= 0.85 ? "sure" : "doubtful";
}

/** Names of what the settings supply. */
export const settingWords = {
  reportingUnit: "填报单位",
  zoneName: "高新区名称",
  unitHead: "单位负责人",
  statisticsHead: "统计负责人",
  preparedBy: "填表人",
  phone: "联系电话",
  reportDate: "填报日期",
  period: "报告期",
} as const;

const periodWords: Readonly<Record<SourcePeriod, string>> = { report: "", previous: "·上年", growth: "·同比增长" };

/** What a place is filled with, in words: 营业收入（万元）· 上年. */
export function sourceWords(source: BoundSource | null, fields: ReadonlyMap<string, Field>): string {
  if (source === null) return "不填";
  if (source.kind === "sequence") return "序号";
  if (source.kind === "setting") return settingWords[source.setting];
  if (source.kind === "constant") return `写“${source.text}”`;
  const field = source.kind === "field" ? fields.get(source.field) : undefined;
  const name = source.kind === "formula" ? source.formula : (field?.label ?? "载体项目");
  const unit = source.unit === null ? "" : `（${source.unit}）`;
  return `${name}${unit}${source.period === null ? "" : periodWords[source.period]}`;
}
