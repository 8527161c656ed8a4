import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import { enterpriseText } from "../../text/enterprise";
import { fieldHeading, formatFieldValue, periodWords } from "../../text/format-value";
import { labels } from "../../text/labels";
import { SourceMark } from "./source-mark";

/** Indicator values over periods, newest first (历年数据). */
export function History(props: { readonly detail: EnterpriseDetail; readonly fields: readonly Field[] }): ReactNode {
  const { observations } = props.detail;
  const periods = [...new Set(observations.map((entry) => entry.period))].sort().reverse();
  const known = props.fields.filter((field) => observations.some((entry) => entry.field === field.id));
  if (periods.length === 0) return <p className="tab-note">{enterpriseText.noHistory}</p>;
  return (
    <div className="history">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{enterpriseText.indicator}</th>
            {periods.map((period) => (
              <th key={period} className="number">
                {periodWords(period)}
              </th>
            ))}
            <th className="filler" />
          </tr>
        </thead>
        <tbody>
          {known.map((field) => (
            <tr key={field.id}>
              <td>{fieldHeading(field)}</td>
              {periods.map((period) => (
                <td key={period} className="number">
                  <HistoryCell detail={props.detail} field={field} period={period} />
                </td>
              ))}
              <td className="filler" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HistoryCell(props: {
  readonly detail: EnterpriseDetail;
  readonly field: Field;
  readonly period: string;
}): ReactNode {
  const { field, period } = props;
  const entry = props.detail.observations.find((value) => value.field === field.id && value.period === period);
  if (entry === undefined) return <span className="missing">{labels.missing}</span>;
  return (
    <>
      <SourceMark label={`${field.label} ${periodWords(period)}`} source={entry.source} />
      {formatFieldValue(entry.value, field)}
    </>
  );
}
