/** Columns of a list on a form (识别列): headings, kind, allowed words, and what each is to be filled with. */
import type { UnitId } from "#domain/indicators/unit";
import { columnsOf } from "#domain/reporting/find-body";
import { unitOfText } from "#domain/reporting/find-lists";
import { lineLabels } from "#domain/reporting/find-records";
import { findTicks } from "#domain/reporting/find-ticks";
import { fitWords } from "#domain/reporting/fit-words";
import type { Binding, FormColumn } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import { readGrowth } from "#domain/reporting/growth";
import { type ListArea, rowsOfLine } from "#domain/reporting/list-area";
import {
  type Asked,
  type ColumnContext,
  growthOf,
  isYearBefore,
  matchColumn,
  yearBefore,
} from "#domain/reporting/match-asked";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";
import { columnLetters } from "#domain/workbook/cell-address";

/** Understands the columns of a list, those of records of several rows line by line. */
export function readColumns(map: SheetMap, area: ListArea, context: ColumnContext): FormColumn[] {
  const columns: FormColumn[] = [];
  const trail: Trail = { whole: undefined, measure: null };
  for (const place of placesOf(map, area)) {
    const { column, headerPath } = place;
    const [first = area.records[0] ?? 1] = place.rows;
    const kind = area.group?.column === column ? "fixed" : readKind(map, place);
    const tableUnit = readUnitRow(map, area, column) ?? context.tableUnit;
    const asked = { headerPath, code: readCode(map, area, column), whole: trail.whole };
    const proposed = proposeColumn(asked, { context: { ...context, tableUnit }, trail, place, map });
    if (!/^[\s\u3000]*其中/u.test(headerPath.at(-1) ?? "")) trail.whole = headerPath;
    columns.push({
      letter: columnLetters(column),
      column,
      headerPath,
      kind,
      allowed: map.allowed(first, column),
      numberFormat: map.look(first, column)?.numberFormat ?? null,
      unit: proposed.unit ?? readUnitRow(map, area, column),
      binding: bindColumn(map, { kind, place, proposed: proposed.binding }),
      ...(area.recordRows === 1 ? {} : { line: place.line }),
    });
  }
  return columns;
}

/** Heading texts of a column from top to bottom, merged ones once. */
export function readHeaderPath(map: SheetMap, { headerRows }: Pick<ListArea, "headerRows">, column: number): string[] {
  return headingsOver(map, { headerRows }, column).map(({ text }) => text);
}

/** A column, or one line of it. */
interface ColumnPlace {
  readonly column: number;
  readonly line: number;
  readonly rows: readonly number[];
  readonly headerPath: readonly string[];
  /** The lines of the column cannot be told apart by what is printed. */
  readonly isUnclear: boolean;
}

interface Trail {
  /** The heading that 其中 is a part of. */
  whole: readonly string[] | undefined;
  /** The measure to the left, whose growth may follow. */
  measure: Binding | null;
}

function placesOf(map: SheetMap, area: ListArea): ColumnPlace[] {
  const labels =
    area.recordRows === 1
      ? null
      : (columnsOf(area)
          .map((column) => lineLabels(map, { column, records: area.records, height: area.recordRows }))
          .find((found) => found !== null) ?? null);
  const places: ColumnPlace[] = [];
  const lines = Array.from({ length: area.recordRows }, (_, i) => i);
  for (const line of lines) {
    for (const column of columnsOf(area)) {
      const rows = rowsOfLine(area, line).filter((row) => map.area(row, column).firstColumn === column);
      const own = rows.filter((row) => map.area(row, column).firstRow === row || area.recordRows === 1);
      if (own.length === 0) continue;
      places.push(describePlace(map, area, { column, line, rows: own, labels }));
    }
  }
  return places;
}

