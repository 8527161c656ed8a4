import { Button, Drawer, Tag } from "antd";
import type { ReactNode } from "react";
import type { TargetVerdict } from "#contract/targets";
import { groupThousands } from "../../text/format-value";
import { labels } from "../../text/labels";
import { targetsText } from "../../text/targets";
import { ProgressBar } from "./progress-bar";
import { ReadingChoices } from "./reading-choices";
import { StatusLight } from "./status-light";
import { SubjectTable } from "./subject-table";
import { TargetPlan } from "./target-plan";
import "./targets.css";

/** Opens the number behind a target; of one zone when its id is given. */
export type OpenNumber = (verdict: TargetVerdict, zone: number | null) => void;

/** One target opened beside the wall: where it stands and why, the sentence it comes from, its readings, its zones and its plan. */
export function TargetDrawer(props: {
  readonly verdict: TargetVerdict | null;
  readonly onClose: () => void;
  readonly onIndicator: OpenNumber;
}): ReactNode {
  const { verdict, onIndicator } = props;
  return (
    <Drawer
      open={verdict !== null}
      onClose={props.onClose}
      size={620}
      mask={false}
      rootClassName="wide-drawer"
      title={verdict?.indicatorName ?? " "}
      extra={
        verdict === null || verdict.definition.operator === "milestone" ? null : (
          <Button type="primary" onClick={() => onIndicator(verdict, null)}>
            {targetsText.openIndicator}
          </Button>
        )
      }
    >
      {verdict === null ? null : (
        <TargetFacts key={`${verdict.pack}/${verdict.definition.id}`} verdict={verdict} onIndicator={onIndicator} />
      )}
    </Drawer>
  );
}

function TargetFacts(props: { readonly verdict: TargetVerdict; readonly onIndicator: OpenNumber }): ReactNode {
  const { verdict } = props;
  return (
    <div className="target-facts">
      <Standing verdict={verdict} />
      <Source verdict={verdict} />
      <ReadingChoices verdict={verdict} />
      {verdict.subjects.length === 0 ? null : (
        <section>
          <h3>{targetsText.subjects}</h3>
          <SubjectTable verdict={verdict} onOpen={(zone) => props.onIndicator(verdict, zone)} />
        </section>
      )}
      {verdict.missing.length === 0 ? null : (
        <section>
          <h3>{targetsText.lacking}</h3>
          <ul>
            {verdict.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {verdict.definition.operator === "milestone" ? null : <p className="secondary">{targetsText.lackingHint}</p>}
        </section>
      )}
      <TargetPlan verdict={verdict} />
    </div>
  );
}

function Standing({ verdict }: { readonly verdict: TargetVerdict }): ReactNode {
  const { progress, forecast } = verdict;
  return (
    <section>
      <p className="target-standing">
        <StatusLight status={verdict.status} light={verdict.light} />
        <strong className="figures">{verdict.actualText === "" ? labels.missing : verdict.actualText}</strong>
        <span>{verdict.demand}</span>
      </p>
      <p>{verdict.reason}</p>
      {verdict.gap === "" || verdict.gap === verdict.reason ? null : <p className="target-gap">{verdict.gap}</p>}
      {progress === null ? null : (
        <div className="target-schedule">
          <ProgressBar progress={progress} />
          {progress.expected === null ? null : (
            <span className="secondary figures">
              {`${targetsText.expected} ${groupThousands(progress.expected)} ${verdict.definition.unit}`}
            </span>
          )}
        </div>
      )}
      {forecast === null ? null : <p className="secondary">{forecast.sentence}</p>}
    </section>
  );
}

function Source({ verdict }: { readonly verdict: TargetVerdict }): ReactNode {
  const { definition, source } = verdict;
  // A note that begins as the doubt does says the same in fewer words.
  const note = definition.doubt?.startsWith(definition.note.slice(0, 2)) === true ? "" : definition.note;
  return (
    <section>
      <h3>{targetsText.sentence}</h3>
      <blockquote>{source.sentence}</blockquote>
      <dl>
        <dt>{targetsText.document}</dt>
        <dd>{source.number === null ? source.document : `${source.document}（${source.number}）`}</dd>
        {definition.text === "" ? null : (
          <>
            <dt>{targetsText.original}</dt>
            <dd>{definition.text}</dd>
          </>
        )}
        <dt>{targetsText.scope}</dt>
        <dd>{definition.scope.label}</dd>
        <dt>{targetsText.owner}</dt>
        <dd>{verdict.owner === "" ? targetsText.noOwner : verdict.owner}</dd>
        {definition.doubt === null ? null : (
          <>
            <dt>
              <Tag color="warning">{targetsText.doubtful}</Tag>
            </dt>
            <dd>{definition.doubt}</dd>
          </>
        )}
      </dl>
      {note === "" ? null : <p className="secondary">{note}</p>}
    </section>
  );
}
