/** Cells with boxes to tick (□ 勾选), and the field whose words they offer. */
import type { Field } from "#domain/catalogue/field";
import type { CellSearch, Place } from "#domain/reporting/find-cells";
import { findTicks, type TickBoxes } from "#domain/reporting/find-ticks";
import { fitWords } from "#domain/reporting/fit-words";
import type { Binding, FormCell } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import { matchColumn } from "#domain/reporting/match-asked";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { cellAddress } from "#domain/workbook/cell-address";

/** The places of a cell with boxes; null when it has none. Boxes for several yes/no facts (□高企 □规上) are one place each. */
export function tickCells(search: CellSearch, place: Place): FormCell[] | null {
  const { map } = search;
  const found = findTicks(map.text(place.row, place.column));
  if (found === null) return null;
  const label = found.label === "" ? labelAround(map, place) : found.label;
  const cell = (name: string, ticks: TickBoxes["ticks"], binding: Binding): FormCell => ({
    sheet: map.sheet.name,
    cell: cellAddress(place.row, place.column),
    label: name,
    prefix: "",
    unit: null,
    allowed: [],
    numberFormat: null,
    binding,
    ticks,
  });
  const asked = match(search, label);
  const words = found.ticks.map(({ word }) => word);
  if (asked.field !== null)
    return [
      cell(label, found.ticks, fitWords(asked.binding, { field: asked.field, known: search.context.known }, words)),
    ];
  const facts = found.ticks.flatMap((tick) => {
    const fact = factOf(search, tick.word);
    return fact === null ? [] : [cell(tick.word, [{ word: "是", at: tick.at }], fact)];
  });
  if (facts.length > 0) return facts;
  return [cell(label === "" ? words.join("、") : label, found.ticks, unbound("不清楚这里按什么勾选，请人工勾选"))];
}

interface Asked {
  readonly binding: Binding;
  readonly field: Field | null;
}

function match({ context, index }: CellSearch, label: string): Asked {
  const { binding } = matchColumn(
    { headerPath: [label.replace(/[（(](?:请)?(?:打|划)?[√勾选].*?[）)]/gu, "")], code: null, whole: undefined },
    context,
  );
  const field = binding.source?.kind === "field" ? (index.byId.get(binding.source.field) ?? null) : null;
  return { binding, field };
}

/** A box beside the name of a yes/no field. */
function factOf(search: CellSearch, word: string): Binding | null {
  for (const label of [`是否${word}`, word]) {
    const { binding, field } = match(search, label);
    if (field?.type === "boolean") return binding;
  }
  return null;
}

/** The question of boxes that stand in a cell of their own: left of it, for a lone box also right of it, else above. */
function labelAround(map: SheetMap, place: Place): string {
  const isQuestion = (text: string) => /\p{L}/u.test(text) && findTicks(text) === null;
  for (let column = map.area(place.row, place.column).firstColumn - 1; column >= 1; column -= 1) {
    const text = map.text(place.row, column);
    if (isQuestion(text)) return tidy(text);
    if (text.trim() !== "" && findTicks(text) === null) break;
  }
  const right = map.text(place.row, map.area(place.row, place.column).lastColumn + 1);
  if (map.text(place.row, place.column).trim().length === 1 && isQuestion(right)) return tidy(right);
  const above = place.row > 1 ? map.text(place.row - 1, place.column) : "";
  return isQuestion(above) ? tidy(above) : "";
}

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[：:]\s*$/u, "")
    .trim();
}
