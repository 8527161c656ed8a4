import { CloseOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";
import type { RosterFilter } from "#contract/enterprises";
import { periodWords } from "../../text/format-value";
import { onlyDoubts, rosterText, showAllAgain } from "../../text/roster";
import { describeFilter } from "./column-filter";
import type { FieldColumn } from "./roster-columns";
import type { RosterView } from "./roster-view";

/** What narrows the roster now, each with a cross to drop it; also conditions on columns out of sight. */
export function FilterChips(props: { readonly view: RosterView; readonly all: readonly FieldColumn[] }): ReactNode {
  const { view } = props;
  if (view.filters.length === 0) return null;
  return (
    <div className="filter-chips">
      {view.filters.map((filter) => (
        <FilterChip
          key={JSON.stringify(filter)}
          doubt={filter.test === "doubt"}
          text={filterWords(filter, props.all)}
          onDrop={() => view.dropFilter(filter)}
        />
      ))}
      <Button type="link" size="small" onClick={view.clearFilters}>
        {rosterText.clearFilters}
      </Button>
    </div>
  );
}

function FilterChip(props: { readonly text: string; readonly doubt: boolean; readonly onDrop: () => void }): ReactNode {
  return (
    <span className="filter-chip" data-doubt={props.doubt}>
      <span className="filter-chip-text">{props.text}</span>
      <Tooltip title={rosterText.dropFilter}>
        <button type="button" aria-label={showAllAgain(props.text)} onClick={props.onDrop}>
          <CloseOutlined />
        </button>
      </Tooltip>
    </span>
  );
}

function filterWords(filter: RosterFilter, all: readonly FieldColumn[]): string {
  if (filter.test === "doubt") return onlyDoubts(filter.values);
  const column = all.find(({ key }) => key === filter.key);
  // A figure of a period not shown now: its field is found at the period shown, its own period is said.
  const [id = "", period] = filter.key.split("@");
  const known = column ?? all.find(({ field }) => field.id === id);
  if (known === undefined) return rosterText.filter;
  const time = column === undefined && period !== undefined ? periodWords(period) : "";
  return `${time}${known.field.label}：${describeFilter(known, filter)}`;
}
