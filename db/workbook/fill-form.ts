import { err, ok, type Result } from "#domain/shared/result";
import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { FormError } from "#domain/reporting/form-error";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { createStringAppender, type StringAppender } from "./edit-strings.ts";
import { dropCalcChain, requireRecalculation } from "./edit-workbook.ts";
import { type FormPackage, openFormPackage } from "./form-package.ts";
import { formatSheet, isTouched } from "./format-sheet.ts";
import { refuseGrowth } from "./form-safety.ts";
import { growSheet, shiftSheetFormulas } from "./grow-sheet.ts";
import { listTables, refreshCharts } from "./refresh-charts.ts";
import { refreshFormulas } from "./refresh-formulas.ts";
import { createRowShifts, movesRows, type RowShift } from "./row-shift.ts";
import { type Drafts, shiftParts } from "./shift-parts.ts";
import { shiftSheetFrame } from "./shift-sheet-frame.ts";
import { expandSharedFormulas, formulaCellsOf, parseSheetXml, rowsWithFormulas, type SheetXml } from "./sheet-xml.ts";
import { writeCells } from "./write-cells.ts";
import { type Content, writeZip } from "./write-zip.ts";
import { encodeXml } from "./xml-text.ts";

/** Fills a form (填表): only the XML parts that must change are edited, as text; every other part keeps its compressed bytes. */
export function fillForm(
  bytes: Uint8Array,
  fills: readonly SheetFill[],
): Result<{ readonly bytes: Uint8Array; readonly parts: PartsProof }, FormError> {
  const opened = openFormPackage({ name: "", bytes });
  return opened.ok ? fillPackage(opened.value, fills) : err({ type: "FormNotXlsx", file: "" });
}

/** Fills a form whose package is open already. */
export function fillPackage(
  form: FormPackage,
  fills: readonly SheetFill[],
): Result<{ readonly bytes: Uint8Array; readonly parts: PartsProof }, FormError> {
  const work = openWork(form);
  const moved = moveForm(work, createRowShifts(fills));
  if (moved !== null) return err(moved);
  const strings = openStrings(work);
  const refused = writeValues(work, fills, strings);
  if (refused !== null) return err(refused);
  return ok(packForm(work, strings));
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
  return [...rowsWithFormulas(xml)].some((row) =>
    formulaCellsOf(row).some((cell) => cell.inner.includes("shared") && cell.inner.toLowerCase().includes(quoted)),
  );
}

/** The workbook's texts, and the part they stand in; null where texts stand in their cells. */
interface Strings {
  readonly part: string | null;
  readonly appender: StringAppender;
}

function openStrings({ form, sheets }: Work): Strings {
  const part = form.workbookRelations.find((relation) => relation.type === "sharedStrings")?.target ?? null;
  const prefix = [...sheets.values()][0]?.xml.prefix ?? "";
  return { part, appender: createStringAppender(part === null ? null : form.text(part), prefix) };
}

function writeValues(work: Work, fills: readonly SheetFill[], { part, appender }: Strings): FormError | null {
  const { form, drafts } = work;
  const date1904 = /date1904\s*=\s*["'](?:1|true)["']/u.test(form.text(form.workbookPart) ?? "");
  for (const { sheet: name, writes, blocks = [] } of fills) {
    const sheet = work.sheets.get(name);
    if (sheet === undefined) return { type: "FormStructureUnsafe", sheet: name, what: "表里没有这张工作表" };
    writeCells(sheet.xml, { writes, blocks }, { strings: appender, date1904 });
  }
  const added = appender.result();
  if (added !== null && part !== null) drafts.write(part, added);
  const refreshed = refreshFormulas({
    sheets: [...work.sheets.values()],
    workbook: drafts.read(form.workbookPart) ?? "",
    textAt: appender.textAt,
    fills,
    tables: listTables(form, drafts),
  });
  if (refreshed !== null) refreshCharts(form, drafts, refreshed);
  if (refreshed?.calculated === true)
    drafts.write(form.workbookPart, requireRecalculation(drafts.read(form.workbookPart) ?? ""));
  if (work.grown) dropCalcChain(form, drafts, work.removed);
  return null;
}

/** Sheets up to this many characters are compared with how they came; longer ones count as changed once touched. */
const COMPARED_LENGTH = 4_000_000;

function packForm(work: Work, { appender }: Strings): { bytes: Uint8Array; parts: PartsProof } {
  const { form, changed, removed } = work;
  const replaced = new Map<string, Content>();
  const replace = (part: string, content: Content): void => {
    const entry = form.archive.find(part);
    if (entry !== null && !removed.has(entry.name)) replaced.set(entry.name, content);
  };
  for (const { part, xml } of work.sheets.values()) {
    const before = form.text(part) ?? "";
    if (!isTouched(xml)) continue;
    const isLong = xml.runs.length > 0 || before.length > COMPARED_LENGTH;
    const text = isLong ? null : [...formatSheet(xml, appender)].join("");
    if (text !== before) replace(part, text === null ? formatSheet(xml, appender) : new TextEncoder().encode(text));
  }
  for (const [part, text] of changed) {
    if (text !== form.text(part)) replace(part, new TextEncoder().encode(text));
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
