/** What stood in the single cells of a copy handed in before (读已报单格): found by the words printed beside them, wherever rows have moved them. */
import type { AlignedList } from "#domain/reporting/align-copy";
import { type FilledContent, plainContent } from "#domain/reporting/filled-rows";
import type { FormCell, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { placeKey } from "#domain/reporting/place-words";
import { createSheetMap, type SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";
import { parseCellAddress } from "#domain/workbook/cell-address";

/** Contents by the place of the cell in `FormReading.cells`; null where it was blank or is not found. */
export function readFilledPlaces(
  reading: FormReading,
  copy: FormWorkbook,
  aligned: readonly (AlignedList | null)[],
): readonly (FilledContent | null)[] {
  const maps = new Map<string, SheetMap | null>();
  const mapOf = (sheet: string): SheetMap | null => {
    const known = maps.get(sheet);
    if (known !== undefined) return known;
    const made = findSheet(sheet, { reading, copy, aligned });
    maps.set(sheet, made);
    return made;
  };
  return reading.cells.map((cell) => {
    const map = mapOf(cell.sheet);
    if (map === null) return null;
    return cell.prefix.trim() === "" && cell.suffix === undefined ? beside(cell, map) : inside(cell, reading, map);
  });
}

/** The sheet of that name, else where its lists have gone, else the only one. */
function findSheet(
  name: string,
  {
    reading,
    copy,
    aligned,
  }: { readonly reading: FormReading; readonly copy: FormWorkbook; readonly aligned: readonly (AlignedList | null)[] },
): SheetMap | null {
  const same = copy.sheets.find((sheet) => sheet.name.trim() === name.trim());
  if (same !== undefined) return createSheetMap(same);
  const list = reading.lists.findIndex(({ sheet }, number) => sheet === name && (aligned[number] ?? null) !== null);
  const visible = copy.sheets.filter(({ visibility }) => visibility === "visible");
  const [only] = visible;
  return aligned[list]?.map ?? (only !== undefined && visible.length === 1 ? createSheetMap(only) : null);
}

/** A value beside or below its label: at the same address when its label is near, else where its label has gone. */
function beside(cell: FormCell, map: SheetMap): FilledContent | null {
  const address = parseCellAddress(cell.cell);
  const wanted = placeKey([plainLabel(cell.label)], null);
  if (address === null || wanted === "") return null;
  if (labels(map, address.row, address.column).includes(wanted))
    return plainContent(map.content(address.row, address.column));
  for (const { index, cells } of map.sheet.grid.rows) {
    for (const [i, content] of cells.entries()) {
      if (typeof content !== "string" || labelKey(content) !== wanted) continue;
      const value = rightOf(map, index, i + 1);
      if (value !== null) return value;
    }
  }
  return null;
}

/** 营业收入（本年） has its heading in brackets behind. */
function plainLabel(label: string): string {
  return label.replace(/（[^（）]*）$/u, "") || label;
}

function labelKey(text: string): string {
  return placeKey([text.replace(/[（(]\s*[A-Za-z]{2,5}_?\d[\w.]*\s*[）)]/u, "").replace(/[：:]\s*$/u, "")], null);
}

function labels(map: SheetMap, row: number, column: number): readonly string[] {
  const found: string[] = [];
  for (let at = column - 1; at >= Math.max(1, column - 8); at -= 1) found.push(labelKey(map.text(row, at)));
  for (let at = row - 1; at >= Math.max(1, row - 2); at -= 1) found.push(labelKey(map.text(at, column)));
  return found;
}

/** What was written right of a label, past its code and unit. */
function rightOf(map: SheetMap, row: number, column: number): FilledContent | null {
  let at = map.area(row, column).lastColumn + 1;
  for (let step = 0; step < 3 && at <= map.columnCount; step += 1, at = map.area(row, at).lastColumn + 1) {
    const text = map.text(row, at).trim();
    const isCode = /^(?:[A-Za-z]{1,5}_?\d[\w.-]*|0\d|\d{1,2}|[千万亿]?[元人家户个件项%㎡亩]|万元|千元|平方米)$/u.test(
      text,
    );
    if (!isCode || step === 2) return plainContent(map.content(row, at));
  }
  return null;
}

/** What was written into the gaps of a printed text: the pieces around it are found in the copy's text. */
function inside(cell: FormCell, reading: FormReading, map: SheetMap): FilledContent | null {
  const gaps = reading.cells.filter((one) => one.sheet === cell.sheet && one.cell === cell.cell);
  const number = gaps.indexOf(cell);
  const pieces = gaps.map(({ prefix }) => squeezed(prefix));
  const tail = squeezed(gaps.at(-1)?.suffix ?? "");
  for (const row of map.sheet.grid.rows) {
    for (const content of row.cells) {
      if (typeof content !== "string") continue;
      const parts = splitBy(squeezed(content), pieces, tail);
      const said = parts?.[number];
      if (said !== undefined && said !== "") return said;
    }
  }
  return null;
}

function squeezed(text: string): string {
  return foldText(text).replace(/[\s_＿]/gu, "");
}

function splitBy(text: string, pieces: readonly string[], tail: string): readonly string[] | null {
  const found: string[] = [];
  let from = 0;
  for (const [i, piece] of pieces.entries()) {
    if (!text.startsWith(piece, from) && i === 0) return null;
    const at = text.indexOf(piece, from);
    if (at < 0 || piece === "") return null;
    if (i > 0) found.push(text.slice(from, at));
    from = at + piece.length;
  }
  const end = tail === "" ? text.length : text.lastIndexOf(tail);
  if (end < from) return null;
  return [...found, text.slice(from, end)];
}
