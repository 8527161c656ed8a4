import type { ReactNode } from "react";
import { Link } from "react-router";
import type { EnterpriseDetail, JournalLine } from "#contract/enterprises";
import type { Field } from "#domain/catalogue/field";
import { enterpriseText, sourceCount } from "../../text/enterprise";
import { formatFieldValue, formatMoment, periodWords } from "../../text/format-value";
import { MergedRecords } from "./merged-records";

interface Props {
  readonly detail: EnterpriseDetail;
  readonly fields: readonly Field[];
}

/** Where the values came from and what happened to them (来源与变更). */
export function Changes(props: Props): ReactNode {
  return (
    <>
      <MergedRecords enterpriseId={props.detail.id} />
      <section className="fact-group">
        <h2 className="section-title">{enterpriseText.sources}</h2>
        <ul className="source-list">
          {workbooksOf(props.detail).map((workbook) => (
            <li key={workbook.name}>
              {workbook.name === enterpriseText.typedBy ? workbook.name : <Link to="/importing">{workbook.name}</Link>}
              <span className="secondary figures">
                {sourceCount(workbook.values)} · {formatMoment(workbook.at)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="fact-group">
        <h2 className="section-title">{enterpriseText.journal}</h2>
        {props.detail.journal.length === 0 ? (
          <p className="tab-note">{enterpriseText.noChanges}</p>
        ) : (
          <JournalTable {...props} />
        )}
      </section>
    </>
  );
}

function JournalTable(props: Props): ReactNode {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{enterpriseText.moment}</th>
          <th>{enterpriseText.by}</th>
          <th>{enterpriseText.what}</th>
          <th>{enterpriseText.before}</th>
          <th>{enterpriseText.after}</th>
        </tr>
      </thead>
      <tbody>
        {props.detail.journal.map((line) => (
          <JournalRow key={line.id} line={line} field={props.fields.find((field) => field.id === line.field)} />
        ))}
      </tbody>
    </table>
  );
}

function JournalRow(props: { readonly line: JournalLine; readonly field: Field | undefined }): ReactNode {
  const { line, field } = props;
  const period = line.period === null ? "" : ` · ${periodWords(line.period)}`;
  return (
    <tr>
      <td className="figures">{formatMoment(line.at)}</td>
      <td>{line.by}</td>
      <td>
        {field?.label ?? enterpriseText.onlyName}
        {period}
      </td>
      <td className="missing">{formatFieldValue(line.before, field)}</td>
      <td>{formatFieldValue(line.after, field)}</td>
    </tr>
  );
}

function workbooksOf(
  detail: EnterpriseDetail,
): readonly { readonly name: string; readonly at: string; readonly values: number }[] {
  const found = new Map<string, { name: string; at: string; values: number }>();
  for (const { source } of [...detail.attributes, ...detail.observations, ...detail.qualifications]) {
    const name = source.kind === "import" ? source.workbook : enterpriseText.typedBy;
    const at = source.kind === "import" ? source.importedAt : source.at;
    const before = found.get(name);
    found.set(name, {
      name,
      at: before === undefined || at > before.at ? at : before.at,
      values: (before?.values ?? 0) + 1,
    });
  }
  return [...found.values()];
}
