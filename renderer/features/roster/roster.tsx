import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import type { OutputOf } from "#contract/contract";
import type { RosterQuestion } from "#contract/enterprises";
import { useHeldRoster } from "../../api/held-roster";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { rosterText } from "../../text/roster";
import { Page, PageHeader } from "../../ui/page";
import { ErrorState, LoadingLines } from "../../ui/states";
import { doubtFilters } from "./doubt-filters";
import { RosterTable } from "./roster-table";
import "./roster.css";

/** What a page puts beside the grid: a glance at one enterprise. */
export interface GlanceProps {
  readonly id: number | null;
  readonly onClose: () => void;
  readonly onStep: (rows: 1 | -1) => void;
}

/** The roster of enterprises (名册·企业). */
export function Roster(props: { readonly glance: (glance: GlanceProps) => ReactNode }): ReactNode {
  const columns = useQuery("enterprises/columns", null);
  const settings = useQuery("book/settings", null);
  const error = columns.error ?? settings.error;
  if (error !== null) {
    return (
      <Page>
        <PageHeader title={rosterText.title} />
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
        <PageHeader title={rosterText.title} />
        <div className="roster-frame">
          <LoadingLines lines={12} />
        </div>
      </Page>
    );
  }
  return <RosterWithPeriod catalogue={columns.value} settings={settings.value} glance={props.glance} />;
}

function RosterWithPeriod(props: {
  readonly catalogue: OutputOf<"enterprises/columns">;
  readonly settings: OutputOf<"book/settings">;
  readonly glance: (glance: GlanceProps) => ReactNode;
}): ReactNode {
  const { periods } = props.catalogue;
  const [chosen, setChosen] = useState<string | null>(null);
  const [address] = useSearchParams();
  const held = useHeldRoster();
  const asked: RosterQuestion = {
    search: address.get("search") ?? "",
    filters: doubtFilters(address.get("doubt")),
    sort: [],
  };
  // Without a wish in the address the person comes back to the roster as it was left.
  const start = address.size === 0 ? (held ?? asked) : asked;
  const period = chosen !== null && periods.includes(chosen) ? chosen : latestPeriod(periods);
  return (
    <RosterTable
      // Another address is another question: the search over everything and the doubts of the first page lead here.
      key={address.toString()}
      {...props}
      period={period}
      onPeriod={setChosen}
      start={start}
    />
  );
}

/** The newest whole year, or the newest of all. */
function latestPeriod(periods: readonly string[]): string | null {
  const sorted = [...periods].sort();
  return sorted.filter((period) => /^\d{4}$/u.test(period)).at(-1) ?? sorted.at(-1) ?? null;
}
