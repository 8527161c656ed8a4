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

function chosen(source: Binding["source"]): Binding {
  return { source, confidence: 1, reason: source === null ? "您选择不填" : "您指定的对应" };
}
