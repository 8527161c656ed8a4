import { closeFormula, type CopyNames, openFormula } from "./copy-sheet-mould.ts";
import {
  decodeXml,
  encodeXml,
  listElements,
  readAttribute,
  scanTags,
  writeAttribute,
  type XmlElement,
} from "./xml-text.ts";

/** A sheet of which copies are entered into workbook.xml. `copies[0]` is the sheet itself under its new name. */
export interface EnteredCopies {
  readonly sheet: string;
  readonly tables: readonly string[];
  readonly copies: readonly { readonly names: CopyNames; readonly relation: string }[];
}

/** Enters the copies of a sheet into workbook.xml (登记副本): sheets in its place, names of its own for each copy, numbers of later sheets moved on. */
export function enterCopies(workbook: string, entered: EnteredCopies): string {
  const list = listElements(workbook, "sheets")[0];
  const sheets = list === undefined ? [] : listElements(list.inner, "sheet");
  const place = sheets.findIndex((sheet) => readAttribute(sheet.tag, "name") === entered.sheet);
  const own = sheets[place];
  if (list === undefined || own === undefined) return workbook;
  let nextId = Math.max(...sheets.map((sheet) => Number(readAttribute(sheet.tag, "sheetId") ?? 0)));
  const tags = entered.copies.map(({ names, relation }, i) => {
    const named = writeAttribute(own.tag, "name", names.sheet);
    if (i === 0) return closed(named);
    nextId += 1;
    return closed(writeAttribute(writeAttribute(named, "sheetId", String(nextId)), "id", relation));
  });
  const at = list.start + list.tag.length;
  const sheeted = workbook.slice(0, at + own.start) + tags.join("") + workbook.slice(at + own.end);
  return moveTabs(copyNames(sheeted, entered, place), place, entered.copies.length - 1);
}

function closed(tag: string): string {
  return tag.endsWith("/>") ? tag : tag.replace(/\s*>$/u, "/>");
}

function copyNames(workbook: string, entered: EnteredCopies, place: number): string {
  const parts: string[] = [];
  let at = 0;
  for (const element of listElements(workbook, "definedName")) {
    parts.push(workbook.slice(at, element.start), copyName(element, entered, place));
    at = element.end;
  }
  return [...parts, workbook.slice(at)].join("");
}

/** A name of the sheet's own, or one of the workbook's that stands for its cells, becomes one in each copy, as Excel does. */
function copyName(element: XmlElement, { sheet, tables, copies }: EnteredCopies, place: number): string {
  const local = readAttribute(element.tag, "localSheetId");
  const close = element.tag.endsWith("/>") ? "" : `</${/^<([^\s>/]+)/u.exec(element.tag)?.[1] ?? "definedName"}>`;
  const formula = decodeXml(element.inner);
  const opened = openFormula(formula, sheet, tables);
  const write = (tag: string, names: CopyNames | undefined): string =>
    tag + (names === undefined || opened === formula ? element.inner : encodeXml(closeFormula(opened, names))) + close;
  if (local !== null && Number(local) > place) {
    return write(writeAttribute(element.tag, "localSheetId", String(Number(local) + copies.length - 1)), undefined);
  }
  if (local === null ? opened === formula : Number(local) !== place) return write(element.tag, undefined);
  return copies
    .map(({ names }, i) =>
      write(i === 0 ? element.tag : writeAttribute(element.tag, "localSheetId", String(place + i)), names),
    )
    .join("");
}

/** The tab that is open, and the first one shown, keep showing the same sheet. */
function moveTabs(workbook: string, place: number, more: number): string {
  const parts: string[] = [];
  let at = 0;
  for (const tag of scanTags(workbook)) {
    if (tag.name !== "workbookView" || tag.kind === "close") continue;
    let text = tag.text;
    for (const name of ["activeTab", "firstSheet"]) {
      const tab = Number(readAttribute(text, name) ?? 0);
      if (tab > place) text = writeAttribute(text, name, String(tab + more));
    }
    parts.push(workbook.slice(at, tag.start), text);
    at = tag.end;
  }
  return [...parts, workbook.slice(at)].join("");
}