function describePlace(
  map: SheetMap,
  area: ListArea,
  {
    column,
    line,
    rows,
    labels,
  }: {
    readonly column: number;
    readonly line: number;
    readonly rows: readonly number[];
    readonly labels: readonly string[] | null;
  },
): ColumnPlace {
  const headings = headingsOver(map, area, column);
  const path = headings.map(({ text }) => text);
  const lines = linesOf(map, area, column);
  const plain = { column, line, rows, headerPath: path, isUnclear: false };
  if (lines === 1) return plain;
  const stacked = headings.length === lines && headings.every(({ width }) => width === headings[0]?.width);
  const own = headings[line];
  if (stacked && own !== undefined) return { ...plain, headerPath: [own.text] };
  const label = labels?.[line];
  return label === undefined ? { ...plain, isUnclear: true } : { ...plain, headerPath: [...path, label] };
}

/** How many cells a record has in a column. */
function linesOf(map: SheetMap, { records, recordRows }: ListArea, column: number): number {
  return records.slice(0, recordRows).filter((row) => map.area(row, column).firstRow === row).length;
}

interface Heading {
  readonly text: string;
  readonly width: number;
}

function headingsOver(map: SheetMap, { headerRows }: Pick<ListArea, "headerRows">, column: number): Heading[] {
  const path: Heading[] = [];
  let last = "";
  for (let row = headerRows[0]; row <= headerRows[1]; row += 1) {
    const area = map.area(row, column);
    const place = `${area.firstRow}:${area.firstColumn}`;
    const text = map.text(row, column).trim();
    const above = path.at(-1);
    // A unit alone below a heading belongs to it.
    if (above !== undefined && place !== last && unitOfText(text) !== null && !/^(?:家|户|个|项|件)$/u.test(text))
      path[path.length - 1] = { ...above, text: `${above.text}（${text.replace(/[（()）]/gu, "")}）` };
    else if (text !== "" && place !== last) path.push({ text, width: area.lastColumn - area.firstColumn });
    last = place;
  }
  return path;
}

type ColumnKind = FormColumn["kind"];

function readKind(map: SheetMap, { column, rows, headerPath }: ColumnPlace): ColumnKind {
  const formulas = rows.flatMap((row) => map.formula(row, column)?.formula ?? []);
  const numbers = rows.map((row) => map.content(row, column)).filter((content) => typeof content === "number");
  const ordinal = isOrdinal(headerPath);
  if (formulas.length > rows.length / 2) {
    return ordinal || formulas.every((formula) => /^ROW\(\)[-+]\d+$/iu.test(formula)) ? "sequence" : "formula";
  }
  const consecutive = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
  const ranked = isRank(headerPath) && numbers.length === rows.length;
  if ((ordinal || ranked) && numbers.length > rows.length / 2 && consecutive) return "sequence";
  if (boxesIn(map, { rows, column }) !== null) return "input";
  const filled = rows.filter((row) => !map.isBlank(row, column)).length;
  if (rows.length > 0 && filled > rows.length / 2) return "fixed";
  return rows.some((row) => map.isOpen(row, column)) ? "input" : "fixed";
}

/** Words of the boxes printed in every record (□是 □否); null when there are none. */
function boxesIn(map: SheetMap, { rows, column }: Pick<ColumnPlace, "rows" | "column">): readonly string[] | null {
  const [first] = rows;
  if (first === undefined) return null;
  const text = map.text(first, column);
  const found = text === "" ? null : findTicks(text);
  if (found === null || !rows.every((row) => map.text(row, column) === text)) return null;
  return found.ticks.map(({ word }) => word);
}

function isOrdinal(path: readonly string[]): boolean {
  return /^(?:序号|编号|顺序号|序|NO\.?|行次)$/u.test(foldText(path.at(-1) ?? ""));
}

/** 排名: the number of the row in a list that has an order. */
export function isRank(path: readonly string[]): boolean {
  return path.length === 1 && /^(?:排名|名次|位次|排序)$/u.test(foldText(path[0] ?? ""));
}

function readCode(map: SheetMap, { codeRows }: ListArea, column: number): string | null {
  const texts = codeRows.map((row) => map.text(row, column).trim());
  return texts.find((text) => /^[A-Za-z]{2,5}_?\d[\w.]*$/u.test(text)) ?? null;
}

function readUnitRow(map: SheetMap, { codeRows }: ListArea, column: number): UnitId | null {
  for (const row of codeRows) {
    const unit = unitOfText(map.text(row, column));
    if (unit !== null) return unit;
  }
  return null;
}

