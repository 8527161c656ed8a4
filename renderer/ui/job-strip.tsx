import { Button } from "antd";
import type { ReactNode } from "react";
import { labels, progressText } from "../text/labels";

/** One line of long work. */
export interface JobLine {
  readonly jobId: string;
  readonly title: string;
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly cancelling: boolean;
}

/** Long work under way, one slim line each, with what is done and a way to stop it. */
export function JobStrip(props: {
  readonly jobs: readonly JobLine[];
  readonly onCancel: (jobId: string) => void;
}): ReactNode {
  if (props.jobs.length === 0) return null;
  return (
    <div className="jobs" role="status">
      {props.jobs.map((job) => (
        <div key={job.jobId} className="job">
          <ProgressLine done={job.done} total={job.total} />
          <span className="job-title">{job.title}</span>
          <span className="job-stage">{job.cancelling ? labels.cancelling : job.stage}</span>
          <span className="job-count figures">{progressText(job.done, job.total)}</span>
          <Button size="small" disabled={job.cancelling} onClick={() => props.onCancel(job.jobId)}>
            {labels.cancel}
          </Button>
        </div>
      ))}
    </div>
  );
}

function ProgressLine(props: { readonly done: number; readonly total: number | null }): ReactNode {
  const known = props.total !== null && props.total > 0;
  const share = known && props.total !== null ? Math.min(100, (props.done / props.total) * 100) : 30;
  return (
    <div className="job-line">
      <i data-unknown={!known} style={{ width: `${share}%` }} />
    </div>
  );
}
