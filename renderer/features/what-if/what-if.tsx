import { useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import type { MeasureQuestion } from "#contract/indicators";
import type { WhatIfOutcome } from "#contract/what-if";
import { queryOf, Refusal, useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { whatIfText } from "../../text/what-if";
import { DayPicker } from "../../ui/day-picker";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { AddSupposition } from "./add-supposition";
import { Decisive } from "./decisive";
import { type Supposed, useSuppositions } from "./held-suppositions";
import { KeepNote } from "./keep-note";
import { KeptNotes } from "./kept-notes";
import { MovedTargets } from "./moved-targets";
import "./what-if.css";

/** 测算: suppositions on the left, what they do to every target on the right; nothing is written. */
export function WhatIf({ question }: { readonly question: MeasureQuestion }): ReactNode {
  const cache = useQueryClient();
  const [supposed, setSupposed] = useSuppositions();
  const [day, setDay] = useState<string | null>(null);
  const asked = useMemo(
    () => ({
      ...question,
      asOf: day ?? question.asOf,
      snapshot: null,
      pack: null,
      suppositions: supposed.map((one) => one.supposition),
    }),
    [question, day, supposed],
  );
  const outcome = useQuery("what-if/run", asked, { keepPrevious: true });
  const tryOut = async (one: Supposed): Promise<string | null> => {
    try {
      await cache.fetchQuery(
        queryOf("what-if/run", { ...asked, suppositions: [...asked.suppositions, one.supposition] }),
      );
    } catch (failure) {
      if (failure instanceof Refusal) return describeError(failure.failure);
      throw failure;
    }
    setSupposed([...supposed, one]);
    return null;
  };
  return (
    <div className="what-if">
      <p className="what-if-banner" role="note">
        {whatIfText.banner}
        {question.snapshot === null ? null : <span>{whatIfText.livingOnly}</span>}
      </p>
      <div className="what-if-desk">
        <section className="what-if-side">
          <UntilDay day={asked.asOf} onDay={setDay} />
          <AddSupposition onTry={tryOut} />
          <SupposedList supposed={supposed} outcome={outcome.value} onChange={setSupposed} />
          <KeptNotes onUse={setSupposed} />
        </section>
        <section className="what-if-outcome" data-outdated={outcome.outdated}>
          {outcome.error !== null ? (
            <ErrorState
              sentence={describeError(outcome.error)}
              reference={errorReference(outcome.error)}
              onRetry={outcome.retry}
            />
          ) : outcome.value === undefined ? (
            <LoadingLines lines={10} />
          ) : (
            <Outcome outcome={outcome.value} isEmpty={supposed.length === 0} />
          )}
          <Decisive key={JSON.stringify(asked)} asked={asked} />
        </section>
      </div>
    </div>
  );
}

/** The day the branch is looked at: what is planned for later counts only from then on. */
function UntilDay(props: { readonly day: string; readonly onDay: (day: string | null) => void }): ReactNode {
  const year = props.day.slice(0, 4);
  return (
    <div className="what-if-day">
      <span title={whatIfText.untilHint}>{whatIfText.until}</span>
      <DayPicker label={whatIfText.until} value={props.day} onChange={props.onDay} />
      <Button size="small" disabled={props.day === `${year}-12-31`} onClick={() => props.onDay(`${year}-12-31`)}>
        {whatIfText.yearEnd}
      </Button>
    </div>
  );
}

function SupposedList(props: {
  readonly supposed: readonly Supposed[];
  readonly outcome: WhatIfOutcome | undefined;
  readonly onChange: (supposed: readonly Supposed[]) => void;
}): ReactNode {
  const { supposed, onChange } = props;
  if (supposed.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{whatIfText.supposed(supposed.length)}</h2>
      <ol className="supposed-list">
        {supposed.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two suppositions may say the same
          <li key={at}>
            <span>{one.sentence}</span>
            <Button size="small" type="text" onClick={() => onChange(supposed.filter((_, index) => index !== at))}>
              {whatIfText.remove}
            </Button>
          </li>
        ))}
      </ol>
      <div className="what-if-actions">
        <Button onClick={() => onChange([])}>{whatIfText.discard}</Button>
        <KeepNote supposed={supposed} outcome={props.outcome} />
      </div>
    </section>
  );
}

function Outcome({ outcome, isEmpty }: { readonly outcome: WhatIfOutcome; readonly isEmpty: boolean }): ReactNode {
  const [onlyMoved, setOnlyMoved] = useState(true);
  const moved = outcome.targets.filter((one) => one.moved);
  if (isEmpty) return <EmptyState title={whatIfText.emptyTitle} body={whatIfText.emptyBody} />;
  return (
    <>
      <header>
        <h2 className="section-title">{whatIfText.targets(moved.length, outcome.targets.length)}</h2>
        <Checkbox checked={onlyMoved} onChange={(event) => setOnlyMoved(event.target.checked)}>
          {whatIfText.onlyMoved}
        </Checkbox>
      </header>
      <MovedTargets targets={onlyMoved ? moved : outcome.targets} />
    </>
  );
}
