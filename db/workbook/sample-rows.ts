import { listSheetParts } from "./form-package.ts";
import { writeZip } from "./write-zip.ts";
import { openZip } from "./zip-archive.ts";
import { inflateEntry } from "./zip-inflate.ts";

/** Row numbers by sheet name (抽样行). */
export type SampledRows = ReadonlyMap<string, ReadonlySet<number>>;

/** A workbook cut down for a second reader (抽样). `rows`: what was kept of the sheets that were cut; the others are whole. */
export interface Sample {
  readonly bytes: Uint8Array;
  readonly rows: SampledRows;
}

/** Unpacked size from which a sheet is too much for a reader that holds every cell as an object. */
const LARGE_SHEET_BYTES = 48 * 1024 * 1024;
/** Rows kept at both ends of a large sheet, and every how many between. */
const END_ROWS = 400;
const STEP = 50;

/** Cuts large sheets down to their first and last rows and a share of those between. `wanted` says which rows to keep instead. */
export function sampleRows(bytes: Uint8Array, wanted: SampledRows = new Map()): Sample {
  const opened = openZip(bytes);
  if (!opened.ok) return { bytes, rows: new Map() };
  const archive = opened.value;
  const rows = new Map<string, ReadonlySet<number>>();
  const replaced = new Map<string, Uint8Array>();
  for (const { name, part } of listSheetParts(archive)) {
    const entry = archive.find(part);
    if (entry === null || entry.size < LARGE_SHEET_BYTES) continue;
    const inflated = inflateEntry(entry);
    const cut = inflated.ok
      ? cutSheet(Buffer.from(inflated.value.buffer, inflated.value.byteOffset, inflated.value.length), wanted.get(name))
      : null;
    if (cut === null) continue;
    rows.set(name, cut.rows);
    replaced.set(entry.name, cut.xml);
  }
  return replaced.size === 0 ? { bytes, rows } : { bytes: writeZip(archive, replaced, new Set()), rows };
}

/** Where the rows of a sheet begin, their numbers, and where the last one ends. */
interface RowPlaces {
  readonly starts: readonly number[];
  readonly numbers: readonly number[];
  readonly end: number;
}

function cutSheet(
  xml: Buffer,
  wanted: ReadonlySet<number> | undefined,
): { xml: Buffer; rows: ReadonlySet<number> } | null {
  const places = findRows(xml);
  const [first] = places.starts;
  if (first === undefined) return null;
  const pieces = [xml.subarray(0, first)];
  const rows = new Set<number>();
  for (const [i, number] of places.numbers.entries()) {
    const isEnd = i < END_ROWS || i >= places.numbers.length - END_ROWS;
    if (!(wanted?.has(number) ?? (isEnd || i % STEP === 0))) continue;
    rows.add(number);
    pieces.push(xml.subarray(places.starts[i], places.starts[i + 1] ?? places.end));
  }
  return { xml: Buffer.concat([...pieces, xml.subarray(places.end)]), rows };
}

function findRows(xml: Buffer): RowPlaces {
  const data = xml.indexOf("sheetData");
  const prefix = /<([\w.-]+:)?$/u.exec(xml.toString("latin1", Math.max(0, data - 40), data))?.[1] ?? "";
  const end = xml.lastIndexOf(`</${prefix}sheetData`);
  const starts: number[] = [];
  const numbers: number[] = [];
  for (let at = xml.indexOf(`<${prefix}row`, data); at >= 0 && at < end; at = xml.indexOf(`<${prefix}row`, at + 4)) {
    const written = /^[^>]*?\sr=["'](\d+)/u.exec(xml.toString("latin1", at, at + 200))?.[1];
    starts.push(at);
    numbers.push(written === undefined ? (numbers.at(-1) ?? 0) + 1 : Number(written));
  }
  return { starts, numbers, end };
}
