import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useEffect } from "react";
import { Link, useNavigate } from "react-router";
import type { EnterpriseDetail } from "#contract/enterprises";
import type { KindSummary } from "#contract/registers";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { enterpriseText } from "../../text/enterprise";
import { labels } from "../../text/labels";
import { Page, PageHeader } from "../../ui/page";
import { ErrorState, LoadingLines, MissingState } from "../../ui/states";
import { EnterpriseHead } from "./enterprise-head";
import { EnterpriseTabs } from "./enterprise-tabs";
import { useEntryColumns } from "./use-entry-columns";
import { useNeighbours } from "./use-neighbours";
import { ValueNote, type ValuePlace } from "./value-note";
import "./enterprise.css";

/** The page of one entry of any kind (详情): an enterprise, a carrier, a cluster, a line of a list. */
export function Enterprise(props: {
  readonly id: number;
  /** What else can be done with the entry, from other features. */
  readonly actions?: (detail: EnterpriseDetail) => ReactNode;
  /** What other features have to say of one of its values. */
  readonly valueNote?: (place: ValuePlace) => ReactNode;
}): ReactNode {
  const detail = useQuery("enterprises/detail", { id: props.id }, { keepPrevious: true });
  const kind = detail.value?.kind;
  const columns = useEntryColumns(kind);
  const kinds = useQuery("registers/kinds", { asOf: null });
  const error = detail.error ?? columns.error;
  const title = detail.value?.name ?? " ";
  const known = kinds.value?.find(({ id }) => id === kind);
  return (
    <Page>
      <Crumbs kind={known ?? null} title={title} />
      <PageHeader
        title={title}
        actions={
          <>
            {detail.value === undefined ? null : props.actions?.(detail.value)}
            <Neighbours id={props.id} kind={kind} classifier={known?.classifier ?? "家"} />
          </>
        }
      />
      {error?.type === "EnterpriseNotFound" ? (
        <NoEnterprise />
      ) : error !== null ? (
        <ErrorState sentence={describeError(error)} reference={errorReference(error)} onRetry={detail.retry} />
      ) : detail.value === undefined || columns.value === undefined ? (
        <LoadingLines lines={10} />
      ) : (
        <ValueNote value={props.valueNote ?? null}>
          <EnterpriseHead detail={detail.value} />
          <EnterpriseTabs detail={detail.value} fields={columns.value.fields} />
        </ValueNote>
      )}
    </Page>
  );
}

/** The way back: to the roster, or to the list among the lists. */
function Crumbs({ kind, title }: { readonly kind: KindSummary | null; readonly title: string }): ReactNode {
  return (
    <nav className="crumbs">
      {kind === null || kind.id === "enterprise" ? <Link to="/roster">{enterpriseText.roster}</Link> : null}
      {kind?.group === "ledger" ? (
        <>
          <Link to="/ledgers">{labels.ledgers}</Link>
          <span>/</span>
        </>
      ) : null}
      {kind === null || kind.id === "enterprise" ? null : (
        <Link to={`/register/${encodeURIComponent(kind.id)}`}>{kind.label}</Link>
      )}
      <span>/</span>
      <span>{title}</span>
    </nav>
  );
}

/** In place of an enterprise that is not in the book. */
export function NoEnterprise(): ReactNode {
  return <MissingState sentence={labels.noEnterprise} back={{ to: "/roster", label: labels.toRoster }} />;
}

/** To the enterprise before and after, also with Alt+↑ and Alt+↓. */
function Neighbours(props: {
  readonly id: number;
  readonly kind: string | undefined;
  readonly classifier: string;
}): ReactNode {
  const navigate = useNavigate();
  const place = useNeighbours(props.id, props.kind);
  const previous = place?.previous ?? null;
  const next = place?.next ?? null;
  useEffect(() => {
    const step = (event: KeyboardEvent): void => {
      if (!event.altKey) return;
      const to = event.key === "ArrowUp" ? previous : event.key === "ArrowDown" ? next : null;
      if (to === null) return;
      event.preventDefault();
      void navigate(`/entry/${to}`);
    };
    window.addEventListener("keydown", step);
    return () => window.removeEventListener("keydown", step);
  }, [navigate, previous, next]);
  const go = (id: number | null) => () => {
    if (id !== null) void navigate(`/entry/${id}`);
  };
  return (
    <>
      {place === null ? null : (
        <span className="secondary figures">
          {enterpriseText.placeOf(place.position, place.total, props.classifier)}
        </span>
      )}
      <Button icon={<LeftOutlined />} disabled={previous === null} title="Alt+↑" onClick={go(previous)}>
        {enterpriseText.previous(props.classifier)}
      </Button>
      <Button icon={<RightOutlined />} iconPlacement="end" disabled={next === null} title="Alt+↓" onClick={go(next)}>
        {enterpriseText.next(props.classifier)}
      </Button>
    </>
  );
}
