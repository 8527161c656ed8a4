import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { formatMoment } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import type { ImportFile } from "./import-state";
import { ENTERPRISES, type Listed } from "./listed";
import { ReturnFileButton, ReturnFileNote } from "./review/return-file-button";
import { UndoReport } from "./undo-report";
import { useImport, useListed } from "./use-import";

/** 完成: what was written and what was set apart, with undo, the file to send back, and where to go from here. */
export function ReceiptView({ file }: { readonly file: ImportFile }): ReactNode {
  const navigate = useNavigate();
  const { receipt, undo, plan } = file;
  const { state } = useImport();
  const listed = useListed(file);
  if (receipt === null) return null;
  const report = state.reversals[receipt.batchId];
  const figures: readonly (readonly [string, number])[] = [
    [`新增${listed.label}`, receipt.added],
    [`变更${listed.label}`, receipt.updated],
    ["不变", receipt.unchanged],
    ["待定", receipt.undecided],
    ["不能导入", receipt.rejected],
    ["进隔离区", receipt.quarantined],
    ["写入的值", receipt.values],
  ];
  const faulty = file.reading !== null && plan !== null && plan.errors + plan.warnings > 0;
  return (
    <div className="receipt">
      <section className="receipt-sheet" aria-label="导入回执">
        <h2>{undo === null ? "已写入账本" : "这次导入已撤销"}</h2>
        <p className="secondary">
          {receipt.workbook} · <span className="figures">{formatMoment(receipt.appliedAt)}</span>
        </p>
        <dl className="receipt-figures">
          {figures.map(([word, count]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{formatCount(count)}</dd>
            </div>
          ))}
        </dl>
        {report !== undefined && <UndoReport report={report} />}
        {undo === null && receipt.quarantined > 0 && (
          <p className="secondary">
            {formatCount(receipt.quarantined)}{" "}
            行放在隔离区，一格也没有丢：想好了可以从那里再导入，也可以退回原报送单位改。
          </p>
        )}
        {file.quarantined !== null && undo === null && receipt.undecided + receipt.rejected > 0 && (
          <p className="secondary">没有写入的行还在隔离区，随时可以再核对。</p>
        )}
        <ReturnFileNote file={file} />
        <div className="receipt-actions">
          <Button type="primary" onClick={() => void navigate(placeOf(listed))}>
            {listed.kind === ENTERPRISES.kind ? "去名册看看" : `去${listed.label === "" ? "名册" : listed.label}看看`}
          </Button>
          <Button onClick={() => void navigate("/reporting")}>去填报</Button>
          <UndoButton file={file} />
          {undo === null && faulty && <ReturnFileButton file={file} large />}
          {receipt.quarantined > 0 && undo === null && (
            <Button onClick={() => void navigate(`/quarantine?batch=${receipt.batchId}`)}>查看隔离行</Button>
          )}
          {file.quarantined !== null && <Button onClick={() => void navigate("/quarantine")}>回到隔离区</Button>}
        </div>
      </section>
    </div>
  );
}

/** Where what was written is listed. */
function placeOf({ kind }: Listed): string {
  return kind === null || kind === ENTERPRISES.kind ? "/roster" : `/register/${encodeURIComponent(kind)}`;
}

function UndoButton({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const [busy, setBusy] = useState(false);
  const undo = async (): Promise<void> => {
    setBusy(true);
    await session.reverseFile(file.token);
    setBusy(false);
  };
  return (
    <Button loading={busy} onClick={() => void undo()}>
      {file.undo === null ? "撤销这次导入" : "重做这次导入"}
    </Button>
  );
}
