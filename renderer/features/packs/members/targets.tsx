import type { ReactNode } from "react";
import type { PolicyPack } from "#domain/packs/pack";
import type { TargetDefinition } from "#domain/targets/target";
import { operatorWords } from "../../../text/extraction";
import { packsText, targetYearWords } from "../../../text/packs";
import { DoubtMark } from "../../../ui/doubt-mark";
import { EditButton } from "./edit-button";

/** The targets of a pack, each with its sentence, its doubt and its readings (目标). */
export function Targets(props: {
  readonly targets: readonly TargetDefinition[];
  readonly pack: PolicyPack;
  readonly onEdit: ((target: TargetDefinition) => void) | null;
}): ReactNode {
  const { onEdit } = props;
  const names = new Map(props.pack.indicators.map(({ code, name }) => [code, name]));
  return (
    <table className="plain-table pack-members">
      <thead>
        <tr>
          <th>{packsText.indicator}</th>
          <th>{packsText.demand}</th>
          <th>{packsText.year}</th>
          <th>{packsText.scope}</th>
          <th>{packsText.sentence}</th>
        </tr>
      </thead>
      <tbody>
        {props.targets.map((target) => {
          const name = names.get(target.indicator) ?? target.indicator;
          return (
            <tr key={target.id}>
              <td>
                {name}
                <EditButton name={name} onEdit={onEdit === null ? null : () => onEdit(target)} />
                <span className="secondary figures member-note">{target.id}</span>
              </td>
              <td>
                <span className="figures">{target.text}</span>
                <span className="secondary member-note">
                  {target.soft
                    ? `${operatorWords[target.operator]} · ${packsText.soft}`
                    : operatorWords[target.operator]}
                </span>
              </td>
              <td className="pack-short">
                {targetYearWords(target)}
                {target.baseYear === null ? null : (
                  <span className="secondary member-note">{packsText.base(target.baseYear)}</span>
                )}
              </td>
              <td>{target.scope.label}</td>
              <td className="pack-sentence">
                <blockquote>{target.source.sentence}</blockquote>
                <DoubtMark word={packsText.doubt} reason={target.doubt} />
                <Readings target={target} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Readings({ target: { readings } }: { readonly target: TargetDefinition }): ReactNode {
  return readings.map(({ id, question, options }) => (
    <div key={id} className="pack-reading">
      <span className="secondary">{`${packsText.readings}：${question}`}</span>
      <ol>
        {options.map((option) => (
          <li key={option.id}>{option.label}</li>
        ))}
      </ol>
    </div>
  ));
}
