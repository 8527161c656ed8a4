import type { HeaderBlock } from "#domain/importing/find-headers";
import { ownText } from "#domain/importing/header-rows";
import type { SheetView } from "#domain/importing/sheet-view";
import { parseUnit } from "#domain/indicators/unit";
import type { UnitId } from "#domain/indicators/unit";

/** One column of a header (表头列): its texts from top to bottom as written, with code and unit from their own rows. */
export interface HeaderColumn {
  readonly column: number;
  readonly path: readonly string[];
  /** Lower case. */
  readonly code: string | null;
  /** From the unit row. */
  readonly unit: UnitId | null;
  /** The words the field is sought by, where they are not the path (2024年 over 营业收入 in a form). */
  readonly names?: readonly string[];
}

/** Reads the columns of a header block (读表头列), from `first` to `last` column inclusive; columns without any text have an empty path. */
export function readHeaderColumns(
  view: SheetView,
  block: HeaderBlock,
  range: { readonly first: number; readonly last: number },
): readonly HeaderColumn[] {
  const columns: HeaderColumn[] = [];
  for (let column = range.first; column <= range.last; column += 1) {
    const code = block.codeRow === null ? "" : ownText(view, block.codeRow, column);
    const unit = block.unitRow === null ? "" : ownText(view, block.unitRow, column);
    const path = headerPath(view, block, { column, first: range.first });
    if (code !== "" && !path.includes(code)) path.push(code);
    columns.push({
      column,
      path,
      code: code === "" ? null : code.toLowerCase(),
      unit: unit === "" ? null : parseUnit(unit.replace(/^[(（]|[)）]$/gu, "")),
    });
  }
  return columns;
}

/** The part of a path that names things: without the code at its end. */
export function namesOf(column: HeaderColumn): readonly string[] {
  if (column.names !== undefined) return column.names;
  const last = column.path.at(-1);
  const coded = column.path.length > 1 && last !== undefined && last.toLowerCase() === column.code;
  return coded ? column.path.slice(0, -1) : column.path;
}

function headerPath(
  view: SheetView,
  block: HeaderBlock,
  at: { readonly column: number; readonly first: number },
): string[] {
  const path: string[] = [];
  let merged = "";
  for (const row of block.nameRows) {
    const merge = view.mergeAt(row, at.column);
    const key = merge === null ? "" : `${merge.firstRow},${merge.firstColumn}`;
    if (key !== "" && key === merged) continue;
    merged = key;
    const text = view.textAt(row, at.column);
    if (text !== "") path.push(text);
    else if (merge === null && row !== block.nameRows.at(-1)) {
      const inherited = groupToTheLeft(view, block, { ...at, row });
      if (inherited !== "") path.push(inherited);
    }
  }
  return path;
}

/** Without merges a group title stands only above the first of its columns: those beside it that have a text below inherit it. */
function groupToTheLeft(
  view: SheetView,
  block: HeaderBlock,
  at: { readonly row: number; readonly column: number; readonly first: number },
): string {
  const below = block.nameRows.filter((row) => row > at.row);
  const hasBelow = (column: number) => below.some((row) => ownText(view, row, column) !== "");
  if (!hasBelow(at.column)) return "";
  for (let column = at.column - 1; column >= at.first; column -= 1) {
    if (view.mergeAt(at.row, column) !== null) return "";
    const text = view.textAt(at.row, column);
    if (text !== "") return hasBelow(column) ? text : "";
    if (!hasBelow(column)) return "";
  }
  return "";
}
