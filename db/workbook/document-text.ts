/** The running text of a policy document: txt, md, html, docx (文件正文). */
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { decodeHtmlText } from "./html-text.ts";
import { readMarkupText } from "./markup-text.ts";
import { sniffFormat } from "./sniff-format.ts";
import { detectEncoding, strictDecode } from "./text-encoding.ts";
import { toWorkbookError } from "./workbook-failure.ts";
import { readSmallPart } from "./workbook-parts.ts";
import { readXml } from "./xml-reader.ts";
import { openZip } from "./zip-archive.ts";

/** A file whose text cannot be taken out: an old Word file, a PDF, or no document at all. */
export interface NotADocument {
  readonly type: "DocumentUnreadable";
  readonly file: string;
  readonly kind: "doc" | "pdf" | "rtf" | "other";
}

/** Reads the text; paragraphs are lines, table cells are parted by " | ". The content decides what the file is, never its name. */
export async function readDocumentText(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<string, WorkbookError | NotADocument>> {
  const unreadable = (kind: NotADocument["kind"]) =>
    err({ type: "DocumentUnreadable" as const, file: file.name, kind });
  switch (sniffFormat(file.bytes)) {
    case "empty":
      return err({ type: "FileEmpty", file: file.name });
    case "zip":
      return readDocx(file, unreadable);
    case "compound":
      return unreadable("doc");
    case "markup":
      return readPage(file);
    case "text":
      return readPlain(file);
    case "archive":
      return err({ type: "FileIsArchive", file: file.name });
    case "other": {
      const start = new TextDecoder("latin1").decode(file.bytes.subarray(0, 16));
      return unreadable(start.includes("%PDF") ? "pdf" : start.startsWith("{\\rtf") ? "rtf" : "other");
    }
  }
}

type Read = Result<string, WorkbookError | NotADocument>;

async function readPlain(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Read> {
  const encoding = await detectEncoding(file.bytes);
  const text = encoding === null ? null : await strictDecode(file.bytes, encoding);
  if (text === null)
    return err({ type: "FileDamaged", file: file.name, detail: "文字编码认不出来，或者文件没有传完整" });
  const looksLikePage =
    /<(?:p|div|body|br|span)[\s>/]/iu.test(text.slice(0, 20_000)) && /<\/(?:p|div|body|span)>/iu.test(text);
  return ok(looksLikePage ? pageText(text) : text);
}

async function readPage(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Read> {
  const page = await readMarkupText(file.bytes);
  if (!page.ok) return err({ type: "FileDamaged", file: file.name, detail: page.error });
  return ok(pageText(page.value));
}

const UNSEEN = ["script", "style", "head", "noscript", "template"];

/** Block elements end lines; what is never shown is left out. */
function pageText(page: string): string {
  let shown = page.replace(/<!--[\s\S]*?-->|<[!?][^>]*>/gu, "");
  for (const name of UNSEEN)
    shown = shown.replace(new RegExp(`<${name}\\b[^>]*>[\\s\\S]*?(?:</${name}\\s*>|$)`, "giu"), " ");
  const marked = shown
    .replace(/<\/t[dh]\s*>\s*(?=<t[dh])/giu, " | ")
    .replace(
      /<(?:br|hr)\b[^>]*>|<\/?(?:p|div|li|ul|ol|tr|table|h[1-6]|section|article|title|header|footer|dd|dt)\b[^>]*>/giu,
      "\u0001",
    )
    .replace(/<\/?[a-z][^>]*>/giu, "");
  return decodeHtmlText(marked);
}

function readDocx(
  file: { readonly name: string; readonly bytes: Uint8Array },
  unreadable: (kind: NotADocument["kind"]) => Result<never, NotADocument>,
): Read {
  const archive = openZip(file.bytes);
  if (!archive.ok) return err(toWorkbookError(archive.error, file.name));
  const entry = archive.value.find("word/document.xml");
  if (entry === null) return unreadable("other");
  const part = readSmallPart(entry);
  if (!part.ok) return err(toWorkbookError(part.error, file.name));
  return ok(wordText(part.value));
}

/** Elements of WordprocessingML whose text is no part of the document as it stands: deleted text, field codes, fallbacks of drawings. */
const HIDDEN = new Set(["del", "moveFrom", "instrText", "delText", "Fallback"]);

/** Paragraphs of word/document.xml as lines (ECMA-376 part 1, 17.3); a numbered paragraph without its number in the text becomes a list item. */
function wordText(xml: string): string {
  let [text, hidden, inText, cells, row] = ["", 0, false, 0, 0];
  readXml(xml, {
    open(name) {
      if (HIDDEN.has(name)) hidden += 1;
      if (name === "t") inText = true;
      if (hidden > 0) return;
      if (name === "tab") text += " ";
      else if (name === "br" || name === "cr") text += "\n";
      else if (name === "tc") {
        // An empty first cell, merged with the one above, must not draw the row to the line before.
        if (cells > 0) text = `${text.slice(0, row)}${text.slice(row).trimEnd()} | `;
        else row = text.length;
        cells += 1;
      } else if (name === "noBreakHyphen") text += "-";
    },
    text(words) {
      if (inText && hidden === 0) text += words;
    },
    close(name) {
      if (HIDDEN.has(name)) hidden -= 1;
      else if (name === "t") inText = false;
      else if (name === "tr") {
        cells = 0;
        text += "\n";
      } else if (name === "p" && hidden === 0) text += cells > 0 ? " " : "\n";
    },
  });
  return text;
}
