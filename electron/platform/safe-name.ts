/** Makes a file name that Windows, Linux and WPS all take; Chinese stays as it is. */

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;
/** Bytes of a name on ext4; Chinese characters take three each. */
const LONGEST = 200;

export function safeName(name: string): string {
  const cleaned = [...name.normalize("NFC")]
    .map((character) => (isRefused(character) ? "_" : character))
    .join("")
    .replace(/[. ]+$/u, "")
    .trim();
  const named = cleaned === "" || RESERVED.test(cleaned) ? `_${cleaned}` : cleaned;
  return shorten(named);
}

function isRefused(character: string): boolean {
  return character < " " || character === "\u007f" || '<>:"/\\|?*'.includes(character);
}

/** Cuts the stem, never the extension. */
function shorten(name: string): string {
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  let stem = extension === "" ? name : name.slice(0, dot);
  while (Buffer.byteLength(stem + extension) > LONGEST) stem = [...stem].slice(0, -1).join("");
  return stem + extension;
}
