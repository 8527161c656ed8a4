import { type FormulaPiece, formatFormula, parseFormula } from "./formula-pieces.ts";

/** Longest name of a sheet that office programs take (工作表名). */
const LONGEST = 31;

/** Makes names that sheets may have (合法表名): no `\ / ? * [ ] :`, no apostrophe at the ends, at most 31 characters, different from each other and from those taken, whatever their case. `History` is a word of Excel's own. */
export function legalSheetNames(names: readonly string[], taken: readonly string[]): readonly string[] {
  const used = new Set(["history", ...taken.map((name) => name.toLowerCase())]);
  return names.map((name) => {
    const plain = name
      .replace(/[\\/?*[\]:\u0000-\u001F\uFFFE\uFFFF]/gu, " ")
      .replace(/^[\s']+|[\s']+$/gu, "")
      .replace(/\s+/gu, " ");
    const stem = plain === "" ? "表" : plain;
    let legal = cut(stem, LONGEST);
    for (let n = 2; used.has(legal.toLowerCase()); n += 1) legal = `${cut(stem, LONGEST - String(n).length - 2)}(${n})`;
    used.add(legal.toLowerCase());
    return legal;
  });
}

/** Cuts to so many UTF-16 units, as Excel counts, without tearing a character. */
function cut(text: string, longest: number): string {
  let short = "";
  for (const letter of text) {
    if (short.length + letter.length > longest) break;
    short += letter;
  }
  return short.replace(/[\s']+$/u, "");
}

/** Whether a formula reads a sheet. `home`: the sheet it stands on; null for names. */
export function readsSheet(formula: string, sheet: string): boolean {
  return parseFormula(formula).some((piece) => typeof piece !== "string" && namesSheet(piece, sheet));
}

/** Whether a formula names a sheet in a way that cannot be turned to a copy: a row of sheets, or an address as text. */
export function namesFirmly(formula: string, sheet: string): boolean {
  return parseFormula(formula).some((piece) =>
    typeof piece === "string"
      ? /INDIRECT\s*\(/iu.test(formula) && piece.includes(sheet)
      : !piece.external && piece.lastSheet !== null,
  );
}

/** Puts something else where a formula names a sheet: `台账!A1` → `${prefix}A1`. */
export function replacePrefix(formula: string, sheet: string, prefix: string): string {
  const pieces = parseFormula(formula);
  if (!pieces.some((piece) => typeof piece !== "string" && namesSheet(piece, sheet))) return formula;
  return formatFormula(
    pieces.map(
      (piece): FormulaPiece => (typeof piece !== "string" && namesSheet(piece, sheet) ? { ...piece, prefix } : piece),
    ),
  );
}

function namesSheet(piece: Exclude<FormulaPiece, string>, sheet: string): boolean {
  return !piece.external && piece.lastSheet === null && piece.sheet?.toLowerCase() === sheet.toLowerCase();
}

/** A sheet's name as formulas write it before a cell. */
export function sheetPrefix(name: string): string {
  return `'${name.replaceAll("'", "''")}'!`;
}
