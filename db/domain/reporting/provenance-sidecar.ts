import type { FiledCell, FiledEntry } from "#domain/reporting/filed-cell";
import type { FillProblem } from "#domain/reporting/fill-request";
import type { FormPlace } from "#domain/reporting/form-places";
import { type CellRule, createCellPacker } from "#domain/reporting/pack-cells";

/** What a filing says of itself as a whole (填报说明). Times ISO 8601. `revision` of the book and `bindingVersion` of the form's binding tell with what it was filled; null when unknown. */
export interface FilingAbout {
  readonly form: { readonly file: string; readonly sha256: string };
  readonly output: { readonly file: string; readonly sha256: string };
  readonly period: string | null;
  readonly filledAt: string;
  readonly filledBy: string;
  readonly revision: number | null;
  readonly bindingVersion: number | null;
  readonly places: readonly FormPlace[];
  readonly problems: readonly FillProblem[];
}

/** Cells up to which a sidecar says everything of each cell (逐格写全); longer ones say once what cells have in common. */
const WRITTEN_OUT = 20_000;
/** Characters handed on at once. */
const CHUNK = 1 << 16;

/**
 * The file beside a filled form that tells where every number came from (来源说明), piece by piece: it may be longer than a text can be.
 *
 * Plain JSON, version 2, one element of a list per line:
 * `form`, `output` {file, sha256}; `period`; `filledAt`; `filledBy`; `revision` of the book; `bindingVersion`;
 * `layout`: "cells" — every element of `cells` is a `FiledCell` — or "packed" — it is a list [number in `rules`, cell, text, id in `entries`, stored value, source cell, raw text, {content, words, notes, parts, partsTotal}], trailing nulls left out, “{}” in a rule standing for the entry's name;
 * `cells`; `rules` and `entries` (packed only); `places` of the form; `problems`.
 */
export function* sidecarText(about: FilingAbout, cells: Iterable<FiledCell>, count: number): Generator<string> {
  const { places, problems, ...head } = about;
  let text = "{\n";
  for (const [key, value] of Object.entries({ version: 2, ...head })) text += `${line(key, value)},\n`;
  const packer = count > WRITTEN_OUT ? createCellPacker() : null;
  text += `${line("layout", packer === null ? "cells" : "packed")},\n"cells":[\n`;
  let mark = "";
  for (const cell of cells) {
    text += mark + JSON.stringify(packer === null ? cell : packer.pack(cell));
    mark = ",\n";
    if (text.length < CHUNK) continue;
    yield text;
    text = "";
  }
  yield `${text}\n]`;
  if (packer !== null) {
    yield* section<CellRule>("rules", packer.rules);
    yield* section<FiledEntry>("entries", packer.entries.values());
  }
  yield* section<FormPlace>("places", places);
  yield* section<FillProblem>("problems", problems);
  yield "\n}\n";
}

function line(key: string, value: unknown): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

function* section<Element>(key: string, elements: Iterable<Element>): Generator<string> {
  let text = `,\n${JSON.stringify(key)}:[\n`;
  let mark = "";
  for (const element of elements) {
    text += mark + JSON.stringify(element);
    mark = ",\n";
    if (text.length < CHUNK) continue;
    yield text;
    text = "";
  }
  yield `${text}\n]`;
}
