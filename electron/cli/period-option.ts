/** The period of figures a call asks for (--period). */
import { parsePeriod } from "#domain/shared/period";
import { UsageError } from "./usage.ts";

/** A quarter of a pack's own: `2025Q2@约定`. */
const OWN_QUARTER = /^\d{4}Q[1-4]@.+$/u;

/** Reads it; null when the call names none. Throws UsageError for a text that is no period. */
export function readFigurePeriodOption(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (OWN_QUARTER.test(text)) return text;
  const period = parsePeriod(text);
  if (!period.ok) throw new UsageError(`看不懂报告期"${text}"。`);
  return period.value;
}
