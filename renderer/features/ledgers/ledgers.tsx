import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { KindSummary } from "#contract/registers";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { formatCount } from "../../text/labels";
import { ledgersText } from "../../text/ledgers";
import { Page, PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { CreateList } from "./create-list";
import "./ledgers.css";

/** 清单台账: the lists of every pack and of the zone itself, each with its states. */
export function Ledgers(): ReactNode {
  const { day } = useAsOf();
  const kinds = useQuery("registers/kinds", { asOf: day }, { keepPrevious: true });
  const packs = useQuery("packs/list", null);
  const [creating, setCreating] = useState(false);
  const lists = (kinds.value ?? []).filter(({ group, id }) => group === "ledger" && id !== "progressEntry");
  const names = new Map((packs.value ?? []).map(({ id, name }) => [id, name]));
  const titles = [...new Set(lists.map(({ pack }) => titleOf(pack, names)))];
  return (
    <Page>
      <PageHeader
        title={ledgersText.title}
        note={ledgersText.note}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {ledgersText.create}
          </Button>
        }
      />
      {kinds.error !== null ? (
        <ErrorState
          sentence={describeError(kinds.error)}
          reference={errorReference(kinds.error)}
          onRetry={kinds.retry}
        />
      ) : kinds.value === undefined ? (
        <LoadingLines lines={8} />
      ) : lists.length === 0 ? (
        <NoLists />
      ) : (
        titles.map((title) => (
          <section key={title} className="ledger-section">
            <h2 className="section-title">{title}</h2>
            <ListTable lists={lists.filter(({ pack }) => titleOf(pack, names) === title)} />
          </section>
        ))
      )}
      <CreateList open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function titleOf(pack: string | null | undefined, names: ReadonlyMap<string, string>): string {
  return pack === null || pack === undefined ? ledgersText.own : (names.get(pack) ?? pack);
}

function NoLists(): ReactNode {
  const navigate = useNavigate();
  return (
    <EmptyState
      title={ledgersText.emptyTitle}
      body={ledgersText.emptyBody}
      actions={
        <Button type="primary" onClick={() => void navigate("/packs")}>
          {ledgersText.toPacks}
        </Button>
      }
    />
  );
}

function ListTable(props: { readonly lists: readonly KindSummary[] }): ReactNode {
  return (
    <table className="plain-table ledger-table">
      <colgroup>
        <col />
        <col style={{ width: 88 }} />
        <col style={{ width: "46%" }} />
        <col style={{ width: 96 }} />
      </colgroup>
      <thead>
        <tr>
          <th>{ledgersText.name}</th>
          <th className="number">{ledgersText.count}</th>
          <th>{ledgersText.states}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {props.lists.map((list) => (
          <tr key={list.id}>
            <td>
              <Link to={`/register/${encodeURIComponent(list.id)}`}>{list.label}</Link>
            </td>
            <td className="number figures">{formatCount(list.count)}</td>
            <td>
              <States list={list} />
            </td>
            <td>
              <Link to={`/ledger-map/${encodeURIComponent(list.id)}`}>{ledgersText.map}</Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How far the entries of a list are: a bar of the states, and who is late. */
function States({ list }: { readonly list: KindSummary }): ReactNode {
  if (list.count === 0 || list.states === null) return <span className="secondary">{ledgersText.none}</span>;
  const { counts, overdue } = list.states;
  const shown = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    <span className="ledger-states">
      <span className="ledger-bar" aria-hidden="true">
        {shown.map(([state, count]) => (
          <span key={state} data-state={state} style={{ flexGrow: count }} />
        ))}
      </span>
      <span className="figures">{shown.map(([state, count]) => `${state} ${formatCount(count)}`).join(" · ")}</span>
      {overdue > 0 ? <strong className="ledger-overdue figures">{ledgersText.overdue(overdue)}</strong> : null}
    </span>
  );
}
