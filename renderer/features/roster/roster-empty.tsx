import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { useAsOf } from "../../api/as-of";
import { asOfText } from "../../text/labels";
import { rosterText } from "../../text/roster";
import { EmptyState } from "../../ui/states";
import { enterpriseKind, type RosterKind, rosterTitle } from "./roster-kind";
import type { RosterView } from "./roster-view";

/** Nothing to show: because the book is empty, or because nothing was found. */
export function RosterEmpty(props: { readonly kind: RosterKind; readonly view: RosterView }): ReactNode {
  const { view } = props;
  const navigate = useNavigate();
  const { chosen, choose } = useAsOf();
  const isEnterprise = props.kind.id === enterpriseKind.id;
  const title = isEnterprise ? props.kind.label : rosterTitle(props.kind);
  if (view.search !== "" || view.filters.length > 0) {
    return (
      <EmptyState
        title={rosterText.noneTitle(title)}
        body={rosterText.noneBody}
        actions={<Button onClick={view.clearFilters}>{rosterText.clearFilters}</Button>}
      />
    );
  }
  if (chosen !== null) {
    return (
      <EmptyState
        title={rosterText.noneOnDay(chosen, title)}
        body={rosterText.noneOnDayBody}
        actions={<Button onClick={() => choose(null)}>{asOfText.today}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={emptyTitle(props.kind)}
      body={isEnterprise ? rosterText.emptyBody : rosterText.emptyKindBody}
      actions={
        <Button type="primary" onClick={() => void navigate("/importing")}>
          {isEnterprise ? rosterText.emptyImport : rosterText.emptyKindImport}
        </Button>
      }
    />
  );
}

function emptyTitle(kind: RosterKind): string {
  if (kind.id === enterpriseKind.id) return rosterText.emptyTitle;
  return kind.group === "ledger" ? rosterText.emptyList : rosterText.emptyKindTitle(rosterTitle(kind));
}
