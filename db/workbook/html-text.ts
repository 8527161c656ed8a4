/** Text of web pages: references resolved, white space as a browser shows it. */

/** Named references that tables of enterprises hold; others stay as they are written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  middot: "·",
  times: "×",
  divide: "÷",
  plusmn: "±",
  deg: "°",
  sup2: "²",
  sup3: "³",
  yen: "¥",
  euro: "€",
  copy: "©",
  reg: "®",
  trade: "™",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  bull: "•",
  radic: "√",
  le: "≤",
  ge: "≥",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
};

/** Text between tags as it is shown; U+0001 stands for a line break. */
export function decodeHtmlText(text: string): string {
  const joined = text.replace(/[ \t\r\n\f]+/gu, " ");
  const decoded = joined.includes("&") ? joined.replace(REFERENCE, resolve) : joined;
  return decoded
    .split("\u0001")
    .map((line) => line.trim())
    .join("\n")
    .trim();
}

const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,7}));/giu;

function resolve(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code === 0xa0) return " ";
  return code > 1 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "\uFFFD";
}
