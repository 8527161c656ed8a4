import { Button, Radio } from "antd";
import type { ReactNode } from "react";
import { useCommand } from "../../../api/use-command";
import type { PlanRow } from "#contract/importing";
import type { RowDecision } from "#domain/importing/import-plan";
import { describeError } from "../../../text/describe-error";
import { useNotice } from "../../../ui/notice";
import type { ImportFile } from "../import-state";
import { decideRow } from "../plan-choices";
import { useImport } from "../use-import";
import { ChangeTable, RowName } from "./change-card";

/** A row that waits for a decision. */
export type DecisionRow = Extract<PlanRow, { readonly kind: "decision" }>;

/** One question about one row: is it the same enterprise, another one, or leave it; "not the same" can be remembered. */
export function DecisionCard({ file, row }: { readonly file: ImportFile; readonly row: DecisionRow }): ReactNode {
  const { session } = useImport();
  const own = file.choices.decisions[row.key] ?? null;
  const together = file.choices.byCause[row.about] ?? null;
  const decide = (decision: RowDecision | null): void =>
    session.decide(file.token, (choices) => decideRow(choices, row.key, decision), [row]);
  return (
    <article className="decision" data-answered={own !== null || together !== null}>
      <div className="line-row">
        <RowName file={file} row={row} />
        <span className="line-note figures">{row.creditCode}</span>
      </div>
      <p className="issue-reason">{row.question}</p>
      <Radio.Group
        aria-label={`${row.name}：${row.question}`}
        value={answerKey(own ?? (together === null ? null : { kind: together }))}
        onChange={(event) => decide(readAnswer(String(event.target.value)))}
      >
        {row.candidates.map((candidate) => (
          <Candidate key={candidate.enterpriseId} file={file} row={row} candidate={candidate} />
        ))}
        <Radio value="separate">{separateWords(row)}</Radio>
        <Radio value="skip">跳过，这次不导入（放进隔离区）</Radio>
      </Radio.Group>
      {own !== null && (
        <Button size="small" type="link" style={{ padding: 0 }} onClick={() => decide(null)}>
          收回这个回答
        </Button>
      )}
      {row.changes.length > 0 && <ChangeTable file={file} row={row} changes={row.changes} most={2} />}
    </article>
  );
}

function Candidate(props: {
  readonly file: ImportFile;
  readonly row: DecisionRow;
  readonly candidate: DecisionRow["candidates"][number];
}): ReactNode {
  const { file, row, candidate } = props;
  const { session } = useImport();
  const notSame = useCommand("merging/not-same");
  const notice = useNotice();
  const remember = async (): Promise<void> => {
    const { name, creditCode } = row;
    const reply = await notSame.run({ enterpriseId: candidate.enterpriseId, otherId: null, name, creditCode });
    if (!reply.ok) return notice({ kind: "error", text: describeError(reply.error) });
    if (row.candidates.length === 1)
      session.decide(file.token, (choices) => decideRow(choices, row.key, { kind: "separate" }), [row]);
    notice({ kind: "done", text: `记住了：「${row.name}」和「${candidate.name}」不是同一家，以后不再问。` });
  };
  return (
    <div className="candidate">
      <Radio value={`same ${candidate.enterpriseId}`}>
        <span className="decision-answer">
          <span>是同一家：{candidate.name}</span>
          <span className="line-note">
            {candidate.creditCode ?? "没有信用代码"} · {candidate.reason}
          </span>
        </span>
      </Radio>
      {row.about !== "hidden" && (
        <Button
          size="small"
          type="link"
          loading={notSame.running}
          aria-label={`不是同一家，以后不再问：${candidate.name}`}
          onClick={() => void remember()}
        >
          不是同一家，以后不再问
        </Button>
      )}
    </div>
  );
}

// A hidden row is asked about because it cannot be seen, not because of who it is.
function separateWords(row: DecisionRow): string {
  if (row.about !== "hidden") return "是另一家，新增进来";
  return row.candidates.length > 0 ? "照常导入，作为另一家新增" : "照常导入";
}

function answerKey(answer: RowDecision | null): string | null {
  if (answer === null) return null;
  return answer.kind === "same" ? `same ${answer.enterpriseId}` : answer.kind;
}

function readAnswer(key: string): RowDecision {
  const [kind, id] = key.split(" ");
  if (kind === "same") return { kind: "same", enterpriseId: Number(id) };
  return kind === "separate" ? { kind: "separate" } : { kind: "skip" };
}
