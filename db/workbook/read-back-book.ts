import { type CellObject, read, type WorkBook, type WorkSheet } from "xlsx";

/** A workbook as the library read it (复核用工作簿). */
export interface CheckedBook {
  readonly book: WorkBook;
  /** Cells of a sheet; rows and columns from 0. */
  readonly rows: (sheet: string) => readonly (readonly (CellObject | undefined)[] | undefined)[];
  readonly sheet: (name: string) => WorkSheet | null;
  /** XML text of a sheet, as the library unpacked it; empty when it is not to be found. */
  readonly xml: (name: string) => string;
  readonly date1904: boolean;
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
  return {
    book,
    sheet: (name) => book.Sheets[name] ?? null,
    rows: (name) => book.Sheets[name]?.["!data"] ?? [],
    xml: (name) => {
      const place = book.SheetNames.indexOf(name);
      const id = readId(book.Workbook?.Sheets?.[place]);
      const target = new RegExp(`<[^<>]*\\sId=["']${id}["'][^<>]*>`, "u").exec(rels)?.[0] ?? "";
      const path = /\sTarget=["']([^"']*)["']/u.exec(target)?.[1] ?? "";
      return files(path.startsWith("/") ? path.slice(1) : `xl/${path}`);
    },
    date1904: book.Workbook?.WBProps?.date1904 === true,
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
