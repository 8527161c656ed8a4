import type { ReactNode } from "react";
import { useParams, useSearchParams } from "react-router";
import type { KindSummary } from "#contract/registers";
import type { KindView } from "#domain/register/kind";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { registersText } from "../../text/registers";
import { Page } from "../../ui/page";
import { ErrorState, LoadingLines, MissingState } from "../../ui/states";

/** Finds the kind, and the part of it, that the address names, and draws what is made of it. */
export function KindOfAddress(props: {
  readonly children: (kind: KindSummary, view: KindView | null) => ReactNode;
}): ReactNode {
  const { kind: id } = useParams();
  const [params] = useSearchParams();
  const kinds = useQuery("registers/kinds", { asOf: null });
  if (kinds.error !== null) {
    return (
      <Page>
        <ErrorState
          sentence={describeError(kinds.error)}
          reference={errorReference(kinds.error)}
          onRetry={kinds.retry}
        />
      </Page>
    );
  }
  if (kinds.value === undefined) {
    return (
      <Page>
        <LoadingLines lines={12} />
      </Page>
    );
  }
  const kind = kinds.value.find((one) => one.id === id);
  if (kind === undefined) {
    return (
      <Page>
        <MissingState sentence={registersText.missing} back={{ to: "/roster", label: labels.toRoster }} />
      </Page>
    );
  }
  return props.children(kind, kind.views.find(({ label }) => label === params.get("view")) ?? null);
}
