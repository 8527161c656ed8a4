/** Reads filed cells back from JSON (读回已报单元格): from sidecars of either version, which people may have touched, and from the book. What is none gives null. */
import type { TracePart } from "#domain/reporting/fill-request";
import type { FieldValue } from "#domain/importing/typed-row";
import type { FiledCell, FiledEntry } from "#domain/reporting/filed-cell";
import { type CellRule, NAME_PLACE, type SharedSource } from "#domain/reporting/pack-cells";
import type { Provenance } from "#domain/shared/provenance";

/** An object of unknown content; null for anything else. */
export function readRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

/** A text; null for anything else. */
export function readText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Reads a cell that stands written out (逐格写全的单元格). Cells of version 1 lack the newer keys. */
export function decodeFiledCell(value: unknown): FiledCell | null {
  const cell = readRecord(value);
  const [sheet, address] = [readText(cell?.sheet), readText(cell?.cell)];
  if (cell === null || sheet === null || address === null) return null;
  return {
    sheet,
    cell: address,
    label: readText(cell.label) ?? "",
    text: readText(cell.text) ?? "",
    rule: readText(cell.rule) ?? "",
    enterprise: decodeEntry(cell.enterprise),
    field: readText(cell.field),
    fieldLabel: readText(cell.fieldLabel),
    period: readText(cell.period),
    unit: readText(cell.unit),
    stored: fieldValue(cell.stored),
    source: decodeProvenance(cell.source),
    formula: readText(cell.formula),
    ...decodeRare(cell),
  };
}

/** Reads a packed cell (展开紧凑单元格). */
export function unpackCell(
  value: unknown,
  known: { readonly rules: readonly CellRule[]; readonly entryOf: (id: number) => FiledEntry | null },
): FiledCell | null {
  if (!Array.isArray(value)) return null;
  const [number, cell, text, entryId, stored, sourceCell, raw, rare]: readonly unknown[] = value;
  const shared = typeof number === "number" ? known.rules[number] : undefined;
  if (shared === undefined || typeof cell !== "string") return null;
  const { rule, source, ...rest } = shared;
  const enterprise = typeof entryId === "number" ? known.entryOf(entryId) : null;
  return {
    ...rest,
    cell,
    text: readText(text) ?? "",
    rule: enterprise === null ? rule : rule.replace(NAME_PLACE, () => `“${enterprise.name}”`),
    enterprise,
    stored: fieldValue(stored),
    source: join(source, { cell: readText(sourceCell), raw: readText(raw) ?? "" }),
    ...(rare === undefined || rare === null ? NOTHING_RARE : decodeRare(readRecord(rare) ?? {})),
  };
}

/** Reads what packed cells share. */
export function decodeCellRule(value: unknown): CellRule | null {
  const rule = readRecord(value);
  const sheet = readText(rule?.sheet);
  if (rule === null || sheet === null) return null;
  return {
    sheet,
    label: readText(rule.label) ?? "",
    rule: readText(rule.rule) ?? "",
    field: readText(rule.field),
    fieldLabel: readText(rule.fieldLabel),
    period: readText(rule.period),
    unit: readText(rule.unit),
    formula: readText(rule.formula),
    source: decodeShared(rule.source),
  };
}

/** Reads an entry; version 1 names no kind, its entries were enterprises. */
export function decodeEntry(value: unknown): FiledEntry | null {
  const entry = readRecord(value);
  if (typeof entry?.id !== "number" || typeof entry.name !== "string") return null;
  return { id: entry.id, kind: readText(entry.kind) ?? "enterprise", name: entry.name };
}

const NOTHING_RARE: ReturnType<typeof decodeRare> = { content: null, words: null, notes: [], parts: [], partsTotal: 0 };

function decodeRare(
  cell: Readonly<Record<string, unknown>>,
): Pick<FiledCell, "content" | "words" | "notes" | "parts" | "partsTotal"> {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const parts = list(cell.parts).flatMap((part) => decodePart(part) ?? []);
  return {
    content: readText(cell.content),
    words: readText(cell.words),
    notes: list(cell.notes).flatMap((note) => readText(note) ?? []),
    parts,
    partsTotal: typeof cell.partsTotal === "number" ? cell.partsTotal : parts.length,
  };
}

function decodePart(value: unknown): TracePart | null {
  const part = readRecord(value);
  if (part === null) return null;
  const entry = readRecord(part.entry);
  return {
    label: readText(part.label) ?? "",
    entry: typeof entry?.id === "number" ? { id: entry.id, kind: readText(entry.kind) ?? "" } : null,
    value: readText(part.value),
    unit: readText(part.unit),
    source: decodeProvenance(part.source),
  };
}

function fieldValue(value: unknown): FieldValue | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function decodeProvenance(value: unknown): Provenance | null {
  const source = readRecord(value);
  return join(decodeShared(source), { cell: readText(source?.cell), raw: readText(source?.raw) ?? "" });
}

function decodeShared(value: unknown): SharedSource | null {
  const source = readRecord(value);
  const text = (name: string): string => readText(source?.[name]) ?? "";
  if (source?.kind === "person") return { kind: "person", at: text("at"), person: text("person") };
  if (source?.kind !== "import" || typeof source.batchId !== "number") return null;
  return {
    kind: "import",
    batchId: source.batchId,
    importedAt: text("importedAt"),
    workbook: text("workbook"),
    workbookHash: text("workbookHash"),
    sheet: text("sheet"),
    unit: readText(source.unit),
  };
}

function join(
  source: SharedSource | null,
  place: { readonly cell: string | null; readonly raw: string },
): Provenance | null {
  if (source === null) return null;
  if (source.kind === "person") return { ...source, raw: place.raw };
  return { ...source, cell: place.cell ?? "", raw: place.raw };
}
