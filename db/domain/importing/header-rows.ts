import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { isBlankCell, isNumericCell } from "#domain/importing/cell-text";
import { readHeaderText, withoutBrackets } from "#domain/importing/header-text";
import type { SheetView } from "#domain/importing/sheet-view";
import { parseUnit } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import type { SheetRow } from "#domain/workbook/grid";

/** How many cells of a row are words of the catalogue (表头命中数): the mark of a header row. `rough`: look closely even at long or numeric rows. */
export function headerHits(row: SheetRow, index: CatalogueIndex, rough: boolean): number {
  let filled = 0;
  let numeric = 0;
  for (const content of row.cells) {
    if (isBlankCell(content)) continue;
    filled += 1;
    if (isNumericCell(content) || (typeof content === "string" && PLAIN_NUMBER.test(content))) {
      numeric += 1;
      if (!rough) return 0;
    }
  }
  if (filled < 2 || numeric > filled * 0.3) return 0;
  let hits = 0;
  for (const content of row.cells) if (typeof content === "string" && isHeaderWord(content, index)) hits += 1;
  return hits;
}

/** Whether a text is a word of the catalogue, a statistics code or a serial-number heading (表头用词). */
export function isHeaderWord(text: string, index: CatalogueIndex): boolean {
  if (text.length > 60 || text === "") return false;
  const { name } = readHeaderText(text);
  if (name === "") return false;
  return (
    index.byFoldedName.has(name) ||
    index.byFoldedName.has(withoutBrackets(name)) ||
    isSerialHeading(name) ||
    index.byCode.has(text.trim().toLowerCase())
  );
}

/** 序号, 编号, No. (序号列表头). Folded text. */
export function isSerialHeading(folded: string): boolean {
  return /^(?:序号|序|编号|行号|序列|NO\.?|项次|排序)$/u.test(folded);
}

/** A row of national statistics codes such as qc05_0, TDF711 (代码行). */
export function isCodeRow(view: SheetView, row: number): boolean {
  return share(view, row, (text) => STATISTICS_CODE.test(text)) >= 0.6;
}

/** A row that names units: 万元, 千元, 人 (单位行); dashes, its own heading and a few short words without figures (年月, 是/否) may stand between. */
export function isUnitRow(view: SheetView, row: number): boolean {
  const words: string[] = [];
  const width = view.rowAt(row)?.cells.length ?? 0;
  for (let column = 1; column <= width; column += 1) {
    if (isNumericCell(view.contentAt(row, column))) return false;
    const text = ownText(view, row, column).replace(/^[(（]|[)）]$/gu, "");
    if (text !== "" && !/^[-—–/]$/u.test(text) && !/^(?:计量|数量)?单\s*位$/u.test(text)) words.push(text);
  }
  const units = words.filter((text) => parseUnit(text) !== null).length;
  const others = words.filter((text) => parseUnit(text) === null);
  return (
    units > 0 &&
    (units === words.length || words.length + filledDashes(view, row) >= 2) &&
    units >= words.length * 0.6 &&
    others.every(isUnitLike)
  );
}

function filledDashes(view: SheetView, row: number): number {
  return (view.rowAt(row)?.cells ?? []).filter(
    (content) => typeof content === "string" && /^\s*(?:[-—–/]|(?:计量|数量)?单\s*位)\s*$/u.test(content),
  ).length;
}

const isUnitLike = (text: string): boolean =>
  text.length <= 5 &&
  /^(?:年|月|日|年月|年月日|是\/否|文本|文字|字符|数值|代码|名称|次|台|套|\/|亩|篇|门|㎡|[\u4e00-\u9fff]\/[\u4e00-\u9fff]+)$/u.test(
    text,
  );

/** A row that numbers the columns: 甲 乙 1 2 3, (1) (2), 1=2+3 (栏号行). */
export function isNumberingRow(view: SheetView, row: number): boolean {
  const sheetRow = view.rowAt(row);
  if (sheetRow === undefined) return false;
  let previous = 0;
  let count = 0;
  for (let column = 1; column <= sheetRow.cells.length; column += 1) {
    const text = foldText(ownText(view, row, column));
    if (text === "") continue;
    const digits = /^[([]?(\d{1,3})[)\]]?(?:=.+)?$/u.exec(text)?.[1];
    if (digits === undefined) {
      if (!/^[甲乙丙丁戊己庚辛壬癸ABCDEFGHIJK]$/u.test(text) || previous > 0) return false;
      count += 1;
      continue;
    }
    if (Number(digits) !== previous + 1) return false;
    previous = Number(digits);
    count += 1;
  }
  return count >= 3 && previous >= 2;
}

/** Own text of a cell, merged followers blank. */
export function ownText(view: SheetView, row: number, column: number): string {
  const merge = view.mergeAt(row, column);
  if (merge !== null && (merge.firstRow !== row || merge.firstColumn !== column)) return "";
  return view.textAt(row, column);
}

const PLAIN_NUMBER = /^\s*-?\d[\d,.]*\s*$/u;
const STATISTICS_CODE = /^[A-Za-z]{1,5}_?\d{1,4}(?:[a-z])?(?:_\d{1,2})?[A-Za-z]?\d{0,3}$/u;

function share(view: SheetView, row: number, test: (text: string) => boolean): number {
  const sheetRow = view.rowAt(row);
  if (sheetRow === undefined) return 0;
  let filled = 0;
  let matching = 0;
  for (let column = 1; column <= sheetRow.cells.length; column += 1) {
    const text = ownText(view, row, column);
    if (text === "") continue;
    filled += 1;
    if (test(text)) matching += 1;
  }
  return filled < 2 ? 0 : matching / filled;
}
