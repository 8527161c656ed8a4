import { Button, Segmented, Select } from "antd";
import { type ReactNode, useCallback, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { QuarantinedRow } from "#contract/quarantine";
import { useQuery } from "../../api/use-query";
import { formatMoment } from "../../text/format-value";
import { quarantineText } from "../../text/quarantine";
import { Page, PageHeader } from "../../ui/page";
import { SearchInput } from "../../ui/search-input";
import { EmptyState } from "../../ui/states";
import { RowDetail } from "./row-detail";
import { RowList } from "./row-list";
import { type QuarantineFilter, useQuarantineRows } from "./use-quarantine-rows";
import { SelectionActions } from "./selection-actions";
import "./quarantine.css";

/** 隔离区: rows that imports set apart, to be read, compared again with the book, or let go. */
export function Quarantine({ onReview }: { readonly onReview: (rows: readonly QuarantinedRow[]) => void }): ReactNode {
  const [params, setParams] = useSearchParams();
  const batchId = readBatch(params.get("batch"));
  const [settled, setSettled] = useState(false);
  const [search, setSearch] = useState("");
  const [looked, setLooked] = useState<QuarantinedRow | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<number, QuarantinedRow>>(new Map());
  const filter: QuarantineFilter = { batchId, settled, search };
  const pages = useQuarantineRows(filter);
  const first = pages.at(0);
  const onSearch = useCallback((text: string) => setSearch(text), []);
  const show = (part: { readonly batchId?: number | null; readonly settled?: boolean }): void => {
    setLooked(null);
    setChosen(new Map());
    if (part.settled !== undefined) setSettled(part.settled);
    if (part.batchId !== undefined)
      setParams(part.batchId === null ? {} : { batch: String(part.batchId) }, { replace: true });
  };
  return (
    <Page fill>
      <PageHeader title={quarantineText.title} note={quarantineText.note} />
      <div className="toolbar">
        <Segmented
          value={settled}
          options={[
            { value: false, label: quarantineText.waiting },
            { value: true, label: quarantineText.settled },
          ]}
          onChange={(value) => show({ settled: value })}
        />
        <ImportChooser batchId={batchId} onChoose={(id) => show({ batchId: id })} />
        <span className="quarantine-search">
          <SearchInput large label={quarantineText.search} value={search} onSearch={onSearch} />
        </span>
        <span className="toolbar-space" />
        {!settled && <SelectionActions chosen={chosen} onReview={onReview} onDropped={() => show({})} />}
      </div>
      {pages.total === 0 ? (
        <Nothing filter={filter} onAll={() => show({ batchId: null })} />
      ) : (
        <div className="quarantine">
          <RowList
            filter={filter}
            pages={pages}
            looked={looked ?? first}
            chosen={chosen}
            onLook={setLooked}
            onChoose={setChosen}
          />
          <RowDetail row={looked ?? first} />
        </div>
      )}
    </Page>
  );
}

function readBatch(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : null;
}

function ImportChooser(props: {
  readonly batchId: number | null;
  readonly onChoose: (batchId: number | null) => void;
}): ReactNode {
  const batches = useQuery("importing/batches", null);
  const held = (batches.value ?? []).filter((one) => one.quarantined > 0 || one.batchId === props.batchId);
  return (
    <Select<number>
      className="quarantine-import"
      aria-label={quarantineText.import}
      value={props.batchId ?? 0}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      options={[
        { value: 0, label: quarantineText.allImports },
        ...held.map(({ batchId, workbook, quarantined, appliedAt }) => ({
          value: batchId,
          label: quarantineText.importOption(workbook, quarantined),
          title: formatMoment(appliedAt),
        })),
      ]}
      onChange={(id) => props.onChoose(id === 0 ? null : id)}
    />
  );
}

/** Why the list is empty, and the way on. */
function Nothing({ filter, onAll }: { readonly filter: QuarantineFilter; readonly onAll: () => void }): ReactNode {
  const navigate = useNavigate();
  if (filter.search !== "" || filter.batchId !== null) {
    return (
      <EmptyState
        title={quarantineText.noneFound}
        body={quarantineText.noneFoundBody}
        actions={filter.batchId === null ? undefined : <Button onClick={onAll}>{quarantineText.showAll}</Button>}
      />
    );
  }
  if (filter.settled) return <EmptyState title={quarantineText.noneSettled} body={quarantineText.noneSettledBody} />;
  return (
    <EmptyState
      title={quarantineText.none}
      body={quarantineText.noneBody}
      actions={<Button onClick={() => void navigate("/importing")}>{quarantineText.toImport}</Button>}
    />
  );
}
