import { Tag } from "antd";
import type { ReactNode } from "react";
import type { ConditionVerdict, CriteriaReport } from "#contract/criteria";
import { conditionWords, criteriaText } from "../../text/criteria";
import { groupThousands } from "../../text/format-value";
import { labels } from "../../text/labels";
import { SourceMark } from "../../ui/source-mark";

/** A subject against one rule set, condition by condition (体检表). */
export function ReportTable({ report }: { readonly report: CriteriaReport }): ReactNode {
  const { rules, coefficient } = report;
  return (
    <section className="criteria-report" aria-label={rules.title}>
      <h2>
        {rules.title}
        <span className="secondary">{rules.number ?? rules.document}</span>
      </h2>
      <p className="criteria-sentence">{report.sentence}</p>
      <p className="secondary">
        {`${report.subject.name} · ${criteriaText.asOf(report.asOf)}`}
        {coefficient === null ? "" : ` · ${criteriaText.coefficient(coefficient.label, coefficient.factor)}`}
        {coefficient?.unconfirmed ? `（${criteriaText.unconfirmed}：${coefficient.unconfirmed}）` : ""}
      </p>
      {report.applies ? null : <p className="criteria-not">{`${criteriaText.notApply}：${report.reason ?? ""}`}</p>}
      <table className="plain-table">
        <thead>
          <tr>
            <th>{criteriaText.condition}</th>
            <th className="number">{criteriaText.value}</th>
            <th className="number">{criteriaText.threshold}</th>
            <th>{criteriaText.state}</th>
            <th>{criteriaText.gap}</th>
          </tr>
        </thead>
        <tbody>
          {report.conditions.flatMap((condition) => [
            <ConditionRow key={condition.id} condition={condition} part={false} />,
            ...condition.anyOf.map((part) => <ConditionRow key={`${condition.id} ${part.id}`} condition={part} part />),
          ])}
        </tbody>
      </table>
      {rules.unconfirmed === null ? null : (
        <p className="secondary">{`${criteriaText.unconfirmed}：${rules.unconfirmed}`}</p>
      )}
    </section>
  );
}

function ConditionRow(props: { readonly condition: ConditionVerdict; readonly part: boolean }): ReactNode {
  const { condition } = props;
  const unit = condition.unit === "" ? "" : ` ${condition.unit}`;
  return (
    <tr data-part={props.part}>
      <td>
        <span className="condition-label">
          {condition.place === "" ? null : <span className="secondary">{condition.place}</span>} {condition.label}
        </span>
        {condition.anyOf.length === 0 ? null : <span className="secondary">{criteriaText.anyOf}</span>}
        {condition.unconfirmed === null ? null : (
          <Tag color="warning" title={condition.unconfirmed}>
            {criteriaText.unconfirmed}
          </Tag>
        )}
        <span className="condition-evidence secondary">
          {condition.evidence.map(({ label, value, source }) => (
            <span key={label}>
              {`${label} ${value === null ? labels.missing : groupThousands(value)}`}
              {source === null ? null : <SourceMark label={label} source={source} />}
            </span>
          ))}
        </span>
      </td>
      <td className="number figures">
        {condition.value === null ? labels.missing : `${groupThousands(condition.value)}${unit}`}
      </td>
      <td className="number figures">
        {condition.demand === "" ? labels.missing : condition.demand}
        {condition.fullThreshold === null ? null : (
          <span className="secondary condition-full">{criteriaText.full(`${condition.fullThreshold}${unit}`)}</span>
        )}
      </td>
      <td>
        <span className="condition-state" data-state={condition.status}>
          {conditionWords[condition.status]}
        </span>
      </td>
      <td>{condition.gap}</td>
    </tr>
  );
}
