import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { FillPreview, OpenForm } from "#contract/reporting";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { periodWords } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { LoadingLines } from "../../ui/states";
import { PanelPart } from "../../ui/workbench/workbench";
import { useReport } from "./use-report";

const step = 100;

/** 预览: what stands in the form now, and what did not fit or is missing. */
export function PreviewPanel({ form }: { readonly form: OpenForm }): ReactNode {
  const { state } = useReport();
  const [shown, setShown] = useState(step);
  const { preview } = state;
  if (preview === null) {
    return (
      <div style={{ padding: 16 }}>
        <LoadingLines lines={8} />
      </div>
    );
  }
  const errorsFirst = [...preview.problems].sort(
    (a, b) => Number(b.severity === "error") - Number(a.severity === "error"),
  );
  return (
    <>
      <PanelPart title="填好的样子">
        <p className="preview-sentence">{previewSentence(preview, form)}</p>
        <p className="panel-hint">左边就是导出后的样子，蓝底是填上去的数。还没有写文件。</p>
      </PanelPart>
      <PanelPart title="要看一眼的地方" note={`${formatCount(preview.problems.length)} 处`} scrolls>
        <div className="panel-scroll">
          {errorsFirst.slice(0, shown).map((problem) => (
            <ProblemLine key={`${problem.sheet}!${problem.cell} ${problem.reason}`} problem={problem} />
          ))}
          {errorsFirst.length === 0 && (
            <p className="list-line secondary">没有。填上去的都对得上；账本里没有的，照样空着。</p>
          )}
          {errorsFirst.length > shown && (
            <div className="list-line">
              <Button size="small" onClick={() => setShown(shown + step)}>
                再看 {Math.min(step, errorsFirst.length - shown)} 处
              </Button>
            </div>
          )}
        </div>
      </PanelPart>
    </>
  );
}

function previewSentence(preview: FillPreview, form: OpenForm): string {
  const rows = preview.lists.reduce((sum, list) => sum + list.rows, 0);
  const inserted = preview.lists.reduce((sum, list) => sum + list.rowsInserted, 0);
  const period = preview.period === null ? "" : `${periodWords(preview.period)}，`;
  const grown = inserted === 0 ? "" : `；原表印的行不够，照样式加出 ${formatCount(inserted)} 行，合计和公式跟着下移`;
  const list = form.reading.lists.length === 0 ? "" : `${formatCount(rows)} 家企业、`;
  return `${period}${list}${formatCount(preview.filledCells)} 个格子${grown}。`;
}

function ProblemLine({ problem }: { readonly problem: FillPreview["problems"][number] }): ReactNode {
  const { state, session } = useReport();
  const at = parseCellAddress(problem.cell);
  const on =
    state.sheet === problem.sheet &&
    at !== null &&
    state.selected?.row === at.row &&
    state.selected.column === at.column;
  return (
    <button
      type="button"
      className="list-line"
      data-on={on}
      onClick={() => session.look({ sheet: problem.sheet, selected: at })}
    >
      <span className="line-row">
        <span className="cell-tag">{problem.cell}</span>
        <span className="word-tag" data-tone={problem.severity}>
          {problem.severity === "error" ? "填不进" : "请看一眼"}
        </span>
      </span>
      <span className="issue-reason">{problem.reason}</span>
    </button>
  );
}
