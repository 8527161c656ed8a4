import { err, ok, type Result } from "#domain/shared/result";
import type { CellWrite } from "#domain/reporting/form-binding";
import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { FormError } from "#domain/reporting/form-error";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { createStringAppender } from "./edit-strings.ts";
import { dropCalcChain, requireRecalculation } from "./edit-workbook.ts";
import { type FormPackage, openFormPackage } from "./form-package.ts";
import { refuseGrowth } from "./form-safety.ts";
import { growSheet, shiftSheetFormulas } from "./grow-sheet.ts";
import { refreshFormulas } from "./refresh-formulas.ts";
import { createRowShifts, movesRows, type RowShift } from "./row-shift.ts";
import { type Drafts, shiftParts } from "./shift-parts.ts";
import { shiftSheetFrame } from "./shift-sheet-frame.ts";
import { expandSharedFormulas, formatSheetXml, parseSheetXml, type SheetXml } from "./sheet-xml.ts";
import { writeCells } from "./write-cells.ts";
import { writeZip } from "./write-zip.ts";
import { encodeXml } from "./xml-text.ts";

/** Fills a form (填表): only the XML parts that must change are edited, as text; every other part keeps its compressed bytes. */
export function fillForm(
  bytes: Uint8Array,
  asked: readonly SheetFill[],
): Result<{ readonly bytes: Uint8Array; readonly parts: PartsProof }, FormError> {
  const opened = openFormPackage({ name: "", bytes });
  return opened.ok ? fillPackage(opened.value, asked) : err({ type: "FormNotXlsx", file: "" });
}

/** Fills a form whose package is open already. */
export function fillPackage(
  form: FormPackage,
  asked: readonly SheetFill[],
): Result<{ readonly bytes: Uint8Array; readonly parts: PartsProof }, FormError> {
  const fills = asked.map((fill) => ({ ...fill, writes: [...fill.writes, ...listBlockWrites(fill)] }));
  const work = openWork(form);
  const moved = moveForm(work, createRowShifts(fills));
  if (moved !== null) return err(moved);
  const refused = writeValues(work, fills);
  if (refused !== null) return err(refused);
  return ok(packForm(work));
}

function* listBlockWrites(fill: SheetFill): Generator<CellWrite> {
  for (const { firstRow, count, height, cells, value } of fill.blocks ?? []) {
    for (let record = 0; record < count; record += 1) {
      for (const [place, { column, line }] of cells.entries()) {
        const content = value(record, place);
        if (content !== null) yield { row: firstRow + record * height + line, column, value: content };
      }
    }
  }
}

/** A form while it is being filled: sheets cut into rows, other parts as text. */
interface Work {
  readonly form: FormPackage;
  readonly sheets: Map<string, { readonly name: string; readonly part: string; xml: SheetXml }>;
  readonly drafts: Drafts;
  readonly changed: Map<string, string>;
  readonly removed: Set<string>;
  grown: boolean;
}

function openWork(form: FormPackage): Work {
  const changed = new Map<string, string>();
  const sheets = new Map(
    form.sheets.map((sheet) => [
      sheet.name,
      { name: sheet.name, part: sheet.part, xml: parseSheetXml(form.text(sheet.part) ?? "") },
    ]),
  );
  const drafts: Drafts = {
    read: (part) => changed.get(part) ?? form.text(part),
    write: (part, text) => changed.set(part, text),
  };
  return { form, sheets, drafts, changed, removed: new Set(), grown: false };
}

