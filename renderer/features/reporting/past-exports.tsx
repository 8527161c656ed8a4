import { Button } from "antd";
import type { ReactNode } from "react";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { formatMoment, periodWords } from "../../text/format-value";
import { formatCount, labels } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import { ErrorState, LoadingLines } from "../../ui/states";
import { useFilled } from "./use-filled";
import { WorkingPaperButton } from "./working-paper-button";

/** Forms exported so far, newest first (导出记录). */
export function PastExports(): ReactNode {
  const filled = useFilled();
  const exports = useQuery("reporting/exports", null);
  return (
    <section>
      <h2 className="section-title">导出记录</h2>
      {exports.error !== null ? (
        <ErrorState
          sentence={describeError(exports.error)}
          reference={errorReference(exports.error)}
          onRetry={exports.retry}
        />
      ) : exports.value === undefined ? (
        <LoadingLines lines={4} />
      ) : exports.value.length === 0 ? (
        <p className="secondary">还没有导出过报表。填好第一张，这里会记下填了哪一期、多少个格子。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>时间</th>
              <th>报表</th>
              <th>时期</th>
              <th className="number">填写的格子</th>
              <th aria-label="可做的事" />
            </tr>
          </thead>
          <tbody>
            {exports.value.map((one) => (
              <tr key={one.exportId}>
                <td className="figures">{formatMoment(one.at)}</td>
                <td>{one.form}</td>
                <td>{one.period === null ? labels.missing : periodWords(one.period)}</td>
                <td className="number">{formatCount(one.filledCells)}</td>
                <td className="past-actions">
                  <Button
                    size="small"
                    title={reportingText.proof.openAgainHint}
                    onClick={() => void filled.session.choose()}
                  >
                    {reportingText.proof.openAgain}
                  </Button>
                  <WorkingPaperButton exportId={one.exportId} form={one.form} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
