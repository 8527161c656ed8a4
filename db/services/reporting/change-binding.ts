import type { BindingChange } from "#contract/reporting";
import type { Binding, FormReading } from "#domain/reporting/form-binding";

/** Puts a person's choice into a reading (更正取数对应). */
export function changeBinding(reading: FormReading, change: BindingChange): FormReading {
  const { target } = change;
  if (target.kind === "cell") {
    const cells = reading.cells.map((place) =>
      place.sheet === target.sheet && place.cell === target.cell && "source" in change
        ? { ...place, binding: chosen(change.source) }
        : place,
    );
    return { ...reading, cells };
  }
  const lists = reading.lists.map((list, number) => {
    if (number !== target.list) return list;
    if (target.kind === "list") return "selection" in change ? { ...list, selection: change.selection } : list;
    const columns = list.columns.map((column) =>
      column.letter === target.letter && column.kind === "input" && "source" in change
        ? { ...column, binding: chosen(change.source) }
        : column,
    );
    return { ...list, columns };
  });
  return { ...reading, lists };
}

/** Takes over learnt columns; those a person has chosen meanwhile or before, and the lists' selections, stay as they are (不改人工指定的列). */
export function takeLearnt(reading: FormReading, learnt: FormReading): FormReading {
  const lists = reading.lists.map((list, number) => {
    const columns = list.columns.map((column, at) => {
      const other = learnt.lists[number]?.columns[at];
      return other === undefined || isChosen(column.binding) ? column : { ...column, binding: other.binding };
    });
    return { ...list, columns };
  });
  return { ...reading, lists };
}

const CHOSEN = "您指定的对应";
const LEFT_BLANK = "您选择不填";

function chosen(source: Binding["source"]): Binding {
  return { source, confidence: 1, reason: source === null ? LEFT_BLANK : CHOSEN };
}

function isChosen({ reason }: Binding): boolean {
  return reason === CHOSEN || reason === LEFT_BLANK;
}
