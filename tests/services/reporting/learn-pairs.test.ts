import { beforeAll, expect, test } from "vitest";
import type { Binding, FormReading } from "#domain/reporting/form-binding";
import { openForm } from "#services/reporting/open-form";
import type { Book } from "#store/connection";
import { openLearningBook } from "../../support/learning-book.ts";
import { cardPair, type LearningPair, listPair, sourceText } from "../../support/learning-pairs.ts";

/** Forms learnt from copies that people have filled, with all their slips (从填过的表学对应): what can be bound is, and nothing wrong is sure. */

let book: Book;

beforeAll(async () => {
  book = await openLearningBook();
}, 60_000);

interface Marks {
  bindable: number;
  right: number;
  readonly missed: string[];
  readonly wrong: string[];
  selections: number;
  selectionsRight: number;
  readonly selectionsMissed: string[];
}

const SURE = 0.7;

async function mark(pair: LearningPair, marks: Marks): Promise<void> {
  const opened = await openForm(
    book,
    { name: "今年.xlsx", bytes: pair.blank },
    { name: "已报.xlsx", bytes: pair.filled },
  );
  if (!opened.ok) throw new Error(`${pair.name}: ${JSON.stringify(opened.error)}`);
  const { reading } = opened.value;
  const places = placesOf(reading);
  for (const [place, wanted] of Object.entries(pair.truth)) {
    const binding = places.get(place);
    const got = binding === undefined || binding.confidence < SURE ? null : sourceText(binding.source);
    const isOpen = wanted?.startsWith("?") === true;
    const right = isOpen ? wanted.slice(1) : wanted;
    if (right !== null && !isOpen) {
      marks.bindable += 1;
      if (got === right) marks.right += 1;
      else
        marks.missed.push(
          `${pair.name} ${place} ${right} ← ${sourceText(binding?.source ?? null)} ${binding?.confidence} ${binding?.reason}`,
        );
    }
    if (got !== null && got !== right)
      marks.wrong.push(`${pair.name} ${place} ${right} ← ${got} ${binding?.confidence} ${binding?.reason}`);
  }
  markSelection(pair, reading, marks);
}

function placesOf(reading: FormReading): ReadonlyMap<string, Binding> {
  const columns = reading.lists[0]?.columns.map(({ letter, binding }) => [letter, binding] as const) ?? [];
  return new Map([...columns, ...reading.cells.map(({ cell, binding }) => [cell, binding] as const)]);
}

function markSelection({ where, order, name }: LearningPair, { lists }: FormReading, marks: Marks): void {
  const selection = lists[0]?.selection;
  if (selection === undefined || where === "?") return;
  const got = selection.where
    .map((one) => ("equals" in one ? `${one.field}=${String(one.equals)}` : JSON.stringify(one)))
    .join(" ");
  const way =
    selection.orderBy === "roster"
      ? "roster"
      : `${selection.orderBy}/${selection.descending === true ? "desc" : "asc"}`;
  marks.selections += order === "?" ? 1 : 2;
  if (got === (where ?? "")) marks.selectionsRight += 1;
  else marks.selectionsMissed.push(`${name} ${where} ← ${got} ${selection.reason}`);
  if (order === "?") return;
  if (way === order) marks.selectionsRight += 1;
  else marks.selectionsMissed.push(`${name} ${order} ← ${way}`);
}

async function markAll(pairs: readonly LearningPair[]): Promise<Marks> {
  const marks: Marks = {
    bindable: 0,
    right: 0,
    missed: [],
    wrong: [],
    selections: 0,
    selectionsRight: 0,
    selectionsMissed: [],
  };
  for (const pair of pairs) await mark(pair, marks);
  return marks;
}

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

test("lists and one-entry forms are bound as the copies show, nine places of ten, and none wrongly", async () => {
  const count = Number(process.env.LEARNING_PAIRS ?? 4);
  const marks = await markAll([...seeds(100, count).map(listPair), ...seeds(500, count).map(cardPair)]);
  if (process.env.LEARNING_PAIRS !== undefined) console.log(JSON.stringify(marks, null, 1));
  expect(marks.wrong).toEqual([]);
  expect(marks.right / marks.bindable).toBeGreaterThanOrEqual(0.9);
}, 300_000);
