import { type CellObject, read, type WorkBook } from "xlsx";
import type { CellRange } from "#domain/workbook/grid";

/** A workbook as the library read it (复核用工作簿). */
export interface CheckedBook {
  readonly names: readonly string[];
  readonly sheet: (name: string) => CheckedSheet | null;
  readonly date1904: boolean;
}

/** A sheet as the library read it. */
export interface CheckedSheet {
  /** Cells; rows and columns from 0. */
  readonly rows: readonly (readonly (CellObject | undefined)[] | undefined)[];
  /** Merges; rows and columns from 1. */
  readonly merges: readonly CellRange[];
  /** 0 visible, 1 hidden, 2 only macros can show it. */
  readonly hidden: number;
  /** Names of the sheet's own, such as its print area. */
  readonly printed: ReadonlyMap<string, string>;
  /** XML text as the library unpacked it; empty when it is not to be found. */
  readonly xml: () => string;
}

/** Sheets of a written workbook that were all made from one of the blank's. */
export interface CheckedCopies {
  readonly sheet: string;
  readonly names: readonly string[];
}

/** The blank as if it had the copies of its sheet: what a workbook with a sheet for each entry is compared with. */
export function withCopies(book: CheckedBook, copies: CheckedCopies | undefined): CheckedBook {
  if (copies === undefined) return book;
  const made = new Set(copies.names);
  return {
    ...book,
    names: book.names.flatMap((name) => (name === copies.sheet ? copies.names : [name])),
    sheet: (name) => book.sheet(made.has(name) ? copies.sheet : name),
  };
}

/** The blank that was read last: one form is filled for hundreds of entries. */
let lastBlank: { readonly bytes: Uint8Array; readonly book: CheckedBook | null } | null = null;

/** Reads a blank form, which is mostly the one read before. */
export function readBlankBook(bytes: Uint8Array): CheckedBook | null {
  if (lastBlank?.bytes !== bytes) lastBlank = { bytes, book: readCheckedBook(bytes) };
  return lastBlank.book;
}

/** Reads a workbook with the library; null when the library cannot. */
export function readCheckedBook(bytes: Uint8Array): CheckedBook | null {
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: "buffer",
      cellFormula: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      bookFiles: true,
      dense: true,
    });
  } catch {
    return null;
  }
  const files = readFiles(book);
  const rels = files("xl/_rels/workbook.xml.rels");
  const sheets = new Map(book.SheetNames.map((name, place) => [name, openSheet(book, place, { files, rels })]));
  return {
    names: book.SheetNames,
    sheet: (name) => sheets.get(name) ?? null,
    date1904: book.Workbook?.WBProps?.date1904 === true,
  };
}

function openSheet(
  book: WorkBook,
  place: number,
  { files, rels }: { readonly files: (path: string) => string; readonly rels: string },
): CheckedSheet | null {
  const sheet = book.Sheets[book.SheetNames[place] ?? ""];
  if (sheet === undefined) return null;
  const id = readId(book.Workbook?.Sheets?.[place]);
  const own = (book.Workbook?.Names ?? []).filter((name) => name.Sheet === place);
  return {
    rows: sheet["!data"] ?? [],
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({
      firstRow: s.r + 1,
      firstColumn: s.c + 1,
      lastRow: e.r + 1,
      lastColumn: e.c + 1,
    })),
    hidden: book.Workbook?.Sheets?.[place]?.Hidden ?? 0,
    printed: new Map(own.map((name) => [name.Name, name.Ref])),
    xml: () => {
      const target = new RegExp(`<[^<>]*\\sId=["']${id}["'][^<>]*>`, "u").exec(rels)?.[0] ?? "";
      const path = /\sTarget=["']([^"']*)["']/u.exec(target)?.[1] ?? "";
      return files(path.startsWith("/") ? path.slice(1) : `xl/${path}`);
    },
  };
}

function readId(sheet: object | undefined): string {
  return sheet !== undefined && "id" in sheet && typeof sheet.id === "string" ? sheet.id : "";
}

/** The library hands the parts of the package over beside its own reading (`bookFiles`). */
function readFiles(book: WorkBook): (path: string) => string {
  const files: unknown = "files" in book ? book.files : null;
  return (path) => {
    if (typeof files !== "object" || files === null) return "";
    const found: unknown = Object.entries(files).find(([name]) => name === path)?.[1];
    const isFile = typeof found === "object" && found !== null && "content" in found;
    return isFile && found.content instanceof Uint8Array ? new TextDecoder().decode(found.content) : "";
  };
}
