import { Button, Radio } from "antd";
import type { ReactNode } from "react";
import type { RowDecision } from "#domain/importing/import-plan";
import { LoadingLines } from "../../ui/states";
import type { ImportFile } from "./import-state";
import { useFields, useImport } from "./use-import";
import { rowPlace, type SheetRowPlan, usePlanRows } from "./use-plan-rows";

/** Rows the program will not decide alone (待定): is it the same enterprise, another one, or leave it. */
export function DecisionList({ file, planId }: { readonly file: ImportFile; readonly planId: string }): ReactNode {
  const page = usePlanRows(planId, ["decision"]);
  if (page.loading && page.rows.length === 0) return <LoadingLines lines={6} />;
  if (page.rows.length === 0) return <p className="list-line secondary">没有要你拿主意的行。</p>;
  return (
    <>
      {page.rows.map((row) => (row.kind === "decision" ? <Decision key={row.key} file={file} row={row} /> : null))}
      {page.total > page.rows.length && (
        <div className="list-line">
          <Button size="small" onClick={page.more}>
            再看 50 家（还有 {page.total - page.rows.length} 家）
          </Button>
        </div>
      )}
    </>
  );
}

function Decision(props: {
  readonly file: ImportFile;
  readonly row: Extract<SheetRowPlan, { kind: "decision" }>;
}): ReactNode {
  const { file, row } = props;
  const { session } = useImport();
  const fields = useFields();
  const answer = file.decisions[row.key] ?? null;
  return (
    <div className="decision">
      <div className="line-row">
        <span className="cell-tag">第 {row.row} 行</span>
        <button
          type="button"
          className="change-name grow"
          onClick={() => session.look(file.token, rowPlace(file, row, fields.byId))}
        >
          {row.name}
        </button>
        <span className="line-note figures">{row.creditCode}</span>
      </div>
      <p className="issue-reason">{row.question}</p>
      <Radio.Group
        aria-label={row.question}
        value={answerKey(answer)}
        onChange={(event) => session.decide(file.token, row.key, readAnswer(String(event.target.value)))}
      >
        {row.candidates.map((candidate) => (
          <Radio key={candidate.enterpriseId} value={`same ${candidate.enterpriseId}`}>
            <span className="decision-answer">
              <span>是同一家：{candidate.name}</span>
              <span className="line-note">
                {candidate.creditCode ?? "没有信用代码"} · {candidate.reason}
              </span>
            </span>
          </Radio>
        ))}
        <Radio value="separate">是另一家，新增进来</Radio>
        <Radio value="skip">先放着，这次不导入</Radio>
      </Radio.Group>
    </div>
  );
}

function answerKey(answer: RowDecision | null): string {
  if (answer === null || answer.kind === "skip") return "skip";
  return answer.kind === "same" ? `same ${answer.enterpriseId}` : "separate";
}

function readAnswer(key: string): RowDecision | null {
  if (key === "separate") return { kind: "separate" };
  const [kind, id] = key.split(" ");
  return kind === "same" ? { kind: "same", enterpriseId: Number(id) } : { kind: "skip" };
}
