/** Bytes of Chinese text in encodings that Node can only read. */

/** Encodes text in GB18030; what GBK has takes the same bytes there. */
export const toGb18030 = (text: string): Buffer => encode(text, gbTable());

/** Encodes text in Big5; characters it lacks are an error of the caller. */
export const toBig5 = (text: string): Buffer => encode(text, pairTable("big5", 0x40));

function encode(text: string, table: ReadonlyMap<string, readonly number[]>): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const known = code < 0x80 ? [code] : (table.get(character) ?? (code > 0xffff ? fourBytes(code) : undefined));
    if (known === undefined) throw new Error(`no bytes for ${character}`);
    bytes.push(...known);
  }
  return Buffer.from(bytes);
}

function pairTable(encoding: string, firstTrail: number): Map<string, readonly number[]> {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = firstTrail; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return table;
}

function gbTable(): ReadonlyMap<string, readonly number[]> {
  const table = pairTable("gb18030", 0x40);
  const decoder = new TextDecoder("gb18030");
  for (let linear = 0; linear < 39_420; linear += 1) {
    const bytes = quad(linear, 0x81);
    const character = decoder.decode(Uint8Array.from(bytes));
    if (!table.has(character)) table.set(character, bytes);
  }
  return table;
}

/** Characters beyond U+FFFF stand in order from 90308130 (GB 18030-2022). */
const fourBytes = (code: number): readonly number[] => quad(code - 0x10000, 0x90);

function quad(linear: number, lead: number): readonly number[] {
  return [
    lead + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
}
