/** Tables that count classes by classes (交叉表): each cell is named by its row and its column. */
import { splitUnit } from "#domain/indicators/unit";
import { bandedFigure, isBareBand } from "#domain/reporting/figure-bands";
import type { FormCell, FormColumn, PrintedRows } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import type { ListArea } from "#domain/reporting/list-area";
import { matchValues, type ValueSearch } from "#domain/reporting/match-values";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { cellAddress } from "#domain/workbook/cell-address";
import { foldText } from "#domain/shared/chinese-text";

/** Kinds whose classes are counted in official tables. */
const COUNTED: readonly string[] = ["enterprise", "carrier", "cluster", "platform", "zone", "fund", "institution"];

const CLASSES =
  /^(?:其中:?)?(?:(?:国家|省|市|区|县|区县)级(?:以上)?|(?:国家级|省级)?(?:科技企业)?孵化器|众创空间|加速器|大学科技园|(?:国家级?)?高新技术企业|规(?:模以)?[上下](?:工业)?企业|科技型中小企业|专精特新.*|瞪羚企业|独角兽企业|上市企业|[大中小微]型(?:企业)?|在孵企业|毕业企业|第[一二三]产业|(?:一|二|三)产|合计|总计|小计|其他|(?:19|20)\d{2}年(?:度|末|底)?|(?:本|上|去)年(?:度|同期|末)?)$/u;

/** Whether the printed rows are classes, or places of the zone, rather than tasks. */
export function isCrosstab(printed: PrintedRows, search: Omit<ValueSearch, "kind">): boolean {
  if (printed.kind !== null && isListed(printed.rows, printed.kind, search)) return false;
  const classes = printed.rows.filter(({ text }) => isClass(text, search));
  return classes.length > printed.rows.length / 2;
}

/** Whether the rows may be entries of their kind. Parks that the book knows only as a word of its enterprises (所属园区) are classes of these. */
function isListed(rows: PrintedRows["rows"], kind: string, { index, known }: Omit<ValueSearch, "kind">): boolean {
  if (kind !== "park") return true;
  const held = (field: string) => new Set((known.get(field) ?? []).map(foldText));
  const texts = rows.map(({ text }) => foldText(plain(text)));
  const names = held(index.kinds.get(kind)?.kind?.nameField ?? "");
  const words = held(kind);
  return texts.some((text) => names.has(text)) || texts.filter((text) => words.has(text)).length * 2 <= texts.length;
}

/** The cells of a cross table, each labelled 行 / 列. */
export function crosstabCells(
  map: SheetMap,
  list: { readonly area: ListArea; readonly columns: readonly FormColumn[]; readonly printed: PrintedRows },
): FormCell[] {
  const { columns, printed } = list;
  return printed.rows.flatMap(({ row }) =>
    columns.flatMap((column) => {
      if (column.kind !== "input" || !map.isBlank(row, column.column) || !map.isOpen(row, column.column)) return [];
      if (!map.isMaster(row, column.column)) return [];
      const path = [
        ...rowPath(map, list, { row, before: column.column }),
        ...withFigures(column.headerPath.map(plain)),
      ];
      const names = path.filter((name) => name !== "其中");
      const cell: FormCell = {
        sheet: map.sheet.name,
        cell: cellAddress(row, column.column),
        label: names.filter((name) => name !== "").join(" / "),
        prefix: "",
        unit: column.unit,
        allowed: map.allowed(row, column.column),
        numberFormat: map.look(row, column.column)?.numberFormat ?? null,
        binding: unbound("交叉表里的一格，按行和列两个条件取数，请选公式或人工填写"),
      };
      return [cell];
    }),
  );
}

/** Printed texts of the row from left to right, the merged one of its block first. */
function rowPath(
  map: SheetMap,
  { columns, area }: { readonly columns: readonly FormColumn[]; readonly area: ListArea },
  { row, before }: { readonly row: number; readonly before: number },
): string[] {
  const own = columns
    .filter(({ kind, column }) => kind === "fixed" && column < before)
    .map(({ column, headerPath }) => ({ text: map.text(row, column).trim(), headerPath }))
    .filter(({ text }) => /\p{L}/u.test(text))
    .map(({ text, headerPath }) =>
      isBareBand(text) ? (banded(headerPath.map(plain).join(""), text) ?? text) : plain(text),
    );
  const group = area.group === null || area.group.column !== null ? [] : [plain(area.group.text)];
  return [...group, ...own];
}

/** 按营业收入规模分 / 1亿元以上 is 营业收入1亿元以上. */
function withFigures(path: readonly string[]): readonly string[] {
  return path.flatMap((text, i) => {
    const below = path[i + 1];
    if (below !== undefined && isBareBand(below) && banded(text, below) !== null) return [];
    const over = path[i - 1];
    return [over !== undefined && isBareBand(text) ? (banded(over, text) ?? text) : text];
  });
}

function banded(heading: string, band: string): string | null {
  const figure = bandedFigure(heading);
  return figure === null ? null : `${figure}${band}`;
}

function plain(text: string): string {
  return splitUnit(text).text.replace(/\s+/gu, "");
}

function isClass(text: string, search: Omit<ValueSearch, "kind">): boolean {
  if (isBareBand(text)) return true;
  const folded = foldText(plain(text));
  if (CLASSES.test(folded)) return true;
  return COUNTED.some((kind) => {
    const { conditions, rest } = matchValues(folded, { ...search, kind });
    return conditions.length > 0 && /^(?:企业|单位|载体|类|级|其中:?|的)*$/u.test(rest);
  });
}
