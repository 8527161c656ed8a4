import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { LedgerMap } from "#contract/registers";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { ledgersText } from "../../text/ledgers";
import { Page, PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import "./ledgers.css";

/** Entries drawn on a map. */
function countEntries({ cells }: LedgerMap): number {
  return cells.reduce((sum, { entries }) => sum + entries.length, 0);
}

/** A map of the trade drawn from a list (产业地图、生态云图): who stands where. */
export function LedgerMapView(props: { readonly kind: string }): ReactNode {
  const map = useQuery("registers/map", { kind: props.kind });
  return (
    <Page>
      <nav className="crumbs">
        <Link to="/ledgers">{labels.ledgers}</Link>
        <span>/</span>
        <Link to={`/register/${encodeURIComponent(props.kind)}`}>{map.value?.label ?? " "}</Link>
        <span>/</span>
        <span>{ledgersText.picture}</span>
      </nav>
      <PageHeader
        title={map.value?.label ?? ledgersText.map}
        note={map.value == null ? " " : ledgersText.pictureNote(countEntries(map.value))}
        actions={<Button onClick={() => window.print()}>{ledgersText.print}</Button>}
      />
      {map.error !== null ? (
        <ErrorState sentence={describeError(map.error)} reference={errorReference(map.error)} onRetry={map.retry} />
      ) : map.value === undefined ? (
        <LoadingLines lines={8} />
      ) : map.value === null || map.value.rows.length === 0 ? (
        <EmptyState title={ledgersText.noMap} body={ledgersText.noMapBody} />
      ) : (
        <table className="plain-table ledger-map">
          <thead>
            <tr>
              <th />
              {map.value.columns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.value.rows.map((row) => (
              <tr key={row}>
                <th>{row}</th>
                {map.value?.columns.map((column) => {
                  const entries =
                    map.value?.cells.find((cell) => cell.row === row && cell.column === column)?.entries ?? [];
                  return (
                    <td key={column} data-count={Math.min(5, entries.length)}>
                      {entries.length === 0 ? <span className="secondary">{ledgersText.emptyCell}</span> : null}
                      {entries.map(({ id, name }) => (
                        <Link key={id} to={`/entry/${id}`} className="map-entry">
                          {name}
                        </Link>
                      ))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
