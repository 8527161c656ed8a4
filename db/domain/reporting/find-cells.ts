import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { parseUnit, readTableUnit, type UnitId } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import type { Binding, FormCell } from "#domain/reporting/form-binding";
import { bindSetting, findGaps, unbound } from "#domain/reporting/form-labels";
import { blockUnit, isIndicatorHeading, isSection } from "#domain/reporting/label-tables";
import { type ColumnContext, matchColumn } from "#domain/reporting/match-asked";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { cellAddress } from "#domain/workbook/cell-address";

/** Where single cells may stand on a sheet. */
export interface CellSearch {
  readonly map: SheetMap;
  readonly index: CatalogueIndex;
  /** Rows that belong to lists. */
  readonly taken: ReadonlySet<number>;
  readonly context: ColumnContext;
}

/** Finds the single places of a sheet (单格): gaps inside printed texts, and empty cells beside or below their label. */
export function findCells(search: CellSearch): FormCell[] {
  const { map } = search;
  const cells: FormCell[] = [];
  const used = new Set<string>();
  for (let row = 1; row <= map.rowCount; row += 1) {
    if (search.taken.has(row)) continue;
    for (const cell of findInRow(search, row)) {
      const key = `${cell.cell} ${cell.prefix}`;
      if (!used.has(key)) cells.push(cell);
      used.add(key);
    }
  }
  return cells;
}

function findInRow(search: CellSearch, row: number): FormCell[] {
  const { map } = search;
  const found: FormCell[] = [];
  for (let column = 1; column <= map.columnCount; column += 1) {
    if (!map.isMaster(row, column) || map.isBlank(row, column) || map.formula(row, column) !== null) continue;
    const place = { row, column };
    found.push(...(insideText(search, place) ?? besideLabel(search, place)));
  }
  return found;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Gaps printed in the cell itself; null when it has none, so that its neighbours are looked at. */
function insideText(search: CellSearch, place: Place): FormCell[] | null {
  const { map } = search;
  const text = map.text(place.row, place.column);
  if (/^(?:注|说明|备注|填表说明)\s*[：:]/u.test(text.trim()) || text.length > 120) return [];
  const gaps = findGaps(text);
  if (gaps.length === 0) return readTableUnit(text) === null ? null : [];
  const beside =
    gaps.length === 1 && gaps[0]?.after === "" && gaps[0].isDate === false ? valueBeside(map, place) : null;
  const cell = cellAddress(place.row, place.column);
  if (beside !== null && (map.isBordered(beside.row, beside.column) || map.isUnderlined(beside.row, beside.column))) {
    return null;
  }
  return gaps.map((gap) => {
    const printed = gap.after.replace(/[）)\s\u3000度]/gu, "");
    return {
      sheet: map.sheet.name,
      cell,
      label: gap.label,
      prefix: gap.before,
      ...(gap.after === "" ? {} : { suffix: gap.after }),
      unit: null,
      allowed: [],
      numberFormat: null,
      binding: weaken(
        bindText(search, gap.label, gap.isDate),
        /^(?:报告年份|统计时点)$/u.test(gap.label) ? "" : printed,
      ),
    };
  });
}

function bindText(search: CellSearch, label: string, isDate: boolean): Binding {
  const setting = bindSetting(label);
  if (setting !== null) return setting;
  if (isDate) return unbound("不清楚这里要填哪一天，请人工填写");
  return matchColumn({ headerPath: [label], code: null, whole: undefined }, search.context).binding;
}

function weaken(binding: Binding, printed: string): Binding {
  if (printed === "" || binding.source === null) return binding;
  return { ...binding, confidence: 0.3, reason: `空格后面还印着“${printed}”，请确认怎样填写` };
}

const CODE_TEXT = /^(?:[A-Za-z]{1,5}_?\d[\w.-]*|0?\d{1,3})$/u;

