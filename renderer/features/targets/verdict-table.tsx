import { Tag } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect } from "react";
import type { TargetVerdict } from "#contract/targets";
import { labels } from "../../text/labels";
import { targetCount, targetsText } from "../../text/targets";
import { stepFocus } from "../../ui/step-focus";
import { isAssumed, isPartial } from "./filter-verdicts";
import type { VerdictGroup } from "./group-verdicts";
import { ProgressBar } from "./progress-bar";
import { StatusLight } from "./status-light";

/** Columns of the wall. */
const COLUMNS = 7;

/** The wall: one table in sections, a row each target. ↑ and ↓ go from row to row, Enter or a click opens one, and while one is open the drawer follows. */
export function VerdictTable(props: {
  readonly groups: readonly VerdictGroup[];
  /** `pack/id` of the one that is open. */
  readonly opened: string | null;
  readonly onOpen: (verdict: TargetVerdict | null) => void;
}): ReactNode {
  const { groups, opened, onOpen } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Escape" && opened !== null) onOpen(null);
    const next = stepFocus(event, ".verdict-name");
    if (opened !== null) next?.click();
  };
  useEffect(() => {
    if (opened !== null) document.querySelector(".verdict[data-open='true']")?.scrollIntoView?.({ block: "nearest" });
  }, [opened]);
  return (
    <table className="plain-table verdicts" aria-label={targetsText.wall} onKeyDown={onKeyDown}>
      <colgroup>
        <col style={{ width: 92 }} />
        <col />
        <col style={{ width: "18%" }} />
        <col style={{ width: "13%" }} />
        <col style={{ width: 148 }} />
        <col style={{ width: "21%" }} />
        <col style={{ width: 72 }} />
      </colgroup>
      <thead>
        <tr>
          <th>{targetsText.columnLight}</th>
          <th>{targetsText.columnTarget}</th>
          <th>{targetsText.columnDemand}</th>
          <th className="number">{targetsText.columnActual}</th>
          <th title={targetsText.progressHint}>{targetsText.columnProgress}</th>
          <th>{targetsText.columnGap}</th>
          <th className="number">{targetsText.columnYear}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.title} aria-label={group.title}>
          <GroupRow group={group} />
          {group.verdicts.map((verdict) => (
            <VerdictRow
              key={`${verdict.pack}/${verdict.definition.id}`}
              verdict={verdict}
              isOpen={opened === `${verdict.pack}/${verdict.definition.id}`}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function GroupRow({ group }: { readonly group: VerdictGroup }): ReactNode {
  const met = group.verdicts.filter(({ status }) => status === "met").length;
  return (
    <tr className="verdict-group">
      <th colSpan={COLUMNS} scope="rowgroup">
        {group.title}
        {group.note === null ? null : <span className="secondary">{group.note}</span>}
        <span className="secondary figures">{targetCount(group.verdicts.length, met)}</span>
      </th>
    </tr>
  );
}

function VerdictRow(props: {
  readonly verdict: TargetVerdict;
  readonly isOpen: boolean;
  readonly onOpen: (verdict: TargetVerdict) => void;
}): ReactNode {
  const { verdict } = props;
  const { definition } = verdict;
  return (
    <tr className="verdict" data-open={props.isOpen} onClick={() => props.onOpen(verdict)}>
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
          {isAssumed(verdict) ? <Tag title={targetsText.readingAssumed}>{targetsText.assumed}</Tag> : null}
        </span>
      </td>
      <td>
        {verdict.demand}
        <span className="verdict-scope secondary">{definition.scope.label}</span>
      </td>
      <td className="number figures">
        {verdict.status === "nodata" && verdict.actual === null ? labels.missing : verdict.actualText}
        {isPartial(verdict) ? (
          <span className="verdict-partial" title={verdict.missing.join("\n")}>
            {targetsText.partial}
          </span>
        ) : null}
      </td>
      <td>
        <ProgressBar progress={verdict.progress} />
      </td>
      <td>
        <Gap verdict={verdict} />
      </td>
      <td className="number figures">{yearWords(verdict)}</td>
    </tr>
  );
}

/** What lacks to the target; of one without data what would be needed. */
function Gap({ verdict }: { readonly verdict: TargetVerdict }): ReactNode {
  if (verdict.gap !== "") {
    return (
      <span className="verdict-gap" title={verdict.gap}>
        {verdict.gap}
      </span>
    );
  }
  if (verdict.status !== "nodata") return <span className="secondary">{labels.missing}</span>;
  return (
    <span className="verdict-reason secondary" title={verdict.reason}>
      {verdict.reason}
    </span>
  );
}

function yearWords({ definition }: TargetVerdict): string {
  if (definition.targetYear !== null) return String(definition.targetYear);
  return definition.when === "every" ? targetsText.everyYear : targetsText.noYear;
}
