/** How a form wants the values of a field written (写法识别): codes and date format, from the heading first, then from the notes. */
import type { Field } from "#domain/catalogue/field";
import { headingDateStyle } from "#domain/reporting/date-style";
import type { FormNotes } from "#domain/reporting/form-notes";
import { headingLegend, noteLegend } from "#domain/reporting/read-legend";
import type { Writing } from "#domain/reporting/writing";

/** Reads it; null when nothing is said. */
export function readWriting(field: Field, path: readonly string[], notes: FormNotes): Writing | null {
  const leaf = path.at(-1) ?? "";
  if (field.type === "date") {
    const own = path.map(headingDateStyle).findLast((style) => style !== null) ?? null;
    // A heading that names only its year or month is asked no finer by a note about dates in general.
    const date = isBrief(own) ? (finer(own, notes.dateStyle) ?? own) : (own ?? notes.dateStyle);
    return date === null ? null : { date };
  }
  const words = headingLegend(path, field) ?? noteLegend(notes.clauses, [leaf, field.label], field);
  return words === null ? null : { words };
}

/** 成立年月 by its words alone, without an example. */
function isBrief(style: string | null): style is string {
  return style === "YYYY-MM" || style === "YYYY";
}

/** The note's own way to write as much as the heading names. */
function finer(own: string, note: string | null): string | null {
  if (note === null) return null;
  return own === "YYYY-MM" && note.includes("M") && !note.includes("D") ? note : null;
}
