/** Indicators for the window (指标): values, what is behind them, why they changed, and own ones. */
import type { ServiceHandlers } from "#contract/contract";
import type { MeasureError } from "#contract/errors";
import type { ReadAs } from "#contract/indicators";
import { checkFormula } from "#domain/indicators/check-formula";
import { explainFormula } from "#domain/indicators/explain-formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { Deps } from "#services/deps";
import { measureIndicator } from "#services/measuring/indicator-values";
import { openValue } from "#services/measuring/open-value";
import { removeOwnIndicator, saveOwnIndicator } from "#services/measuring/own-indicators";
import { explainChange } from "#services/measuring/value-change";
import { findIndicator, type KnownIndicator, openWorld } from "#services/measuring/world";
import { guardStore } from "#store/store-error";

type IndicatorHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `indicators/${string}`>>;

/** Supplies the handlers. */
export function createIndicatorHandlers(deps: Deps): IndicatorHandlers {
  const { book } = deps;
  const find = ({ pack, code, readAs }: Named): Result<KnownIndicator, MeasureError> => {
    const known = findIndicator(openWorld(book.db).indicators, code, pack);
    return known === null
      ? err({ type: "IndicatorNotFound", code })
      : ok(readAs === null ? known : reread(known, readAs));
  };
  return {
    "indicators/list": (question) =>
      guardStore(book.name, () =>
        ok(openWorld(book.db).indicators.map((known) => measureIndicator(book.db, question, known))),
      ),
    "indicators/open": ({ pack, code, readAs, offset, limit, ...question }) =>
      guardStore(book.name, () => {
        const known = find({ pack, code, readAs });
        return known.ok ? ok(openValue(book.db, question, { known: known.value, offset, limit })) : known;
      }),
    "indicators/change": ({ pack, code, readAs, before, ...question }) =>
      guardStore(book.name, () => {
        const known = find({ pack, code, readAs });
        return known.ok ? ok(explainChange(book.db, question, { known: known.value, before })) : known;
      }),
    "indicators/check-formula": ({ formula }) =>
      guardStore(book.name, () => {
        const parsed = parseFormula(formula);
        if (!parsed.ok) return parsed;
        const check = checkFormula(parsed.value, openWorld(book.db).vocabulary);
        if (!check.ok) return check;
        const { unit, fields } = check.value;
        return ok({ words: explainFormula(parsed.value), unit, fields });
      }),
    "indicators/save": ({ definition }): Result<null, MeasureError | EnvironmentError> =>
      saveOwnIndicator(deps, definition),
    "indicators/remove": ({ code }) => removeOwnIndicator(deps, code),
  };
}

interface Named {
  readonly pack: string | null;
  readonly code: string;
  readonly readAs: ReadAs | null;
}

/** The indicator as a reading of a target has it. */
function reread({ pack, definition }: KnownIndicator, { formula, unit }: ReadAs): KnownIndicator {
  return { pack, definition: { ...definition, formula, unit: unit === "" ? definition.unit : unit } };
}
