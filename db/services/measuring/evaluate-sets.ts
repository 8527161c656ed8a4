/** Counts, sums and coverage of sets (计数、求和、覆盖), with what is missing. */
import type { Condition, EntrySet, FieldPath } from "#domain/indicators/formula";
import { walkPath } from "#domain/indicators/formula-vocabulary";
import { decimalFromNumber } from "#domain/shared/decimal";
import type { Field } from "#domain/catalogue/field";
import { EMPTY_REGISTER } from "#services/measuring/compile-condition";
import { openTest, readMembers, type SetMembers } from "#services/measuring/entry-sets";
import { createPathReader } from "#services/measuring/path-reader";
import {
  addMissing,
  figuresOf,
  nothing,
  type Partial,
  type Remarks,
  type Scope,
  setScope,
} from "#services/measuring/scope";
import { columnFromTexts, type FigureColumn } from "#store/measuring/figure-column";

/** The members of a set with its remarks told; null when nothing can be counted. */
export function tellMembers(set: EntrySet, scope: Scope, remarks: Remarks): SetMembers | null {
  const members = readMembers(set, setScope(scope));
  const { kind, open, considered } = members;
  if (!members.exists) {
    nothing(remarks, `台账里还没有${kind.label}，请先导入或录入。`);
    return null;
  }
  for (const note of members.notes) remarks.notes.add(note);
  let unsure = 0;
  for (const [label, places] of open) {
    unsure += places.length;
    addMissing(remarks, describeMissing(label, places.length, considered, kind.classifier));
  }
  if (members.places.length === 0 && unsure > 0) {
    nothing(remarks, explainOpen(kind.label, [...open.keys()], "数不出来"));
    return null;
  }
  return members;
}

function explainOpen(kind: string, labels: readonly string[], result: string): string {
  const empty = labels.filter((label) => label.endsWith(EMPTY_REGISTER));
  if (empty.length > 0) return `${empty.join("、")}还是空的，请先导入或录入。`;
  return `${kind}的${labels.map((label) => `“${label}”`).join("、")}没有填全，${result}。`;
}

/** 营业收入（2025年）：有 287 家，缺 13 家. */
export function describeMissing(label: string, missing: number, of: number, classifier: string) {
  if (label.endsWith(EMPTY_REGISTER))
    return { sentence: `${label}还是空的，${missing} ${classifier}都无从判断。`, missing, of };
  return { sentence: `${label}：有 ${of - missing} ${classifier}，缺 ${missing} ${classifier}。`, missing, of };
}

/** 计数 and 计数不重. */
export function measureCount(
  { set, by }: { readonly set: EntrySet; readonly by: FieldPath | null },
  scope: Scope,
  remarks: Remarks,
): Partial {
  const members = tellMembers(set, scope, remarks);
  if (members === null) return { value: null, unit: "", text: null };
  const { kind, places } = members;
  if (by === null) return { value: decimalFromNumber(places.length), unit: kind.classifier, text: null };
  const reader = createPathReader(scope.day, kind.id, by, (field) => figuresOf(scope, field));
  const seen = new Set<string>();
  let blank = 0;
  for (const place of places) {
    const keys = reader?.keys(place) ?? [];
    if (keys.length === 0) blank += 1;
    for (const key of keys) seen.add(key);
  }
  if (blank > 0) addMissing(remarks, describeMissing(by.steps.join("的"), blank, places.length, kind.classifier));
  if (seen.size === 0 && blank > 0) return nothing(remarks, `“${by.steps.join("的")}”都没有填，数不出来。`, "个");
  remarks.notes.add(`${places.length}${kind.classifier}按“${by.steps.join("的")}”剔重后是${seen.size}个。`);
  return { value: decimalFromNumber(seen.size), unit: "个", text: null };
}

/** A field to be summed, with its figures in the scope. */
export interface SummedField {
  readonly field: Field;
  readonly column: FigureColumn | null;
  /** 营业收入（2025年）. */
  readonly label: string;
  readonly unit: string;
}

