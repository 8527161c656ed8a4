/** Indicators for the command line (命令行输出的指标): each with its words and where it stands. */
import type { PackError } from "#contract/errors";
import type { IndicatorValue, MeasureQuestion } from "#contract/indicators";
import { explainFormula } from "#domain/indicators/explain-formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { foldName } from "#domain/shared/chinese-text";
import { ok, type Result } from "#domain/shared/result";
import { createMeasurer } from "#services/measuring/measure";
import { measureIndicator } from "#services/measuring/indicator-values";
import { openWorld } from "#services/measuring/world";
import { findPackByName } from "#services/packs/find-pack";
import type { ReadableDb } from "#store/connection";
import { readInstalledPacks } from "#store/queries/packs";

/** Id of the zone of a name on a day (高新区查找); null: all zones when no name is given, undefined: there is none of that name. */
export function findZoneByName(db: ReadableDb, asOf: string, name: string | undefined): number | null | undefined {
  if (name === undefined || name.trim() === "") return null;
  const zones = createMeasurer(db, { asOf, zone: null, period: null, snapshot: null }).list("zone");
  const folded = foldName(name);
  return zones.ok ? zones.value.find((zone) => foldName(zone.name) === folded)?.id : undefined;
}

/** The values of all indicators, or of those of one pack, by its id or name. */
export function listIndicatorValues(
  db: ReadableDb,
  question: MeasureQuestion,
  pack: string | undefined,
): Result<readonly IndicatorValue[], PackError> {
  const found = pack === undefined ? null : findPackByName(readInstalledPacks(db), pack);
  if (found !== null && !found.ok) return found;
  const known = openWorld(db).indicators.filter((one) => found === null || one.pack === found.value.id);
  return ok(known.map((one) => measureIndicator(db, question, one)));
}

/** A value as it is printed: `source` is the document's title and 文号 with the place. */
export function printIndicator(
  db: ReadableDb,
  { pack, definition, value, text, period, status, reason, missing, standing, notes }: IndicatorValue,
) {
  const { code, name, unit, source } = definition;
  const formula = parseFormula(definition.formula);
  const document = readInstalledPacks(db)
    .find(({ id }) => id === pack)
    ?.documents.find(({ id }) => id === source.document);
  const words = formula.ok ? explainFormula(formula.value) : "";
  const place = { document: document?.title ?? source.document, number: document?.number ?? null, place: source.place };
  return {
    code,
    name,
    pack,
    value,
    text,
    unit,
    period,
    status,
    reason,
    missing,
    standing,
    notes,
    words,
    source: place,
  };
}
