import type { ReactNode } from "react";
import type { CellTrace, FilledForm } from "#contract/reporting";
import { cellAddress } from "#domain/workbook/cell-address";
import { useQuery } from "../../api/use-query";
import { formatFieldValue, formatMoment, periodWords } from "../../text/format-value";
import { formatCount, labels } from "../../text/labels";
import { LoadingLines } from "../../ui/states";
import { PanelPart } from "../../ui/workbench/workbench";
import { countParts } from "./part-words";
import { useFields, useReport } from "./use-report";

/** 完成: the file written, the proof that the form stayed the form, and the source of any figure clicked on. */
export function ProofPanel(): ReactNode {
  const { state } = useReport();
  const { exported } = state;
  if (exported === null) return null;
  return (
    <>
      <PanelPart title="已导出" note={formatMoment(exported.at)}>
        <p className="preview-sentence">
          {exported.file}，填了 {formatCount(exported.filledCells)} 个格子。
        </p>
        <p className="panel-hint">每个数的来源记在旁边的「{exported.provenanceFile}」里。</p>
      </PanelPart>
      <PanelPart title="原表动了哪里">
        <Proof exported={exported} />
      </PanelPart>
      <PanelPart title="这个数从哪来">
        {state.selected === null ? (
          <p className="panel-hint">点左边任何一个填上去的数，这里告诉你它从哪张表、哪个格来。</p>
        ) : (
          <Trace
            exportId={exported.exportId}
            sheet={state.sheet ?? ""}
            cell={cellAddress(state.selected.row, state.selected.column)}
          />
        )}
      </PanelPart>
    </>
  );
}

function Proof({ exported }: { readonly exported: FilledForm }): ReactNode {
  const { unchanged, changed, removed } = exported.parts;
  const total = unchanged.length + changed.length + removed.length;
  return (
    <>
      <p className="preview-sentence">
        原表 {total} 个部件，<b>{unchanged.length} 个一字未动</b>，{changed.length} 个写了数
        {removed.length === 0 ? "" : `，${removed.length} 个去掉了`}。
      </p>
      <PartLine words="没动" parts={unchanged} />
      <PartLine words="写了数" parts={changed} />
      <PartLine words="去掉" parts={removed} />
    </>
  );
}

function PartLine(props: { readonly words: string; readonly parts: readonly string[] }): ReactNode {
  if (props.parts.length === 0) return null;
  return (
    <div className="part-line">
      <span className="panel-label">{props.words}</span>
      <span>
        {countParts(props.parts)
          .map((part) => (part.count === 1 ? part.words : `${part.words} ${part.count}`))
          .join("、")}
      </span>
    </div>
  );
}

function Trace(props: { readonly exportId: number; readonly sheet: string; readonly cell: string }): ReactNode {
  const trace = useQuery("reporting/trace", props);
  if (trace.loading) return <LoadingLines lines={3} />;
  if (trace.value == null) return <p className="panel-hint">{props.cell} 是原表自己的内容，不是这次填的。</p>;
  return <TraceFacts trace={trace.value} />;
}

function TraceFacts({ trace }: { readonly trace: CellTrace }): ReactNode {
  const fields = useFields();
  const field = fields.byId.get(trace.field ?? "");
  const { source } = trace;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ["这一格", `${trace.cell}　${trace.text}`],
    ["怎么来的", trace.rule],
    ...(trace.enterprise === null ? [] : [["企业", trace.enterprise.name] as const]),
    ...(trace.stored === null ? [] : [["账本里", storedWords(trace, formatFieldValue(trace.stored, field))] as const]),
    ...(source === null ? [] : sourceFacts(source)),
  ];
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

  function storedWords(one: CellTrace, value: string): string {
    const unit = field?.shownUnit ?? "";
    const period = one.period === null ? "" : `（${periodWords(one.period)}）`;
    return `${field?.label ?? ""} ${value}${unit === "" ? "" : ` ${unit}`}${period}`;
  }
}

function sourceFacts(source: NonNullable<CellTrace["source"]>): readonly (readonly [string, string])[] {
  if (source.kind === "person") {
    return [
      ["来源", `${source.person === "" ? "手工" : source.person} ${formatMoment(source.at)} 填写：${source.raw}`],
    ];
  }
  return [
    ["哪张表", source.workbook],
    ["哪个格", `${source.sheet.trim()} ${source.cell}`],
    ["原文", `${source.raw === "" ? labels.missing : source.raw}${source.unit === null ? "" : ` ${source.unit}`}`],
    ["导入于", formatMoment(source.importedAt)],
  ];
}
