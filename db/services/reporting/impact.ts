/** What hangs on a value of the book (影响): filled cells, forms bound to its field, indicators that read it. Asked before a record is changed. */
import type { Impact } from "#contract/reporting-filed";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { checkFormula } from "#domain/indicators/check-formula";
import type { FormulaVocabulary } from "#domain/indicators/formula-vocabulary";
import { parseFormula } from "#domain/indicators/parse-formula";
import type { BoundSource } from "#domain/reporting/form-binding";
import { readCatalogueIndex } from "#services/catalogue";
import { type KnownIndicator, openWorld, readFormulaVocabulary } from "#services/measuring/world";
import { readRemembered } from "#services/reporting/binding-file";
import type { ReadableDb } from "#store/connection";
import {
  type DependentCell,
  listDependentCells,
  listNewestBindings,
  listOldDependentCells,
} from "#store/queries/exports-impact";
import { findEntryKind } from "#store/queries/register-kinds";

/** Which value: a field null means any of the entry, a period null any period. */
interface Asked {
  readonly entryId: number;
  readonly field: string | null;
  readonly period: string | null;
}

/** Filled cells that are listed; `filedTotal` counts all. */
const MOST_FILED = 500;

/** Reads it. */
export function readImpact(db: ReadableDb, asked: Asked): Impact {
  const reads = createFieldReader(db, findEntryKind(db, asked.entryId));
  const filed = listFiled(db, asked, reads);
  return {
    filed: filed.slice(0, MOST_FILED),
    filedTotal: filed.length,
    bound: asked.field === null ? [] : listBound(db, asked.field, reads),
    indicators: asked.field === null ? [] : listIndicators(db, asked.field, reads),
  };
}

/** Whether a formula reads a field, also through the indicators it names. */
type ReadsField = (formula: string, field: string) => boolean;

function createFieldReader(db: ReadableDb, kind: string | null): ReadsField {
  const { indicators } = openWorld(db);
  const vocabulary = readFormulaVocabulary(db, indicators, kind);
  const known = new Map<string, ReadonlySet<string>>();
  const fieldsOf = (formula: string): ReadonlySet<string> => {
    const ready = known.get(formula);
    if (ready !== undefined) return ready;
    // Put down before it is read, so that indicators that name each other come to an end.
    known.set(formula, new Set());
    const fields = new Set(readFields(formula, vocabulary));
    for (const { definition } of namedIn(formula, indicators)) {
      for (const field of fieldsOf(definition.formula)) fields.add(field);
    }
    known.set(formula, fields);
    return fields;
  };
  return (formula, field) => fieldsOf(formula).has(field);
}

function readFields(formula: string, vocabulary: FormulaVocabulary): readonly string[] {
  const parsed = parseFormula(formula);
  const checked = parsed.ok ? checkFormula(parsed.value, vocabulary) : null;
  return checked?.ok === true ? checked.value.fields : [];
}

function namedIn(formula: string, indicators: readonly KnownIndicator[]): readonly KnownIndicator[] {
  if (!formula.includes("指标")) return [];
  return indicators.filter(
    ({ pack, definition: { code } }) => formula.includes(`"${code}"`) || formula.includes(`"${pack}/${code}"`),
  );
}

function listFiled(db: ReadableDb, { entryId, field, period }: Asked, reads: ReadsField): Impact["filed"] {
  const filed: Impact["filed"][number][] = [];
  for (const found of listDependentCells(db, entryId)) {
    if (!hangsOn(found, { field, period }, reads)) continue;
    const { exportId, form, file, at, cell } = found;
    filed.push({ exportId, form, file, at, sheet: cell.sheet, cell: cell.cell, text: cell.text });
  }
  for (const { field: of, period: when, ...old } of listOldDependentCells(db, entryId)) {
    if ((field === null || of === field) && (period === null || when === period)) filed.push(old);
  }
  return filed;
}

function hangsOn(
  { cell, how }: DependentCell,
  { field, period }: Pick<Asked, "field" | "period">,
  reads: ReadsField,
): boolean {
  if (cell.words === null) {
    return (field === null || cell.field === field) && (period === null || cell.period === period);
  }
  if (how === "perhaps" && cell.formula === null) return false;
  if (field === null || cell.field === field) return true;
  // Without its formula nobody can say that a computed cell does not read the field.
  return cell.formula === null || reads(cell.formula, field);
}

function listBound(db: ReadableDb, field: string, reads: ReadsField): Impact["bound"] {
  const index = readCatalogueIndex(db);
  return listNewestBindings(db).flatMap(({ form, year, binding }) => {
    const places = placesReading(binding, index, (source) =>
      source.kind === "field"
        ? [source.field, source.also, source.or].includes(field)
        : source.kind === "formula" && reads(source.formula, field),
    );
    return places.length === 0 ? [] : [{ form, year, places }];
  });
}

/** Columns as 台账 M, cells as 台账 B7. */
function placesReading(
  binding: string,
  index: CatalogueIndex,
  isRead: (source: BoundSource) => boolean,
): readonly string[] {
  const saved = readRemembered(binding, index);
  if (saved === null) return [];
  const columns = saved.lists.flatMap(({ sheet, columns: bound }) =>
    bound.flatMap(({ letter, source }) => (source !== null && isRead(source) ? [`${sheet} ${letter} 列`] : [])),
  );
  const cells = saved.cells.flatMap(({ sheet, cell, source }) =>
    source !== null && isRead(source) ? [`${sheet} ${cell}`] : [],
  );
  return [...new Set([...columns, ...cells])];
}

function listIndicators(db: ReadableDb, field: string, reads: ReadsField): Impact["indicators"] {
  return openWorld(db).indicators.flatMap(({ pack, definition: { code, name, formula } }) =>
    reads(formula, field) ? [{ pack, code, name }] : [],
  );
}
