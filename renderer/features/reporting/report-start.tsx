import { Button } from "antd";
import type { ReactNode } from "react";
import { useJobs } from "../../api/jobs";
import { describeError } from "../../text/describe-error";
import { progressText } from "../../text/labels";
import { DropZone } from "../../ui/drop-zone";
import { Page, PageHeader } from "../../ui/page";
import { OpenFilledZone } from "./open-filled-zone";
import { PastExports } from "./past-exports";
import { useReport } from "./use-report";

/** 报表 without an open form: bring one, see what was exported before. */
export function ReportStart(): ReactNode {
  const { state, session } = useReport();
  const job = useJobs().find((one) => one.jobId === state.jobId);
  return (
    <Page>
      <PageHeader
        title="报表"
        note="上级发的空白表原样填好：字体、合并格、公式、下拉、打印设置都不动，只写该写的格子。"
      />
      {state.error !== null && (
        <div className="workbench-notice" data-tone="red" role="alert">
          {describeError(state.error)}
        </div>
      )}
      {state.stage === "opening" ? (
        <div className="opening" role="status">
          <b>正在打开 {state.file?.name}</b>
          <span className="secondary">
            {job?.stage} {job === undefined ? "" : progressText(job.done, job.total)}
          </span>
          <Button onClick={() => session.cancel()}>取消</Button>
        </div>
      ) : (
        <DropZone
          title="把上级发的空白表拖到这里"
          note="Excel 表格（xlsx、xlsm）。汇总表和一家企业一张的表都行，原表只读不改，另存一份。"
          button="选择报表"
          onFiles={(files) => void session.offer(files)}
          onChoose={() => void session.choose()}
        />
      )}
      <OpenFilledZone />
      <PastExports />
    </Page>
  );
}
