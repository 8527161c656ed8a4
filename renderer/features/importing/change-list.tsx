import { Button, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import type { PlanSummary } from "#contract/importing";
import type { PlannedChange, RowPlan } from "#domain/importing/import-plan";
import { fieldHeading, formatFieldValue, isNumeric, periodWords } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { LoadingLines } from "../../ui/states";
import type { ImportFile } from "./import-state";
import { useFields, useImport } from "./use-import";
import { rowPlace, type SheetRowPlan, usePlanRows } from "./use-plan-rows";

type Shown = Exclude<RowPlan["kind"], "decision">;

/** Every change, row by row and field by field, old and new side by side. */
export function ChangeList({ file, plan }: { readonly file: ImportFile; readonly plan: PlanSummary }): ReactNode {
  const { counts } = plan;
  const [kind, setKind] = useState<Shown>(counts.update > 0 ? "update" : counts.add > 0 ? "add" : "unchanged");
  const page = usePlanRows(plan.planId, [kind]);
  return (
    <>
      <div className="review-filter">
        <Segmented<Shown>
          size="small"
          value={kind}
          onChange={setKind}
          options={[
            { value: "update", label: `变更 ${formatCount(counts.update)}` },
            { value: "add", label: `新增 ${formatCount(counts.add)}` },
            { value: "unchanged", label: `不变 ${formatCount(counts.unchanged)}` },
            { value: "rejected", label: `有误 ${formatCount(counts.rejected)}` },
          ]}
        />
      </div>
      {page.rows.map((row) => (
        <ChangeRow key={row.key} file={file} row={row} />
      ))}
      {page.loading && <LoadingLines lines={4} />}
      {!page.loading && page.rows.length === 0 && <p className="list-line secondary">没有这样的行。</p>}
      {page.total > page.rows.length && !page.loading && (
        <div className="list-line">
          <Button size="small" onClick={page.more}>
            再看 50 家（还有 {formatCount(page.total - page.rows.length)} 家）
          </Button>
        </div>
      )}
    </>
  );
}

function ChangeRow({ file, row }: { readonly file: ImportFile; readonly row: SheetRowPlan }): ReactNode {
  const { session } = useImport();
  const fields = useFields();
  const refused = file.refused.includes(row.key);
  const canRefuse = row.kind === "add" || row.kind === "update";
  return (
    <div className="change-row" data-refused={refused}>
      <div className="line-row">
        <span className="cell-tag">第 {row.row} 行</span>
        <button
          type="button"
          className="change-name grow"
          onClick={() => session.look(file.token, rowPlace(file, row, fields.byId))}
        >
          {row.name}
        </button>
        {canRefuse && (
          <Button size="small" type="text" onClick={() => session.refuse(file.token, row.key, !refused)}>
            {refused ? "还是要" : "不要这一行"}
          </Button>
        )}
      </div>
      {row.kind === "update" && row.formerName !== null && (
        <div className="line-note">原名「{row.formerName}」，改名后记为曾用名</div>
      )}
      {row.kind === "rejected" && <div className="issue-reason">{row.reason}</div>}
      {row.kind === "unchanged" && <div className="line-note">和账本里的一样，不写</div>}
      {(row.kind === "add" || row.kind === "update") && (
        <ChangeTable file={file} row={row} changes={row.changes} fresh={row.kind === "add"} />
      )}
    </div>
  );
}

// How many changed fields are shown before a person asks for the rest.
const shortList = 6;

function ChangeTable(props: {
  readonly file: ImportFile;
  readonly row: SheetRowPlan;
  readonly changes: readonly PlannedChange[];
  readonly fresh: boolean;
}): ReactNode {
  const [all, setAll] = useState(false);
  const fields = useFields();
  const { changes, fresh } = props;
  const shown = all ? changes : changes.slice(0, fresh ? 3 : shortList);
  return (
    <>
      <div className="change-table">
        {shown.map((change) => {
          const field = fields.byId.get(change.field);
          const number = field !== undefined && isNumeric(field);
          const name = field === undefined ? "其他" : fieldHeading(field);
          return (
            <div key={`${change.field} ${change.period}`} style={{ display: "contents" }}>
              <span className="field">
                {name}
                {change.period === null ? "" : ` ${periodWords(change.period)}`}
              </span>
              <span className="before" data-number={number}>
                {fresh ? "" : formatFieldValue(change.before, field)}
              </span>
              <span aria-hidden="true">{fresh ? "" : "→"}</span>
              <span className="after" data-number={number}>
                {formatFieldValue(change.after, field)}
              </span>
            </div>
          );
        })}
      </div>
      {changes.length > shown.length && (
        <Button size="small" type="link" style={{ padding: 0 }} onClick={() => setAll(true)}>
          还有 {changes.length - shown.length} 项
        </Button>
      )}
    </>
  );
}
