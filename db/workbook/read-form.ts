import { createHash } from "node:crypto";
import { ok, type Result } from "#domain/shared/result";
import { cellAddress, parseCellRange } from "#domain/workbook/cell-address";
import type { FormError } from "#domain/reporting/form-error";
import type { FormCellLook, FormSheet, FormWorkbook } from "#domain/reporting/form-workbook";
import type { CellContent, DateCell, Grid, SheetRow } from "#domain/workbook/grid";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { serialToIso } from "./date-serial.ts";
import { type FormPackage, openFormPackage, type SheetPart } from "./form-package.ts";
import { readFormStyles } from "./form-styles.ts";
import { readValidations, type WordSource } from "./form-validations.ts";
import type { Reference } from "./formula-pieces.ts";
import { classifyFormat } from "./number-format.ts";
import { type CellXml, expandSharedFormulas, parseSheetXml, readFormula, type SheetXml } from "./sheet-xml.ts";
import { decodeXml, listElements, readAttribute, readStringItem } from "./xml-text.ts";

/** Reads a form with everything that tells where it wants to be filled (读表). Forms are small: the whole package is read at once. */
export async function readForm(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<FormWorkbook, FormError | WorkbookError>> {
  const opened = openFormPackage(file);
  if (!opened.ok) return opened;
  const form = opened.value;
  const names = readNames(form);
  const reading = openReading(form);
  const grids = new Map(form.sheets.map((sheet) => [sheet.name.toLowerCase(), readGrid(sheet, reading)]));
  const source: WordSource = {
    name: (name) => names.find((known) => known.name.toLowerCase() === name.toLowerCase())?.text ?? null,
    words: (reference, home) => wordsOf(grids.get((reference.sheet ?? home).toLowerCase())?.grid, reference),
  };
  const sheets = form.sheets.flatMap((sheet): FormSheet[] => {
    const read = grids.get(sheet.name.toLowerCase());
    if (read === undefined) return [];
    const { grid, looks, xml } = read;
    const tail = xml.tail;
    const isProtected = /^(?:1|true)$/u.test(
      readAttribute(listElements(tail, "sheetProtection")[0]?.tag ?? "", "sheet") ?? "",
    );
    const validations = readValidations(tail, sheet.name, source);
    return [{ name: sheet.name, visibility: sheet.visibility, protected: isProtected, grid, looks, validations }];
  });
  const hash = createHash("sha256").update(file.bytes).digest("hex");
  return ok({ file: file.name, hash, sheets, definedNames: names });
}

/** What all sheets of a workbook share. */
interface Reading {
  readonly form: FormPackage;
  readonly strings: readonly string[];
  readonly styles: readonly FormCellLook[];
  readonly date1904: boolean;
}

function openReading(form: FormPackage): Reading {
  const part = (type: string) => form.workbookRelations.find((relation) => relation.type === type)?.target ?? "";
  return {
    form,
    strings: listElements(form.text(part("sharedStrings")) ?? "", "si").map((item) => readPrint(item.inner)),
    styles: readFormStyles(form.text(part("styles"))),
    date1904: /date1904\s*=\s*["'](?:1|true)["']/u.test(form.text(form.workbookPart) ?? ""),
  };
}

function readNames(form: FormPackage): FormWorkbook["definedNames"] {
  return listElements(form.text(form.workbookPart) ?? "", "definedName").map((element) => {
    const local = readAttribute(element.tag, "localSheetId");
    const sheet = local === null ? null : (form.tabs[Number(local)] ?? null);
    return { name: readAttribute(element.tag, "name") ?? "", sheet, text: decodeXml(element.inner) };
  });
}

function readGrid(
  sheet: SheetPart,
  reading: Reading,
): { grid: Grid; looks: Record<string, FormCellLook>; xml: SheetXml } {
  const xml = parseSheetXml(reading.form.text(sheet.part) ?? "");
  expandSharedFormulas(xml);
  const looks: Record<string, FormCellLook> = {};
  const rows: SheetRow[] = [];
  let columnCount = 0;
  for (const row of xml.rows) {
    const cells: (CellContent | undefined)[] = [];
    for (const cell of row.cells) {
      const look = reading.styles[Number(readAttribute(cell.tag, "s") ?? 0)] ?? PLAIN;
      looks[cellAddress(row.row, cell.column)] = look;
      cells[cell.column - 1] = readContent(cell, look, reading);
      columnCount = Math.max(columnCount, cell.column);
    }
    rows.push({
      index: row.row,
      hidden: /^(?:1|true)$/u.test(readAttribute(row.tag, "hidden") ?? ""),
      cells: Array.from(cells),
    });
  }
  const merges = listElements(xml.tail, "mergeCell").flatMap(
    (merge) => parseCellRange(readAttribute(merge.tag, "ref") ?? "") ?? [],
  );
  const grid: Grid = {
    name: sheet.name,
    visibility: sheet.visibility,
    rows,
    complete: true,
    rowCount: xml.rows.at(-1)?.row ?? 0,
    columnCount,
    merges,
    hiddenColumns: readHiddenColumns(xml.head),
    delimited: false,
  };
  return { grid, looks, xml };
}

const PLAIN: FormCellLook = { numberFormat: null, locked: true, bordered: false, underlined: false };

function readHiddenColumns(head: string): number[] {
  return listElements(head, "col").flatMap((column) => {
    if (!/^(?:1|true)$/u.test(readAttribute(column.tag, "hidden") ?? "")) return [];
    const [first, last] = [Number(readAttribute(column.tag, "min")), Number(readAttribute(column.tag, "max"))];
    return Array.from({ length: Math.min(last, 16_384) - first + 1 }, (_, i) => first + i);
  });
}

function readContent(cell: CellXml, look: FormCellLook, reading: Reading): CellContent | undefined {
  const value = readValue(cell, look, reading);
  const formula = readFormula(cell);
  if (formula === null) return value;
  return { kind: "formula", formula: formula.text, value: value ?? null };
}

function readValue(
  cell: CellXml,
  look: FormCellLook,
  reading: Reading,
): string | number | boolean | DateCell | { readonly kind: "error"; readonly text: string } | undefined {
  const type = readAttribute(cell.tag, "t") ?? "n";
  if (type === "inlineStr") return readPrint(cell.inner) || undefined;
  const element = listElements(cell.inner, "v")[0];
  if (element === undefined || element.inner === "") return undefined;
  const text = decodeXml(element.inner);
  if (type === "s") return reading.strings[Number(text)] || undefined;
  if (type === "str") return text || undefined;
  if (type === "b") return text === "1";
  if (type === "e") return { kind: "error", text };
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  const iso =
    look.numberFormat !== null && classifyFormat(look.numberFormat) === "date"
      ? serialToIso(number, reading.date1904)
      : null;
  return iso === null ? number : { kind: "date", serial: number, iso, text: iso };
}

const UNDERLINED = /<(?:[\w.-]+:)?u(?:\s+val\s*=\s*["'](?!none)[^"']*["'])?\s*\/>/u;

/** Text of a string item in which blanks on an underline (　　　　 in a run with 下划线) read as the line they show: places to write on. As long as the text itself. */
function readPrint(inner: string): string {
  const text = readStringItem(inner);
  if (!UNDERLINED.test(inner)) return text;
  const runs = listElements(inner, "r").map((run) => {
    const own = readStringItem(run.inner);
    return UNDERLINED.test(run.inner) && /^[\s\u3000]{2,}$/u.test(own) ? "_".repeat(own.length) : own;
  });
  const print = runs.join("");
  return print.length === text.length ? print : text;
}

function wordsOf(grid: Grid | undefined, reference: Reference): readonly string[] | null {
  if (grid === undefined) return null;
  const to = reference.to ?? reference.from;
  const [firstRow, lastRow] = [reference.from.row ?? 1, to.row ?? grid.rowCount];
  const [firstColumn, lastColumn] = [reference.from.column ?? 1, to.column ?? grid.columnCount];
  return grid.rows
    .filter((row) => row.index >= firstRow && row.index <= lastRow)
    .flatMap((row) => row.cells.slice(firstColumn - 1, lastColumn))
    .flatMap((content) => (typeof content === "string" || typeof content === "number" ? [String(content)] : []));
}
