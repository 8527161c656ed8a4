import type { ReactNode } from "react";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { packsText } from "../../../text/packs";
import { DoubtMark } from "../../../ui/doubt-mark";
import { EditButton } from "./edit-button";

/** The indicators of a pack with how they are reckoned (指标). */
export function Indicators(props: {
  readonly indicators: readonly IndicatorDefinition[];
  readonly onEdit: ((indicator: IndicatorDefinition) => void) | null;
}): ReactNode {
  const { onEdit } = props;
  return (
    <table className="plain-table pack-members">
      <thead>
        <tr>
          <th>{packsText.indicator}</th>
          <th>{packsText.unit}</th>
          <th>{packsText.howReckoned}</th>
        </tr>
      </thead>
      <tbody>
        {props.indicators.map((indicator) => (
          <tr key={indicator.code}>
            <td className="pack-name">
              {indicator.name}
              <EditButton name={indicator.name} onEdit={onEdit === null ? null : () => onEdit(indicator)} />
              <span className="secondary figures member-note">
                {[indicator.group, indicator.code].filter((word) => word !== "").join(" · ")}
              </span>
            </td>
            <td className="pack-short">{indicator.unit === "" ? packsText.none : indicator.unit}</td>
            <td>
              <span className="member-formula">{indicator.formula}</span>
              <span className="secondary member-note">{indicator.note}</span>
              <DoubtMark reason={indicator.unconfirmed} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
