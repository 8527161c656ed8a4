/** Odd rosters whose figures of several years stand beside one another (多年并列的怪表). */
import { columnLetters } from "#domain/workbook/cell-address";
import type { Chance } from "./odd-facts.ts";
import { createNotes, type OddTruth, type Sheet } from "./odd-sheet.ts";
import { chooseKnown, CODE, makeFact, NAME, someone } from "./odd-wording.ts";

/** This year, last year and growth stand beside one another under each figure, or figures under each year. */
export function yearRows(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = chooseKnown(chance, 2 + chance.below(3), ({ observed }) => observed);
  const heads = chance.pick([
    ["本年", "上年", "同比增长（%）"],
    ["2025年", "2024年", "增速（%）"],
    ["本期数", "上年同期数", "同比±%"],
    ["上年", "本年"],
    ["2024年", "2025年"],
  ]);
  const isByYear = chance.maybe(0.4);
  const notes = createNotes("rows");
  sheet.put(1, 1, "云麓高新区企业主要指标（2025年度）");
  for (const [at, column] of [NAME, CODE].entries()) {
    sheet.put(2, at + 1, column.label);
    sheet.merge(2, at + 1, 3, at + 1);
    notes.column(columnLetters(at + 1), column.id);
  }
  const pairs = isByYear
    ? heads.flatMap((head) => fields.map((field) => ({ head, field, outer: head, inner: field.label })))
    : fields.flatMap((field) => heads.map((head) => ({ head, field, outer: field.label, inner: head })));
  const span = isByYear ? fields.length : heads.length;
  const idOf = (head: string, id: string | null) =>
    /同比|增/u.test(head) ? null : /上年|2024/u.test(head) ? `${id}@2024` : id;
  for (const [at, { head, field, outer, inner }] of pairs.entries()) {
    if (at % span === 0) {
      sheet.put(2, at + 3, outer);
      sheet.merge(2, at + 3, 2, at + 2 + span);
    }
    sheet.put(3, at + 3, inner);
    notes.column(columnLetters(at + 3), idOf(head, field.id));
  }
  for (let row = 4; row < 6 + chance.below(5); row += 1) {
    const who = someone(chance);
    const facts = [NAME, CODE, ...pairs.map(({ field }) => field)].map((field) => makeFact(chance, field, who));
    for (const [at, { shown, value }] of facts.entries()) {
      const pair = pairs[at - 2];
      const id = pair === undefined ? ([NAME, CODE][at]?.id ?? null) : idOf(pair.head, pair.field.id);
      sheet.put(row, at + 1, id === null ? 3.5 : shown);
      notes.value(row, id, value);
    }
  }
  return [notes.truth];
}
