import { Radio } from "antd";
import type { ReactNode } from "react";
import type { RowDecision } from "#domain/importing/import-plan";
import { fieldHeading, formatFieldValue, periodWords } from "../../../text/format-value";
import { lineWords } from "../../../text/importing";
import type { ImportFile } from "../import-state";
import { chooseOfGroup, decideRows } from "../plan-choices";
import { rowPlace, tableOf } from "../table-place";
import { type Fields, useFields, useImport } from "../use-import";
import type { DecisionRow } from "./decision-card";

/** Rows that are one enterprise, side by side where they differ; one is taken, never the last by itself. */
export function DuplicateCard({
  file,
  rows,
}: {
  readonly file: ImportFile;
  readonly rows: readonly DecisionRow[];
}): ReactNode {
  const { session } = useImport();
  const fields = useFields();
  const first = rows[0];
  if (first === undefined) return null;
  const keys = rows.map((row) => row.key);
  const choose = (key: string): void => {
    if (key === "all") {
      const answers = rows.map((row) => [row.key, decisionOfItsOwn(row)] as const);
      session.decide(file.token, (choices) => decideRows(choices, answers), rows);
      return;
    }
    const row = rows.find((one) => one.key === key);
    const chosen = row === undefined ? null : { key, decision: decisionFor(row) };
    session.decide(file.token, (choices) => chooseOfGroup(choices, keys, chosen), rows);
  };
  return (
    <article className="decision">
      <div className="line-row">
        <b className="grow">{first.name}</b>
        <span className="line-note figures">{first.creditCode}</span>
      </div>
      <p className="issue-reason">{first.question}</p>
      <DifferenceTable file={file} rows={rows} fields={fields} />
      <Radio.Group
        aria-label={`${first.name} 用哪一行`}
        value={answerOf(file, keys)}
        onChange={(event) => choose(String(event.target.value))}
      >
        {rows.map((row) => (
          <Radio key={row.key} value={row.key}>
            用{lineWords(tableOf(file, row)?.orientation ?? "rows", row.row)}
            {first.sheet === row.sheet && rows.every((one) => one.sheet === row.sheet) ? "" : `（${row.sheet}）`}
          </Radio>
        ))}
        {haveOwnCodes(rows) && <Radio value="all">代码各不相同，不是同一家，都导入</Radio>}
        <Radio value="none">都先放着，这次不导入</Radio>
      </Radio.Group>
    </article>
  );
}

/** What taking a row of the group means: the enterprise it certainly is, or a new one. */
export function decisionFor(row: DecisionRow): RowDecision {
  const [only] = row.candidates;
  return only === undefined ? { kind: "separate" } : { kind: "same", enterpriseId: only.enterpriseId };
}

/** Rows of one name whose credit codes all differ may be as many enterprises. */
export function haveOwnCodes(rows: readonly DecisionRow[]): boolean {
  const codes = rows.flatMap(({ creditCode }) => creditCode ?? []);
  return codes.length === rows.length && new Set(codes).size === rows.length;
}

/** What a row means beside others of its name: the enterprise of its own code, or a new one. */
export function decisionOfItsOwn({ candidates, creditCode }: DecisionRow): RowDecision {
  const own = candidates.find((one) => one.creditCode === creditCode);
  return own === undefined ? { kind: "separate" } : { kind: "same", enterpriseId: own.enterpriseId };
}

// Null while nothing is said; "none" when all rows are left out, "all" when several are taken.
function answerOf(file: ImportFile, keys: readonly string[]): string | null {
  const said = keys.filter((key) => file.choices.decisions[key] !== undefined);
  if (said.length === 0) return file.choices.byCause.duplicate === "skip" ? "none" : null;
  const taken = said.filter((key) => file.choices.decisions[key]?.kind !== "skip");
  return taken.length > 1 ? "all" : (taken[0] ?? "none");
}

function DifferenceTable(props: {
  readonly file: ImportFile;
  readonly rows: readonly DecisionRow[];
  readonly fields: Fields;
}): ReactNode {
  const { file, rows, fields } = props;
  const { session } = useImport();
  const lines = differences(rows);
  return (
    <div className="difference-box">
      <table className="difference-table">
        <thead>
          <tr>
            <th>{lines.length === 0 ? "各行内容一样" : "不一样的地方"}</th>
            {rows.map((row) => (
              <th key={row.key}>
                <button
                  type="button"
                  className="source-cell"
                  onClick={() => session.look(file.token, rowPlace(file, row, fields.byId))}
                >
                  {lineWords(tableOf(file, row)?.orientation ?? "rows", row.row)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ field, period }) => {
            const known = fields.byId.get(field);
            return (
              <tr key={`${field}@${period}`}>
                <th>
                  {known === undefined ? "其他" : fieldHeading(known)}
                  {period === null ? "" : ` ${periodWords(period)}`}
                </th>
                {rows.map((row) => (
                  <td key={row.key}>{formatFieldValue(changeOf(row, field, period)?.after, known)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Fields on which rows of a group do not agree. */
export function differences(
  rows: readonly DecisionRow[],
): readonly { readonly field: string; readonly period: string | null }[] {
  const all = new Map(
    rows.flatMap((row) => row.changes.map(({ field, period }) => [`${field}@${period}`, { field, period }] as const)),
  );
  return [...all.values()].filter(({ field, period }) => {
    const values = new Set(rows.map((row) => changeOf(row, field, period)?.after ?? null));
    return values.size > 1;
  });
}

function changeOf(row: DecisionRow, field: string, period: string | null): DecisionRow["changes"][number] | undefined {
  return row.changes.find((change) => change.field === field && change.period === period);
}
