import { Button } from "antd";
import type { ReactNode } from "react";
import { describeError } from "../../../text/describe-error";
import { formatDay } from "../../../text/format-value";
import { formatCount } from "../../../text/labels";
import { putOnClipboard } from "../../../ui/clipboard";
import { formatTabularText } from "../../../ui/grid/tabular-text";
import { useNotice } from "../../../ui/notice";
import type { JudgedFile } from "./file-queue";

const heads = ["文件", "结果", "新增", "变更", "不变", "隔离", "问题"] as const;

/** One line of the report: the file, how it went, and its figures (blank where nothing was written). */
export interface ReportLine {
  readonly token: string;
  readonly file: string;
  readonly result: string;
  readonly figures: readonly (number | null)[];
}

/** One report on all files of a drop: what each brought, what was set apart and what still asks; to copy or print. */
export function BatchReport(props: {
  readonly judged: readonly JudgedFile[];
  readonly onClear: () => void;
}): ReactNode {
  const notice = useNotice();
  const lines = reportLines(props.judged);
  const total = totals(lines);
  const copy = (): void => {
    putOnClipboard(reportTable(lines));
    notice({ kind: "done", text: "报告已复制，可以粘贴到 Excel、WPS 里。" });
  };
  return (
    <section className="batch-report" aria-label="导入报告">
      <div className="page-header">
        <h2 className="section-title">导入报告</h2>
        <div className="page-header-actions">
          <Button size="small" onClick={copy}>
            复制为表格
          </Button>
          <Button size="small" onClick={() => window.print()}>
            打印
          </Button>
          <Button size="small" type="text" onClick={props.onClear}>
            清空列表
          </Button>
        </div>
      </div>
      <p className="print-day secondary">截至 {formatDay(new Date())}；各数为条数或处数</p>
      <table className="plain-table">
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th key={head} className={place > 1 ? "number" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.token}>
              <td>{line.file}</td>
              <td>{line.result}</td>
              {line.figures.map((figure, place) => (
                <td key={heads[place + 2]} className="number">
                  {figure === null ? "—" : formatCount(figure)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>合计 {lines.length} 个文件</th>
            <th aria-label="结果" />
            {total.map((figure, place) => (
              <th key={heads[place + 2]} className="number">
                {formatCount(figure)}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** The lines of the report, in the order the files came. */
export function reportLines(judged: readonly JudgedFile[]): readonly ReportLine[] {
  return judged
    .filter(({ file }) => file.together)
    .map(({ file, readiness }) => {
      const { receipt, plan } = file;
      const issues = plan === null ? null : plan.errors + plan.warnings;
      const figures =
        receipt === null
          ? [null, null, null, null, issues]
          : [receipt.added, receipt.updated, receipt.unchanged, receipt.quarantined, issues];
      return { token: file.token, file: file.name, result: resultWords({ file, readiness }), figures };
    });
}

function resultWords({ file, readiness }: JudgedFile): string {
  if (file.undo !== null) return "写入后已撤销";
  switch (readiness.state) {
    case "written":
      return "已写入";
    case "ready":
      return "可直接写入，还没写";
    case "running":
      return "还在读";
    case "asks":
      return `没写，要您回答：${readiness.reasons.join("，")}`;
    case "stopped":
      return file.error === null || file.error.type === "Cancelled" ? "已取消" : describeError(file.error);
  }
}

function totals(lines: readonly ReportLine[]): readonly number[] {
  return heads.slice(2).map((_, place) => lines.reduce((sum, line) => sum + (line.figures[place] ?? 0), 0));
}

/** The report for the clipboard, as text and as a table. */
export function reportTable(lines: readonly ReportLine[]): { readonly text: string; readonly html: string } {
  const rows = [
    [...heads],
    ...lines.map((line) => [line.file, line.result, ...line.figures.map((one) => (one === null ? "" : String(one)))]),
  ];
  const cells = (row: readonly string[]): string => row.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join("");
  return {
    text: formatTabularText(rows),
    html: `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table>`,
  };
}

function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
