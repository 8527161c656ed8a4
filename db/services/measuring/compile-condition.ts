/** Turns a condition into a test of entries (条件编译). A test answers 1 (met), 0 (not met), or −n: data is missing, the n-th of `labels`. */
import type { Field } from "#domain/catalogue/field";
import type { Condition, EntrySet, FieldPath } from "#domain/indicators/formula";
import { foldText } from "#domain/shared/chinese-text";
import { sinceFieldsOf } from "#services/measuring/as-of-rules";
import type { DayBook } from "#services/measuring/day-book";
import type { Holding } from "#services/measuring/holdings";
import { createPathReader, type FiguresOf, type PathReader, type PathTexts } from "#services/measuring/path-reader";
import { createAmongTest, createValueTest, firstDayOf, type ValueTest } from "#services/measuring/value-test";
import { lastDayOf } from "#domain/register/day-of";

/** Tests the entry at a place. */
export type EntryTest = (place: number) => number;

/** What compiling needs. */
export interface ConditionContext {
  readonly day: DayBook;
  readonly figures: FiguresOf;
  /** What may be missing, in Chinese; grows while compiling. */
  readonly labels: string[];
  /** Places of a set inside the condition: of all zones; null when the book holds nothing of its kind. */
  readonly placesOf: (set: EntrySet) => Int32Array | null;
  /** Told which certificates went in: whose are undated, and how many have a holder that nobody goes by. */
  readonly onHolding: (qualification: string, holding: Pick<Holding, "undated" | "orphans">) => void;
}

/** Compiles a condition for entries of a kind. */
export function compileCondition(condition: Condition, kind: string, context: ConditionContext): EntryTest {
  switch (condition.type) {
    case "and":
      return combine(condition.parts, kind, context, 0);
    case "or":
      return combine(condition.parts, kind, context, 1);
    case "not": {
      const test = compileCondition(condition.of, kind, context);
      return (place) => {
        const verdict = test(place);
        return verdict < 0 ? verdict : 1 - verdict;
      };
    }
    case "compare":
      return testPath(condition.path, kind, context, (field) =>
        createValueTest(field, condition.operator, condition.value),
      );
    case "among":
      return testPath(condition.path, kind, context, (field) => createAmongTest(field, condition.values));
    case "contains": {
      const word = foldText(condition.text);
      return testPath(condition.path, kind, context, () => (text) => foldText(text).includes(word));
    }
    case "filled":
      return testFilled(condition, kind, context);
    case "holds": {
      if (context.day.holdings.unknown(condition.qualification))
        return allMissing(context, `资质认定${EMPTY_REGISTER}`);
      const holding = context.day.holdings.of(condition.qualification, condition.level);
      context.onHolding(condition.qualification, holding);
      return (place) => holding.mask[place] ?? 0;
    }
    case "in":
      return testBelonging(condition.set, context);
    case "namedBy":
      return testNamed(condition, context);
    case "since":
      return testSince(condition, kind, context);
  }
}

/** `decisive`: the verdict that settles it, 0 of 且 and 1 of 或. Missing data matters only where nothing else settles it. */
function combine(parts: readonly Condition[], kind: string, context: ConditionContext, decisive: 0 | 1): EntryTest {
  const tests = parts.map((part) => compileCondition(part, kind, context));
  return (place) => {
    let open: number = 1 - decisive;
    for (const test of tests) {
      const verdict = test(place);
      if (verdict === decisive) return decisive;
      if (verdict < 0 && open >= 0) open = verdict;
    }
    return open;
  };
}

function testPath(
  path: FieldPath,
  kind: string,
  context: ConditionContext,
  makeTest: (field: Field) => ValueTest,
): EntryTest {
  const reader = createPathReader(context.day, kind, path, context.figures);
  const missing = missingCode(context, path.steps.join("的"));
  if (reader === null) return () => missing;
  const test = makeTest(reader.field);
  const remembered = new Map<string, boolean | null>();
  const ask = (text: string): boolean | null => {
    const ready = remembered.get(text);
    if (ready !== undefined) return ready;
    const answer = test(text);
    remembered.set(text, answer);
    return answer;
  };
  return (place) => judge(reader.read(place), ask, missing);
}

/** Of several values one that meets it is enough; none at all is missing data. */
function judge({ texts, unclear }: PathTexts, test: ValueTest, missing: number): number {
  let open = unclear || texts.length === 0;
  for (const text of texts) {
    const answer = test(text);
    if (answer === true) return 1;
    if (answer === null) open = true;
  }
  return open ? missing : 0;
}

function testFilled(
  condition: Extract<Condition, { type: "filled" }>,
  kind: string,
  context: ConditionContext,
): EntryTest {
  const reader: PathReader | null = createPathReader(context.day, kind, condition.path, context.figures);
  return (place) => {
    const filled = reader?.read(place).texts.some((text) => text.trim() !== "") === true;
    return filled === condition.filled ? 1 : 0;
  };
}

function testBelonging(set: EntrySet, context: ConditionContext): EntryTest {
  const { day } = context;
  const places = context.placesOf(set);
  if (places === null) return allMissing(context, `${set.list}${EMPTY_REGISTER}`);
  const inside = maskOf(places, day);
  return (place) => (day.belonging.of(place).some((to) => inside[to] === 1) ? 1 : 0);
}

function testNamed(condition: Extract<Condition, { type: "namedBy" }>, context: ConditionContext): EntryTest {
  const { day, figures } = context;
  const places = context.placesOf(condition.set);
  if (places === null) return allMissing(context, `${condition.set.list}${EMPTY_REGISTER}`);
  const named = new Uint8Array(day.facts.size);
  const readers = new Map<string, PathReader | null>();
  for (const place of places) {
    const kind = day.facts.kindAt(place);
    let reader = readers.get(kind);
    if (reader === undefined) {
      reader = createPathReader(day, kind, condition.link, figures);
      readers.set(kind, reader);
    }
    for (const target of reader?.targets(place) ?? []) named[target] = 1;
  }
  return (place) => named[place] ?? 0;
}

function testSince(
  condition: Extract<Condition, { type: "since" }>,
  kind: string,
  context: ConditionContext,
): EntryTest {
  const dates = context.day.since(kind);
  const [first] = sinceFieldsOf(kind);
  const label = first === undefined ? "起始日期" : (context.day.vocabulary.fields.get(first)?.label ?? "起始日期");
  const missing = missingCode(context, label);
  const [from, until] = [`${condition.from}-01-01`, `${condition.until}-12-31`];
  return (place) => {
    const date = dates[place];
    if (date === undefined) return missing;
    return firstDayOf(date) >= from && lastDayOf(date) <= until ? 1 : 0;
  };
}

/** Ends the label of a register without any entry, when that is what is missing. */
export const EMPTY_REGISTER = "台账";

/** Nothing can be said of anyone: what would tell was never entered. */
function allMissing(context: ConditionContext, label: string): EntryTest {
  const missing = missingCode(context, label);
  return () => missing;
}

function maskOf(places: Int32Array, { facts }: DayBook): Uint8Array {
  const mask = new Uint8Array(facts.size);
  for (const place of places) mask[place] = 1;
  return mask;
}

function missingCode({ labels }: ConditionContext, label: string): number {
  const at = labels.indexOf(label);
  if (at >= 0) return -(at + 1);
  labels.push(label);
  return -labels.length;
}
