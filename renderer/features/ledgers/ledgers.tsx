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
import { ListMatrix } from "./list-matrix";
import { countOpen, ListStates } from "./list-states";
import "./ledgers.css";

/** 清单台账: the lists of every pack and of the zone itself, each with its states. */
export function Ledgers(): ReactNode {
  const { chosen } = useAsOf();
  const kinds = useQuery("registers/kinds", { asOf: chosen }, { keepPrevious: true });
  const packs = useQuery("packs/list", null);
  const [creating, setCreating] = useState(false);
  const lists = (kinds.value ?? []).filter(({ group, id }) => group === "ledger" && id !== "progressEntry");
  const names = new Map((packs.value ?? []).map(({ id, name }) => [id, name]));
  const late = lists.reduce((sum, { states }) => sum + (states?.overdue ?? 0), 0);
  const open = lists.reduce((sum, list) => sum + countOpen(list), 0);
  const titles = [...new Set(lists.map(({ pack }) => titleOf(pack, names)))];
  return (
    <Page>
      <PageHeader
        title={ledgersText.title}
        note={open === 0 ? ledgersText.note : ledgersText.standing(open, late)}
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
            <ListMatrix pack={lists.find(({ pack }) => titleOf(pack, names) === title)?.pack ?? null} />
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
        <col style={{ width: "44%" }} />
        <col style={{ width: 72 }} />
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
              {list.note === "" ? null : (
                <p className="ledger-hint" title={list.note}>
                  {list.note}
                </p>
              )}
            </td>
            <td className="number figures">{formatCount(list.count)}</td>
            <td>
              <ListStates list={list} />
            </td>
            <td>
              {list.mapped ? <Link to={`/ledger-map/${encodeURIComponent(list.id)}`}>{ledgersText.map}</Link> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
