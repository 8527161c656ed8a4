import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FieldSubject } from "#domain/catalogue/field";
import { isUnitFor, matchHeader } from "#domain/importing/match-header";
import type { UnitId } from "#domain/indicators/unit";
import { parseUnit, splitUnit } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import type { Binding, FormColumn } from "#domain/reporting/form-binding";
import type { TableArea } from "#domain/reporting/find-lists";
import { unbound } from "#domain/reporting/form-labels";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { columnLetters } from "#domain/workbook/cell-address";

/** What a form says about all its numbers (表的单位). */
export interface ColumnContext {
  readonly index: CatalogueIndex;
  readonly tableUnit: UnitId | null;
  readonly subject: FieldSubject | null;
}

/** Understands the columns of a table (识别列): headings, kind, allowed words, and what each is to be filled with. */
export function readColumns(map: SheetMap, table: TableArea, context: ColumnContext): FormColumn[] {
  const columns: FormColumn[] = [];
  let whole: readonly string[] | undefined;
  for (let column = table.firstColumn; column <= table.lastColumn; column += 1) {
    if (map.area(table.firstRow, column).firstColumn !== column) continue;
    const headerPath = readHeaderPath(map, table, column);
    const kind = readKind(map, table, { column, headerPath });
    const code = readCode(map, table, column);
    const tableUnit = readUnitRow(map, table, column) ?? context.tableUnit;
    const match = matchColumn({ headerPath, code, whole }, { ...context, tableUnit });
    if (!/^[\s\u3000]*其中/u.test(headerPath.at(-1) ?? "")) whole = headerPath;
    columns.push({
      letter: columnLetters(column),
      column,
      headerPath,
      kind,
      allowed: map.allowed(table.firstRow, column),
      numberFormat: map.look(table.firstRow, column)?.numberFormat ?? null,
      unit: match.unit ?? readUnitRow(map, table, column),
      binding: bindColumn(kind, headerPath, match.binding),
    });
  }
  return columns;
}

/** Heading texts of a column from top to bottom, merged ones once. */
export function readHeaderPath(map: SheetMap, table: TableArea, column: number): string[] {
  const path: string[] = [];
  let last = "";
  for (let row = table.headerRows[0]; row <= table.headerRows[1]; row += 1) {
    const area = map.area(row, column);
    const place = `${area.firstRow}:${area.firstColumn}`;
    const text = map.text(row, column).trim();
    if (text !== "" && place !== last) path.push(text);
    last = place;
  }
  return path;
}

type ColumnKind = FormColumn["kind"];

function readKind(
  map: SheetMap,
  table: TableArea,
  heading: { readonly column: number; readonly headerPath: readonly string[] },
): ColumnKind {
  const { column } = heading;
  const rows = recordRows(table).filter((row) => map.isMaster(row, column));
  const formulas = rows.flatMap((row) => map.formula(row, column)?.formula ?? []);
  const numbers = rows.map((row) => map.content(row, column)).filter((content) => typeof content === "number");
  const ordinal = isOrdinal(heading.headerPath);
  if (formulas.length > rows.length / 2) {
    return ordinal || formulas.every((formula) => /^ROW\(\)[-+]\d+$/iu.test(formula)) ? "sequence" : "formula";
  }
  const consecutive = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
  if (ordinal && numbers.length > rows.length / 2 && consecutive) return "sequence";
  const filled = rows.filter((row) => !map.isBlank(row, column)).length;
  if (rows.length > 0 && filled > rows.length / 2) return "fixed";
  return rows.some((row) => map.isOpen(row, column)) ? "input" : "fixed";
}

function isOrdinal(path: readonly string[]): boolean {
  return /^(?:序号|编号|顺序号|序|NO\.?|行次)$/u.test(foldText(path.at(-1) ?? ""));
}

/** Record rows of a table: totals between them left out. */
export function recordRows(table: TableArea): number[] {
  const rows: number[] = [];
  for (let row = table.firstRow; row <= table.lastRow; row += 1) if (!table.totalRows.includes(row)) rows.push(row);
  return rows;
}

