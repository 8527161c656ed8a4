import { Popover } from "antd";
import type { ReactNode } from "react";
import type { Provenance } from "#domain/shared/provenance";
import { enterpriseText } from "../text/enterprise";
import { formatMoment } from "../text/format-value";
import "./source-mark.css";

/** The quiet mark behind a value; opens where the value came from (来源). */
export function SourceMark(props: {
  readonly label: string;
  readonly source: Provenance;
  /** What else is to be said of the value, below its source. */
  readonly more?: ReactNode;
}): ReactNode {
  const { source } = props;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <>
          <SourceFacts source={source} />
          {props.more}
        </>
      }
    >
      <button type="button" className="source-mark" aria-label={enterpriseText.sourceOf(props.label)}>
        {source.kind === "import" ? source.cell : enterpriseText.typedBy}
      </button>
    </Popover>
  );
}

function SourceFacts(props: { readonly source: Provenance }): ReactNode {
  return (
    <dl className="source-facts">
      {sourceLines(props.source).map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function sourceLines(source: Provenance): readonly (readonly [string, string])[] {
  if (source.kind === "person") {
    return [
      [enterpriseText.source, enterpriseText.typedBy],
      [enterpriseText.person, source.person],
      [enterpriseText.typedAt, formatMoment(source.at)],
      [enterpriseText.raw, source.raw],
    ];
  }
  return [
    [enterpriseText.workbook, source.workbook],
    [enterpriseText.sheet, source.sheet],
    [enterpriseText.cell, source.cell],
    [enterpriseText.raw, source.raw],
    ...(source.unit === null ? [] : [[enterpriseText.unit, source.unit] as const]),
    [enterpriseText.imported, formatMoment(source.importedAt)],
  ];
}
