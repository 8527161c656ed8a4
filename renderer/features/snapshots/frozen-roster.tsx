import { Drawer, Select } from "antd";
import { type ReactNode, useCallback, useState } from "react";
import type { YearSnapshot } from "#contract/registers";
import type { Field } from "#domain/catalogue/field";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { fieldHeading, formatFieldValue, isNumeric } from "../../text/format-value";
import { snapshotsText } from "../../text/snapshots";
import { SearchInput } from "../../ui/search-input";
import { ErrorState, LoadingLines } from "../../ui/states";

/** Entries listed at once; a search narrows the rest. */
const MOST = 200;
/** Columns beside the name: the first of the kind that are no figures of a period. */
const COLUMNS = 5;

/** The rosters of a frozen year as they were (快照名册). */
export function FrozenRoster(props: {
  readonly snapshot: YearSnapshot | null;
  readonly onClose: () => void;
}): ReactNode {
  const { snapshot } = props;
  return (
    <Drawer
      open={snapshot !== null}
      onClose={props.onClose}
      size={960}
      title={snapshot === null ? " " : snapshotsText.frozenTitle(snapshot.name, snapshot.day)}
    >
      {snapshot === null ? null : <Rosters snapshot={snapshot} />}
    </Drawer>
  );
}

function Rosters({ snapshot }: { readonly snapshot: YearSnapshot }): ReactNode {
  const [kind, setKind] = useState(snapshot.counts[0]?.kind ?? "enterprise");
  const [search, setSearch] = useState("");
  const onSearch = useCallback((text: string) => setSearch(text), []);
  return (
    <>
      <div className="frozen-tools">
        <Select<string>
          aria-label={snapshotsText.kind}
          value={kind}
          onChange={setKind}
          popupMatchSelectWidth={false}
          options={snapshot.counts.map((one) => ({
            value: one.kind,
            label: snapshotsText.countWords(one.label, one.count),
          }))}
        />
        <SearchInput large label={snapshotsText.search} value={search} onSearch={onSearch} />
      </div>
      <Entries key={kind} snapshot={snapshot.id} kind={kind} search={search} />
    </>
  );
}

function Entries(props: { readonly snapshot: number; readonly kind: string; readonly search: string }): ReactNode {
  const catalogue = useQuery("enterprises/columns", props.kind === "enterprise" ? null : { kind: props.kind });
  const shown = columnsOf(catalogue.value);
  const roster = useQuery(
    "registers/snapshot-roster",
    {
      id: props.snapshot,
      kind: props.kind,
      search: props.search,
      columns: shown.map(({ id }) => id),
      offset: 0,
      limit: MOST,
    },
    { enabled: catalogue.value !== undefined, keepPrevious: true },
  );
  const error = roster.error ?? catalogue.error;
  if (error !== null) {
    return <ErrorState sentence={describeError(error)} reference={errorReference(error)} onRetry={roster.retry} />;
  }
  if (roster.value === undefined) return <LoadingLines lines={8} />;
  const { rows, total } = roster.value;
  if (total === 0) return <p className="secondary">{snapshotsText.noneFound}</p>;
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{snapshotsText.entry}</th>
            {shown.map((field) => (
              <th key={field.id} className={isNumeric(field) ? "number" : ""}>
                {fieldHeading(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.name}</td>
              {shown.map((field) => (
                <td key={field.id} className={isNumeric(field) ? "number" : "figures"}>
                  {formatFieldValue(
                    row.values[field.id] ?? (field.type === "creditCode" ? row.creditCode : null),
                    field,
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="secondary">{snapshotsText.listed(rows.length, total)}</p>
    </>
  );
}

/** Of a kind that tells them, only columns in use. */
function columnsOf(
  catalogue: { readonly fields: readonly Field[]; readonly filled?: readonly string[] } | undefined,
): readonly Field[] {
  const used = catalogue?.filled === undefined ? null : new Set(catalogue.filled);
  return (catalogue?.fields ?? [])
    .filter(({ id, kind, type }) => kind !== "observation" && type !== "name" && (used === null || used.has(id)))
    .slice(0, COLUMNS);
}
