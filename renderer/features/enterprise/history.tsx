import { type ReactNode, useState } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import { enterpriseText } from "../../text/enterprise";
import { fieldHeading, formatFieldValue, periodWords } from "../../text/format-value";
import { labels } from "../../text/labels";
import { TrendPanel } from "./trend-panel";
import { listTrends } from "./trends";
import { ValueSource } from "./value-note";

/** Indicator values over periods, newest first, and the trend of the one looked at (历年数据). */
export function History(props: { readonly detail: EnterpriseDetail; readonly fields: readonly Field[] }): ReactNode {
  const { observations } = props.detail;
  const [wanted, setWanted] = useState<string | null>(null);
  const periods = [...new Set(observations.map((entry) => entry.period))].sort().reverse();
  const known = props.fields.filter((field) => observations.some((entry) => entry.field === field.id));
  const shown =
    known.find((field) => field.id === wanted) ??
    known.find((field) => listTrends(observations, field).length > 0) ??
    known[0];
  if (shown === undefined) return <p className="tab-note">{enterpriseText.noHistory}</p>;
  return (
    <div className="history">
      <div className="history-table">
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
              <tr key={field.id} data-on={field === shown} onClick={() => setWanted(field.id)}>
                <td>
                  <button
                    type="button"
                    className="history-indicator"
                    aria-pressed={field === shown}
                    title={enterpriseText.trendOf(field.label)}
                    onFocus={() => setWanted(field.id)}
                  >
                    {fieldHeading(field)}
                  </button>
                </td>
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
      <TrendPanel detail={props.detail} field={shown} />
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
      <ValueSource
        entryId={props.detail.id}
        field={field.id}
        period={period}
        label={`${field.label} ${periodWords(period)}`}
        source={entry.source}
      />
      {formatFieldValue(entry.value, field)}
    </>
  );
}