/** The empty cells that answer a label: to its right, past code and unit. */
function besideLabel(search: CellSearch, place: Place): FormCell[] {
  const { map } = search;
  const text = map.text(place.row, place.column);
  if (!isLabel(text)) return [];
  const right = readRight(map, place);
  const code = codeInLabel(text) ?? right.code;
  if (code === null && isSection(text)) return [];
  if (right.values.length === 0) return belowLabel(search, place, code);
  const several = right.values.length > 1;
  return right.values.map((value) => describeValue(search, { label: place, value, code, unit: right.unit, several }));
}

/** The empty cell straight below a label of the same width (营业收入 over its amount). */
function belowLabel(search: CellSearch, label: Place, code: string | null): FormCell[] {
  const { map } = search;
  const area = map.area(label.row, label.column);
  const value = { row: area.lastRow + 1, column: area.firstColumn };
  if (value.row > map.rowCount || search.taken.has(value.row) || !map.isBlank(value.row, value.column)) return [];
  const below = map.area(value.row, value.column);
  const aligned =
    below.firstColumn === area.firstColumn && below.lastColumn === area.lastColumn && below.firstRow === value.row;
  if (!aligned || !map.isBordered(label.row, label.column) || !isValueCell(map, value)) return [];
  // Under 指标 | 代码 | 数值 the answers stand beside the labels of the rows below.
  for (let column = 1; column <= map.columnCount; column += 1) {
    if (isIndicatorHeading(map.text(label.row, column))) return [];
  }
  return [describeValue(search, { label, value, code, unit: null, several: false })];
}

interface RightOfLabel {
  readonly values: readonly Place[];
  readonly code: string | null;
  readonly unit: UnitId | null;
}

function readRight(map: SheetMap, label: Place): RightOfLabel {
  const values: Place[] = [];
  let code: string | null = null;
  let unit: UnitId | null = null;
  const { row } = label;
  for (let column = after(map, row, label.column); column <= map.columnCount; column = after(map, row, column)) {
    const text = map.text(row, column).trim();
    if (text === "" && isValueCell(map, { row, column })) {
      values.push({ row, column });
      continue;
    }
    if (text === "" || values.length > 0) break;
    const read = parseUnit(text);
    if (read === null && !CODE_TEXT.test(text)) break;
    unit = read ?? unit;
    if (read === null && /[A-Za-z]/u.test(text)) code = text;
  }
  return { values, code, unit };
}

function after(map: SheetMap, row: number, column: number): number {
  return map.area(row, column).lastColumn + 1;
}

function valueBeside(map: SheetMap, place: Place): Place | null {
  const column = map.area(place.row, place.column).lastColumn + 1;
  const value = { row: place.row, column };
  return column <= map.columnCount && map.isBlank(place.row, column) && isValueCell(map, value) ? value : null;
}

function isLabel(text: string): boolean {
  const folded = foldText(text);
  return (
    folded.length >= 2 &&
    folded.length <= 60 &&
    /\p{L}/u.test(folded) &&
    !CODE_TEXT.test(folded) &&
    parseUnit(text) === null
  );
}

function isValueCell(map: SheetMap, place: Place): boolean {
  if (!map.isOpen(place.row, place.column)) return false;
  if (map.isUnderlined(place.row, place.column) && followsColon(map, place)) return true;
  const unlocked = map.isReleased(place.row, place.column);
  return unlocked || map.isBordered(place.row, place.column) || map.allowed(place.row, place.column).length > 0;
}

/** An underline is a place to write on only right after its label: 填表人：____ */
function followsColon(map: SheetMap, place: Place): boolean {
  const before = place.column - 1;
  return before >= 1 && /[：:]\s*$/u.test(map.text(place.row, map.area(place.row, before).firstColumn));
}

function codeInLabel(text: string): string | null {
  return /[（(]\s*([A-Za-z]{2,5}_?\d[\w.]*)\s*[）)]/u.exec(text)?.[1] ?? null;
}

interface Answer {
  readonly label: Place;
  readonly value: Place;
  readonly code: string | null;
  readonly unit: UnitId | null;
  /** Several value cells stand beside the label; their headings tell them apart. */
  readonly several: boolean;
}

