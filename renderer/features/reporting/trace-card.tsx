import { type ReactNode, useMemo } from "react";
import { Link } from "react-router";
import type { CellTrace } from "#contract/reporting";
import type { Provenance } from "#domain/shared/provenance";
import { formatFieldValue, formatMoment, groupThousands, periodWords } from "../../text/format-value";
import { labels } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import { useFields } from "./use-report";

/** Where a filled figure comes from, from the figure down to the cell of a workbook (取数来源): value → calculation → parts → record → source. */
export function TraceCard({ trace }: { readonly trace: CellTrace }): ReactNode {
  const text = reportingText.trace;
  const { computed, enterprise, source } = trace;
  return (
    <article className="trace-card">
      <div className="trace-figure">
        <span className="cell-tag">{trace.cell}</span>
        <b className="figures">{trace.text === "" ? labels.missing : trace.text}</b>
      </div>
      <ol className="trace-steps">
        <li>
          <h4>{text.rule}</h4>
          <p>{trace.rule}</p>
        </li>
        {computed !== null && (
          <li>
            <h4>{text.words}</h4>
            <p>{computed.words}</p>
            {computed.notes.map((note) => (
              <p key={note} className="secondary">
                {note}
              </p>
            ))}
          </li>
        )}
        {computed !== null && computed.parts.length > 0 && (
          <li>
            <h4>{text.parts(computed.partsTotal)}</h4>
            <Parts parts={computed.parts} total={computed.partsTotal} />
          </li>
        )}
        {(enterprise !== null || trace.stored !== null) && <RecordStep trace={trace} />}
        {source !== null && (
          <li>
            <h4>{source.kind === "import" ? text.source : text.typed}</h4>
            <SourceLines source={source} />
          </li>
        )}
      </ol>
    </article>
  );
}

function RecordStep({ trace }: { readonly trace: CellTrace }): ReactNode {
  const fields = useFields();
  const field = fields.byId.get(trace.field ?? "");
  const stored = useMemo(
    () => (trace.stored === null ? null : formatFieldValue(trace.stored, field)),
    [trace.stored, field],
  );
  const unit = field?.shownUnit ?? "";
  const period = trace.period === null ? "" : `（${periodWords(trace.period)}）`;
  return (
    <li>
      <h4>{reportingText.trace.record}</h4>
      {trace.enterprise !== null && (
        <p>
          <Link to={`/entry/${trace.enterprise.id}`}>{trace.enterprise.name}</Link>
        </p>
      )}
      {stored !== null && (
        <p>
          {field?.label ?? ""} {stored}
          {unit === "" ? "" : ` ${unit}`}
          {period}
        </p>
      )}
    </li>
  );
}

type Part = NonNullable<CellTrace["computed"]>["parts"][number];

function Parts(props: { readonly parts: readonly Part[]; readonly total: number }): ReactNode {
  const { parts, total } = props;
  return (
    <>
      <table className="trace-parts">
        <tbody>
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one figure may be alike and never move
            <tr key={at}>
              <td>
                {part.entry === null ? part.label : <Link to={`/entry/${part.entry.id}`}>{part.label}</Link>}
                {part.source !== null && <div className="secondary">{sourceInShort(part.source)}</div>}
              </td>
              <td className="number">
                {part.value === null ? labels.missing : groupThousands(part.value)}
                {part.unit === null ? "" : ` ${part.unit}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > parts.length && <p className="secondary">{reportingText.trace.partsRest(total - parts.length)}</p>}
    </>
  );
}

function SourceLines({ source }: { readonly source: Provenance }): ReactNode {
  const facts = source.kind === "person" ? personFacts(source) : importFacts(source);
  return (
    <dl className="trace">
      {facts.map(([word, fact]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

type Facts = readonly (readonly [string, string])[];

function personFacts(source: Extract<Provenance, { kind: "person" }>): Facts {
  const text = reportingText.trace;
  return [
    [text.person, source.person === "" ? text.byHand : source.person],
    [text.at, formatMoment(source.at)],
    [text.raw, source.raw === "" ? labels.missing : source.raw],
  ];
}

function importFacts(source: Extract<Provenance, { kind: "import" }>): Facts {
  const text = reportingText.trace;
  return [
    [text.workbook, source.workbook],
    [text.cell, `${source.sheet.trim()} ${source.cell}`],
    [text.raw, `${source.raw === "" ? labels.missing : source.raw}${source.unit === null ? "" : ` ${source.unit}`}`],
    [text.imported, formatMoment(source.importedAt)],
  ];
}

function sourceInShort(source: Provenance): string {
  if (source.kind === "person") return `${reportingText.trace.typed} ${source.person}`;
  return `${source.workbook} ${source.sheet.trim()} ${source.cell}`;
}
