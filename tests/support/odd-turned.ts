/** Odd rosters with one enterprise per column (行列互换的怪表). */
import type { Chance } from "./odd-facts.ts";
import { createNotes, type OddTruth, type Sheet, type TruthNotes } from "./odd-sheet.ts";
import {
  chooseColumns,
  chooseKnown,
  chooseStyle,
  CODE,
  inOrder,
  makeFact,
  NAME,
  someone,
  type Worded,
  writeFooter,
  writeTitle,
} from "./odd-wording.ts";

interface Turned {
  readonly row: number;
  readonly fields: readonly Worded[];
  /** Column of the labels, of the units (null: none), of the first enterprise. */
  readonly label: number;
  readonly unit: number | null;
  readonly first: number;
  readonly people: readonly number[];
  readonly total: boolean;
  readonly blanks: number;
}

/** Fields down, enterprises across: groups at the left, units in a column of their own, a total at the right. */
export function plainColumns(sheet: Sheet, chance: Chance): OddTruth[] {
  const style = chooseStyle(chance, ["title", "header", "own"]);
  const fields = inOrder(chooseColumns(chance, style, 3 + chance.below(14)));
  const people = Array.from({ length: 2 + chance.below(8) }, () => someone(chance));
  const isGrouped = chance.maybe(0.5);
  const label = 1 + (isGrouped ? 1 : 0);
  const hasUnits = style.unitAt === "own";
  const first = label + (hasUnits ? 2 : 1);
  const total = chance.maybe(0.4);
  let row = writeTitle(sheet, chance, { row: 1, width: first + people.length, style });
  if (chance.maybe(0.4)) {
    sheet.put(row, 1, chance.pick(["项目", "指标名称", "指标"]));
    if (hasUnits) sheet.put(row, label + 1, chance.pick(["单位", "计量单位"]));
    sheet.line(row, first, [...people.map((_, at) => `企业${at + 1}`), total ? "合计" : null]);
    row += 1;
  }
  if (isGrouped) writeGroups(sheet, { row, fields });
  const turned: Turned = { row, fields, label, unit: hasUnits ? label + 1 : null, first, people, total, blanks: 0.06 };
  const truth = writeTurned(sheet, chance, turned);
  writeFooter(sheet, chance, row + fields.length);
  return [truth];
}

/** Two transposed tables below one another. */
export function stackedColumns(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = [NAME, CODE, ...chooseKnown(chance, 3 + chance.below(5))];
  let row = 1;
  return [1, 2].map(() => {
    sheet.put(row++, 1, chance.pick(["表一 重点企业情况", "2025年企业指标表"]));
    const people = Array.from({ length: 2 + chance.below(4) }, () => someone(chance));
    const truth = writeTurned(sheet, chance, {
      row,
      fields,
      label: 1,
      unit: null,
      first: 2,
      people,
      total: false,
      blanks: 0,
    });
    row += fields.length + chance.below(2);
    return truth;
  });
}

/** The names stand in the head line beside a corner that says nothing of them. */
export function cornerColumns(sheet: Sheet, chance: Chance): OddTruth[] {
  const corner = { ...NAME, label: chance.pick(["指标名称", "项目", "指标", "企业名称"]) };
  const fields = [corner, ...chooseKnown(chance, 4 + chance.below(6))];
  const people = Array.from({ length: 2 + chance.below(6) }, () => someone(chance));
  const hasSerial = chance.maybe(0.4);
  const label = hasSerial ? 2 : 1;
  sheet.put(1, 1, "2025年重点企业主要指标");
  if (hasSerial) for (const [at] of fields.entries()) sheet.put(2 + at, 1, at === 0 ? "序号" : at);
  return [
    writeTurned(sheet, chance, {
      row: 2,
      fields,
      label,
      unit: null,
      first: label + 1,
      people,
      total: false,
      blanks: 0,
    }),
  ];
}

/** Merged titles of groups at the left; fields without one have a label over both columns. */
function writeGroups(
  sheet: Sheet,
  { row, fields }: { readonly row: number; readonly fields: readonly Worded[] },
): void {
  const groupAt = (at: number): string => {
    const field = fields[at];
    return field === undefined || field.id === "enterpriseName" ? "" : field.field.group;
  };
  for (const [at] of fields.entries()) {
    const group = groupAt(at);
    if (group === "" || groupAt(at - 1) === group) continue;
    const span = fields.slice(at).findIndex((_, ahead) => groupAt(at + ahead) !== group);
    sheet.put(row + at, 1, `${group}情况`);
    sheet.merge(row + at, 1, row + (span < 0 ? fields.length : at + span) - 1, 1);
  }
}

function writeTurned(sheet: Sheet, chance: Chance, turned: Turned): OddTruth {
  const { row, fields, label, unit, first, people, total, blanks } = turned;
  const notes = createNotes("columns");
  for (const [at, field] of fields.entries()) {
    const line = row + at;
    const isWide = field.id === "enterpriseName" && label === 2 && blanks > 0;
    sheet.put(line, isWide ? 1 : label, field.label);
    if (isWide) sheet.merge(line, 1, line, 2);
    if (unit !== null) sheet.put(line, unit, field.unit);
    if (total) sheet.put(line, first + people.length, totalOf(field));
    notes.column(String(line), field.id);
    writeFacts(sheet, chance, { turned, notes, line, field });
  }
  return notes.truth;
}

const totalOf = ({ id, unit }: Worded): string | number | null =>
  id === "enterpriseName" ? "合计" : unit === null ? null : 99;

interface FactLine {
  readonly turned: Turned;
  readonly notes: TruthNotes;
  readonly line: number;
  readonly field: Worded;
}

function writeFacts(sheet: Sheet, chance: Chance, { turned, notes, line, field }: FactLine): void {
  for (const [at, who] of turned.people.entries()) {
    const { shown, value } = makeFact(chance, field, who);
    if (field.id !== "enterpriseName" && chance.maybe(turned.blanks)) continue;
    sheet.put(line, turned.first + at, shown);
    notes.value(turned.first + at, field.id, value);
  }
}
