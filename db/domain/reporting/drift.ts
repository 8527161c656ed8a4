import type { UnitId } from "#domain/indicators/unit";
import type { Binding, FormReading } from "#domain/reporting/form-binding";
import type { NowPlace, WasPlace } from "#domain/reporting/listed-places";
import type { MatchedPlaces, PlaceMatch } from "#domain/reporting/match-places";

/** How a blank differs from the one a binding was made for (表式变化). Places by their label and address. */
export interface FormDrift {
  readonly added: readonly DriftPlace[];
  readonly gone: readonly DriftPlace[];
  readonly renamed: readonly { readonly from: DriftPlace; readonly to: DriftPlace }[];
  readonly moved: readonly { readonly from: DriftPlace; readonly to: DriftPlace }[];
  readonly unitChanged: readonly {
    readonly from: DriftPlace;
    readonly to: DriftPlace;
    readonly fromUnit: string | null;
    readonly toUnit: string | null;
  }[];
  /** What the book cannot fill yet, and who would have to be asked. */
  readonly lacking: readonly { readonly place: DriftPlace; readonly reason: string; readonly ask: string }[];
  readonly kept: number;
}

/** A place of a form by the words printed at it (表上的位置). `cell`: address, or column letter of a list. */
export interface DriftPlace {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
}

/** Tells what changed between two forms whose places have been compared (表式变化报告). */
export function reportDrift(matched: MatchedPlaces, lacking: FormDrift["lacking"]): FormDrift {
  const { matches, added, gone } = matched;
  const pair = ({ was, now }: PlaceMatch) => ({ from: shown(was), to: shown(now) });
  const changed = matches.filter(hasOtherUnit);
  return {
    added: added.map(shown),
    gone: gone.map(shown),
    renamed: matches.filter(({ renamed }) => renamed !== null).map(pair),
    moved: matches.filter(({ moved }) => moved).map(pair),
    unitChanged: changed.map((match) => ({ ...pair(match), fromUnit: match.was.unit, toUnit: match.now.unit })),
    lacking,
    kept: matches.filter((match) => match.renamed === null && !match.moved && !hasOtherUnit(match)).length,
  };
}

/** Whether the form asks for another unit there than before; one that was never kept counts as the same. */
export function hasOtherUnit({ was, now }: PlaceMatch): boolean {
  return was.key !== null && was.unit !== now.unit && (was.unit !== null || now.unit !== null);
}

/** What the book is known to hold, and whom to ask (账本有没有数、找谁要). `reasonAgainst`: why a bound place would stay blank, null when it would not. */
export interface HeldData {
  readonly threshold: number;
  readonly reasonAgainst: (binding: Binding, list: number | null) => string | null;
  readonly ask: (place: DriftPlace) => string;
}

/** Lists what cannot be filled yet (还填不出的位置): nothing bound, or nothing in the book. Places left for handwriting are nobody's lack. */
export function findLacking(reading: FormReading, held: HeldData): FormDrift["lacking"] {
  const columns = reading.lists.flatMap((area, list) =>
    area.columns
      .filter(({ kind }) => kind === "input")
      .map(({ letter, headerPath, binding }) => {
        const place = { sheet: area.sheet, cell: letter, label: headerPath.at(-1) ?? letter };
        return { place, binding, list };
      }),
  );
  const cells = reading.cells.map(({ sheet, cell, label, binding }) => ({
    place: { sheet, cell, label: label === "" ? cell : label },
    binding,
    list: null,
  }));
  return [...columns, ...cells].flatMap(({ place, binding, list }) => {
    if (binding.source === null && binding.confidence >= held.threshold) return [];
    const isUnsure = binding.source === null || binding.confidence < held.threshold;
    const reason = isUnsure ? UNBOUND : held.reasonAgainst(binding, list);
    return reason === null ? [] : [{ place, reason, ask: held.ask(place) }];
  });
}

const UNBOUND = "还不知道这里该取什么数";

function shown({ sheet, cell, label }: WasPlace | NowPlace): DriftPlace {
  return { sheet, cell, label };
}

/** Words for a change of unit (单位变化). */
export function unitChange(from: UnitId | null, to: UnitId | null): string {
  if (to === null) return `表上不再写明单位（原来是${from ?? "没有单位"}）`;
  return from === null ? `表上现在写明单位是${to}` : `表上的单位由${from}改成了${to}`;
}