/** Moves the whole workbook for the rows added, removed and hidden in all sheets. They are handled together, because formulas of one sheet may run along the list of another. */
function moveForm(work: Work, shifts: readonly RowShift[]): FormError | null {
  const lost = shifts.find((shift) => !work.sheets.has(shift.sheet));
  if (lost !== undefined) return { type: "FormStructureUnsafe", sheet: lost.sheet, what: "表里没有这张工作表" };
  const moving = shifts.filter(movesRows);
  for (const sheet of work.sheets.values()) {
    const own = moving.some((shift) => shift.sheet === sheet.name);
    if (own || moving.some((shift) => mentionsSheet(sheet.xml, shift.sheet))) expandSharedFormulas(sheet.xml);
  }
  const refused = refuseGrowth(work.form, [...work.sheets.values()], shifts);
  if (refused !== null) return refused;
  for (const sheet of work.sheets.values()) {
    const own = shifts.find((shift) => shift.sheet === sheet.name);
    const shift = own ?? moving[0];
    if (shift === undefined) continue;
    if (own === undefined) shiftSheetFormulas(sheet.xml, shift, sheet.name);
    else sheet.xml = growSheet(sheet.xml, shift);
    if (moving.length === 0) continue;
    const { head, tail } = sheet.xml;
    sheet.xml = {
      ...sheet.xml,
      head: shiftSheetFrame(head, shift, sheet.name),
      tail: shiftSheetFrame(tail, shift, sheet.name),
    };
  }
  if (moving.length === 0) return null;
  shiftParts(work.form, work.drafts, moving);
  work.grown = true;
  return null;
}

/** Whether a sheet's formulas may point to another one; a shared group elsewhere is left alone then. */
function mentionsSheet(xml: SheetXml, name: string): boolean {
  const quoted = encodeXml(name.replaceAll("'", "''")).toLowerCase();
  return xml.rows.some((row) =>
    row.cells.some((cell) => cell.inner.includes("shared") && cell.inner.toLowerCase().includes(quoted)),
  );
}

function writeValues(work: Work, fills: readonly SheetFill[]): FormError | null {
  const { form, drafts } = work;
  const stringsPart = form.workbookRelations.find((relation) => relation.type === "sharedStrings")?.target ?? null;
  const sharedStrings = stringsPart === null ? null : form.text(stringsPart);
  const strings = createStringAppender(sharedStrings, [...work.sheets.values()][0]?.xml.prefix ?? "");
  const date1904 = /date1904\s*=\s*["'](?:1|true)["']/u.test(form.text(form.workbookPart) ?? "");
  for (const fill of fills) {
    const sheet = work.sheets.get(fill.sheet);
    if (sheet === undefined) return { type: "FormStructureUnsafe", sheet: fill.sheet, what: "表里没有这张工作表" };
    sheet.xml = writeCells(sheet.xml, fill.writes, { strings, date1904 });
  }
  const added = strings.result();
  if (added !== null && stringsPart !== null) drafts.write(stringsPart, added);
  const refreshed = refreshFormulas({
    sheets: [...work.sheets.values()],
    workbook: drafts.read(form.workbookPart) ?? "",
    strings: sharedStrings === null ? null : (added ?? sharedStrings),
    fills,
  });
  if (refreshed) drafts.write(form.workbookPart, requireRecalculation(drafts.read(form.workbookPart) ?? ""));
  if (work.grown) dropCalcChain(form, drafts, work.removed);
  return null;
}

function packForm(work: Work): { bytes: Uint8Array; parts: PartsProof } {
  const { form, changed, removed } = work;
  for (const sheet of work.sheets.values()) {
    const text = formatSheetXml(sheet.xml);
    changed.set(sheet.part, text);
  }
  const replaced = new Map<string, Uint8Array>();
  for (const [part, text] of changed) {
    const entry = form.archive.find(part);
    if (entry === null || removed.has(entry.name) || text === form.text(part)) continue;
    replaced.set(entry.name, new TextEncoder().encode(text));
  }
  const names = form.archive.entries.map((entry) => entry.name);
  return {
    bytes: writeZip(form.archive, replaced, removed),
    parts: {
      unchanged: names.filter((name) => !replaced.has(name) && !removed.has(name)),
      changed: [...replaced.keys()],
      removed: [...removed],
    },
  };
}
