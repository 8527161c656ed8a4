import { guessUtf16 } from "./text-encoding.ts";

/** What the first bytes of a file say it is. */
export type SniffedFormat = "empty" | "zip" | "compound" | "markup" | "text" | "archive" | "other";

/** RAR, 7z, gzip. */
const ARCHIVES = [
  [0x52, 0x61, 0x72, 0x21, 0x1a],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Decides by content: a package, an OLE compound file, a web page or XML saved as a workbook, delimited text, or none of these. */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  if (bytes.length === 0) return "empty";
  if (startsWith(bytes, COMPOUND) || isBareBiff(bytes)) return "compound";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0xff) <= 7) return "zip";
  if (ARCHIVES.some((signature) => startsWith(bytes, signature))) return "archive";
  const head = bytes.subarray(0, 8192);
  const utf16 = markedUtf16(bytes) ?? guessUtf16(head);
  if (utf16 === null && head.some(isBinary)) return "other";
  const start = new TextDecoder(utf16 ?? "latin1").decode(head.subarray(0, 2048)).replace(/^(?:\uFEFF|ï»¿)/u, "");
  return start.trim() === "" && bytes.length <= head.length ? "empty" : sniffText(start);
}

function sniffText(start: string): SniffedFormat {
  if (/^(?:%PDF|\{\\rtf)/u.test(start)) return "other";
  const archived = /^(?:[\w-]+:[^\n]*\n)*(?:MIME-Version|Content-Type):/iu.test(start);
  if (archived && /multipart\/related/iu.test(start)) return "markup";
  return /^\s*(?:<\?xml|<html|<!doctype html|<table|<meta|<head|<style)/iu.test(start) ? "markup" : "text";
}

function markedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Worksheet streams of Excel 2 to 4, written without a container, begin with a BOF record. */
function isBareBiff(bytes: Uint8Array): boolean {
  const [type = 0, version = 0, length = 0, high = 0] = bytes;
  return type === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(version) && high === 0 && length >= 4 && length <= 16;
}

/** Control bytes no text file holds. */
function isBinary(byte: number): boolean {
  return (
    byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a && byte !== 0x1b
  );
}
