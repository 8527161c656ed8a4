/** Encodes text as GB18030 (the platform only decodes it): the two-byte part, which holds every common character. */
export function encodeGb18030(text: string): Uint8Array {
  const codes = twoByteCodes();
  const bytes: number[] = [];
  for (const character of text) {
    const code = codes.get(character);
    if (character.charCodeAt(0) < 0x80) bytes.push(character.charCodeAt(0));
    else if (code !== undefined) bytes.push(code >> 8, code & 0xff);
    else throw new Error(`no two-byte GB18030 code for ${character}`);
  }
  return Uint8Array.from(bytes);
}

function twoByteCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), (lead << 8) | trail);
    }
  }
  return codes;
}
