import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import type { OutputOf } from "#contract/contract";
import type { RosterQuestion } from "#contract/enterprises";
import { useAsOf } from "../../api/as-of";
import { useHeldRoster } from "../../api/held-roster";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { Page, PageHeader } from "../../ui/page";
import { ErrorState, LoadingLines } from "../../ui/states";
import { questionOf } from "./address-question";
import { enterpriseKind, placeOf, type RosterKind, rosterTitle } from "./roster-kind";
import { RosterTable } from "./roster-table";
import "./roster.css";

/** What a page puts beside the grid: a glance at one enterprise. */
export interface GlanceProps {
  readonly id: number | null;
  readonly onClose: () => void;
  readonly onStep: (rows: 1 | -1) => void;
}

/** The roster of a kind (名册): enterprises, carriers, clusters, the rows of a list. */
export function Roster(props: {
  readonly kind: RosterKind;
  readonly tabs: ReactNode;
  readonly glance: (glance: GlanceProps) => ReactNode;
}): ReactNode {
  const { kind, tabs } = props;
  const columns = useQuery("enterprises/columns", kind.id === enterpriseKind.id ? null : { kind: kind.id });
  const settings = useQuery("book/settings", null);
  const error = columns.error ?? settings.error;
  if (error !== null) {
    return (
      <Page>
        {tabs}
        <PageHeader title={rosterTitle(kind)} />
        <ErrorState
          sentence={describeError(error)}
          reference={errorReference(error)}
          onRetry={() => {
            columns.retry();
            settings.retry();
          }}
        />
      </Page>
    );
  }
  if (columns.value === undefined || settings.value === undefined) {
    return (
      <Page fill>
        {tabs}
        <PageHeader title={rosterTitle(kind)} />
        <div className="roster-frame">
          <LoadingLines lines={12} />
        </div>
      </Page>
    );
  }
  return (
    <RosterWithPeriod
      kind={kind}
      tabs={tabs}
      catalogue={columns.value}
      settings={settings.value}
      glance={props.glance}
    />
  );
}

function RosterWithPeriod(props: {
  readonly kind: RosterKind;
  readonly tabs: ReactNode;
  readonly catalogue: OutputOf<"enterprises/columns">;
  readonly settings: OutputOf<"book/settings">;
  readonly glance: (glance: GlanceProps) => ReactNode;
}): ReactNode {
  const { periods } = props.catalogue;
  const [chosen, setChosen] = useState<string | null>(null);
  const [address] = useSearchParams();
  const { chosen: asOf } = useAsOf();
  const held = useHeldRoster(placeOf(props.kind));
  // Without a wish in the address the person comes back to the roster as it was left.
  const start = questionOf(address) ?? held ?? nothingAsked;
  const period = chosen !== null && periods.includes(chosen) ? chosen : latestPeriod(periods);
  return (
    <RosterTable
      // Another address is another question: the search over everything and the doubts of the first page lead here.
      key={`${props.kind.id} ${address.toString()}`}
      {...props}
      asOf={asOf}
      period={period}
      onPeriod={setChosen}
      start={start}
    />
  );
}

const nothingAsked: RosterQuestion = { search: "", filters: [], sort: [] };

/** The newest whole year, or the newest of all. */
function latestPeriod(periods: readonly string[]): string | null {
  const sorted = [...periods].sort();
  return sorted.filter((period) => /^\d{4}$/u.test(period)).at(-1) ?? sorted.at(-1) ?? null;
}
