import { decodeAbout } from "#domain/reporting/decode-about";
import { decodeCellRule, decodeEntry, decodeFiledCell, readRecord, unpackCell } from "#domain/reporting/decode-filed";
import type { FiledCell } from "#domain/reporting/filed-cell";
import type { FilingAbout } from "#domain/reporting/provenance-sidecar";

/** A sidecar opened (打开的来源说明). It may be longer than a text can be, so its cells are read line by line, each time they are asked for. */
export interface OpenedSidecar {
  readonly about: FilingAbout;
  /** Several gaps of one cell give several. */
  readonly find: (sheet: string, cell: string) => readonly FiledCell[];
  readonly cells: () => Iterable<FiledCell>;
}

/** Opens a sidecar of version 1 or 2 (读来源说明), also one that another program has laid out anew; null when the file is none. */
export function openSidecar(bytes: Uint8Array): OpenedSidecar | null {
  try {
    return openLines(bytes) ?? openWhole(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** As this program writes it: one element of a list per line. */
function openLines(bytes: Uint8Array): OpenedSidecar | null {
  const { parts, inCells } = readParts(bytes);
  const about = decodeAbout(parts);
  if (about === null || inCells === null || parts.version !== 2) return null;
  const { from, to } = inCells;
  const decode = createDecoder(parts);
  const cells = function* (holds: string): Generator<FiledCell> {
    for (const { text } of linesOf(bytes, from, to)) {
      if (text === "" || !text.includes(holds)) continue;
      const cell = decode(JSON.parse(text.replace(/,$/u, "")));
      if (cell !== null) yield cell;
    }
  };
  return {
    about,
    find: (sheet, cell) => [...cells(`"${cell}"`)].filter((one) => one.sheet === sheet && one.cell === cell),
    cells: () => ({ [Symbol.iterator]: () => cells("") }),
  };
}

interface Parts {
  readonly parts: Readonly<Record<string, unknown>>;
  /** Where the lines of the cells begin and end. */
  readonly inCells: { readonly from: number; readonly to: number } | null;
}

/** Everything but the cells. */
function readParts(bytes: Uint8Array): Parts {
  const parts: Record<string, unknown> = {};
  let list: { readonly key: string; readonly from: number; readonly elements: unknown[] } | null = null;
  let inCells: Parts["inCells"] = null;
  for (const { text, start, end } of linesOf(bytes, 0, bytes.length)) {
    const key = /^"(\w+)":\[$/u.exec(text)?.[1];
    if (key !== undefined) {
      list = { key, from: end, elements: [] };
      parts[key] = list.elements;
    } else if (list === null) {
      if (/^"/u.test(text)) Object.assign(parts, JSON.parse(`{${text.replace(/,$/u, "")}}`));
    } else if (/^\],?$/u.test(text)) {
      if (list.key === "cells") inCells = { from: list.from, to: start };
      list = null;
    } else if (list.key !== "cells" && text !== "") list.elements.push(JSON.parse(text.replace(/,$/u, "")));
  }
  return { parts, inCells };
}

function openWhole(text: string): OpenedSidecar | null {
  const parts = readRecord(JSON.parse(text));
  const about = decodeAbout(parts);
  if (parts === null || about === null || !Array.isArray(parts.cells)) return null;
  const decode = createDecoder(parts);
  const cells = parts.cells.flatMap((cell: unknown) => decode(cell) ?? []);
  return {
    about,
    find: (sheet, cell) => cells.filter((one) => one.sheet === sheet && one.cell === cell),
    cells: () => cells,
  };
}

function createDecoder(parts: Readonly<Record<string, unknown>>): (cell: unknown) => FiledCell | null {
  if (parts.layout !== "packed") return decodeFiledCell;
  const list = (key: string): readonly unknown[] => {
    const found = parts[key];
    return Array.isArray(found) ? found : [];
  };
  const rules = list("rules").flatMap((rule) => decodeCellRule(rule) ?? []);
  const entries = new Map(
    list("entries").flatMap((entry) => {
      const read = decodeEntry(entry);
      return read === null ? [] : [[read.id, read] as const];
    }),
  );
  return (cell) => unpackCell(cell, { rules, entryOf: (id) => entries.get(id) ?? null });
}

const NEW_LINE = 10;

function* linesOf(
  bytes: Uint8Array,
  from: number,
  to: number,
): Generator<{ readonly text: string; readonly start: number; readonly end: number }> {
  const decoder = new TextDecoder();
  for (let start = from; start < to; ) {
    const found = bytes.indexOf(NEW_LINE, start);
    const stop = found < 0 || found > to ? to : found;
    yield { text: decoder.decode(bytes.subarray(start, stop)).trimEnd(), start, end: stop + 1 };
    start = stop + 1;
  }
}
