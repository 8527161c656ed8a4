import type { ReactNode } from "react";
import type { DriftPlace, FormDrift } from "#domain/reporting/drift";
import { cellAddress, columnNumber, parseCellAddress } from "#domain/workbook/cell-address";
import { reportingText } from "../../text/reporting";
import { PanelPart } from "../../ui/workbench/workbench";
import { formPlaces } from "./form-places";
import { useReport } from "./use-report";

/** 表式变化: how this year's form differs from the one the binding was made for; every line leads to its cell. */
export function DriftPanel(): ReactNode {
  const { state } = useReport();
  if (state.drift === null) return null;
  const { drift, name } = state.drift;
  const text = reportingText.drift;
  const carried = state.form === null ? 0 : countCarried(state.form.reading);
  return (
    <PanelPart title={reportingText.tabs.changes} note={text.against(name)} scrolls>
      <p className="preview-sentence">{text.sentence(drift, carried)}</p>
      <div className="panel-scroll drift">
        <DriftGroup title={text.lacking} tone="warning" count={drift.lacking.length}>
          {drift.lacking.map(({ place, reason, ask }) => (
            <DriftLine key={keyOf(place)} place={place} note={`${reason}${ask === "" ? "" : `。${text.ask(ask)}`}`} />
          ))}
        </DriftGroup>
        <DriftGroup title={text.unitChanged} tone="warning" count={drift.unitChanged.length}>
          {drift.unitChanged.map(({ to, fromUnit, toUnit }) => (
            <DriftLine key={keyOf(to)} place={to} note={text.units(fromUnit, toUnit)} />
          ))}
        </DriftGroup>
        <DriftGroup title={text.renamed} tone="warning" count={drift.renamed.length}>
          {drift.renamed.map(({ from, to }) => (
            <DriftLine key={keyOf(to)} place={to} note={text.was(from.label)} />
          ))}
        </DriftGroup>
        <DriftGroup title={text.added} tone="sure" count={drift.added.length}>
          {drift.added.map((place) => (
            <DriftLine key={keyOf(place)} place={place} note="" />
          ))}
        </DriftGroup>
        <DriftGroup title={text.moved} tone="none" count={drift.moved.length}>
          {drift.moved.map(({ from, to }) => (
            <DriftLine key={keyOf(to)} place={to} note={text.from(from.cell)} />
          ))}
        </DriftGroup>
        <DriftGroup title={text.gone} tone="none" count={drift.gone.length}>
          {drift.gone.map((place) => (
            <div key={keyOf(place)} className="list-line">
              <PlaceWords place={place} note={text.goneFrom} />
            </div>
          ))}
        </DriftGroup>
      </div>
    </PanelPart>
  );
}

function DriftGroup(props: {
  readonly title: string;
  readonly tone: "warning" | "sure" | "none";
  readonly count: number;
  readonly children: ReactNode;
}): ReactNode {
  if (props.count === 0) return null;
  return (
    <section>
      <h3 className="group-title">
        <span className="word-tag" data-tone={props.tone}>
          {props.title}
        </span>
        <span className="figures">{props.count}</span>
      </h3>
      {props.children}
    </section>
  );
}

function DriftLine({ place, note }: { readonly place: DriftPlace; readonly note: string }): ReactNode {
  const { state, session } = useReport();
  return (
    <button
      type="button"
      className="list-line"
      onClick={() => {
        const at = state.form === null ? null : whereIs(place, state.form.reading);
        session.look({ sheet: place.sheet, selected: at, selectedText: "", tab: "changes" });
      }}
    >
      <PlaceWords place={place} note={note} />
    </button>
  );
}

function PlaceWords({ place, note }: { readonly place: DriftPlace; readonly note: string }): ReactNode {
  return (
    <>
      <span className="line-row">
        <span className="cell-tag">{/\d$/u.test(place.cell) ? place.cell : `${place.cell} 列`}</span>
        <span className="grow">{place.label === "" ? reportingText.unnamed : place.label}</span>
      </span>
      {note !== "" && <span className="issue-reason secondary">{note}</span>}
    </>
  );
}

// A column letter leads to the first row of its list.
function whereIs(
  place: DriftPlace,
  reading: Parameters<typeof formPlaces>[0],
): { readonly row: number; readonly column: number } | null {
  const at = parseCellAddress(place.cell);
  if (at !== null) return at;
  const column = columnNumber(place.cell);
  const range = formPlaces(reading)
    .filter(({ sheet }) => sheet === place.sheet)
    .flatMap(({ ranges }) => ranges)
    .find((one) => one.firstColumn === column);
  return range === undefined ? null : (parseCellAddress(cellAddress(range.firstRow, column)) ?? null);
}

/** Places that took over their old binding. */
function countCarried(reading: Parameters<typeof formPlaces>[0]): number {
  return formPlaces(reading).filter(({ binding }) => isCarried(binding.reason)).length;
}

/** Whether a binding came from last year's form or one kept before. */
export function isCarried(reason: string): boolean {
  return reason.startsWith("沿用");
}

function keyOf({ sheet, cell, label }: DriftPlace): string {
  return `${sheet} ${cell} ${label}`;
}

/** How many places of a form changed in a way that wants a look. */
export function driftCount({ added, renamed, unitChanged, moved, gone, lacking }: FormDrift): number {
  return added.length + renamed.length + unitChanged.length + moved.length + gone.length + lacking.length;
}