function describeValue(search: CellSearch, answer: Answer): FormCell {
  const { map } = search;
  const text = map.text(answer.label.row, answer.label.column);
  const own = text.replace(/[（(]\s*[A-Za-z]{2,5}_?\d[\w.]*\s*[）)]/u, "").replace(/[：:]\s*$/u, "");
  const heading = answer.several ? headingAbove(map, answer.value) : "";
  const label = cleanLabel(own);
  const unit = answer.unit ?? sectionUnit(map, answer.label) ?? search.context.tableUnit;
  const whole = /^[\s\u3000]*其中/u.test(own) ? labelAbove(map, answer.label) : undefined;
  const asked = { headerPath: heading === "" ? [own] : [heading, own], code: answer.code, whole };
  const match = matchColumn(asked, { ...search.context, tableUnit: unit });
  const allowed = map.allowed(answer.value.row, answer.value.column);
  return {
    sheet: map.sheet.name,
    cell: cellAddress(answer.value.row, answer.value.column),
    label: heading === "" ? label : `${label}（${heading}）`,
    prefix: "",
    unit: match.unit ?? (match.binding.source === null ? unit : null),
    allowed: allowed.length > 0 ? allowed : codedWords(text),
    numberFormat: map.look(answer.value.row, answer.value.column)?.numberFormat ?? null,
    // 填表人：____ below the table is who fills the form, as when the gap is printed in the cell itself.
    binding: map.isUnderlined(answer.value.row, answer.value.column)
      ? bindText(search, label, false)
      : bindAnswer(match.binding, { heading, label, subjectKnown: search.context.subject !== null }),
  };
}

function bindAnswer(
  binding: Binding,
  asked: { readonly heading: string; readonly label: string; readonly subjectKnown: boolean },
): Binding {
  if (/同比|增长|增减|增幅|占比|备注|比重/u.test(asked.heading)) return unbound("本栏由人工填写或另行计算");
  if (binding.source !== null) return binding;
  const setting = bindSetting(asked.label);
  if (setting === null || !asked.subjectKnown) return setting ?? binding;
  // 负责人 inside the table of one enterprise is that enterprise's, not ours.
  return { ...setting, confidence: 0.4, reason: `“${asked.label}”也可能指表中单位的，请确认` };
}

function cleanLabel(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/^[\s\u3000]+|[\s\u3000]+$/gu, "");
}

/** `性质 1.事业 2.企业`: the codes that may be written, with their meaning. */
function codedWords(text: string): string[] {
  const found = [...text.matchAll(/(\d)\s*[.．、]\s*([\p{Script=Han}]+)/gu)].map((match) => `${match[1]}.${match[2]}`);
  return found.length >= 2 ? found : [];
}

function headingAbove(map: SheetMap, value: Place): string {
  for (let row = value.row - 1; row >= 1; row -= 1) {
    const text = map.text(row, value.column).trim();
    if (text !== "" && /\p{L}/u.test(text) && map.isBordered(row, value.column)) return text;
    if (!map.isBordered(row, value.column)) return "";
  }
  return "";
}

/** The nearest label above that is no 其中 itself. */
function labelAbove(map: SheetMap, label: Place): readonly string[] | undefined {
  for (let row = label.row - 1; row >= 1; row -= 1) {
    const text = map.text(row, label.column);
    if (text.trim() === "") return undefined;
    if (!/^[\s\u3000]/u.test(text)) return [text];
  }
  return undefined;
}

/** Unit of the block a label stands in: the nearest heading above that states one, in its own column, else in those left of it (a block can run on from the left half of the form). */
function sectionUnit(map: SheetMap, label: Place): UnitId | null {
  for (let column = label.column; column >= 1; column -= 1) {
    for (let row = column === label.column ? label.row - 1 : label.row; row >= 1; row -= 1) {
      const text = map.text(row, column);
      if (isIndicatorHeading(text)) break;
      const unit = blockUnit(text);
      if (unit !== null) return unit;
    }
  }
  return null;
}
