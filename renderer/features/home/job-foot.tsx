import type { ReactNode } from "react";
import { cancelJob, useJobs } from "../../api/jobs";
import { JobStrip } from "../../ui/job-strip";

/** Long work at the foot of the window. */
export function JobFoot(): ReactNode {
  return <JobStrip jobs={useJobs()} onCancel={cancelJob} />;
}