/** The field of a sum. Attributes have no period: their present text counts. */
export function readSummed(kind: string, path: FieldPath, scope: Scope): SummedField | null {
  const { day, period } = scope;
  const walked = walkPath(
    day.vocabulary,
    day.vocabulary.kinds.filter(({ id }) => id === kind),
    path.steps,
  );
  if ("missing" in walked) return null;
  const { field, links } = walked;
  const unit = field.storedUnit ?? "";
  if (links.length === 0 && field.kind === "observation") {
    const label = `${field.label}（${period?.label ?? "没有选定期间"}）`;
    return { field, column: figuresOf(scope, field.id), label, unit };
  }
  const reader = createPathReader(day, kind, path, (id) => figuresOf(scope, id));
  const places: number[] = [];
  const texts: string[] = [];
  for (const place of day.facts.ofKind(kind)) {
    const [text] = reader?.read(place).texts ?? [];
    if (text === undefined) continue;
    places.push(place);
    texts.push(text);
  }
  return { field, column: columnFromTexts(day.facts.size, places, texts), label: field.label, unit };
}

/** 求和. */
export function measureSum(
  { set, field: path }: { readonly set: EntrySet; readonly field: FieldPath },
  scope: Scope,
  remarks: Remarks,
): Partial {
  const members = tellMembers(set, scope, remarks);
  if (members === null) return { value: null, unit: "", text: null };
  const { kind, places } = members;
  const summed = readSummed(kind.id, path, scope);
  if (summed === null) return nothing(remarks, `没有“${path.steps.join("的")}”这个字段。`);
  const { column, label, unit, field } = summed;
  if (field.kind === "observation" && scope.period === null)
    return nothing(remarks, explainNoPeriod(field, scope), unit);
  const found = column?.sum(places) ?? { sum: decimalFromNumber(0), count: 0 };
  const lacking = places.length - found.count;
  if (lacking > 0) addMissing(remarks, describeMissing(label, lacking, places.length, kind.classifier));
  if (found.count === 0 && lacking > 0) {
    return nothing(remarks, `${label}一个数也没有${otherPeriods(field, scope)}。`, unit);
  }
  tallyStandings(places, field, scope, remarks);
  return { value: found.sum, unit, text: null, ofNobody: places.length === 0 };
}

function tallyStandings(places: Int32Array, field: Field, { day, period }: Scope, remarks: Remarks): void {
  for (const part of period?.parts ?? []) {
    const standings = day.facts.standings(field.id, part);
    if (standings === null) continue;
    for (const place of places) {
      if (standings[place] === 1) remarks.standing.preliminary += 1;
      if (standings[place] === 2) remarks.standing.corrected += 1;
    }
  }
}

/** Why no figure can be taken when nobody chose a period. */
export function explainNoPeriod(field: Field, scope: Scope): string {
  const has = otherPeriods(field, scope);
  return `“${field.label}”没有完整年度的数据${has}，请选定期间。`;
}

function otherPeriods(field: Field, { day, period, world }: Scope): string {
  const others = day.facts.periods(field.id).filter((one) => period?.parts.includes(one) !== true);
  if (others.length === 0) return "";
  const labels = others
    .toSorted()
    .reverse()
    .slice(0, 4)
    .map((one) => world.periodLabel(one));
  return `（有${labels.join("、")}的，不同期间不能混用）`;
}

/** 覆盖 and 覆盖数: who of a set meets a condition; null when nothing can be said. */
export function measureCoverage(
  { set, condition }: { readonly set: EntrySet; readonly condition: Condition },
  scope: Scope,
  remarks: Remarks,
): { readonly yes: Int32Array; readonly no: number; readonly unit: string } | null {
  const members = tellMembers(set, scope, remarks);
  if (members === null) return null;
  const { kind, places } = members;
  const { test, labels } = openTest(condition, kind.id, setScope(scope));
  const yes: number[] = [];
  const open = new Map<string, number>();
  let no = 0;
  for (const place of places) {
    const verdict = test(place);
    if (verdict === 1) yes.push(place);
    else if (verdict === 0) no += 1;
    else {
      const label = labels[-verdict - 1] ?? "";
      open.set(label, (open.get(label) ?? 0) + 1);
    }
  }
  for (const [label, count] of open) addMissing(remarks, describeMissing(label, count, places.length, kind.classifier));
  if (yes.length + no === 0 && places.length > 0) {
    nothing(remarks, explainOpen(kind.label, [...open.keys()], "算不出覆盖"));
    return null;
  }
  return { yes: Int32Array.from(yes), no, unit: kind.classifier };
}
