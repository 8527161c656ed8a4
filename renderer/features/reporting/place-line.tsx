import { type ReactNode, useEffect, useRef } from "react";
import type { OpenForm } from "#contract/reporting";
import { isLearntBinding } from "#domain/reporting/learn-binding";
import { reportingText } from "../../text/reporting";
import { isCarried } from "./drift-panel";
import { type FormPlace, isUnsettled, placeHolds, placeSureness } from "./form-places";
import { PlaceEditor } from "./place-editor";
import { type SourceNames, sourceWords } from "./source-words";
import { useReport } from "./use-report";

/** One place of the form: what is printed there, what goes there; opened, it can be changed. */
export function PlaceLine(props: {
  readonly form: OpenForm;
  readonly place: FormPlace;
  readonly names: SourceNames;
}): ReactNode {
  const { place } = props;
  const { state, session } = useReport();
  const { selected } = state;
  const on = state.sheet === place.sheet && selected !== null && placeHolds(place, selected);
  const line = useRef<HTMLDivElement | null>(null);
  const { binding } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft is not read here, but a change of it moves this line in the sorted list and opens its editor; the line is brought back into view
  useEffect(() => {
    if (on) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [on, binding, state.draft]);
  const sureness = placeSureness(place);
  const [first] = place.ranges;
  return (
    <div className="list-line" data-on={on} ref={line}>
      <button
        type="button"
        className="line-button"
        aria-expanded={on}
        onClick={() => {
          if (first === undefined) return;
          session.look({
            sheet: place.sheet,
            selected: { row: first.firstRow + place.line, column: first.firstColumn },
            selectedText: "",
          });
        }}
      >
        <span className="line-row">
          <span className="cell-tag">{place.where}</span>
          <span className="grow" title={place.label}>
            {place.label === "" ? reportingText.unnamed : place.label}
          </span>
          <span className="word-tag" data-tone={sureness}>
            {reportingText.sureness[sureness]}
          </span>
        </span>
        {!on && <PlaceNote place={place} names={props.names} />}
      </button>
      {on && <PlaceEditor key={place.id} form={props.form} place={place} />}
    </div>
  );
}

function PlaceNote({ place, names }: { readonly place: FormPlace; readonly names: SourceNames }): ReactNode {
  const { state } = useReport();
  if (place.binding.source === null) return null;
  const learnt = state.learnt?.changed.includes(place.id) === true && isLearntBinding(place.binding);
  const blocks = place.ranges.length === 1 ? "" : ` · ${place.ranges.length} 组`;
  return (
    <span className="line-note place-target">
      ← {sourceWords(place.binding.source, names)}
      {state.sheet === place.sheet ? "" : ` · 在「${place.sheet.trim()}」`}
      {blocks}
      {isUnsettled(place) ? ` · ${reportingText.unsettled}` : ""}
      {learnt || isCarried(place.binding.reason) ? ` · ${place.binding.reason}` : ""}
    </span>
  );
}