function readCode(map: SheetMap, table: TableArea, column: number): string | null {
  const texts = table.codeRows.map((row) => map.text(row, column).trim());
  return texts.find((text) => /^[A-Za-z]{2,5}_?\d[\w.]*$/u.test(text)) ?? null;
}

function readUnitRow(map: SheetMap, table: TableArea, column: number): UnitId | null {
  for (const row of table.codeRows) {
    const unit = parseUnit(map.text(row, column));
    if (unit !== null) return unit;
  }
  return null;
}

/** What a heading asks for. */
export interface Asked {
  readonly headerPath: readonly string[];
  readonly code: string | null;
  readonly whole: readonly string[] | undefined;
}

/** Finds field, unit and period for a heading or label (字段、单位、时期). Units: heading, then the form's, then the field's own. */
export function matchColumn(asked: Asked, context: ColumnContext): { binding: Binding; unit: UnitId | null } {
  const { index, subject } = context;
  const match = matchHeader(
    {
      path: withoutYearWords(asked.headerPath),
      code: asked.code,
      ...(subject === null ? {} : { subject }),
      ...(asked.whole === undefined ? {} : { whole: asked.whole }),
    },
    index,
  );
  const field = index.byId.get(match.fields[0] ?? "");
  const stated =
    match.unit ?? asked.headerPath.map((text) => splitUnit(text).unit).findLast((unit) => unit !== null) ?? null;
  if (field === undefined)
    return { binding: unbound(match.reason.replace("，不导入这一列", "，请人工填写")), unit: stated };
  if (match.fields.length > 1)
    return { binding: unbound(`这一格要填两项内容（${match.reason}），请人工选择`), unit: stated };
  const unit = field.dimension === null ? null : (match.unit ?? fitting(context.tableUnit, field.dimension));
  const assumed = unit === null && field.dimension !== null && field.storedUnit !== null && field.dimension === "money";
  const binding: Binding = {
    source: {
      kind: "field",
      field: field.id,
      unit: unit ?? field.storedUnit,
      period: periodOf(asked.headerPath, field.kind),
    },
    confidence: round(
      match.confidence *
        (match.approximate ? 0.8 : 1) *
        (subject !== null && field.subject !== subject ? 0.85 : 1) *
        (assumed ? 0.5 : 1),
    ),
    reason: assumed ? `${match.reason}；表上没有写金额单位，请确认` : match.reason,
  };
  return { binding, unit: unit ?? stated };
}

/** 本年, 上年同期 under or over a heading say when, not what. */
function withoutYearWords(path: readonly string[]): readonly string[] {
  const rest = path.filter(
    (text) =>
      !/^(?:本年|本期|本年度|当年|上年|上年度|上期|去年|上年同期|去年同期|基期)(?:实际|完成|数|值|累计)*$/u.test(
        foldText(text),
      ),
  );
  return rest.length === 0
    ? path
    : rest.map((text) => text.replace(/^\s*(?:上年同期|去年同期|上年度?|去年|上一年度?)(?=.)/u, ""));
}

function fitting(unit: UnitId | null, dimension: Parameters<typeof isUnitFor>[1]): UnitId | null {
  return unit !== null && isUnitFor(unit, dimension) ? unit : null;
}

function periodOf(path: readonly string[], kind: string): "report" | "previous" | null {
  if (kind !== "observation") return null;
  return /上年|去年|上一年|同期|基期/u.test(path.join("")) ? "previous" : "report";
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

function bindColumn(kind: ColumnKind, path: readonly string[], proposed: Binding): Binding {
  if (kind === "formula") return unbound("本列由表内公式计算，不填");
  if (kind === "fixed") return unbound("本列是表上印好的内容，不填");
  if (kind === "sequence") return { source: { kind: "sequence" }, confidence: 1, reason: "序号接着编" };
  if (isOrdinal(path)) return { source: { kind: "sequence" }, confidence: 0.95, reason: "表头写明是序号" };
  if (/同比|增长率?|增幅|增减|占比|比重|完成率/u.test(foldText(path.at(-1) ?? "")) && proposed.source !== null) {
    return unbound("本列要的是比率或增幅，不是原值，请人工填写");
  }
  return proposed;
}
