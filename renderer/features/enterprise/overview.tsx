import type { ReactNode } from "react";
import type { EnterpriseDetail } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import { enterpriseText } from "../../text/enterprise";
import { fieldHeading, formatFieldValue } from "../../text/format-value";
import { ValueSource } from "./value-note";

/** What describes the enterprise, group by group (概况). */
export function Overview(props: { readonly detail: EnterpriseDetail; readonly fields: readonly Field[] }): ReactNode {
  const { attributes } = props.detail;
  const known = props.fields.filter((field) => attributes.some((entry) => entry.field === field.id));
  const groups = [...new Set(known.map((field) => field.group))];
  if (groups.length === 0) return <p className="tab-note">{enterpriseText.noAttributes}</p>;
  return groups.map((group) => (
    <section key={group} className="fact-group">
      <h2 className="section-title">{group}</h2>
      <dl className="facts">
        {known
          .filter((field) => field.group === group)
          .map((field) => (
            <Fact key={field.id} field={field} detail={props.detail} />
          ))}
      </dl>
    </section>
  ));
}

function Fact(props: { readonly field: Field; readonly detail: EnterpriseDetail }): ReactNode {
  const { field } = props;
  const entry = props.detail.attributes.find((attribute) => attribute.field === field.id);
  if (entry === undefined) return null;
  return (
    <div className="fact">
      <dt>{fieldHeading(field)}</dt>
      <dd>
        <span className="figures">{formatFieldValue(entry.value, field)}</span>
        <ValueSource
          entryId={props.detail.id}
          field={field.id}
          period={null}
          label={field.label}
          source={entry.source}
        />
      </dd>
    </div>
  );
}
