import type { ReactNode } from "react";
import type { FilledForm, OpenForm } from "#contract/reporting";
import { formatMoment } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import { PanelPart } from "../../ui/workbench/workbench";
import { CheckWords } from "./check-words";
import { EachReceipt } from "./each-panel";
import { countParts } from "./part-words";
import { FormTrace } from "./trace-drawer";
import { useReport } from "./use-report";
import { WorkingPaperButton } from "./working-paper-button";

/** 完成: the file written, the proof that the form stayed the form, the independent re-read, and the source of any figure clicked on. */
export function ProofPanel({ form }: { readonly form: OpenForm }): ReactNode {
  const { state } = useReport();
  const { exported } = state;
  if (state.each !== null) return <EachReceipt each={state.each} />;
  if (exported === null) return null;
  return (
    <>
      <PanelPart title="已导出" note={formatMoment(exported.at)}>
        <p className="preview-sentence">
          {exported.file}，填了 {formatCount(exported.filledCells)} 个格子。
        </p>
        <p className="panel-hint">每个数的来源记在旁边的「{exported.provenanceFile}」里。</p>
        <WorkingPaperButton exportId={exported.exportId} form={form.file} />
      </PanelPart>
      <PanelPart title={reportingText.proof.title}>
        <CheckWords check={exported.check} />
      </PanelPart>
      <PanelPart title="原表动了哪里">
        <Proof exported={exported} />
      </PanelPart>
      <PanelPart title={reportingText.trace.title}>
        <p className="panel-hint">{reportingText.trace.click}</p>
      </PanelPart>
      <FormTrace form={form} />
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
