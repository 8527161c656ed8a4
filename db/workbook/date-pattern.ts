/** Shows whole days under a common date format. */
export type DatePattern = (iso: string) => string;

const PIECE = /(y+|m+|d+)|"([^"]*)"|\\(.)|([-/ ]|(?<=[ymd])\.(?=[ymd]))/giu;

/** Makes the pattern of a date format out of year, month, day and plain signs (`yyyy/m/d`, `yyyy"年"m"月"`, `yyyy-mm-dd;@`); null for any other, which the library renders. Rosters hold dates by the hundred thousand. */
export function compileDatePattern(code: string): DatePattern | null {
  const bare = code.replace(/^\[\$-[\dA-F]+\]/iu, "").replace(/;@$/u, "");
  const pieces: (string | ((iso: string) => string))[] = [];
  let length = 0;
  for (const [whole, unit, quoted, escaped, signs] of bare.matchAll(PIECE)) {
    const piece = unit === undefined ? (quoted ?? escaped ?? signs ?? "") : READERS[unit.toLowerCase()];
    if (piece === undefined) return null;
    length += whole.length;
    pieces.push(piece);
  }
  if (length !== bare.length || !pieces.some((piece) => typeof piece !== "string")) return null;
  return (iso) => {
    let text = "";
    for (const piece of pieces) text += typeof piece === "string" ? piece : piece(iso);
    return text;
  };
}

const READERS: Readonly<Record<string, (iso: string) => string>> = {
  yyyy: (iso) => iso.slice(0, 4),
  mm: (iso) => iso.slice(5, 7),
  m: (iso) => iso.slice(iso[5] === "0" ? 6 : 5, 7),
  dd: (iso) => iso.slice(8, 10),
  d: (iso) => iso.slice(iso[8] === "0" ? 9 : 8, 10),
};
