import type { FormValidation } from "#domain/reporting/form-workbook";
import { parseCellRange } from "#domain/workbook/cell-address";
import { parseFormula, type Reference } from "./formula-pieces.ts";
import { decodeXml, listElements, readAttribute, type XmlElement } from "./xml-text.ts";

/** Where allowed words may stand. */
export interface WordSource {
  /** Texts of a range, row by row; null when the sheet is unknown. */
  readonly words: (reference: Reference, home: string) => readonly string[] | null;
  /** Text of a defined name; null when unknown. */
  readonly name: (name: string) => string | null;
}

/** Reads the data validations of a sheet's XML, those of the x14 extension too (数据有效性). */
export function readValidations(xml: string, home: string, source: WordSource): FormValidation[] {
  return listElements(xml, "dataValidation").map((element) => readValidation(element, home, source));
}

function readValidation(element: XmlElement, home: string, source: WordSource): FormValidation {
  const child = listElements(element.inner, "sqref")[0]?.inner ?? "";
  const sqref = readAttribute(element.tag, "sqref") ?? decodeXml(child);
  const ranges = sqref.split(/\s+/u).flatMap((part) => parseCellRange(part) ?? []);
  const type = readAttribute(element.tag, "type") ?? "none";
  const formula = listElements(element.inner, "formula1")[0]?.inner ?? "";
  const text = decodeXml(listElements(formula, "f")[0]?.inner ?? formula).trim();
  return { ranges, type, allowed: type === "list" ? readWords(text, { home, source }) : [] };
}

function readWords(text: string, place: { readonly home: string; readonly source: WordSource }): readonly string[] {
  const inline = /^"([\s\S]*)"$/u.exec(text);
  if (inline !== null) return clean((inline[1] ?? "").replaceAll('""', '"').split(/[,，]/u));
  const pieces = parseFormula(text.replace(/^=/u, ""));
  const [only] = pieces;
  if (pieces.length !== 1 || only === undefined) return [];
  if (typeof only !== "string") return clean(place.source.words(only, place.home) ?? []);
  const meaning = place.source.name(only.trim());
  return meaning === null || meaning === text ? [] : readWords(meaning, place);
}

function clean(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))];
}
