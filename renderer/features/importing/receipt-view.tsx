import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { formatMoment } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import type { ImportFile } from "./import-state";
import { undoSentence } from "./undo-sentence";
import { useImport } from "./use-import";

/** 完成: what was written, with undo and where to go from here. */
export function ReceiptView({ file }: { readonly file: ImportFile }): ReactNode {
  const { session } = useImport();
  const navigate = useNavigate();
  const { receipt, undo } = file;
  if (receipt === null) return null;
  const figures: readonly (readonly [string, number])[] = [
    ["新增企业", receipt.added],
    ["变更企业", receipt.updated],
    ["不变", receipt.unchanged],
    ["待定", receipt.undecided],
    ["有误", receipt.rejected],
    ["写入的值", receipt.values],
  ];
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
        {undo !== null && <p role="status">{undoSentence(undo)}</p>}
        {undo === null && receipt.undecided + receipt.rejected > 0 && (
          <p className="secondary">
            待定和有误的 {formatCount(receipt.undecided + receipt.rejected)}{" "}
            行没有写。改好原表再导一次就行，已写的不会重复。
          </p>
        )}
        <div className="receipt-actions">
          <Button type="primary" onClick={() => void navigate("/roster")}>
            去名册看看
          </Button>
          <Button onClick={() => void navigate("/reporting")}>去填报</Button>
          {undo === null && <Button onClick={() => void session.undo(file.token)}>撤销这次导入</Button>}
        </div>
      </section>
    </div>
  );
}
