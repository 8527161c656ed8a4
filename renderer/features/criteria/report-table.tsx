import type { ReactNode } from "react";
import type { ConditionVerdict, CriteriaReport } from "#contract/criteria";
import { conditionWords, criteriaText } from "../../text/criteria";
import { groupThousands } from "../../text/format-value";
import { labels } from "../../text/labels";
import { DoubtMark } from "../../ui/doubt-mark";
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
            <th className="condition-figures">{criteriaText.figures}</th>
            <th className="condition-verdict">{criteriaText.state}</th>
          </tr>
        </thead>
        <tbody>
          {report.conditions.flatMap((condition) => [
            <ConditionRow key={condition.id} condition={condition} part={false} />,
            ...condition.anyOf.map((part) => <ConditionRow key={`${condition.id} ${part.id}`} condition={part} part />),
          ])}
        </tbody>
      </table>
      <p>
        <DoubtMark reason={rules.unconfirmed} />
      </p>
    </section>
  );
}

function ConditionRow(props: { readonly condition: ConditionVerdict; readonly part: boolean }): ReactNode {
  const { condition } = props;
  const isChoice = condition.anyOf.length > 0;
  return (
    <tr data-part={props.part}>
      <td>
        <span className="condition-label">
          {condition.place === "" || props.part ? null : <span className="secondary">{`${condition.place} `}</span>}
          {condition.label}
          {isChoice ? <span className="secondary">{`　${criteriaText.anyOf}`}</span> : null}
        </span>
        <DoubtMark reason={condition.unconfirmed} />
        <Evidence condition={condition} />
      </td>
      <td className="condition-figures figures">{isChoice ? null : <Figures condition={condition} />}</td>
      <td className="condition-verdict">
        <span className="condition-state" data-state={condition.status}>
          {conditionWords[condition.status]}
        </span>
        {condition.status === "manual" || isChoice ? null : (
          <span className="secondary condition-gap">{condition.gap}</span>
        )}
      </td>
    </tr>
  );
}

/** The value above, what is demanded below; a matter for a person has neither. */
function Figures({ condition }: { readonly condition: ConditionVerdict }): ReactNode {
  const { value, demand, fullThreshold, status } = condition;
  const unit = condition.unit === "" ? "" : ` ${condition.unit}`;
  if (status === "manual") return <span className="secondary">{demand}</span>;
  return (
    <>
      <span className="condition-value">{value === null ? labels.missing : `${groupThousands(value)}${unit}`}</span>
      {demand === "" ? null : (
        <span className="secondary condition-demand">{`${criteriaText.threshold} ${demand}`}</span>
      )}
      {fullThreshold === null ? null : (
        <span className="secondary condition-demand">{criteriaText.full(`${fullThreshold}${unit}`)}</span>
      )}
    </>
  );
}

/** The values that went in, each with its cell. */
function Evidence({ condition }: { readonly condition: ConditionVerdict }): ReactNode {
  if (condition.evidence.length === 0) return null;
  return (
    <span className="condition-evidence secondary">
      {condition.evidence.map(({ label, value, source }) => (
        <span key={label}>
          {`${label} ${value === null ? labels.missing : groupThousands(value)} `}
          {source === null ? null : <SourceMark label={label} source={source} />}
        </span>
      ))}
    </span>
  );
}