interface Proposing {
  readonly map: SheetMap;
  readonly context: ColumnContext;
  readonly trail: Trail;
  readonly place: ColumnPlace;
}

function proposeColumn(
  asked: Asked,
  { map, context, trail, place }: Proposing,
): { binding: Binding; unit: UnitId | null } {
  const leaf = asked.headerPath.at(-1) ?? "";
  const growth = readGrowth(leaf);
  if (growth !== null) {
    const isRate = growth.isRate || isPercent(map, place) || context.tableUnit === "%";
    const binding = growthFor(asked, { growth: { ...growth, isRate }, context, trail });
    return { binding: binding ?? unbound("看不出是哪一项的同比，请人工填写"), unit: "%" };
  }
  const isBefore = trail.measure !== null && asked.headerPath.length === 1 && isYearBefore(leaf);
  const before = isBefore && trail.measure !== null ? yearBefore(trail.measure) : null;
  if (before !== null) return { binding: before, unit: before.source?.kind === "field" ? before.source.unit : null };
  const found = matchColumn(asked, context);
  const match = { ...found, binding: fitBoxes(found.binding, boxesIn(map, place), context) };
  const { source } = match.binding;
  const isMeasure = source?.kind === "field" && source.period !== null;
  if (isMeasure) trail.measure = match.binding;
  // Behind a column of something else, a growth column is not the measure's further left.
  else if (source !== null || !/占比|比重|排名/u.test(leaf)) trail.measure = null;
  return match;
}

function fitBoxes(binding: Binding, words: readonly string[] | null, { index, known }: ColumnContext): Binding {
  const field = binding.source?.kind === "field" ? index.byId.get(binding.source.field) : undefined;
  return words === null || field === undefined ? binding : fitWords(binding, { field, known }, words);
}

function isPercent(map: SheetMap, { rows, column }: ColumnPlace): boolean {
  return /%/u.test(map.look(rows[0] ?? 1, column)?.numberFormat ?? "");
}

function growthFor(
  asked: Asked,
  {
    growth,
    context,
    trail,
  }: {
    readonly growth: { readonly measure: string; readonly isRate: boolean };
    readonly context: ColumnContext;
    readonly trail: Trail;
  },
): Binding | null {
  const groups = asked.headerPath.slice(0, -1);
  if (growth.measure !== "") {
    // A rate is the same in every unit of money.
    const rated: ColumnContext = { ...context, tableUnit: context.tableUnit ?? "万元" };
    const named = matchColumn({ headerPath: [...groups, growth.measure], code: null, whole: undefined }, rated);
    return growthOf(named.binding, growth.isRate);
  }
  const named =
    groups.length === 0
      ? null
      : growthOf(matchColumn({ headerPath: groups, code: null, whole: undefined }, context).binding, growth.isRate);
  return named ?? (trail.measure === null ? null : growthOf(trail.measure, growth.isRate));
}

function bindColumn(
  map: SheetMap,
  { kind, place, proposed }: { readonly kind: ColumnKind; readonly place: ColumnPlace; readonly proposed: Binding },
): Binding {
  const { headerPath } = place;
  if (kind === "formula") return unbound("本列由表内公式计算，不填");
  if (kind === "fixed") return unbound("本列是表上印好的内容，不填");
  if (kind === "sequence") return { source: { kind: "sequence" }, confidence: 1, reason: "序号接着编" };
  if (map.isHiddenColumn(place.column)) return unbound("本列是隐藏的，不填");
  if (isOrdinal(headerPath)) return { source: { kind: "sequence" }, confidence: 0.95, reason: "表头写明是序号" };
  if (place.isUnclear) return unbound("这一栏一户占几格，看不出各格填什么，请人工填写");
  const leaf = foldText(headerPath.at(-1) ?? "");
  const isGrowth = proposed.source?.kind === "field" && proposed.source.period === "growth";
  if (/同比|环比|增长率?|增幅|增减|占比|比重|完成率|贡献率|排名/u.test(leaf) && proposed.source !== null && !isGrowth) {
    return unbound("本列要的是比率或增幅，不是原值，请人工填写");
  }
  return proposed;
}
