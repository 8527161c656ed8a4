/** Indicators of the zone's own (自定义指标): kept in the pack `own`. */
import { createHash } from "node:crypto";
import type { MeasureError } from "#contract/errors";
import { emptyPack, OWN_PACK } from "#domain/packs/own-pack";
import { checkFormula } from "#domain/indicators/check-formula";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { parseFormula } from "#domain/indicators/parse-formula";
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import type { PolicyPack } from "#domain/packs/pack";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { openWorld } from "#services/measuring/world";
import { runCommand } from "#store/command";
import { readPackInstallations, writePack } from "#store/queries/packs";

/** Adds an indicator, or replaces the one of its code, when its formula is right and its unit fits. */
export function saveOwnIndicator(
  deps: Deps,
  definition: IndicatorDefinition,
): Result<null, MeasureError | EnvironmentError> {
  const formula = parseFormula(definition.formula);
  if (!formula.ok) return formula;
  const check = checkFormula(formula.value, openWorld(deps.book.db).vocabulary);
  if (!check.ok) return check;
  const { unit } = check.value;
  if (definition.unit !== "" && !areLikeUnits(unit, definition.unit)) {
    const sentence = `公式得出的单位是“${unit === "" ? "无单位" : unit}”，和填写的单位“${definition.unit}”对不上。`;
    return err({ type: "FormulaWrong", at: 0, sentence });
  }
  return changeOwn(deps, (pack) => {
    const at = pack.indicators.findIndex(({ code }) => code === definition.code);
    const indicators = at < 0 ? [...pack.indicators, definition] : pack.indicators.with(at, definition);
    return ok({ ...pack, indicators });
  });
}

/** Takes an own indicator away. */
export function removeOwnIndicator(deps: Deps, code: string): Result<null, MeasureError | EnvironmentError> {
  return changeOwn(deps, (pack) => {
    const indicators = pack.indicators.filter((one) => one.code !== code);
    return indicators.length === pack.indicators.length
      ? err({ type: "IndicatorNotFound", code })
      : ok({ ...pack, indicators });
  });
}

function changeOwn(
  { book, ports }: Deps,
  change: (pack: PolicyPack) => Result<PolicyPack, MeasureError>,
): Result<null, MeasureError | EnvironmentError> {
  const { zoneName, person } = readBookSettings(book.db);
  const done = runCommand<null, MeasureError>(book.db, () => {
    const held = readPackInstallations(book.db).find(({ pack }) => pack.id === OWN_PACK);
    const changed = change(held?.pack ?? emptyPack(OWN_PACK, zoneName === "" ? "本区目标" : `${zoneName}目标`));
    if (!changed.ok) return changed;
    const pack = changed.value;
    const hash = createHash("sha256").update(JSON.stringify(pack)).digest("hex");
    const installed = { batchId: held?.batchId ?? null, installedAt: ports.clock.now(), installedBy: person };
    writePack(book.db, { pack, hash, own: true, ...installed });
    return ok(null);
  });
  if (done.ok) ports.publish({ type: "data-changed", topics: ["packs", "targets"] });
  return done;
}
