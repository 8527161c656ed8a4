import { Tag } from "antd";
import type { ReactNode } from "react";
import type { TargetVerdict } from "#contract/targets";
import { labels } from "../../text/labels";
import { targetsText } from "../../text/targets";
import { ProgressBar } from "./progress-bar";
import { StatusLight } from "./status-light";

/** Targets of one section, a row each; Enter or a click opens one. */
export function VerdictTable(props: {
  readonly label: string;
  readonly verdicts: readonly TargetVerdict[];
  readonly onOpen: (verdict: TargetVerdict) => void;
}): ReactNode {
  return (
    <table className="plain-table verdicts" aria-label={props.label}>
      <colgroup>
        <col style={{ width: 92 }} />
        <col />
        <col style={{ width: "17%" }} />
        <col style={{ width: "15%" }} />
        <col style={{ width: 128 }} />
        <col style={{ width: "20%" }} />
        <col style={{ width: 80 }} />
      </colgroup>
      <thead>
        <tr>
          <th>{targetsText.columnLight}</th>
          <th>{targetsText.columnTarget}</th>
          <th>{targetsText.columnDemand}</th>
          <th className="number">{targetsText.columnActual}</th>
          <th>{targetsText.columnProgress}</th>
          <th>{targetsText.columnGap}</th>
          <th className="number">{targetsText.columnYear}</th>
        </tr>
      </thead>
      <tbody>
        {props.verdicts.map((verdict) => (
          <VerdictRow key={`${verdict.pack}/${verdict.definition.id}`} verdict={verdict} onOpen={props.onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function VerdictRow(props: {
  readonly verdict: TargetVerdict;
  readonly onOpen: (verdict: TargetVerdict) => void;
}): ReactNode {
  const { verdict } = props;
  const { definition } = verdict;
  return (
    <tr className="verdict" onClick={() => props.onOpen(verdict)}>
      <td>
        <StatusLight status={verdict.status} light={verdict.light} reason={verdict.reason} />
      </td>
      <td>
        <button type="button" className="verdict-name" title={verdict.source.sentence}>
          {verdict.indicatorName}
        </button>
        <span className="verdict-marks">
          <span className="secondary figures">{definition.id}</span>
          {definition.doubt === null ? null : (
            <Tag color="warning" title={definition.doubt}>
              {targetsText.doubtful}
            </Tag>
          )}
          {verdict.readings.some(({ assumed }) => assumed) ? <Tag>{targetsText.assumed}</Tag> : null}
        </span>
      </td>
      <td>
        {verdict.demand}
        <span className="verdict-scope secondary">{definition.scope.label}</span>
      </td>
      <td className="number figures">{verdict.actualText === "" ? labels.missing : verdict.actualText}</td>
      <td>
        <ProgressBar progress={verdict.progress} />
      </td>
      <td>{verdict.gap === "" ? <span className="secondary">{labels.missing}</span> : verdict.gap}</td>
      <td className="number figures">{yearWords(verdict)}</td>
    </tr>
  );
}

function yearWords({ definition }: TargetVerdict): string {
  if (definition.targetYear !== null) return String(definition.targetYear);
  return definition.when === "every" ? targetsText.everyYear : targetsText.noYear;
}
