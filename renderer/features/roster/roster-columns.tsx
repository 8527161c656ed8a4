import type { RosterRow } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { editableText, formatFieldValue, isNumeric } from "../../text/format-value";
import { labels } from "../../text/labels";
import { rosterText } from "../../text/roster";
import type { GridColumn } from "../../ui/grid/grid-types";
import { enterpriseKind, type RosterKind } from "./roster-kind";
import { type CellNote, type CellNotes, cellKey } from "./cell-notes";
import type { FindNames } from "./link-names";

/** The column of the enterprises' codes. */
export const CODE_FIELD = "creditCode";

/** A field as a column of the roster, at a period for observations. */
export interface FieldColumn {
  readonly key: string;
  readonly field: Field;
  readonly period: string | null;
  /** Name and code stand in every row by themselves; null for all others. */
  readonly role: "name" | "code" | null;
}

/** The columns a roster can show, in the order of the catalogue. */
export function fieldColumns(
  fields: readonly Field[],
  period: string | null,
  kind: Pick<RosterKind, "nameField" | "codeField"> = enterpriseKind,
): readonly FieldColumn[] {
  return fields
    .filter((field) => field.kind !== "observation" || period !== null)
    .map((field) => {
      const at = field.kind === "observation" ? period : null;
      const role = field.id === kind.nameField ? "name" : field.id === kind.codeField ? "code" : null;
      return { key: at === null ? field.id : `${field.id}@${at}`, field, period: at, role };
    });
}

/** Name and code first, then what the person kept, in the order wanted. */
export function shownColumns(
  all: readonly FieldColumn[],
  wish: { readonly hidden: readonly string[]; readonly order: readonly string[] },
): readonly FieldColumn[] {
  const leading = (["name", "code"] as const).flatMap((role) => all.filter((column) => column.role === role));
  const rest = all.filter(({ role, field }) => role === null && !wish.hidden.includes(field.id));
  const wished = wish.order.flatMap((id) => rest.filter(({ field }) => field.id === id));
  return [...leading, ...wished, ...rest.filter(({ field }) => !wish.order.includes(field.id))];
}

/** The order of field ids after a column was laid before another, or at the end. Name and code stay where they are. */
export function moveColumn(shown: readonly FieldColumn[], key: string, before: string | null): readonly string[] {
  const movable = shown.filter((column) => column.role === null);
  const moved = movable.find((column) => column.key === key);
  if (moved === undefined) return movable.map(({ field }) => field.id);
  const others = movable.filter((column) => column !== moved);
  const at = others.findIndex((column) => column.key === before);
  const place = at < 0 ? others.length : at;
  return [...others.slice(0, place), moved, ...others.slice(place)].map(({ field }) => field.id);
}

/** The stored value of a row in a column. */
export function valueAt(row: RosterRow, column: FieldColumn): FieldValue | null {
  if (column.role === "name") return row.name;
  if (column.role === "code") return row.creditCode;
  return row.values[column.key] ?? null;
}

/** A roster column as the grid draws it. `notes` carries what was typed and not yet answered, or refused. */
export function gridColumn(input: {
  readonly column: FieldColumn;
  readonly width: number | undefined;
  readonly notes: CellNotes;
  readonly onGlance: (row: number) => void;
  /** Finds the names a link may hold. */
  readonly findNames: FindNames;
  /** What is to be said of a cell beyond what the store says (逾期). */
  readonly markOf: (row: RosterRow, column: FieldColumn) => string | null;
  /** The name is composed of other values, and follows them. */
  readonly composed: boolean;
}): GridColumn<RosterRow> {
  const { column, notes, onGlance } = input;
  const { field, key } = column;
  const identity = column.role !== null;
  const note = (row: RosterRow) => notes.get(cellKey(row.id, key));
  const held = (row: RosterRow) => typedText(note(row));
  return {
    key,
    title: field.label,
    unit: field.shownUnit ?? "",
    width: input.width ?? defaultWidth(field, column.role),
    frozen: identity,
    align: isNumeric(field) ? "right" : field.type === "boolean" ? "center" : "left",
    editable: column.role === "name" ? !input.composed : identity || field.kind !== "identity",
    options: optionsOf(field),
    ...(field.type === "link" ? { find: (typed: string) => input.findNames(field, typed) } : {}),
    text: (row) => held(row) ?? formatFieldValue(valueAt(row, column), field),
    editText: (row) => held(row) ?? editableText(valueAt(row, column), field),
    mark: (row) => {
      const noted = note(row);
      if (noted !== undefined) return { kind: noted.kind, sentence: noted.sentence };
      const warning = row.warnings[key] ?? input.markOf(row, column);
      return warning === null ? null : { kind: "warning", sentence: warning };
    },
    ...(column.role === "name"
      ? { lead: (_row: RosterRow, index: number) => <GlanceButton index={index} onGlance={onGlance} /> }
      : {}),
  };
}

/** What a note shows in place of the stored value; a refused emptying shows that value, not a blank. */
function typedText(note: CellNote | undefined): string | undefined {
  return note?.kind === "error" && note.text.trim() === "" ? undefined : note?.text;
}

function GlanceButton(props: { readonly index: number; readonly onGlance: (row: number) => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className="glance-button"
      title={rosterText.glance}
      aria-label={rosterText.glance}
      onMouseDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={() => props.onGlance(props.index)}
    >
      <svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
        <path d="M1 8c1.8-3 4.200-4.500 7-4.500s5.200 1.500 7 4.500c-1.800 3-4.200 4.500-7 4.500S2.800 11 1 8Z" />
        <circle cx="8" cy="8" r="2" />
      </svg>
    </button>
  );
}

function optionsOf(field: Field): readonly string[] {
  return field.type === "boolean" ? [labels.yes, labels.no] : field.choices.map((choice) => choice.value);
}

function defaultWidth(field: Field, role: FieldColumn["role"]): number {
  if (role === "name") return 248;
  switch (field.type) {
    case "creditCode":
      return 172;
    case "boolean":
      return Math.max(84, field.label.length * 13 + 32);
    case "integer":
    case "decimal":
      return Math.max(112, (field.label.length + (field.shownUnit?.length ?? 0) + 2) * 13 + 24);
    case "date":
    case "person":
    case "choice":
      return Math.max(96, field.label.length * 13 + 32);
    case "link":
      return 208;
    case "address":
      return 240;
    default:
      return Math.max(128, field.label.length * 13 + 32);
  }
}
