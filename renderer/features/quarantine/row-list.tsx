import { Checkbox } from "antd";
import { type ReactNode, useState } from "react";
import type { QuarantinedRow } from "#contract/quarantine";
import type { Pages } from "../../api/use-pages";
import { describeError, errorReference } from "../../text/describe-error";
import { formatCount } from "../../text/labels";
import { placeWords, quarantineText } from "../../text/quarantine";
import { LongList } from "../../ui/long-list";
import { ErrorState, LoadingLines } from "../../ui/states";
import { fetchAllRows, type QuarantineFilter } from "./use-quarantine-rows";

type Chosen = ReadonlyMap<number, QuarantinedRow>;

interface Props {
  readonly filter: QuarantineFilter;
  readonly pages: Pages<QuarantinedRow>;
  readonly looked: QuarantinedRow | null;
  readonly chosen: Chosen;
  readonly onLook: (row: QuarantinedRow) => void;
  readonly onChoose: (chosen: Chosen) => void;
}

/** The rows, each with its name, reason and place; ↑ and ↓ go through them, the space bar selects. */
export function RowList(props: Props): ReactNode {
  const { filter, pages } = props;
  if (pages.failure !== null && pages.total === null) {
    return (
      <ErrorState
        sentence={describeError(pages.failure)}
        reference={errorReference(pages.failure)}
        onRetry={pages.retry}
      />
    );
  }
  if (pages.total === null) {
    return (
      <div className="quarantine-list quarantine-waiting">
        <LoadingLines lines={10} />
      </div>
    );
  }
  return (
    <div className="quarantine-list">
      <ListHead {...props} total={pages.total} />
      <LongList
        label={quarantineText.rows}
        count={pages.total}
        estimate={57}
        contentKey={JSON.stringify(filter)}
        onRange={pages.onRange}
      >
        {(index) => {
          const row = pages.at(index);
          return row === null ? <div className="quarantine-line" /> : <RowLine {...props} row={row} />;
        }}
      </LongList>
    </div>
  );
}

function ListHead(props: Props & { readonly total: number }): ReactNode {
  const { filter, chosen, total, onChoose } = props;
  const [fetching, setFetching] = useState(false);
  const chooseAll = async (): Promise<void> => {
    setFetching(true);
    const rows = await fetchAllRows(filter);
    setFetching(false);
    onChoose(new Map(rows.map((row) => [row.id, row])));
  };
  return (
    <div className="quarantine-list-head">
      {filter.settled ? null : (
        <Checkbox
          disabled={fetching}
          checked={fetching || (chosen.size > 0 && chosen.size >= total)}
          indeterminate={!fetching && chosen.size > 0 && chosen.size < total}
          onChange={(event) => (event.target.checked ? void chooseAll() : onChoose(new Map()))}
        >
          {quarantineText.selectAll}
        </Checkbox>
      )}
      <span className="secondary figures">{quarantineText.total(formatCount(total))}</span>
    </div>
  );
}

function RowLine(props: Props & { readonly row: QuarantinedRow }): ReactNode {
  const { row, looked, chosen, onLook, onChoose } = props;
  const isChosen = chosen.has(row.id);
  const name = row.name === "" ? quarantineText.noName : row.name;
  const toggle = (): void => {
    const next = new Map(chosen);
    if (isChosen) next.delete(row.id);
    else next.set(row.id, row);
    onChoose(next);
  };
  return (
    <div className="quarantine-line" data-on={looked?.id === row.id}>
      {row.settled === null ? (
        <Checkbox tabIndex={-1} checked={isChosen} aria-label={quarantineText.choose(name)} onChange={toggle} />
      ) : null}
      <button
        type="button"
        className="quarantine-words"
        aria-current={looked?.id === row.id}
        onClick={() => onLook(row)}
        onFocus={() => onLook(row)}
        onKeyDown={(event) => {
          if (event.key !== " " || row.settled !== null) return;
          event.preventDefault();
          toggle();
        }}
      >
        <span className="line-row">
          <b className="grow">{name}</b>
          <span className="word-tag" data-tone={row.settled === null ? tones[row.kind] : "none"}>
            {row.settled === null ? quarantineText.kinds[row.kind] : quarantineText.outcomes[row.settled]}
          </span>
        </span>
        <span className="line-row line-note">
          <span className="grow" title={row.reason}>
            {row.reason}
          </span>
          <span className="quarantine-place" title={`${row.workbook}　${row.sheet}`}>
            {row.workbook} {placeWords(row)}
          </span>
        </span>
      </button>
    </div>
  );
}

const tones = { decision: "warning", rejected: "error", refused: "none" } as const;
