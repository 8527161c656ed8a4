import type { BindingChange } from "#contract/reporting";
import type { Binding, FormColumn, FormReading, ListSelection } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { describeFreeCell } from "#domain/reporting/free-cell";
import { printingOf } from "#domain/reporting/writing";

/** Puts a person's choice into a reading (更正取数对应). `form`: the workbook, so that a cell it was not seen to ask for can be described; without it such a cell has its address only. */
export function changeBinding(
  reading: FormReading,
  change: BindingChange,
  form: FormWorkbook | null = null,
): FormReading {
  if (isListChange(change)) return changeList(reading, change);
  return change.target.kind === "cell"
    ? changeCell(reading, { ...change, target: change.target }, form)
    : changeColumn(reading, { ...change, target: change.target });
}

type PlaceChange = Exclude<BindingChange, { target: { kind: "list" } }>;
type ListChange = Extract<BindingChange, { target: { kind: "list" } }>;
type Target<Kind extends string> = Extract<BindingChange["target"], { kind: Kind }>;

function isListChange(change: BindingChange): change is ListChange {
  return change.target.kind === "list";
}

function changeList(reading: FormReading, { target, selection, rest }: ListChange): FormReading {
  const lists = reading.lists.map((list, number) => {
    if (number !== target.list) return list;
    const range = chosenRange(list.selection, selection);
    const columns = range === list.selection ? list.columns : list.columns.map(withoutRangeDoubt);
    return { ...list, columns, selection: range, ...(rest === undefined ? {} : { rest }) };
  });
  return { ...reading, lists };
}

/** Once a person has said whom the list wants (范围已定), its columns are as sure as their headings. */
export function withoutRangeDoubt(column: FormColumn): FormColumn {
  const { onceChosen, ...binding } = column.binding;
  return onceChosen === undefined ? column : { ...column, binding: { ...binding, ...onceChosen } };
}

/** Told as the person's own only where it was changed. */
function chosenRange(before: ListSelection, after: ListSelection): ListSelection {
  const said = (one: ListSelection) => JSON.stringify({ ...one, reason: "" });
  return said(before) === said(after) ? before : { ...after, reason: CHOSEN_RANGE };
}

function changeColumn(
  reading: FormReading,
  change: Omit<PlaceChange, "target"> & { readonly target: Target<"column"> },
): FormReading {
  const { target } = change;
  const lists = reading.lists.map((list, number) => {
    if (number !== target.list) return list;
    const columns = list.columns.map((column) =>
      column.letter === target.letter &&
      column.kind === "input" &&
      (column.line ?? 0) === (target.line ?? column.line ?? 0)
        ? { ...column, binding: chosen(column.binding, change) }
        : column,
    );
    return { ...list, columns };
  });
  return { ...reading, lists };
}

function changeCell(
  reading: FormReading,
  change: Omit<PlaceChange, "target"> & { readonly target: Target<"cell"> },
  form: FormWorkbook | null,
): FormReading {
  const described = form === null ? null : describeFreeCell(form, change.target);
  const { sheet, cell } = described ?? change.target;
  const { prefix } = change.target;
  const isHere = (place: FormReading["cells"][number]) =>
    place.sheet === sheet && place.cell === cell && (prefix === undefined || place.prefix === prefix);
  const known = reading.cells.find(isHere);
  if (known?.binding.reason === ADDED && change.source === null) {
    return { ...reading, cells: reading.cells.filter((place) => !isHere(place)) };
  }
  if (known !== undefined) {
    const cells = reading.cells.map((place) =>
      isHere(place) ? { ...place, binding: chosen(place.binding, change) } : place,
    );
    return { ...reading, cells };
  }
  // A formula is the authority's, and a sheet that is not there cannot be written.
  if (change.source === null || (form !== null && described === null)) return reading;
  const empty = { sheet, cell, label: "", prefix: "", unit: null, allowed: [], numberFormat: null };
  const binding = chosen({ source: null, confidence: 0, reason: ADDED }, change);
  return { ...reading, cells: [...reading.cells, { ...empty, ...described, binding }] };
}

/** Takes over learnt places; those a person has chosen meanwhile or before, and the lists' selections then, stay as they are (不改人工指定的). */
export function takeLearnt(reading: FormReading, learnt: FormReading): FormReading {
  const lists = reading.lists.map((list, number) => {
    const other = learnt.lists[number];
    if (other === undefined) return list;
    const columns = list.columns.map((column, at) => {
      const same = other.columns[at];
      return same === undefined || isChosen(column.binding) ? column : { ...column, binding: same.binding };
    });
    const { kind: _, ...area } = list;
    const selection = list.selection.reason === CHOSEN_RANGE ? list.selection : other.selection;
    return { ...area, ...(other.kind === undefined ? {} : { kind: other.kind }), columns, selection };
  });
  const cells = reading.cells.map((cell, at) => {
    const other = learnt.cells[at];
    const isSame = other?.sheet === cell.sheet && other.cell === cell.cell && other.prefix === cell.prefix;
    return isSame && !isChosen(cell.binding) ? { ...cell, binding: other.binding } : cell;
  });
  return { ...reading, lists, cells };
}

const CHOSEN = "您指定的对应";
const CHOSEN_RANGE = "您指定的范围";
const LEFT_BLANK = "您选择不填";
/** Of a cell that the form was not seen to ask for. */
const ADDED = "您加填的单元格";

function chosen(before: Binding, { source, empty, addsUp, writing }: Omit<PlaceChange, "target">): Binding {
  const printing = printingOf({
    empty: empty === undefined ? before.empty : (empty ?? undefined),
    addsUp: addsUp ?? before.addsUp,
    writing: writing === undefined ? keptWriting(before, source) : (writing ?? undefined),
  });
  const given = before.reason === ADDED ? ADDED : CHOSEN;
  return {
    source,
    confidence: 1,
    reason: source === null ? LEFT_BLANK : given,
    ...printing,
  };
}

/** Codes and formats are those of the field they were read for. */
function keptWriting({ source: before, writing }: Binding, source: Binding["source"]): Binding["writing"] {
  const isSame = before?.kind === "field" && source?.kind === "field" && before.field === source.field;
  return isSame ? writing : undefined;
}

function isChosen({ reason }: Binding): boolean {
  return reason === CHOSEN || reason === LEFT_BLANK || reason === ADDED;
}
