/** Text of a web page or SpreadsheetML saved as a workbook. */
import { err, ok, type Result } from "#domain/shared/result";
import { joinArchivedPages } from "./archived-page.ts";
import { detectEncoding, strictDecode } from "./text-encoding.ts";

/** Decodes the page; the error is a Chinese clause. */
export async function readMarkupText(bytes: Uint8Array): Promise<Result<string, string>> {
  const text = (await joinArchivedPages(bytes, decodeMarkup)) ?? (await decodeMarkup(bytes));
  if (text === null) return err("文字编码认不出来，或者文件没有传完整");
  // Declared entities can name files of this computer or grow without end; no spreadsheet program writes them.
  if (/<!ENTITY/iu.test(text)) return err("文件里夹带了自定义的外部内容，可能不安全，没有读取");
  return ok(text);
}

/** SpreadsheetML with references beyond U+FFFF written out: the library cuts them in half (𠮷 becomes another letter). */
export function mendReferences(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]{5,6})|(\d{5,7}));/giu, expandAstral);
}

/** A page often claims another encoding than it has, so its claim counts only where UTF-8 does not fit. */
async function decodeMarkup(bytes: Uint8Array): Promise<string | null> {
  const detected = await detectEncoding(bytes);
  if (detected === "utf-8" || detected === "utf-16le" || detected === "utf-16be") return strictDecode(bytes, detected);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const claimed = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1];
  const byClaim = claimed === undefined ? null : await strictDecode(bytes, /^gb/iu.test(claimed) ? "gb18030" : claimed);
  return byClaim ?? (detected === null ? null : strictDecode(bytes, detected));
}

function expandAstral(whole: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0xffff && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
