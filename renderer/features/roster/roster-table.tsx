import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import type { OutputOf } from "#contract/contract";
import type { RosterFilter, RosterQuestion, RosterRow } from "#contract/enterprises";
import type { KindView } from "#domain/register/kind";
import { useAsOf } from "../../api/as-of";
import { useHoldRoster } from "../../api/held-roster";
import { describeError, errorReference } from "../../text/describe-error";
import { rosterCount, rosterText } from "../../text/roster";
import { DataGrid } from "../../ui/grid/data-grid";
import type { GridRange } from "../../ui/grid/grid-range";
import type { GridColumn, GridPaste } from "../../ui/grid/grid-types";
import { useNotice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { ErrorState } from "../../ui/states";
import { ColumnFilter } from "./column-filter";
import { isColumnFilter } from "./address-question";
import { FilterChips } from "./filter-chips";
import { overdueMark } from "./ledger-look";
import { useFindNames } from "./link-names";
import { PastePreview } from "./paste-preview";
import { planPastePreview } from "./plan-paste-preview";
import type { GlanceProps } from "./roster";
import { type FieldColumn, fieldColumns, gridColumn, moveColumn, shownColumns } from "./roster-columns";
import { placeOf, type RosterKind, rosterTitle } from "./roster-kind";
import { RosterEmpty } from "./roster-empty";
import { RowActions } from "./row-actions";
import { RosterToolbar } from "./roster-toolbar";
import { quietFields, type RosterView, useRosterView } from "./roster-view";
import { SelectionSummary } from "./selection-summary";
import { type RosterEdits, useRosterEdits } from "./use-roster-edits";
import { useRosterColumns } from "./use-roster-columns";
import { type RosterRows, useRosterRows } from "./use-roster-rows";

interface Props {
  readonly kind: RosterKind;
  /** Only who counts on that day; null: everybody kept. */
  readonly asOf: string | null;
  /** Places of the other kinds, above the grid. */
  readonly tabs: ReactNode;
  readonly catalogue: OutputOf<"enterprises/columns">;
  readonly settings: OutputOf<"book/settings">;
  readonly period: string | null;
  readonly onPeriod: (period: string) => void;
  /** What is asked first. */
  readonly start: RosterQuestion;
  readonly glance: (glance: GlanceProps) => ReactNode;
}

interface Glanced {
  readonly row: number;
  readonly id: number;
}

const ROW_HEIGHTS = { compact: 28, normal: 32, roomy: 40 } as const;
const NOWHERE: GridRange = { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 };
const MOST_COPIED = 5000;

/** The grid of the roster with its toolbar above, its figures below and a glance beside. */
export function RosterTable(props: Props): ReactNode {
  const { kind, asOf } = props;
  const all = useMemo(
    () => fieldColumns(props.catalogue.fields, props.period, kind),
    [props.catalogue.fields, props.period, kind],
  );
  const quiet = useQuiet(props.catalogue);
  const laidOut = useRosterColumns(kind, props.settings.gridColumns, quiet);
  const fieldIds = useMemo(() => props.catalogue.fields.map(({ id }) => id), [props.catalogue.fields]);
  const view = useRosterView(props.start, laidOut, fieldIds);
  const columns = useMemo(
    () => shownColumns(all, { hidden: laidOut.hidden, order: laidOut.order }),
    [all, laidOut.hidden, laidOut.order],
  );
  const question = useQuestion({ kind, asOf }, view, columns);
  useHoldRoster(placeOf(kind), question, view.filters);
  const rows = useRosterRows(question);
  const edits = useRosterEdits(columns);
  const [range, setRange] = useState<GridRange>(NOWHERE);
  const [paste, setPaste] = useState<GridPaste | null>(null);
  const [focusKey, setFocusKey] = useState(0);
  const backToGrid = (): void => {
    setPaste(null);
    setGlanced(null);
    setFocusKey((key) => key + 1);
  };
  const [glanced, setGlanced] = useState<Glanced | null>(null);
  const pastePlan = useMemo(
    () => (paste === null ? null : planPastePreview(paste, columns, rows.at)),
    [paste, columns, rows.at],
  );
  const { at } = rows;
  const glance = useCallback(
    (row: number) => {
      const found = at(row);
      if (found !== undefined) setGlanced({ row, id: found.id });
    },
    [at],
  );
  return (
    <Page fill>
      {props.tabs}
      <RosterToolbar {...props} {...{ view, all, quiet, edits, columns, question, rows, range }} />
      {asOf === null ? null : <p className="roster-as-of">{rosterText.asOfNote(asOf)}</p>}
      <FilterChips view={view} all={all} />
      {rows.error !== null ? (
        <ErrorState sentence={describeError(rows.error)} reference={errorReference(rows.error)} onRetry={rows.retry} />
      ) : (
        <Grid
          {...{ kind, columns, rows, view, edits, focusKey }}
          rowHeight={ROW_HEIGHTS[props.settings.gridDensity]}
          onSelect={setRange}
          onGlance={glance}
          onPaste={(next) => {
            const plain = next.rows === 1 && next.columns === 1 && next.changes.length <= 1;
            if (plain) void edits.write(next.changes, rows);
            else setPaste(next);
          }}
        />
      )}
      <div className="grid-foot">
        <span>{rows.total === null ? " " : rosterCount(rows.total, kind.classifier)}</span>
        <RowActions {...{ kind, columns, edits, rows, range }} />
        <span className="grid-foot-end">
          <SelectionSummary range={range} columns={columns} at={rows.at} />
        </span>
      </div>
      <PastePreview
        plan={pastePlan}
        title={kind.view?.label ?? kind.label}
        onClose={backToGrid}
        onWrite={() => {
          if (paste !== null) void edits.write(paste.changes, rows);
          backToGrid();
        }}
      />
      {props.glance({
        id: glanced?.id ?? null,
        onClose: backToGrid,
        onStep: (step) => setGlanced((before) => stepGlance(before, step, rows)),
      })}
    </Page>
  );
}

/** What is quiet when the roster is opened stays so: a first value typed into a column must not move the others. */
function useQuiet({ fields, filled }: Props["catalogue"]): readonly string[] {
  const [start] = useState(filled);
  return useMemo(() => quietFields(fields, start), [fields, start]);
}

function Grid(props: {
  readonly kind: RosterKind;
  readonly columns: readonly FieldColumn[];
  readonly rows: RosterRows;
  readonly view: RosterView;
  readonly edits: RosterEdits;
  readonly rowHeight: number;
  readonly focusKey: number;
  readonly onSelect: (range: GridRange) => void;
  readonly onGlance: (row: number) => void;
  readonly onPaste: (paste: GridPaste) => void;
}): ReactNode {
  const { kind, columns, rows, view, edits, onGlance } = props;
  const findNames = useFindNames();
  const { day } = useAsOf();
  // Whether a line is late cannot be told without its state.
  const watched = kind.group === "ledger" && columns.some(({ key }) => key === "entryState");
  const byKey = useMemo(() => new Map(columns.map((column) => [column.key, column])), [columns]);
  const gridColumns = useMemo(
    () =>
      columns.map((column) =>
        gridColumn({
          column,
          width: view.widths[column.field.id],
          notes: edits.notes,
          onGlance,
          findNames,
          markOf: (row, shown) => (watched ? overdueMark(row, shown, day) : null),
          composed: kind.nameFrom !== null,
        }),
      ),
    [columns, view.widths, edits.notes, onGlance, findNames, kind, watched, day],
  );
  const { filters, setFilter, setWidth } = view;
  const filterOf = useCallback(
    (column: GridColumn<RosterRow>): ReactNode => {
      const shown = byKey.get(column.key);
      if (shown === undefined) return null;
      const present = filters.filter((filter) => filter.key === column.key && isColumnFilter(filter));
      return <ColumnFilter kind={kind.id} column={shown} filters={present} onFilter={setFilter} />;
    },
    [kind, byKey, filters, setFilter],
  );
  const onWidth = useCallback(
    (key: string, width: number) => setWidth(byKey.get(key)?.field.id ?? key, width),
    [byKey, setWidth],
  );
  const { setOrder } = view;
  const onMove = useCallback(
    (key: string, before: string | null) => setOrder(moveColumn(columns, key, before)),
    [columns, setOrder],
  );
  const copyMissing = useCopyMissing(rows);
  return (
    <DataGrid
      label={rosterTitle(kind)}
      gutterTitle={rosterText.number}
      columns={gridColumns}
      rows={{ total: rows.total ?? 0, at: rows.at }}
      rowHeight={props.rowHeight}
      focusKey={props.focusKey}
      sort={view.sort}
      onSort={view.sortBy}
      onWidth={onWidth}
      onMove={onMove}
      filterOf={filterOf}
      onSight={rows.onSight}
      onSelect={props.onSelect}
      onEdit={(changes) => void edits.write(changes, rows)}
      onPaste={props.onPaste}
      onMissingRows={copyMissing}
      onUndo={() => void edits.undo()}
      onRedo={() => void edits.redo()}
      onGlance={onGlance}
      onDismiss={(range) => edits.dismiss(range, rows)}
      empty={rows.total === null ? null : <RosterEmpty kind={kind} view={view} />}
    />
  );
}

/** Rows of a selection that were never in sight are fetched, and the person copies again. */
function useCopyMissing(rows: RosterRows): (first: number, last: number) => Promise<void> {
  const tell = useNotice();
  return async (first, last) => {
    if (last - first >= MOST_COPIED) return tell({ kind: "warning", text: rosterText.copyTooLarge });
    await rows.fetchRows(first, last);
    tell({ kind: "warning", text: rosterText.copyLater });
  };
}

/** The neighbour of what is glanced at; stays where the neighbour is not loaded. */
function stepGlance(before: Glanced | null, step: 1 | -1, rows: RosterRows): Glanced | null {
  if (before === null) return null;
  const next = rows.at(before.row + step);
  return next === undefined ? before : { row: before.row + step, id: next.id };
}

/** The question to the store; typing in the search box rests a moment before it is asked. */
function useQuestion(
  { kind, asOf }: { readonly kind: RosterKind; readonly asOf: string | null },
  view: RosterView,
  columns: readonly FieldColumn[],
) {
  const [search, setSearch] = useState(view.search);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(view.search), 120);
    return () => clearTimeout(timer);
  }, [view.search]);
  return useMemo(
    () => ({
      kind: kind.id,
      asOf,
      search: search.trim(),
      filters: kind.view === null ? view.filters : [viewFilter(kind.view), ...view.filters],
      sort: view.sort,
      columns: columns.map((column) => column.key),
    }),
    [kind, asOf, search, view.filters, view.sort, columns],
  );
}

/** A part of a kind as the condition it is. */
function viewFilter({ field, values }: KindView): RosterFilter {
  return { key: field, test: "oneOf", text: "", values };
}
