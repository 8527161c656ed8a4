import { ClearIcon } from "../../ui/clear-icon";
import { Button, Checkbox, Input, Popover, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import type { RosterFilter } from "#contract/enterprises";
import { useQuery } from "../../api/use-query";
import { editableText, formatFieldValue, isNumeric, toStoredNumber } from "../../text/format-value";
import { formatCount, labels } from "../../text/labels";
import { rosterText } from "../../text/roster";
import type { FieldColumn } from "./roster-columns";

interface Props {
  readonly kind: string;
  readonly column: FieldColumn;
  readonly filters: readonly RosterFilter[];
  readonly onFilter: (key: string, filters: readonly RosterFilter[]) => void;
}

/** The cell of the filter row: what holds now, and a panel to change it. The panel's machinery is made when it is first opened. */
export function ColumnFilter(props: Props): ReactNode {
  const [open, setOpen] = useState<boolean | null>(null);
  if (open === null) return <FilterButton {...props} onClick={() => setOpen(true)} />;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={<FilterPanel {...props} onClose={() => setOpen(false)} />}
    >
      <span className="filter-anchor">
        <FilterButton {...props} onClick={() => undefined} />
      </span>
    </Popover>
  );
}

function FilterButton(props: Props & { readonly onClick: () => void }): ReactNode {
  const words = describeFilters(props.column, props.filters);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="filter-button"
      data-active={props.filters.length > 0}
      title={words}
      aria-label={`${rosterText.filter} ${props.column.field.label}`}
      onClick={props.onClick}
    >
      <span>{words}</span>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M1 1.500h10L7.200 6v4.500L4.800 9V6L1 1.500Z" />
      </svg>
    </button>
  );
}

interface Draft {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly presence: "any" | "blank" | "filled";
  readonly values: readonly string[];
}

function FilterPanel(props: Props & { readonly onClose: () => void }): ReactNode {
  const { column } = props;
  const [draft, setDraft] = useState(() => readDraft(column, props.filters));
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const numeric = isNumeric(column.field);
  const next = draftFilters(column, draft);
  const apply = (filters: readonly RosterFilter[]): void => {
    props.onFilter(column.key, filters);
    props.onClose();
  };
  return (
    <form
      className="filter-panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (next !== null) apply(next);
      }}
    >
      {numeric ? (
        <div className="filter-range">
          <Input
            autoFocus
            placeholder={rosterText.from}
            value={draft.from}
            suffix={column.field.shownUnit ?? ""}
            onChange={(event) => change({ from: event.target.value })}
          />
          <Input
            placeholder={rosterText.to}
            value={draft.to}
            suffix={column.field.shownUnit ?? ""}
            onChange={(event) => change({ to: event.target.value })}
          />
        </div>
      ) : (
        <Input
          autoFocus
          placeholder={rosterText.contains}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      )}
      {next === null ? <span className="filter-error">{rosterText.notNumber}</span> : null}
      <Segmented<Draft["presence"]>
        block
        value={draft.presence}
        options={[
          { value: "any", label: rosterText.anything },
          { value: "filled", label: rosterText.filled },
          { value: "blank", label: rosterText.blank },
        ]}
        onChange={(presence) => change({ presence })}
      />
      {numeric ? null : (
        <ValueList kind={props.kind} column={column} chosen={draft.values} onChoose={(values) => change({ values })} />
      )}
      <div className="filter-foot">
        <Button size="small" onClick={() => apply([])}>
          {rosterText.clear}
        </Button>
        <Button size="small" type="primary" htmlType="submit" disabled={next === null}>
          {rosterText.apply}
        </Button>
      </div>
    </form>
  );
}

function ValueList(props: {
  readonly kind: string;
  readonly column: FieldColumn;
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
}): ReactNode {
  const { chosen, column } = props;
  const [search, setSearch] = useState("");
  const list = useQuery(
    "enterprises/value-list",
    { kind: props.kind, key: column.key, search },
    { keepPrevious: true },
  );
  const toggle = (value: string): void =>
    props.onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <div className="filter-values">
      <Input
        size="small"
        allowClear={{ clearIcon: <ClearIcon /> }}
        placeholder={rosterText.valuesSearch}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="filter-value-list">
        {list.value?.map((entry) => (
          <Checkbox
            key={entry.value}
            checked={chosen.includes(entry.value)}
            onChange={() => toggle(entry.value)}
            className="filter-value"
          >
            <span className="filter-value-text">{valueWords(entry.value, column)}</span>
            <span className="secondary figures">{formatCount(entry.count)}</span>
          </Checkbox>
        ))}
        {list.value?.length === 0 ? <span className="secondary">{rosterText.noValues}</span> : null}
        {list.loading ? <span className="secondary">{labels.loading}</span> : null}
      </div>
    </div>
  );
}

function readDraft(column: FieldColumn, filters: readonly RosterFilter[]): Draft {
  const find = (test: RosterFilter["test"]): RosterFilter | undefined => filters.find((filter) => filter.test === test);
  const bound = (test: RosterFilter["test"]): string => editableText(find(test)?.text ?? null, column.field);
  return {
    text: find("contains")?.text ?? "",
    from: bound("atLeast"),
    to: bound("atMost"),
    presence: find("blank") !== undefined ? "blank" : find("filled") !== undefined ? "filled" : "any",
    values: find("oneOf")?.values ?? [],
  };
}

/** The conditions of a draft; null when a bound is no number. */
function draftFilters(column: FieldColumn, draft: Draft): readonly RosterFilter[] | null {
  const { key, field } = column;
  const filters: RosterFilter[] = [];
  const bounds = [
    { test: "atLeast", text: draft.from.trim() },
    { test: "atMost", text: draft.to.trim() },
  ] as const;
  for (const { test, text } of bounds) {
    if (text === "") continue;
    const stored = toStoredNumber(text, field);
    if (stored === null) return null;
    filters.push({ key, test, text: stored, values: [] });
  }
  if (draft.text.trim() !== "") filters.push({ key, test: "contains", text: draft.text.trim(), values: [] });
  if (draft.presence !== "any") filters.push({ key, test: draft.presence, text: "", values: [] });
  if (draft.values.length > 0) filters.push({ key, test: "oneOf", text: "", values: draft.values });
  return filters;
}

function describeFilters(column: FieldColumn, filters: readonly RosterFilter[]): string {
  return filters.map((filter) => describeFilter(column, filter)).join(" ");
}

/** A condition in a few words (含有某字、≥100、空白). */
export function describeFilter(column: FieldColumn, filter: RosterFilter): string {
  switch (filter.test) {
    case "contains":
    case "equals":
      return filter.text;
    case "atLeast":
      return `≥${formatFieldValue(filter.text, column.field)}`;
    case "atMost":
      return `≤${formatFieldValue(filter.text, column.field)}`;
    case "blank":
      return rosterText.blank;
    case "filled":
      return rosterText.filled;
    case "doubt":
    case "oneOf":
      return filter.values.length <= 3
        ? filter.values.map((value) => valueWords(value, column)).join("、")
        : rosterText.chosen(filter.values.length);
  }
}

/** Booleans come out of the store as 1/0 or true/false. */
function valueWords(value: string, column: FieldColumn): string {
  if (value === "") return rosterText.blank;
  if (column.field.type !== "boolean") return formatFieldValue(value, column.field);
  return value === "1" || value === "true" || value === labels.yes ? labels.yes : labels.no;
}
