/** Cells of tables that count classes by classes (交叉表): which of the cells stand in one, and among which words. */
import type { FormCell } from "#domain/reporting/form-binding";

/** A label taken apart, and what the cell stands in. */
export interface CrossedLabel {
  /** 片区 / 高新技术企业数 from the outermost to the innermost. */
  readonly texts: readonly string[];
  /** Its row and its column are asked in other cells too: such a table holds numbers. */
  readonly isCrossed: boolean;
  /** Words of all rows and columns of the tables on its sheet; empty outside of one. */
  readonly beside: readonly string[];
}

/** Reads the labels of all cells. */
export function readCrossedLabels(cells: readonly FormCell[]): readonly CrossedLabel[] {
  const split = cells.map(({ sheet, label }) => ({ sheet, texts: labelTexts(label) }));
  const keys = split.map(({ sheet, texts }) => {
    if (texts.length < 2) return null;
    return { row: `${sheet}\u0000${texts.slice(0, -1).join("\u0000")}`, column: `${sheet}\u0000${texts.at(-1)}` };
  });
  const known = keys.flatMap((key) => key ?? []);
  const columnsOf = countOthers(known.map(({ row, column }) => [row, column]));
  const rowsOf = countOthers(known.map(({ row, column }) => [column, row]));
  const words = Map.groupBy(
    split.filter(({ texts }) => texts.length > 1),
    ({ sheet }) => sheet,
  );
  return split.map(({ sheet, texts }, at) => {
    const key = keys[at] ?? null;
    const isCrossed = key !== null && (columnsOf.get(key.row) ?? 0) > 1 && (rowsOf.get(key.column) ?? 0) > 1;
    const beside = isCrossed ? new Set((words.get(sheet) ?? []).flatMap((one) => one.texts)) : [];
    return { texts, isCrossed, beside: [...beside] };
  });
}

/** The texts of a label. */
export function labelTexts(label: string): readonly string[] {
  return label.split(" / ").map((text) => text.trim());
}

/** How many different seconds each first stands with. */
function countOthers(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(pairs, ([first]) => first);
  return new Map([...groups].map(([first, all]) => [first, new Set(all.map(([, second]) => second)).size]));
}
