import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { rosterText } from "../../text/roster";
import { EmptyState } from "../../ui/states";
import type { RosterView } from "./roster-view";

/** Nothing to show: because the book is empty, or because nothing was found. */
export function RosterEmpty(props: { readonly view: RosterView }): ReactNode {
  const { view } = props;
  const navigate = useNavigate();
  if (view.search !== "" || view.filters.length > 0) {
    return (
      <EmptyState
        title={rosterText.noneTitle}
        body={rosterText.noneBody}
        actions={<Button onClick={view.clearFilters}>{rosterText.clearFilters}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={rosterText.emptyTitle}
      body={rosterText.emptyBody}
      actions={
        <Button type="primary" onClick={() => void navigate("/importing")}>
          {rosterText.emptyImport}
        </Button>
      }
    />
  );
}
