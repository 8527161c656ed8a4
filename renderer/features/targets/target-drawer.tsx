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

/** One target opened beside the wall: where it stands and why, the sentence it comes from, its readings, its zones and its plan. */
export function TargetDrawer(props: {
  readonly verdict: TargetVerdict | null;
  readonly onClose: () => void;
  readonly onIndicator: (verdict: TargetVerdict) => void;
}): ReactNode {
  const { verdict } = props;
  return (
    <Drawer
      open={verdict !== null}
      onClose={props.onClose}
      size={620}
      mask={false}
      title={verdict?.indicatorName ?? " "}
      extra={
        verdict === null ? null : (
          <Button onClick={() => props.onIndicator(verdict)}>{targetsText.openIndicator}</Button>
        )
      }
    >
      {verdict === null ? null : <TargetFacts key={`${verdict.pack}/${verdict.definition.id}`} verdict={verdict} />}
    </Drawer>
  );
}

function TargetFacts({ verdict }: { readonly verdict: TargetVerdict }): ReactNode {
  return (
    <div className="target-facts">
      <Standing verdict={verdict} />
      <Source verdict={verdict} />
      <ReadingChoices verdict={verdict} />
      {verdict.subjects.length === 0 ? null : (
        <section>
          <h3>{targetsText.subjects}</h3>
          <SubjectTable subjects={verdict.subjects} unit={verdict.definition.unit} />
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
  return (
    <section>
      <h3>{targetsText.sentence}</h3>
      <blockquote>{source.sentence}</blockquote>
      <p className="secondary">
        {source.number === null ? source.document : `${source.document}（${source.number}）`}
        {definition.text === "" ? null : ` · ${targetsText.original}：${definition.text}`}
      </p>
      {definition.doubt === null ? null : (
        <p>
          <Tag color="warning">{targetsText.doubtful}</Tag>
          {definition.doubt}
        </p>
      )}
      {definition.note === "" ? null : <p className="secondary">{definition.note}</p>}
    </section>
  );
}
