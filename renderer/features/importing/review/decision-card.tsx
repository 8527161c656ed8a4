import { Button, Radio } from "antd";
import type { ReactNode } from "react";
import type { PlanRow } from "#contract/importing";
import type { CauseAnswer, RowDecision } from "#domain/importing/import-plan";
import type { ImportFile } from "../import-state";
import { ENTERPRISES } from "../listed";
import { decideRow } from "../plan-choices";
import { useImport, useListed } from "../use-import";
import { ChangeTable, RowName } from "./change-card";

/** A row that waits for a decision. */
export type DecisionRow = Extract<PlanRow, { readonly kind: "decision" }>;

/** One question about one row: is it the same enterprise, another one, or leave it; "not the same" can be remembered. */
export function DecisionCard({ file, row }: { readonly file: ImportFile; readonly row: DecisionRow }): ReactNode {
  const { session } = useImport();
  const { classifier } = useListed(file);
  const own = file.choices.decisions[row.key] ?? null;
  const together = answerTogether(row, file.choices.byCause[row.about] ?? null);
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
        value={answerKey(own ?? together)}
        onChange={(event) => decide(readAnswer(String(event.target.value)))}
      >
        {row.candidates.map((candidate) => (
          <Candidate key={candidate.enterpriseId} file={file} row={row} candidate={candidate} />
        ))}
        <Radio value="separate">{separateWords(row, classifier)}</Radio>
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

/** What an answer for all rows of a cause says of this one; a row with several candidates stays open. */
function answerTogether(row: DecisionRow, answer: CauseAnswer | null): RowDecision | null {
  if (answer !== "same") return answer === null ? null : { kind: answer };
  const [only, second] = row.candidates;
  return only === undefined || second !== undefined ? null : { kind: "same", enterpriseId: only.enterpriseId };
}

function Candidate(props: {
  readonly file: ImportFile;
  readonly row: DecisionRow;
  readonly candidate: DecisionRow["candidates"][number];
}): ReactNode {
  const { file, row, candidate } = props;
  const { session } = useImport();
  const { classifier, kind } = useListed(file);
  const said = file.notSame.some(
    (pair) =>
      pair.enterpriseId === candidate.enterpriseId && pair.name === row.name && pair.creditCode === row.creditCode,
  );
  const remember = (): void => {
    const { name, creditCode } = row;
    session.sayNotSame(file.token, { enterpriseId: candidate.enterpriseId, otherId: null, name, creditCode });
    if (row.candidates.length === 1)
      session.decide(file.token, (choices) => decideRow(choices, row.key, { kind: "separate" }), [row]);
  };
  return (
    <div className="candidate">
      <Radio value={`same ${candidate.enterpriseId}`}>
        <span className="decision-answer">
          <span>
            是同一{classifier}：{candidate.name}
          </span>
          <span className="line-note">
            {[candidate.creditCode ?? (kind === ENTERPRISES.kind ? "没有信用代码" : ""), candidate.reason]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
        </span>
      </Radio>
      {said && (
        <span className="line-note not-same" role="status">
          不是同一{classifier}，写入时记住，以后不再问
        </span>
      )}
      {row.about !== "hidden" && !said && (
        <Button
          size="small"
          type="link"
          aria-label={`不是同一${classifier}，以后不再问：${candidate.name}`}
          onClick={remember}
        >
          不是同一{classifier}，以后不再问
        </Button>
      )}
    </div>
  );
}

// A hidden row is asked about because it cannot be seen, not because of who it is.
function separateWords(row: DecisionRow, classifier: string): string {
  if (row.about !== "hidden") return `是另一${classifier}，新增进来`;
  return row.candidates.length > 0 ? `照常导入，作为另一${classifier}新增` : "照常导入";
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
