import type { ReactNode } from "react";
import type { ReadBack } from "#contract/reporting";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { reportingText } from "../../text/reporting";
import { useReport } from "./use-report";

/** What the independent re-read found (导出复核): a sentence when all is as planned, else each doubt with its cell. */
export function CheckWords({ check }: { readonly check: ReadBack }): ReactNode {
  const { state, session } = useReport();
  const text = reportingText.proof;
  const { compared, findings } = check;
  if (findings.length === 0) {
    return (
      <p className="preview-sentence">
        <span className="word-tag" data-tone="sure">
          ✓ 相符
        </span>{" "}
        {text.sound(compared)}
      </p>
    );
  }
  return (
    <>
      <p className="preview-sentence">{text.doubts(compared, findings.length)}</p>
      <div className="findings">
        {findings.slice(0, 200).map((finding) => (
          <button
            key={`${finding.sheet}!${finding.cell} ${finding.what}`}
            type="button"
            className="list-line"
            onClick={() =>
              state.form?.sheets.some(({ name }) => name === finding.sheet) === true &&
              session.look({ sheet: finding.sheet, selected: parseCellAddress(finding.cell), traced: false })
            }
          >
            <span className="line-row">
              <span className="cell-tag">{finding.cell}</span>
              <span className="word-tag" data-tone="error">
                对不上
              </span>
            </span>
            <span className="issue-reason">{finding.what}</span>
          </button>
        ))}
      </div>
    </>
  );
}
