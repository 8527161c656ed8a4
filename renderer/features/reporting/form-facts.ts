import type { FormList, FormReading } from "#domain/reporting/form-binding";
import { reportingText } from "../../text/reporting";
import { headOfGroup } from "./form-places";

/** What a list of the form is, said in words (表式说明): its rows, groups, halves and printed texts. */
export function listFacts(
  reading: FormReading,
  number: number,
  words: { readonly kind: (id: string) => string; readonly field: (id: string) => string },
): readonly string[] {
  const list = reading.lists[number];
  if (list === undefined) return [];
  const blocks = reading.lists.filter((_, other) => headOfGroup(reading, other) === number).length;
  const facts: string[] = [];
  if (list.continues !== undefined) facts.push(reportingText.continues(list.continues + 1));
  if (list.group !== undefined) {
    const label = words.field(list.group.field);
    facts.push(blocks > 1 ? reportingText.groups2(label, blocks) : reportingText.group(label, list.group.text));
  }
  if ((list.recordRows ?? 1) > 1) facts.push(reportingText.recordRows(list.recordRows ?? 1));
  return [...facts, rowFact(list, words.kind)];
}

function rowFact(list: FormList, kindWords: (id: string) => string): string {
  if (list.printed !== undefined) {
    const { kind, rows } = list.printed;
    return reportingText.printed(rows.length, kind === null ? null : kindWords(kind));
  }
  const rows = Math.round((list.lastRow - list.firstRow + 1) / (list.recordRows ?? 1));
  return list.growable ? reportingText.growable(rows) : reportingText.fixedRows(rows);
}
