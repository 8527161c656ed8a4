/** Lays a kept binding on a form at hand (沿用取数对应): exactly where the words are the same, carefully where they changed. */
import { unitDimension, type UnitId } from "#domain/indicators/unit";
import { describeFreeCell } from "#domain/reporting/free-cell";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { unitChange } from "#domain/reporting/drift";
import type {
  Binding,
  BoundSource,
  FormCell,
  FormList,
  FormReading,
  ListSelection,
} from "#domain/reporting/form-binding";
import type { MatchedPlaces, PlaceMatch } from "#domain/reporting/match-places";
import { doubted } from "#domain/reporting/read-table";
import type { SavedBinding } from "#domain/reporting/saved-binding";
import { printingOf } from "#domain/reporting/writing";

/** How to carry (沿用方式). `form`: the workbook at hand, for cells bound by hand that its reading does not have. */
export interface Carrying {
  readonly matched: MatchedPlaces;
  readonly reason: string;
  readonly threshold: number;
  readonly form: FormWorkbook | null;
}

/** Carries it over. `reason` is said of every place that takes its old binding; unsure ones come under `threshold` with why. */
export function carryBinding(reading: FormReading, saved: SavedBinding, how: Carrying): FormReading {
  const { matched } = how;
  const found = new Map(matched.matches.map((match) => [placeId(match.now), match]));
  const bind = (id: string, binding: Binding): Binding => {
    const match = found.get(id);
    return match === undefined || !match.now.isInput ? binding : carry(match, binding, how);
  };
  const lists = reading.lists.map((list, number) => {
    const columns = list.columns.map((column, at) => ({
      ...column,
      binding: bind(placeId({ list: number, at }), column.binding),
    }));
    return carryList({ ...list, columns }, list, saved.lists[oldNumber(matched, number) ?? -1]);
  });
  const cells = reading.cells.map((cell, at) => ({
    ...cell,
    binding: bind(placeId({ list: null, at }), cell.binding),
  }));
  const added = saved.cells.flatMap((cell, at) => {
    const isLost = matched.gone.some((gone) => gone.list === null && gone.at === at);
    return isLost ? addedCell(cell, reading, how) : [];
  });
  const { subjectKind = saved.subjectKind } = reading;
  return { ...reading, lists, cells: [...cells, ...added], ...(subjectKind === undefined ? {} : { subjectKind }) };
}

function placeId({ list, at }: { readonly list: number | null; readonly at: number }): string {
  return `${list ?? "cell"} ${at}`;
}

function oldNumber({ lists }: MatchedPlaces, number: number): number | null {
  return [...lists].find(([, own]) => own === number)?.[0] ?? null;
}

function carryList(list: FormList, fresh: FormList, known: SavedBinding["lists"][number] | undefined): FormList {
  if (known === undefined) return list;
  const kind = list.kind ?? known.kind;
  return {
    ...list,
    ...carryRange(list, fresh, known.selection),
    ...(kind === undefined ? {} : { kind }),
    ...(known.rest === undefined ? {} : { rest: known.rest }),
  };
}

/** Under another title the same columns want other entries: what that title says counts, with its doubt. */
function carryRange(
  list: FormList,
  { selection, columns }: FormList,
  known: ListSelection,
): Pick<FormList, "selection" | "columns"> {
  const isSame = known.asked === undefined ? !READ.test(known.reason) : known.asked === selection.asked;
  if (isSame) return { selection: known, columns: list.columns };
  const isOpen = columns.some(({ binding }) => binding.onceChosen !== undefined);
  return {
    selection,
    columns: isOpen ? list.columns.map((column) => doubted(column, selection.reason)) : list.columns,
  };
}

/** Ranges read from a title before it was kept which: they are read anew. */
const READ = /^(?:标题|工作表|填报范围)/u;

/** A cell bound by hand that the form was not seen to ask for: it stands where the same words are printed beside the same address. */
function addedCell(saved: SavedBinding["cells"][number], reading: FormReading, how: Carrying): FormCell[] {
  const { sheet, cell, label, source, open } = saved;
  if (how.form === null || open === true || source === null) return [];
  const free = describeFreeCell(how.form, { sheet, cell });
  const isThere = reading.cells.some((one) => one.sheet === sheet && one.cell === free?.cell);
  if (free === null || isThere || free.label !== label) return [];
  return [{ ...free, binding: printed({ source, confidence: saved.confidence ?? 1, reason: how.reason }, saved) }];
}

function carry(match: PlaceMatch, own: Binding, how: { readonly reason: string; readonly threshold: number }): Binding {
  const { was, now, renamed } = match;
  const { saved } = was;
  if (saved.open === true) return printed(own, saved);
  const confidence = saved.confidence ?? 1;
  const source = { source: saved.source, confidence, reason: how.reason };
  if (saved.source === null) return renamed === "unsure" ? own : printed(source, saved);
  const low = Math.min(confidence, how.threshold - 0.1);
  if (renamed === "unsure") {
    const reason = `原来这一处写的是“${was.label}”，现在写“${now.label}”，不敢断定是同一项，请确认`;
    return printed({ ...source, confidence: low, reason }, saved);
  }
  const told = renamed === "sure" ? `；“${was.label}”改称“${now.label}”` : "";
  const moved = match.moved ? `；位置由 ${was.cell} 移到 ${now.cell}` : "";
  const follows = followUnit(saved.source, match);
  const high = renamed === null && !match.moved ? confidence : Math.min(confidence, 0.95);
  return printed(
    {
      source: follows.source,
      confidence: follows.isSure ? high : low,
      reason: `${how.reason}${told}${moved}${follows.told}`,
    },
    saved,
  );
}

interface Followed {
  readonly source: BoundSource;
  readonly isSure: boolean;
  readonly told: string;
}

/** Another unit on the form is another unit of the source, as long as it measures the same. A place that states none is told in that of its table. */
function followUnit(source: BoundSource, match: PlaceMatch): Followed {
  const same = { source, isSure: true, told: "" };
  if ((source.kind !== "field" && source.kind !== "formula") || source.unit === null || match.was.key === null)
    return same;
  const [before, after] = [unitAt(match.was, source.unit), unitAt(match.now, source.unit)];
  if (before === after || after === source.unit)
    return before === after ? same : { ...same, told: `；${unitChange(before, after)}` };
  const told = `；${unitChange(before, after)}`;
  if (after === null) return { source, isSure: false, told: `${told}，请确认` };
  if (!isLike(source.unit, after)) return { source, isSure: false, told: `${told}，和原来取的数不是一种单位，请确认` };
  // Whether the old table said its unit is not known: the amount may always have been told in another one.
  const isSure = before !== null || match.was.nearby.length > 0;
  return { source: { ...source, unit: after }, isSure, told: `${told}，取数跟着换算${isSure ? "" : "，请确认"}` };
}

/** The unit of a place: its own, else the one its table states for such amounts. */
function unitAt(
  { unit, nearby }: { readonly unit: UnitId | null; readonly nearby: readonly UnitId[] },
  like: UnitId,
): UnitId | null {
  const alike = nearby.filter((one) => isLike(one, like));
  return unit ?? (alike.length === 1 ? (alike[0] ?? null) : null);
}

function isLike(one: UnitId, two: UnitId): boolean {
  return unitDimension(one) === unitDimension(two);
}

function printed(
  binding: Binding,
  saved: Pick<SavedBinding["cells"][number], "empty" | "addsUp" | "writing">,
): Binding {
  return { ...binding, ...printingOf(saved) };
}
