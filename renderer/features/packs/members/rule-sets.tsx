import type { ReactNode } from "react";
import type { RuleCondition, RuleSet } from "#domain/criteria/rule-set";
import type { PolicyDocument } from "#domain/packs/pack";
import { packsText, thresholdWords } from "../../../text/packs";
import { DoubtMark } from "../../../ui/doubt-mark";

/** The rule sets of a pack, condition by condition (认定条件). */
export function RuleSets(props: {
  readonly ruleSets: readonly RuleSet[];
  readonly documents: readonly PolicyDocument[];
}): ReactNode {
  const documents = new Map(props.documents.map((document) => [document.id, document]));
  return props.ruleSets.map((rules) => {
    const document = documents.get(rules.document);
    return (
      <section key={rules.id} className="pack-rules">
        <h3>
          {rules.title}
          <span className="secondary figures">{document?.number ?? document?.title ?? ""}</span>
        </h3>
        <DoubtMark reason={rules.unconfirmed} />
        <table className="plain-table pack-members">
          <thead>
            <tr>
              <th className="pack-place">{packsText.place}</th>
              <th>{packsText.condition}</th>
              <th className="pack-threshold">{packsText.demand}</th>
            </tr>
          </thead>
          <tbody>
            {rules.conditions.flatMap((condition) => [
              <Condition key={condition.id} condition={condition} isPart={false} />,
              ...condition.anyOf.map((part) => (
                <Condition key={`${condition.id} ${part.id}`} condition={part} isPart />
              )),
            ])}
          </tbody>
        </table>
        {rules.coefficients.map(({ id, label, factor, source, unconfirmed }) => (
          <p key={id} className="pack-coefficient">
            {packsText.coefficient(label, factor)}
            <span className="secondary">{source}</span>
            <DoubtMark reason={unconfirmed} />
          </p>
        ))}
      </section>
    );
  });
}

function Condition(props: { readonly condition: RuleCondition; readonly isPart: boolean }): ReactNode {
  const { condition } = props;
  return (
    <tr data-part={props.isPart}>
      <td className="secondary pack-place">{props.isPart ? "" : condition.place}</td>
      <td>
        {condition.label}
        {condition.anyOf.length === 0 ? null : <span className="secondary">{`　${packsText.anyOf}`}</span>}
        <DoubtMark reason={condition.unconfirmed} />
      </td>
      <td className="figures pack-threshold">{thresholdWords(condition)}</td>
    </tr>
  );
}
